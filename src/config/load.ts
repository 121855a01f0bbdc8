import { isMap } from "yaml";
import { badAddress } from "./address.ts";
import { clashes } from "./clashes.ts";
import type { Checked, Diagnostic } from "./diagnostic.ts";
import type { Host, Instance, Inventory } from "./inventory.ts";
import type { GroupFile, HostFile, InventoryFile } from "./inventory-file.gen.ts";
import { inventoryKnown } from "./known-keys.ts";
import { nearest } from "./nearest.ts";
import { idleLocally, idleSetting, onlyFor } from "./only-for.ts";
import type { Playbook } from "./playbook.ts";
import { PlaybookFiles } from "./playbook-files.ts";
import { recordOf } from "./record.ts";
import { endpointOf, type InstanceSettings, Layers, pathsBeside, strategyOf, variablesOf } from "./resolve.ts";
import { schemaDiagnostics } from "./schema-errors.ts";
import { readTextFile } from "./text-file.ts";
import { inventoryKeys, validateInventory } from "./validators.gen.js";
import { type Place, placesOf, valueDiagnostics } from "./value-checks.ts";
import { type Path, readYaml, type YamlFile } from "./yaml.ts";

export interface LoadOptions {
  /** Where fleet's own playbooks are. */
  readonly playbooks: string;
}

/** Reads an inventory and its playbooks, resolves everything, and says all that is wrong in one go. */
export function loadInventory(path: string, options: LoadOptions): Checked<Inventory> {
  const text = readTextFile(path);
  if (!text.ok) return { ok: false, diagnostics: [text.diagnostic] };
  const read = readYaml(path, text.text);
  if (!read.ok) return read;
  const file = read.value;
  const { value, document } = file;
  if (!isMap(document.contents)) {
    const message = "An inventory is a mapping: version: 1, and hosts: with at least one (see inventory.example.yaml).";
    return { ok: false, diagnostics: [file.at([], message)] };
  }
  const playbooks = new PlaybookFiles(path, options.playbooks);
  const places = placesOf(value);
  const fits = validateInventory(value);
  const diagnostics = [
    ...(fits ? [] : schemaDiagnostics(file, validateInventory.errors ?? [], [], inventoryKnown)),
    ...valueDiagnostics(file, places, playbooks),
  ];
  if (diagnostics.length > 0) return { ok: false, diagnostics: inOrder(diagnostics, path) };
  return new Loader(path, file, value as InventoryFile, places, playbooks).load();
}

/** The inventory's in its own order, those of playbooks after them. */
function inOrder(diagnostics: readonly Diagnostic[], path: string): Diagnostic[] {
  const rank = ({ file }: Diagnostic) => (file === path ? 0 : 1);
  return diagnostics.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

class Loader {
  readonly #path: string;
  readonly #file: YamlFile;
  readonly #value: InventoryFile;
  readonly #places: readonly Place[];
  readonly #playbooks: PlaybookFiles;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #pathOf: (text: string) => string;
  readonly #used = new Set<Playbook>();

  constructor(path: string, file: YamlFile, value: InventoryFile, places: readonly Place[], playbooks: PlaybookFiles) {
    this.#path = path;
    this.#pathOf = pathsBeside(path);
    this.#file = file;
    this.#value = value;
    this.#places = places;
    this.#playbooks = playbooks;
  }

  load(): Checked<Inventory> {
    const groups = this.#groups();
    const layers = new Layers(this.#value, groups);
    const hosts = this.#file
      .entries(["hosts"], this.#value.hosts)
      .map(([name, file]) => this.#host(layers, name, file));
    this.#checkVars();
    this.#checkClashes(hosts);
    if (this.#diagnostics.length > 0) return { ok: false, diagnostics: inOrder(this.#diagnostics, this.#path) };
    const members = new Map(groups.map(([name, group]) => [name, group.hosts]));
    const strategy = strategyOf(this.#value.strategy);
    return { ok: true, value: { path: this.#path, hosts, groups: members, strategy } };
  }

  #groups(): [string, GroupFile][] {
    return this.#file.entries(["groups"], this.#value.groups ?? {});
  }

  #host(layers: Layers, name: string, file: HostFile): Host {
    const settings = layers.host(name, file);
    const path = ["hosts", name];
    const several = file.instances && this.#file.entries([...path, "instances"], file.instances);
    const instances = layers
      .instances(name, file, several ?? [], settings)
      .flatMap((instance) => this.#instance(name, instance) ?? []);
    const endpoint = endpointOf(name, settings, this.#pathOf);
    const unreachable = endpoint.connection === "ssh" ? badAddress(endpoint.address) : undefined;
    if (unreachable !== undefined)
      this.#wrong(this.#where(path, "address"), unreachable, file.address ? "value" : "key");
    if (endpoint.connection === "local")
      for (const key of Object.keys(file)) this.#wrongKey(path, key, idleLocally(key, name));
    return {
      endpoint,
      instances,
      ...(settings.redundancy !== undefined && { redundancy: settings.redundancy }),
    };
  }

  #instance(host: string, { name, settings, own, path }: InstanceSettings): Instance | undefined {
    const { deployment } = settings;
    if (deployment === undefined) return this.#wrong(path, `"${name}" needs a deployment: systemd or docker.`);
    const { unit, units, service, services } = settings;
    if (deployment === "systemd" && unit === undefined && units === undefined)
      return this.#wrong(path, `"${name}" needs a unit.`);
    if (units !== undefined && unit !== undefined)
      return this.#wrong(path, `"${name}" has both unit and units: units alone names all.`);
    if (services !== undefined && service !== undefined)
      return this.#wrong(path, `"${name}" has both service and services: services alone names all.`);
    if (deployment === "docker" && settings.directory === undefined)
      return this.#wrong(path, `"${name}" needs a directory.`);
    const title = settings.playbook ?? "jemalloc";
    const playbook = this.#playbook(title, path);
    if (playbook === undefined) return undefined;
    for (const key of Object.keys(own)) this.#wrongKey(path, key, idleSetting(key, name, deployment, playbook.asks));
    const expanded = playbook.expand(variablesOf(host, name, settings), { unit: units, service: services });
    if (!expanded.ok) {
      this.#add(expanded.diagnostics);
      if (expanded.lacks.size === 0) return undefined;
      const message = lacking(title, [...expanded.lacks], name, deployment);
      return this.#wrong(this.#where(path, "playbook"), message, "value");
    }
    if (expanded.value.length === 0) {
      const message = `The playbook "${title}" has nothing for "${name}": no "when" in it holds there (deployment: ${deployment}).`;
      return this.#wrong(this.#where(path, "playbook"), message, "value");
    }
    return { name, deployment, resources: expanded.value };
  }

  /** The same mistake of a playbook shows for each instance; it is told once. */
  #add(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const same = (other: Diagnostic) =>
        other.file === diagnostic.file && other.line === diagnostic.line && other.message === diagnostic.message;
      if (!this.#diagnostics.some(same)) this.#diagnostics.push(diagnostic);
    }
  }

  #wrongKey(path: readonly string[], key: string, message: string | undefined): void {
    if (message !== undefined) this.#wrong([...path, key], message);
  }

  #wrong(path: Path, message: string, where: "key" | "value" = "key"): undefined {
    this.#add([this.#file.at(path, message, where)]);
  }

  #checkClashes(hosts: readonly Host[]): void {
    for (const { host, instance, keys, message } of clashes(hosts)) {
      const alone = this.#value.hosts[host]?.instances === undefined;
      const path = alone ? ["hosts", host] : ["hosts", host, "instances", instance];
      const written = keys.map((key) => this.#where(path, key)).find((place) => place !== path);
      this.#wrong(written ?? path, message, written ? "value" : "key");
    }
  }

  /** A misspelt variable of fleet's own would be one of the operator's own that nothing asks for. */
  #checkVars(): void {
    const own = inventoryKeys["Vars"] ?? [];
    const asked = new Set([...own, ...[...this.#used].flatMap(({ variables }) => variables)]);
    for (const [path, { vars }] of this.#places) {
      for (const name of Object.keys(recordOf(vars))) {
        const near = asked.has(name) ? undefined : nearest(name, own);
        if (near === undefined) continue;
        this.#wrong(
          [...path, "vars", name],
          `No playbook here asks for the variable "${name}". Did you mean "${near}"?`,
        );
      }
    }
  }

  #playbook(name: string, path: Path): Playbook | undefined {
    const found = this.#playbooks.find(name);
    if (found.ok) this.#used.add(found.value);
    else if ("absent" in found) this.#wrong(path, found.absent);
    else this.#add(found.diagnostics);
    return found.ok ? found.value : undefined;
  }

  /** Where an instance's setting is written: at itself, its host, a group, the defaults or the top; else the instance. */
  #where(path: readonly string[], key: string): readonly string[] {
    const { contents } = this.#file.document;
    const groups = this.#groups()
      .filter(([, group]) => group.hosts.includes(path[1] ?? ""))
      .map(([name]) => ["groups", name])
      .reverse();
    const places = [path, path.slice(0, 2), ...groups, ["defaults"], []].map((place) => [...place, key]);
    return places.find((place) => isMap(contents) && contents.hasIn(place)) ?? path;
  }
}

/** What is told where a playbook needs settings that an instance does not have: mostly it is for the other deployment. */
function lacking(playbook: string, lacks: readonly string[], instance: string, deployment: string): string {
  const keys = lacks.map((key) => `"${key}"`).join(" and ");
  const [meant, another] = new Set(lacks.map((key) => onlyFor.get(key)));
  const isOther = meant !== undefined && meant !== deployment && another === undefined;
  const hint = isOther ? ` It is for deployment: ${meant}, and "${instance}" is deployment: ${deployment}.` : "";
  return `The playbook "${playbook}" needs ${keys}, which "${instance}" does not have.${hint}`;
}
