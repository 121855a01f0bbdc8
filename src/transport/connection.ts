import type { Script } from "../shell/script.ts";

/** What a command left behind. `code` is `null` when it was not seen to its end: the outcome is then unknown. */
export interface ExecResult {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

export interface ExecOptions {
  /** Milliseconds until the command is given up as unseen. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Bytes of stdout and of stderr each that are kept at most; more is a {@link ConnectionError} of kind `noise`. */
  readonly limit?: number;
  /** Called with stdout as it arrives, for scripts that are followed while they run. */
  readonly onStdout?: (chunk: Buffer) => void;
}

/**
 * The open link to a host, and all that the engine knows of it.
 * `exec` runs `/bin/sh -s` (through `sudo -n` when the host says `become`) with the script on stdin.
 * It rejects with a {@link ConnectionError} when the command could not be seen to its end.
 */
export interface Connection {
  exec(script: Script, options?: ExecOptions): Promise<ExecResult>;
  close(): Promise<void>;
}

/** Why a host could not be talked to. Each has its own exit code and hint. */
export type ConnectionProblem =
  | "unresolved" // the name has no address
  | "refused" // nothing listens, or a firewall rejects
  | "timeout" // no answer in time
  | "lost" // the link went away in the middle: what ran may go on
  | "noise" // the answer is not what an SSH server or our script says
  | "host-key-unknown"
  | "host-key-changed"
  | "auth" // the key was denied
  | "become" // sudo wants a password, or refuses
  | "aborted";

/** A failed link: what happened, and one hint on what to do. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly problem: ConnectionProblem;
  readonly hint: string;

  constructor(problem: ConnectionProblem, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
    this.hint = hint;
  }
}

/** How to reach one host; all of it comes from the inventory. */
export interface Endpoint {
  readonly name: string;
  readonly connection: "ssh" | "local";
  readonly address: string;
  /** Absent: what `~/.ssh/config` says, else 22. */
  readonly port?: number;
  /** Absent: what `~/.ssh/config` says, else the local user. */
  readonly user?: string;
  /** A path, `~` expanded; absent: what `~/.ssh/config` says, the agent, then the usual names. */
  readonly identityFile?: string;
  /** Whom to go through, as `ssh -J` takes it, or `none`; absent: what `~/.ssh/config` says. */
  readonly proxyJump?: string;
  readonly knownHosts: readonly string[];
  readonly become: boolean;
  /** Milliseconds for TCP connect, handshake and authentication together. */
  readonly connectTimeout: number;
}

/** Opens links. Rejects with a {@link ConnectionError}. */
export interface Transport {
  open(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection>;
}
