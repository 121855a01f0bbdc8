import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ConnectionError, type Endpoint } from "./connection.ts";

/** An endpoint with everything that the user's own SSH configuration adds. */
export interface Target {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly identityFiles: readonly string[];
  /** Path of the agent's socket. */
  readonly agent?: string;
  readonly knownHosts: readonly string[];
}

/** Resolves an endpoint by `ssh -G`, which knows Include, Match and tokens; without a `~/.ssh/config` nothing is started. */
export async function resolveTarget(endpoint: Endpoint): Promise<Target> {
  const config = existsSync(join(homedir(), ".ssh", "config"))
    ? await askSsh(endpoint.address)
    : new Map<string, string[]>();
  const first = (key: string) => config.get(key)?.[0];
  for (const key of ["proxyjump", "proxycommand"]) {
    const value = first(key);
    if (value !== undefined && value !== "none") {
      throw new ConnectionError(
        "refused",
        `${endpoint.name} is behind ${key} ${value} in ~/.ssh/config, which fleet cannot use yet.`,
        "Give the host an address that is reached directly, or run fleet on the jump host.",
      );
    }
  }
  const identities = endpoint.identityFile ? [endpoint.identityFile] : (config.get("identityfile") ?? usualKeys);
  const agent = endpoint.identityFile ? undefined : agentOf(first("identityagent"));
  return {
    name: endpoint.name,
    address: first("hostname") ?? endpoint.address,
    port: endpoint.port ?? Number(first("port") ?? 22),
    user: endpoint.user ?? first("user") ?? userInfo().username,
    identityFiles: identities.map((path) => path.replace(/^~(?=\/)/, homedir())),
    ...(agent !== undefined && { agent }),
    knownHosts: endpoint.knownHosts,
  };
}

const usualKeys = ["~/.ssh/id_ed25519", "~/.ssh/id_ecdsa", "~/.ssh/id_rsa"];

function agentOf(configured: string | undefined): string | undefined {
  if (configured === "none") return undefined;
  if (configured === undefined || configured === "SSH_AUTH_SOCK") return process.env["SSH_AUTH_SOCK"];
  return configured.replace(/^~(?=\/)/, homedir());
}

async function askSsh(address: string): Promise<Map<string, string[]>> {
  const { stdout } = await promisify(execFile)("ssh", ["-G", "--", address]).catch(() => ({ stdout: "" }));
  const config = new Map<string, string[]>();
  for (const line of stdout.split("\n")) {
    const space = line.indexOf(" ");
    if (space > 0)
      config.set(line.slice(0, space), [...(config.get(line.slice(0, space)) ?? []), line.slice(space + 1)]);
  }
  return config;
}
