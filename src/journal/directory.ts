import { isAbsolute, join } from "node:path";

/** Where fleet keeps its records: `FLEET_STATE_DIR`, else `fleet` in `XDG_STATE_HOME`, else in `~/.local/state`. */
export function stateDirectory(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const { FLEET_STATE_DIR: own, XDG_STATE_HOME: state = "" } = env;
  if (own) return own;
  // The XDG specification: a relative path is to be ignored.
  return join(isAbsolute(state) ? state : join(home, ".local", "state"), "fleet");
}

/** Where a run's journal lies. */
export function journalPath(state: string, run: string): string {
  return join(runsDirectory(state), `${run}.jsonl`);
}

/** Where the journals are. */
export function runsDirectory(state: string): string {
  return join(state, "runs");
}
