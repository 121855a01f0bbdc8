import type { HostFile } from "./inventory-file.gen.ts";

type Deployment = NonNullable<HostFile["deployment"]>;

/** Keys of an instance that are only for one deployment. */
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
