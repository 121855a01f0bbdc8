import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isMap } from "yaml";
import type { Checked, Diagnostic } from "./diagnostic.ts";
import type { Host, Instance, Inventory } from "./inventory.ts";
import type { GroupFile, HostFile, InstanceFile, InventoryFile } from "./inventory-file.gen.ts";
import { knownKeys } from "./known-keys.ts";
import { didYouMean } from "./nearest.ts";
import { badPair, badPairMessage, type Playbook, readPlaybook } from "./playbook.ts";
import { endpointOf, type InstanceSettings, Layers, pathsBeside, strategyOf, variablesOf } from "./resolve.ts";
import { schemaDiagnostics } from "./schema-errors.ts";
import { validateInventory } from "./validators.gen.js";
import { type Path, readYaml, type YamlFile } from "./yaml.ts";

export interface LoadOptions {
  /** Where fleet's own playbooks are. */
  readonly playbooks: string;
}

/** Reads an inventory and its playbooks, resolves everything, and says all that is wrong in one go. */
export function loadInventory(path: string, options: LoadOptions): Checked<Inventory> {
  const text = readText(path);
  if (typeof text !== "string") return text;
  const read = readYaml(path, text);
  if (!read.ok) return read;
  const file = read.value;
  const { value, document } = file;
  if (!isMap(document.contents)) {
    const message = "An inventory is a mapping: version: 1, and hosts: with at least one (see inventory.example.yaml).";
    return { ok: false, diagnostics: [file.at([], message)] };
  }
  if (!validateInventory(value)) {
    return { ok: false, diagnostics: schemaDiagnostics(file, validateInventory.errors ?? [], [], knownKeys) };
  }
  return new Loader(path, file, value as InventoryFile, options).load();
}

function readText(path: string): string | { ok: false; diagnostics: Diagnostic[] } {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return {
      ok: false,
      diagnostics: [{ file: path, line: 1, column: 1, length: 1, source: "", message: unreadable(error) }],
    };
  }
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "There is no such file.";
  if (code === "EISDIR") return "This is a directory: name the inventory's file in it.";
  return code === "EACCES" ? "You may not read this file." : String(error);
}

class Loader {
  readonly #path: string;
  readonly #file: YamlFile;
  readonly #value: InventoryFile;
  readonly #options: LoadOptions;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #pathOf: (text: string) => string;
  readonly #playbooks = new Map<string, Playbook | undefined>();

  constructor(path: string, file: YamlFile, value: InventoryFile, options: LoadOptions) {
    this.#path = path;
    this.#pathOf = pathsBeside(path);
    this.#file = file;
    this.#value = value;
    this.#options = options;
  }

  load(): Checked<Inventory> {
    const layers = new Layers(this.#value);
    this.#checkGroups();
    this.#checkMallocConf();
    this.#checkWaves();
    const hosts = Object.entries(this.#value.hosts).map(([name, file]) => this.#host(layers, name, file));
    if (this.#diagnostics.length > 0) return { ok: false, diagnostics: this.#diagnostics };
    const groups = new Map(Object.entries(this.#value.groups ?? {}).map(([name, group]) => [name, group.hosts]));
    return { ok: true, value: { path: this.#path, hosts, groups, strategy: strategyOf(this.#value.strategy) } };
  }

  #host(layers: Layers, name: string, file: HostFile): Host {
    const settings = layers.host(name, file);
    const instances = layers
      .instances(name, file, settings)
      .flatMap((instance) => this.#instance(name, instance) ?? []);
    return {
      endpoint: endpointOf(name, settings, this.#pathOf),
      instances,
      ...(settings.redundancy !== undefined && { redundancy: settings.redundancy }),
    };
  }

  #instance(host: string, { name, settings, path }: InstanceSettings): Instance | undefined {
    const { deployment } = settings;
    if (deployment === undefined) return this.#wrong(path, `"${name}" needs a deployment: systemd or docker.`);
    const units = settings.units ?? (settings.unit === undefined ? [] : [settings.unit]);
    if (deployment === "systemd" && units.length === 0) return this.#wrong(path, `"${name}" needs a unit.`);
    if (settings.units !== undefined && settings.unit !== undefined) {
      return this.#wrong(path, `"${name}" has both unit and units: units alone names all.`);
    }
    if (deployment === "docker" && settings.directory === undefined)
      return this.#wrong(path, `"${name}" needs a directory.`);
    for (const [index, unit] of units.entries()) {
      if (/\.(service|socket|scope|slice)$/.test(unit)) continue;
      const message = `The unit "${unit}" has no suffix. Did you mean "${unit}.service"?`;
      const where = settings.units === undefined ? this.#where(path, "unit") : [...this.#where(path, "units"), index];
      return this.#wrong(where, message, "value");
    }
    const playbook = this.#playbook(settings.playbook ?? "jemalloc", path);
    const expanded = playbook?.expand(variablesOf(host, name, settings), units);
    if (expanded === undefined) return undefined;
    if (expanded.ok) return { name, deployment, resources: expanded.value };
    this.#add(expanded.diagnostics);
    return undefined;
  }

  /** The same mistake of a playbook shows for each instance; it is told once. */
  #add(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const same = (other: Diagnostic) =>
        other.file === diagnostic.file && other.line === diagnostic.line && other.message === diagnostic.message;
      if (!this.#diagnostics.some(same)) this.#diagnostics.push(diagnostic);
    }
  }

  #wrong(path: Path, message: string, where: "key" | "value" = "key"): undefined {
    this.#add([this.#file.at(path, message, where)]);
  }

  #checkGroups(): void {
    for (const [name, group] of Object.entries(this.#value.groups ?? {})) {
      if (Object.hasOwn(this.#value.hosts, name)) this.#wrong(["groups", name], `"${name}" is a host already.`);
      for (const [index, host] of group.hosts.entries()) {
        if (Object.hasOwn(this.#value.hosts, host)) continue;
        const near = didYouMean(host, Object.keys(this.#value.hosts));
        this.#add([this.#file.at(["groups", name, "hosts", index], `There is no host "${host}".${near}`)]);
      }
    }
  }

  /** A bad pair would only print a warning where nobody looks, when the process has started. */
  #checkMallocConf(): void {
    for (const [path, { vars }] of this.#settings()) {
      const pair = badPair(vars?.["mallocConf"]);
      if (pair === undefined) continue;
      this.#add([this.#file.at([...path, "vars", "mallocConf"], badPairMessage(pair))]);
    }
  }

  /** Every place of the file that can hold settings. */
  #settings(): [path: string[], settings: { readonly vars?: Record<string, unknown> }][] {
    const { defaults = {}, groups = {}, hosts } = this.#value;
    return [
      [[], this.#value],
      [["defaults"], defaults],
      ...Object.entries(groups).map(([name, group]): [string[], GroupFile] => [["groups", name], group]),
      ...Object.entries(hosts).flatMap(([name, host]): [string[], HostFile | InstanceFile][] => [
        [["hosts", name], host],
        ...Object.entries(host.instances ?? {}).map(([instance, own]): [string[], InstanceFile] => [
          ["hosts", name, "instances", instance],
          own,
        ]),
      ]),
    ];
  }

  /** Each wave must reach further than the one before; a number and a percentage can't be compared without hosts. */
  #checkWaves(): void {
    const sizes = this.#value.strategy?.waves ?? [];
    for (const [index, size] of sizes.entries()) {
      const before = sizes.slice(0, index).findLast((other) => typeof other === typeof size);
      if (before === undefined || Number.parseInt(`${size}`, 10) > Number.parseInt(`${before}`, 10)) continue;
      const message = `"waves" must grow, for each counts all hosts before it too: ${size} does not reach further than ${before}.`;
      this.#wrong(["strategy", "waves", index], message, "value");
    }
  }

  #playbook(name: string, path: readonly string[]): Playbook | undefined {
    if (this.#playbooks.has(name)) return this.#playbooks.get(name);
    const read = this.#readPlaybook(name, path);
    this.#playbooks.set(name, read);
    return read;
  }

  #readPlaybook(name: string, path: readonly string[]): Playbook | undefined {
    const beside = dirname(this.#path);
    const isPath = /[/\\]|\.ya?ml$/.test(name);
    const places = isPath
      ? [resolve(beside, name)]
      : [join(beside, "playbooks", `${name}.yaml`), join(this.#options.playbooks, `${name}.yaml`)];
    for (const place of places) {
      const text = readOptional(place);
      if (text === undefined) continue;
      const read = readPlaybook(place, text);
      if (read.ok) return read.value;
      this.#add(read.diagnostics);
      return undefined;
    }
    const message = `There is no playbook "${name}"; looked for ${places.join(" and ")}.`;
    this.#add([this.#file.at(this.#where(path, "playbook"), message)]);
    return undefined;
  }

  /** Where an instance's setting is written: at itself, its host, a group, the defaults or the top; else the instance. */
  #where(path: readonly string[], key: string): readonly string[] {
    const { contents } = this.#file.document;
    const groups = Object.entries(this.#value.groups ?? {})
      .filter(([, group]) => group.hosts.includes(path[1] ?? ""))
      .map(([name]) => ["groups", name])
      .reverse();
    const places = [path, path.slice(0, 2), ...groups, ["defaults"], []].map((place) => [...place, key]);
    return places.find((place) => isMap(contents) && contents.hasIn(place)) ?? path;
  }
}

function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
