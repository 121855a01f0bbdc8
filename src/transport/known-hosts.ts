import { createHash, createHmac, timingSafeEqual } from "node:crypto";

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
export function parseKnownHosts(text: string): KnownHost[] {
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

/** The lines that are about a host, in the file's order. */
export function linesFor(known: readonly KnownHost[], name: string): KnownHost[] {
  return known.filter(({ hosts }) => (hosts.startsWith("|1|") ? hashed(hosts, name) : listed(hosts, name)));
}

/**
 * Judges a key. A key of a type that is not listed while others are is `changed` too: somebody else could answer
 * with it. Authorities are not followed: certificates are not supported by this transport.
 */
export function judgeHostKey(known: readonly KnownHost[], name: string, key: Buffer): HostKeyVerdict {
  const lines = linesFor(known, name);
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
function hashed(field: string, name: string): boolean {
  const [, , salt = "", hash = ""] = field.split("|");
  const wanted = Buffer.from(hash, "base64");
  const own = createHmac("sha1", Buffer.from(salt, "base64")).update(name).digest();
  return wanted.length === own.length && timingSafeEqual(wanted, own);
}

function listed(field: string, name: string): boolean {
  const patterns = field.toLowerCase().split(",");
  const matches = (pattern: string) => glob(pattern).test(name);
  if (patterns.some((pattern) => pattern.startsWith("!") && matches(pattern.slice(1)))) return false;
  return patterns.some((pattern) => !pattern.startsWith("!") && matches(pattern));
}

function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}
