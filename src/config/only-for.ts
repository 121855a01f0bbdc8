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

/** A sentence on an instance's own key that is for the other deployment; nothing for one that its playbook `asks` for as a variable. */
export function idleSetting(
  key: string,
  instance: string,
  deployment: Deployment,
  asks: (variable: string, deployment: Deployment) => boolean,
): string | undefined {
  const meant = onlyFor.get(key) ?? deployment;
  // What stands in units and services is asked for as unit and service.
  if (meant === deployment || asks(key.replace(/s$/, ""), deployment)) return undefined;
  return `"${key}" is for deployment: ${meant}, and "${instance}" is deployment: ${deployment}.`;
}

/** A sentence on a key of a host that is this very machine where it is for SSH. */
export function idleLocally(key: string, host: string): string | undefined {
  return onlyForSsh.has(key) ? `"${key}" is for connection: ssh, and "${host}" is connection: local.` : undefined;
}
