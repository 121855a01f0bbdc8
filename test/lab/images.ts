/** One of the lab's images, of the release that the hosts are to run: this machine's own, or what FLEET_LAB_RELEASE names. */
export function labImage(name: "base" | "docker" | "host" | "rootless"): string {
  return `fleet-lab-${name}:${process.env["FLEET_LAB_RELEASE"] || "latest"}`;
}
