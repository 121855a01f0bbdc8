import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { project, startDockerHost, startHost, Workspace } from "./host.ts";

const keep = process.argv.includes("--keep");
process.env["DOCKER_HOST"] = "unix:///var/run/docker.sock";

const workspace = new Workspace();
console.log("Starting three hosts, each with Misskey's stand-in: two under systemd, one in Docker Compose …");
const hosts = await Promise.all([
  ...["tokyo", "osaka"].map((name) => startHost(name, workspace)),
  startDockerHost("kyoto", workspace),
]);
const systemd = 'deployment: systemd, unit: misskey.service, health: "http://127.0.0.1:3000/healthz"';
const docker = `deployment: docker, directory: ${project.directory}, health: "${project.health}"`;
const inventory = workspace.inventory(
  Object.fromEntries(
    hosts.map(({ name, port }) => [name, `address: 127.0.0.1, port: ${port}, ${name === "kyoto" ? docker : systemd}`]),
  ),
);

let failed = 0;
for (const args of [["trust", "--yes"], ["plan"], ["apply", "--yes"], ["verify"]]) {
  console.log(`\n$ fleet ${args[0]} inventory.yaml ${args.slice(1).join(" ")}`);
  const fleet = join(import.meta.dirname, "../../dist/fleet.js");
  const { status } = spawnSync(process.execPath, [fleet, ...args, inventory], {
    cwd: workspace.directory,
    stdio: "inherit",
  });
  if (status !== 0) failed += 1;
}

if (keep) {
  console.log(`\nThe hosts stay up. Play with them:
  cd ${workspace.directory}
  node ${process.cwd()}/dist/fleet.js plan inventory.yaml
  ssh -i id -p ${hosts[0]?.port} root@127.0.0.1
Remove them: docker rm -f $(docker ps -q --filter label=fleet.lab=1); rm -r ${workspace.directory}`);
} else {
  await Promise.all(hosts.map((host) => host.stop()));
  workspace.remove();
}
process.exitCode = failed === 0 ? 0 : 1;
