import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { labImage } from "./images.ts";

/** Says what is missing instead of failing in every test. */
export function setup(): void {
  process.env["DOCKER_HOST"] = "unix:///var/run/docker.sock";
  process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";
  try {
    execFileSync("docker", ["image", "inspect", labImage("host")], { stdio: "ignore" });
  } catch {
    throw new Error(`There is no image ${labImage("host")} of the test hosts: run npm test, which sets everything up.`);
  }
  // Each systemd watches files; twenty hosts are more than the usual limit.
  spawnSync("sysctl", ["-qw", "fs.inotify.max_user_instances=1024"], { stdio: "ignore" });
  if (!existsSync("dist/fleet.js")) throw new Error("There is no dist/fleet.js: run npm run build.");
}
