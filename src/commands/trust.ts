import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { asFailure } from "../engine/read/links.ts";
import { failureLines } from "../output/plan/failures.ts";
import { line, tone } from "../output/terminal/line.ts";
import type { Endpoint } from "../transport/connection.ts";
import { HostKeys, type ShownKeys } from "../transport/host-keys.ts";
import { judgeHostKey } from "../transport/known-hosts.ts";
import { type Context, declined, sayError, selectHosts, usageError } from "./context.ts";
import { type ExitCode, exitCodes, firstOf } from "./exit-code.ts";

export interface TrustOptions {
  readonly limit?: string | undefined;
  readonly yes: boolean;
}

interface Judged {
  readonly endpoint: Endpoint;
  readonly shown: ShownKeys;
  /** A host that is known by one key shows others too; they are added only to a host that is wholly new. */
  readonly state: "known" | "new" | "changed" | "unreachable";
}

/** Shows every host's keys, asks, and appends those of new hosts to known_hosts; jump hosts come first. A changed key is never overwritten. */
export async function trust(path: string, options: TrustOptions, context: Context): Promise<ExitCode> {
  const selection = selectHosts(path, options.limit, context);
  if (selection === undefined) return exitCodes.usage;
  const endpoints = selection.hosts.map(({ endpoint }) => endpoint).filter(({ connection }) => connection === "ssh");
  const keys = new HostKeys();
  const signal = context.interrupts.first;
  const codes: ExitCode[] = [];
  for (const [number, round] of (await keys.rounds(endpoints)).entries()) {
    const judged = await Promise.all(round.map(async (endpoint) => judge(endpoint, await keys.of(endpoint, signal))));
    if (signal.aborted) return exitCodes.interrupted;
    for (const one of judged) show(one, endpoints.includes(one.endpoint), context);
    const failures = judged.flatMap(({ endpoint: { name: host, address }, shown: { failure } }) =>
      failure ? [{ host, address, ...asFailure(failure) }] : [],
    );
    context.output.print(failureLines(failures, { verbose: true }));
    codes.push(...judged.map(({ state }) => codeOf(state)));
    const fresh = judged.filter(({ state }) => state === "new");
    const refused = fresh.length === 0 ? undefined : await refuse(options, context, number);
    if (refused !== undefined) return refused;
    if (!write(fresh, context)) return exitCodes.failed;
  }
  return firstOf(codes);
}

/** How it ends where nobody says yes. */
async function refuse(options: TrustOptions, context: Context, round: number): Promise<ExitCode | undefined> {
  const { output } = context;
  if (options.yes) return undefined;
  if (!context.interactive) {
    const hint = "Compare the fingerprints with the hosts' own, then give --yes.";
    return usageError(output, "There is no terminal here to ask for a yes.", hint);
  }
  output.note([line("Compare each with the host itself: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub")]);
  if ((await context.ask("Trust the new keys? Only 'yes' is accepted: ")) === "yes") return undefined;
  output.note([line(round === 0 ? "Nothing was written." : "Nothing more was written.")]);
  return declined(context);
}

/** Whether all could be written. */
function write(fresh: readonly Judged[], { output }: Context): boolean {
  for (const one of fresh) {
    const [file] = one.endpoint.knownHosts;
    if (file === undefined) continue;
    try {
      append(file, one.shown);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      sayError(
        output,
        `The keys of ${one.endpoint.name} could not be written to ${file}: ${why}.`,
        "See what is there.",
      );
      return false;
    }
    output.record({ type: "host-trusted", host: one.endpoint.name, file });
  }
  if (fresh.length > 0)
    output.print([line(`${fresh.length} ${fresh.length === 1 ? "host is" : "hosts are"} trusted now.`)]);
  return true;
}

function codeOf(state: Judged["state"]): ExitCode {
  if (state === "changed") return exitCodes.failed;
  return state === "unreachable" ? exitCodes.unreachable : exitCodes.done;
}

function judge(endpoint: Endpoint, shown: ShownKeys): Judged {
  if (shown.keys.length === 0) return { endpoint, shown, state: "unreachable" };
  const { known } = shown;
  const types = new Set(known.map(({ type }) => type));
  if (types.size === 0) return { endpoint, shown, state: "new" };
  const listed = shown.keys.filter(({ type }) => types.has(type));
  const right = listed.length > 0 && listed.every(({ key }) => judgeHostKey(known, key) === "known");
  return { endpoint, shown, state: right ? "known" : "changed" };
}

function show({ endpoint: { name }, shown, state }: Judged, inInventory: boolean, { output }: Context): void {
  output.record({
    type: "host-keys",
    host: name,
    address: shown.address,
    port: shown.port,
    state,
    keys: shown.keys.map(({ type, fingerprint }) => ({ type, fingerprint })),
    ...(shown.failure && { problem: shown.failure.message, hint: shown.failure.hint }),
  });
  if (state === "unreachable") return;
  const words = {
    known: "known already",
    new: "new",
    changed: "CHANGED: remove the old key with ssh-keygen -R after you know why",
  };
  const where = `${shown.address}:${shown.port}${inInventory ? "" : ", a jump host"}`;
  output.print([
    line(tone(state === "changed" ? "alarm" : "strong", name), ` (${where}): ${words[state]}`),
    ...shown.keys.map(({ type, fingerprint }) => line(`  ${fingerprint} ${type}`)),
  ]);
}

/** Writes a host's keys to the end of a known_hosts file. */
function append(file: string, { keys, knownName }: ShownKeys): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const rows = keys.map(({ type, key }) => `${knownName} ${type} ${key.toString("base64")}\n`).join("");
  appendFileSync(file, `${before === "" || before.endsWith("\n") ? "" : "\n"}${rows}`, { mode: 0o600 });
}
