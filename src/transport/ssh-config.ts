import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ConnectionError, type Endpoint } from "./connection.ts";
import { knownHostName } from "./known-hosts.ts";

/** An endpoint with everything that the user's own SSH configuration adds. */
export interface Target {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly identityFiles: readonly string[];
  /** Path of the agent's socket. */
  readonly agent?: string;
  /** Whether the agent is asked for the keys of these files only. */
  readonly identitiesOnly: boolean;
  readonly knownHosts: readonly string[];
  /** What known_hosts calls it. */
  readonly knownName: string;
  /** Whom to go through. */
  readonly jump?: Target;
  /** Whether it is itself on the way to another one: its settings are not an inventory's host's then. */
  readonly onTheWay?: true;
}

type Answer = ReadonlyMap<string, readonly string[]>;

/** More jump hosts in a row are a circle. */
export const mostJumps = 8;

const usualKeys = ["~/.ssh/id_ed25519", "~/.ssh/id_ecdsa", "~/.ssh/id_rsa"];

/** The user's own SSH configuration, asked by `ssh -G`, which knows Include, Match and tokens; without a `~/.ssh/config` nothing is started. */
export class SshConfig {
  readonly #answers = new Map<string, Promise<Answer>>();

  /** Rejects with a {@link ConnectionError} where the way to an endpoint is one that fleet can't go. */
  async target(endpoint: Endpoint): Promise<Target> {
    const [target, jump] = await Promise.all([this.#alone(endpoint), this.jumpBefore(endpoint)]);
    return jump === undefined ? target : { ...target, jump: await this.#jump(jump, endpoint, 1) };
  }

  /** The jump host right before an endpoint; nothing where it is reached straight. Rejects as `target` does. */
  async jumpBefore(endpoint: Endpoint): Promise<Endpoint | undefined> {
    const answer = await this.#of(endpoint);
    const command = answer.get("proxycommand")?.[0] ?? "none";
    if (endpoint.proxyJump === undefined && command !== "none") {
      throw new ConnectionError(
        "refused",
        `${endpoint.name} is behind proxycommand ${command} in ~/.ssh/config, which fleet cannot use.`,
        "Set proxyJump in the inventory, or give the host an address that is reached straight.",
      );
    }
    return jumpOf(endpoint, endpoint.proxyJump ?? answer.get("proxyjump")?.[0] ?? "none");
  }

  /** As OpenSSH has it, a jump host is reached by its own settings; the host's key is tried there, too, and first. */
  async #jump(jump: Endpoint, host: Endpoint, depth: number): Promise<Target> {
    if (depth > mostJumps) {
      throw new ConnectionError(
        "refused",
        `The way to ${host.name} goes through more than ${mostJumps} jump hosts.`,
        "ProxyJump in ~/.ssh/config may lead in a circle: ssh -G shows it for each of them.",
      );
    }
    const [target, before] = await Promise.all([this.#alone(jump), this.jumpBefore(jump)]);
    const { identityFile } = host;
    return {
      ...target,
      // What is wrong with it is told of each host behind it.
      name: `jump host ${target.name}`,
      onTheWay: true,
      identityFiles: [...(identityFile === undefined ? [] : [identityFile]), ...target.identityFiles],
      ...(before !== undefined && { jump: await this.#jump(before, host, depth + 1) }),
    };
  }

  /** An endpoint as it is, whoever comes before it. */
  async #alone(endpoint: Endpoint): Promise<Target> {
    const answer = await this.#of(endpoint);
    const first = (key: string) => answer.get(key)?.[0];
    const [address, port] = [first("hostname") ?? endpoint.address, endpoint.port ?? Number(first("port") ?? 22)];
    const { identityFile } = endpoint;
    const identities = identityFile ? [identityFile] : (answer.get("identityfile") ?? usualKeys);
    const agent = agentOf(first("identityagent"));
    return {
      name: endpoint.name,
      address,
      port,
      user: endpoint.user ?? first("user") ?? userInfo().username,
      identityFiles: identities.map((path) => path.replace(/^~(?=\/)/, homedir())),
      ...(agent !== undefined && { agent }),
      identitiesOnly: identityFile !== undefined || first("identitiesonly") === "yes",
      knownHosts: endpoint.knownHosts,
      knownName: first("hostkeyalias") ?? knownHostName(address, port),
    };
  }

  #of({ address, port, user }: Endpoint): Promise<Answer> {
    if (!existsSync(join(homedir(), ".ssh", "config"))) return Promise.resolve(new Map());
    const question = [
      ...(port === undefined ? [] : ["-p", `${port}`]),
      ...(user === undefined ? [] : ["-l", user]),
      "--",
      address,
    ];
    const key = question.join(" ");
    const asked = this.#answers.get(key) ?? askSsh(question, address);
    this.#answers.set(key, asked);
    return asked;
  }
}

/** The last of some jump hosts as `ssh -J` takes them, with those before it. */
function jumpOf(endpoint: Endpoint, proxyJump: string): Endpoint | undefined {
  const hops = proxyJump.split(",");
  const [, user, bracketed, plain, port] =
    /^(?:ssh:\/\/)?(?:([^@]+)@)?(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(hops.at(-1) ?? "") ?? [];
  const address = bracketed ?? plain;
  // With ProxyJump under `Host *` a jump host would come before itself.
  const itself = address === endpoint.address && (port === undefined || Number(port) === endpoint.port);
  if (address === undefined || address === "none" || itself) return undefined;
  return {
    name: address,
    connection: "ssh",
    address,
    ...(port !== undefined && { port: Number(port) }),
    ...(user !== undefined && { user }),
    ...(hops.length > 1 && { proxyJump: hops.slice(0, -1).join(",") }),
    knownHosts: endpoint.knownHosts,
    become: false,
    connectTimeout: endpoint.connectTimeout,
  };
}

function agentOf(configured: string | undefined): string | undefined {
  if (configured === "none") return undefined;
  if (configured === undefined || configured === "SSH_AUTH_SOCK") return process.env["SSH_AUTH_SOCK"];
  return configured.replace(/^~(?=\/)/, homedir());
}

async function askSsh(question: readonly string[], address: string): Promise<Answer> {
  const { stdout } = await promisify(execFile)("ssh", ["-G", ...question]).catch((error: NodeJS.ErrnoException) => {
    // To go on without what it says could lead around a jump host, or to another machine.
    const said = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim().split("\n").at(-1) : "";
    throw new ConnectionError(
      "refused",
      `What ~/.ssh/config says of ${address} could not be read: ${said || error.message}`,
      error.code === "ENOENT" ? "Install the OpenSSH client: it reads the file." : "See ssh -G, and mend it there.",
    );
  });
  const answer = new Map<string, string[]>();
  for (const line of stdout.split("\n")) {
    const space = line.indexOf(" ");
    if (space > 0)
      answer.set(line.slice(0, space), [...(answer.get(line.slice(0, space)) ?? []), line.slice(space + 1)]);
  }
  return answer;
}
