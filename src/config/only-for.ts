import type { HostFile } from "./inventory-file.gen.ts";

type Deployment = NonNullable<HostFile["deployment"]>;

/** Keys of an instance that mean something to one deployment only. */
export const onlyFor: ReadonlyMap<string, Deployment> = new Map([
  ["unit", "systemd"],
  ["units", "systemd"],
  ["unitUser", "systemd"],
  ["directory", "docker"],
  ["service", "docker"],
  ["services", "docker"],
  ["dockerUser", "docker"],
  ["method", "docker"],
  ["rebuild", "docker"],
  ["allowUpgrade", "docker"],
]);

/** Keys of a host that mean nothing on this very machine. */
const onlyForSsh = new Set(["address", "port", "user", "identityFile", "knownHosts", "proxyJump"]);

/** A key that says nothing where it is written, and a sentence on it. */
type Idle = readonly [key: string, message: string];

/** What of an instance's own keys is for the other deployment; nothing that its playbook `asks` for as a variable. */
export function idleSettings(
  own: object,
  instance: string,
  deployment: Deployment,
  asks: (variable: string) => boolean,
): Idle[] {
  return Object.keys(own).flatMap((key) => {
    const meant = onlyFor.get(key) ?? deployment;
    // What stands in units and services is asked for as unit and service.
    if (meant === deployment || asks(key.replace(/s$/, ""))) return [];
    return [[key, `"${key}" is for deployment: ${meant}, and "${instance}" is deployment: ${deployment}.`]];
  });
}

/** What of the own keys of a host that is this very machine is for SSH. */
export function idleLocally(own: object, host: string): Idle[] {
  const keys = Object.keys(own).filter((key) => onlyForSsh.has(key));
  return keys.map((key) => [key, `"${key}" is for connection: ssh, and "${host}" is connection: local.`]);
}
