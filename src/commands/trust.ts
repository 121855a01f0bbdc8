import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Host } from "../config/inventory.ts";
import { asFailure } from "../engine/links.ts";
import { failureLines } from "../output/failures.ts";
import { line, tone } from "../output/line.ts";
import { fetchHostKeys, type ShownKeys } from "../transport/host-keys.ts";
import { judgeHostKey, knownHostName } from "../transport/known-hosts.ts";
import { knownLines } from "../transport/known-hosts-files.ts";
import { type Context, declined, selectHosts, usageError } from "./context.ts";
import { type ExitCode, exitCodes, firstOf } from "./exit-code.ts";

export interface TrustOptions {
  readonly limit?: string | undefined;
  readonly yes: boolean;
}

interface Judged {
  readonly host: Host;
  readonly shown: ShownKeys;
  /** A host that is known by one key shows others too; they are added only to a host that is wholly new. */
  readonly state: "known" | "new" | "changed" | "unreachable";
}

/** Shows every host's keys, asks, and appends those of new hosts to known_hosts. A changed key is never overwritten. */
export async function trust(path: string, options: TrustOptions, context: Context): Promise<ExitCode> {
  const { output } = context;
  const selection = selectHosts(path, options.limit, context);
  if (selection === undefined) return exitCodes.usage;
  const hosts = selection.hosts.filter(({ endpoint }) => endpoint.connection === "ssh");
  const judged = await Promise.all(hosts.map(judge));
  for (const one of judged) show(one, context);
  const failures = judged.flatMap(({ host, shown: { failure } }) =>
    failure ? [{ host: host.endpoint.name, address: host.endpoint.address, ...asFailure(failure) }] : [],
  );
  output.print(failureLines(failures, { verbose: true }));
  const fresh = judged.filter(({ state }) => state === "new");
  const codes = judged.map(({ state }): ExitCode => codeOf(state));
  if (fresh.length === 0) return firstOf(codes);
  if (!options.yes) {
    if (!context.interactive) {
      const hint = "Compare the fingerprints with the hosts' own, then give --yes.";
      return usageError(output, "There is no terminal here to ask for a yes.", hint);
    }
    output.note([line("Compare each with the host itself: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub")]);
    if ((await context.ask("Trust the new keys? Only 'yes' is accepted: ")) !== "yes") {
      output.note([line("Nothing was written.")]);
      return declined(context);
    }
  }
  for (const one of fresh) {
    const file = append(one);
    if (file !== undefined) output.record({ type: "host-trusted", host: one.host.endpoint.name, file });
  }
  output.print([line(`${fresh.length} ${fresh.length === 1 ? "host is" : "hosts are"} trusted now.`)]);
  return firstOf(codes);
}

function codeOf(state: Judged["state"]): ExitCode {
  if (state === "changed") return exitCodes.failed;
  return state === "unreachable" ? exitCodes.unreachable : exitCodes.done;
}

async function judge(host: Host): Promise<Judged> {
  const shown = await fetchHostKeys(host.endpoint);
  if (shown.keys.length === 0) return { host, shown, state: "unreachable" };
  const known = knownLines(host.endpoint.knownHosts, knownHostName(shown.address, shown.port));
  const types = new Set(known.map(({ type }) => type));
  if (types.size === 0) return { host, shown, state: "new" };
  const listed = shown.keys.filter(({ type }) => types.has(type));
  const right = listed.length > 0 && listed.every(({ key }) => judgeHostKey(known, key) === "known");
  return { host, shown, state: right ? "known" : "changed" };
}

function show({ host, shown, state }: Judged, { output }: Context): void {
  const name = host.endpoint.name;
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
  output.print([
    line(tone(state === "changed" ? "alarm" : "strong", name), ` (${shown.address}:${shown.port}): ${words[state]}`),
    ...shown.keys.map(({ type, fingerprint }) => line(`  ${fingerprint} ${type}`)),
  ]);
}

/** Writes a host's keys to its first known_hosts, and says which that is. */
function append({ host, shown }: Judged): string | undefined {
  const [path] = host.endpoint.knownHosts;
  if (path === undefined) return undefined;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const name = knownHostName(shown.address, shown.port);
  const rows = shown.keys.map(({ type, key }) => `${name} ${type} ${key.toString("base64")}\n`).join("");
  appendFileSync(path, `${before === "" || before.endsWith("\n") ? "" : "\n"}${rows}`, { mode: 0o600 });
  return path;
}
