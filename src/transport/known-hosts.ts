import { createHash, createHmac } from "node:crypto";

/** One line of a known_hosts file. */
export interface KnownHost {
  readonly marker?: "@revoked" | "@cert-authority";
  /** The host field as it is written. */
  readonly hosts: string;
  /** Such as `ssh-ed25519`. */
  readonly type: string;
  /** The public key in SSH's wire format. */
  readonly key: Buffer;
}

/** What known_hosts says of a key that a host has shown. */
export type HostKeyVerdict = "known" | "unknown" | "changed" | "revoked";

/** The lines of a known_hosts file that can be used; others are passed over, as OpenSSH does. */
function parseKnownHosts(text: string): KnownHost[] {
  return text.split("\n").flatMap((line) => {
    const words = line.trim().split(/[ \t]+/);
    if (words[0] === "" || words[0]?.startsWith("#")) return [];
    const marker = words[0] === "@revoked" || words[0] === "@cert-authority" ? words[0] : undefined;
    const [hosts, type, key] = marker === undefined ? words : words.slice(1);
    if (hosts === undefined || type === undefined || key === undefined || hosts.startsWith("@")) return [];
    return [{ ...(marker && { marker }), hosts, type, key: Buffer.from(key, "base64") }];
  });
}

/** How known_hosts names a host: `name`, or `[name]:port` where the port is not 22. */
export function knownHostName(address: string, port: number): string {
  const name = address.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

/** A known_hosts file, to be asked for the lines about a host: thousands of hosts ask a file of thousands of lines. */
export class KnownHosts {
  readonly #lines: readonly KnownHost[];
  /** Numbers of the lines that name hosts plainly, by name. */
  readonly #plain = new Map<string, number[]>();
  /** Numbers of all others, each with the test that it stands for. */
  readonly #others: [number, (name: string) => boolean][] = [];

  constructor(text: string) {
    this.#lines = parseKnownHosts(text);
    for (const [number, { hosts }] of this.#lines.entries()) {
      if (hosts.startsWith("|1|")) this.#others.push([number, hashed(hosts)]);
      else if (/[*?!]/.test(hosts)) this.#others.push([number, listed(hosts)]);
      else for (const name of new Set(hosts.toLowerCase().split(","))) this.#add(name, number);
    }
  }

  /** The lines that are about a host, in the file's order. */
  linesFor(name: string): KnownHost[] {
    const others = this.#others.filter(([, matches]) => matches(name)).map(([number]) => number);
    return [...(this.#plain.get(name) ?? []), ...others]
      .sort((a, b) => a - b)
      .flatMap((number) => this.#lines[number] ?? []);
  }

  #add(name: string, number: number): void {
    const known = this.#plain.get(name);
    if (known) known.push(number);
    else this.#plain.set(name, [number]);
  }
}

/**
 * Judges a key by the lines about its host. A key of a type that is not listed while others are is `changed` too: somebody
 * else could answer with it. Authorities are not followed: certificates are not supported by this transport.
 */
export function judgeHostKey(lines: readonly KnownHost[], key: Buffer): HostKeyVerdict {
  if (lines.some((line) => line.marker === "@revoked" && line.key.equals(key))) return "revoked";
  const plain = lines.filter((line) => line.marker === undefined);
  if (plain.some((line) => line.key.equals(key))) return "known";
  return plain.length > 0 ? "changed" : "unknown";
}

/** A key's fingerprint as `ssh-keygen -l` prints it. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

/** The type that stands in front of a key in SSH's wire format; empty where there is none. */
export function keyType(key: Buffer): string {
  return key.length < 4 ? "" : key.subarray(4, 4 + key.readUInt32BE(0)).toString("latin1");
}

/** `|1|salt|hash`: HMAC-SHA1 of the name under the salt. */
function hashed(field: string): (name: string) => boolean {
  const [, , salt = "", hash = ""] = field.split("|");
  const key = Buffer.from(salt, "base64");
  const wanted = Buffer.from(hash, "base64");
  return (name) => createHmac("sha1", key).update(name).digest().equals(wanted);
}

function listed(field: string): (name: string) => boolean {
  const patterns = field.toLowerCase().split(",");
  const [no, yes] = [patterns.filter((one) => one.startsWith("!")), patterns.filter((one) => !one.startsWith("!"))];
  const except = no.map((pattern) => glob(pattern.slice(1)));
  const wanted = yes.map(glob);
  return (name) => !except.some((one) => one.test(name)) && wanted.some((one) => one.test(name));
}

function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}
