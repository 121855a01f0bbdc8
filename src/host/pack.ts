import { createHash } from "node:crypto";
import type { ComposeTarget, Operation } from "../resources/operation.ts";
import { lines, raw, type Script, sh } from "../shell/script.ts";
import { checkedRun, hostFunctions, hostHeader } from "./follow.ts";
import { runner } from "./runner.gen.ts";

/** One instance's operations: all of them take effect, in order, or none stays. */
export interface Transaction {
  readonly instance: string;
  readonly operations: readonly Operation[];
  /** How the instance is called in words; default: by its name. */
  readonly label?: string;
  /** Earlier instances of the same job on whose files these operations count: where one of them fails, none of these is begun. */
  readonly needs?: readonly string[];
}

/** What one host is to do in one run: its transactions, one after another under one lock. */
export interface Job {
  /** Unique on the host for ever, for it is the idempotency key: letters, digits, dots, dashes. */
  readonly run: string;
  readonly transactions: readonly Transaction[];
  /** Transactions that may be reverted before no further one is begun; default: all. */
  readonly maxReverted?: number;
  /** Seconds to wait for another process that holds the package manager. */
  readonly packageWait?: number;
}

/** The transaction's id on its host: the run's, and its number from 1. */
export function transactionId(run: string, number: number): string {
  return `${run}.${number}`;
}

/**
 * Puts the job on the host, starts its runner detached, and follows the runner's events.
 * A job that is there already is only followed, so the script may be run again after a lost link.
 */
export function stageScript({ run, transactions, maxReverted = transactions.length, packageWait = 120 }: Job): Script {
  const id = checkedRun(run);
  const files = transactions.map((transaction) => transactionFiles(transaction, transactions));
  const staged = files.flatMap((list, index) => {
    const directory = transactionId(id, index + 1);
    return [...list.map(([name]) => `${directory}/${name}`), `${directory}/payload`, directory];
  });
  return lines(
    hostHeader({ run: id, mode: "apply", log: "log", unit: `fleet-${id}` }),
    sh`transactions=${transactions.length} allowed=${maxReverted} wait=${Math.ceil(packageWait)} job=${sha256(JSON.stringify(files))}`,
    hostFunctions,
    sh`stage() {`,
    sh`set -- "$state/tx/$run".*`,
    sh`[ ! -e "$1" ] || rm -rf "$@"`,
    sh`mkdir -p "$state/tx" "$state/runs" "$new" && head -c 262144 /dev/zero >"$new/reserve" || return`,
    here(sh`cat >"$new/runner.sh"`, runner as Script),
    sh`printf '%s\n' "$transactions" >"$new/count" && printf '%s\n' "$allowed" >"$new/allowed" &&`,
    sh`printf '%s\n' "$job" >"$new/job" || return`,
    ...files.flatMap((list, index) => stageTransaction(index + 1, list)),
    sh`cd "$new" && sync ${["runner.sh", "count", "allowed", "job", "reserve", ...staged, "."]} &&`,
    sh`mv "$run".* "$state/tx/" && mv -T "$new" "$home" && sync "$state/tx" "$state/runs"`,
    sh`}`,
    sh`begin`,
    sh`follow 0`,
    sh``,
  );
}

/** The files of one transaction by their names in its directory. */
function transactionFiles(transaction: Transaction, all: readonly Transaction[]): [name: string, content: string][] {
  const { instance, operations, label = instance } = transaction;
  const plan = lines(
    sh`instance=${instance} label=${label}`,
    sh`operations=${operations.length}`,
    sh`needs() { :${raw(needsOf(transaction, all))}; }`,
    ...operations.map(planLine),
    sh``,
  );
  const payload = operations.flatMap((operation, index): [string, string][] =>
    payloadOf(operation).map((content) => [`payload/${index}`, content]),
  );
  const json = JSON.stringify({ version: 1, instance, operations });
  return [["plan", plan], ["plan.json", json], ...payload];
}

/** The transactions on which one counts, each a call of the runner's `on`. */
function needsOf({ needs = [] }: Transaction, all: readonly Transaction[]): Script {
  const calls = all.map(({ instance, label = instance }, index) =>
    needs.includes(instance) ? sh`; on ${index + 1} ${label}` : sh``,
  );
  return calls.join("") as Script;
}

/** What an operation writes or builds, if it does: the file of its index. */
function payloadOf(operation: Operation): string[] {
  if (operation.op === "file.write") return [operation.content];
  return operation.op === "image.build" && operation.thin !== undefined ? [operation.thin] : [];
}

function stageTransaction(number: number, files: readonly [name: string, content: string][]): Script[] {
  const sums = files.map(([name, content]) => `${sha256(content)}  ${name}`).join("\n");
  return [
    sh`tx=$new/$run.${number} && mkdir "$tx" "$tx/payload" "$tx/tmp" || return`,
    ...files.map(([name, content]) => here(sh`base64 -d >"$tx/"${name}`, base64(content))),
    here(sh`( cd "$tx" && exec sha256sum -c --quiet )`, sums as Script),
  ];
}

/** A step of a function with a here-document that nothing in the text can end: no line of ours or of base64 is this word. */
function here(command: Script, text: Script): Script {
  return lines(sh`${raw(command)} <<'FLEET_END' || return`, text, sh`FLEET_END`);
}

/** What the runner sources for one operation; its words are those that the functions of the runner take. */
function planLine(operation: Operation, index: number, all: readonly Operation[]): Script {
  const user = actsFor(operation);
  const perform = user === undefined ? sh`perform "$1"` : sh`perform_as ${checkedWord(user)} "$1"`;
  return sh`operation_${index}() { ${raw(perform)} ${raw(call(operation, index, all))}; }`;
}

/** On whose behalf an operation is done. */
function actsFor(operation: Operation): string | undefined {
  switch (operation.op) {
    case "file.write":
    case "file.remove":
    case "systemd.reload":
    case "systemd.restart":
      return operation.user;
    case "image.build":
    case "compose.up":
      return operation.compose.user;
    case "prove":
      return "systemd" in operation.source ? operation.source.user : operation.source.compose.user;
    default:
      return undefined;
  }
}

function call(operation: Operation, index: number, all: readonly Operation[]): Script {
  switch (operation.op) {
    case "file.write": {
      const { path, mode, base, content, setMode } = operation;
      const words = [checkedPath(path), mode, base, sha256(content), Buffer.byteLength(content)];
      return sh`file_write ${words} ${setMode ? ["mode"] : []}`;
    }
    case "file.remove":
      return sh`file_remove ${checkedPath(operation.path)} ${operation.base}`;
    case "package.install":
      return sh`package_install ${checkedWord(operation.name)} ${operation.version}`;
    case "preload.try": {
      const { interpreter, user, library, preload, mallocConf = "" } = operation;
      return sh`preload_try ${interpreter} ${user} ${library} ${preload} ${mallocConf} ${operation.arguments}`;
    }
    case "systemd.reload":
      return sh`systemd_reload ${expectedWords(operation.expect)}`;
    case "systemd.restart":
      return sh`systemd_restart ${operation.unit}`;
    case "image.build": {
      const flags = composeFlags(operation.compose);
      return sh`image_build ${imageWords(operation, all)} ${buildWords(operation, index, all)} ${flags}`;
    }
    case "compose.up": {
      const { compose, was, want } = operation;
      const before = [
        was === undefined ? "" : checkedImage(was),
        compose.override ? checkedPath(compose.override) : "",
        want === undefined ? "" : checkedImage(want),
      ];
      return sh`compose_up ${imageWords(operation, all)} ${before} ${composeFlags(compose)}`;
    }
    case "prove": {
      const { source, interpreter, library = "none", stable, healthTimeout, health } = operation;
      const limits = [checkedWord(interpreter), checkedWord(library), Math.ceil(stable), Math.ceil(healthTimeout)];
      const words = [...limits, ...(health === undefined ? [] : healthWords(health))];
      if ("systemd" in source) return sh`prove_unit ${source.systemd} ${words}`;
      return sh`prove_container ${checkedLabel(source.compose.project)} ${checkedLabel(source.compose.service)} ${words}`;
    }
  }
}

/** What a unit must get: its name, and each variable as systemd shows it. */
function expectedWords(expect: Extract<Operation, { op: "systemd.reload" }>["expect"]): string[] {
  if (expect === undefined) return [];
  return [expect.unit, ...Object.entries(expect.environment).map(([name, value]) => `${name}=${value}`)];
}

type ServiceOperation = Extract<Operation, { op: "image.build" | "compose.up" }>;

/** A service and its images: project, service, the image's name and its repository, the id of the one that runs, in how many containers, and what tells its image from another one of that repository. */
function imageWords(operation: ServiceOperation, all: readonly Operation[]): string[] {
  const { compose, image, base } = operation;
  const name = checkedImage(image);
  const words = [checkedLabel(compose.project), checkedLabel(compose.service), name, repository(name)];
  return [...words, checkedImage(base), `${compose.scale ?? 1}`, markOf(operation, all)];
}

/** Services may share an image, which is built once then; where they have different ones of one repository, each but the first has a mark. */
function markOf(operation: ServiceOperation, all: readonly Operation[]): string {
  const makers = all.filter(brings);
  const recipes = [
    ...new Set(makers.filter((one) => repository(one.image) === repository(operation.image)).map(recipe)),
  ];
  const own = makers.find(({ compose }) => sameService(compose, operation.compose));
  const at = own === undefined ? 0 : recipes.indexOf(recipe(own));
  return at > 0 ? `.${at + 1}` : "";
}

/** Whether an operation says which image a service gets: by building it, or because it is there. */
function brings(operation: Operation): operation is ServiceOperation {
  return operation.op === "image.build" || (operation.op === "compose.up" && operation.want !== undefined);
}

function recipe(operation: ServiceOperation): string {
  const { compose, base } = operation;
  if (operation.op === "compose.up") return JSON.stringify([base, operation.want]);
  return JSON.stringify([base, operation.from, operation.thin ?? compose.service]);
}

function sameService(one: ComposeTarget, other: ComposeTarget): boolean {
  return one.project === other.project && one.service === other.service;
}

function repository(image: string): string {
  return image.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
}

/** The name under which a transaction keeps the image that a service had before. */
export function keptImage(up: ServiceOperation, transaction: string, all: readonly Operation[]): string {
  return `${repository(up.image)}:fleet-${transaction}${markOf(up, all)}-before`;
}

/** How an image is built: by which method, from which payload, and instead of which file; and what is started in it. */
function buildWords(
  { thin, dockerfile, from, try: tried }: Operation & { readonly op: "image.build" },
  index: number,
  all: readonly Operation[],
): string[] {
  const program = tried === undefined ? ["", "", ""] : [tried.interpreter, tried.argument, tried.user];
  if (thin !== undefined)
    return ["thin", `payload/${index}`, "", from === undefined ? "" : checkedImage(from), ...program];
  const written = all.findIndex((one) => one.op === "file.write" && one.path === dockerfile);
  return dockerfile !== undefined && written >= 0
    ? ["full", `payload/${written}`, dockerfile, "", ...program]
    : ["full", "", "", "", ...program];
}

/** The flags with which compose means the operator's project. */
function composeFlags({ project, directory, files, environmentFiles }: ComposeTarget): string[] {
  const flags = (flag: string, paths: readonly string[]) => paths.flatMap((path) => [flag, path]);
  return [
    ...["-p", checkedLabel(project), "--project-directory", directory],
    ...flags("-f", files),
    ...flags("--env-file", environmentFiles),
  ];
}

/** A URL as the runner needs it where there is no curl: itself, host, port, path. */
function healthWords(health: string): string[] {
  const url = new URL(health);
  if (!/^https?:$/.test(url.protocol)) throw new RangeError(`a health check is an http or https URL, not ${health}`);
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return [url.href, url.hostname.replace(/^\[|\]$/g, ""), port, url.pathname + url.search];
}

/** An absolute path in its shortest form, on one line: the runner's records are lines. */
function checkedPath(path: string): string {
  if (!/^(\/[^/\p{Cc}]+)+$/u.test(path) || /\/\.\.?(\/|$)/.test(path)) {
    throw new RangeError(`${JSON.stringify(path)} is no absolute path in its shortest form`);
  }
  return path;
}

/** A name that may stand in a glob, an awk program or an apt argument. */
function checkedWord(word: string): string {
  if (!/^[A-Za-z0-9][\w.+:-]*$/.test(word)) throw new RangeError(`${JSON.stringify(word)} is no plain name`);
  return word;
}

/** The name of a compose project or service: it stands in a filter, and in the name of a file. */
function checkedLabel(label: string): string {
  if (!/^[\w-][\w.-]*$/.test(label))
    throw new RangeError(`${JSON.stringify(label)} is no name of a compose project or service`);
  return label;
}

/** An image's name or id. */
function checkedImage(image: string): string {
  if (!/^[A-Za-z0-9][\w./:@+-]*$/.test(image)) throw new RangeError(`${JSON.stringify(image)} is no name of an image`);
  return image;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function base64(text: string): Script {
  return (
    Buffer.from(text, "utf8")
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\n") as Script;
}
