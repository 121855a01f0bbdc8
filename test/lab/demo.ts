import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { project, startDockerHost, startHost, Workspace } from "./host.ts";

const keep = process.argv.includes("--keep");
const fleet = join(import.meta.dirname, "../../dist/fleet.js");
process.env["DOCKER_HOST"] = "unix:///var/run/docker.sock";
const workspace = new Workspace();
let up = false;
process.on("exit", () => up || workspace.remove());

// A running fleet gets the terminal's Ctrl-C itself and says what it does about it; the demo ends after it.
let running: ChildProcess | undefined;
let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    interrupted = true;
    if (running === undefined) process.exit(130);
    if (signal !== "SIGINT") running.kill("SIGINT");
  });
}

/** A paragraph between two commands. */
function say(text: string): void {
  console.log(process.stdout.isTTY && process.stdout.hasColors() ? `\n\x1b[1;36m${text}\x1b[0m\n` : `\n${text}\n`);
}

/** Runs the built command in front of the user; ends the demo where it does not end as it should. */
async function show(args: readonly string[], expected = 0): Promise<void> {
  console.log(`$ fleet ${args.join(" ")}`);
  const child = spawn(process.execPath, [fleet, ...args], {
    cwd: workspace.directory,
    env: { ...process.env, FLEET_STATE_DIR: workspace.state },
    stdio: "inherit",
  });
  running = child;
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  running = undefined;
  if (interrupted) process.exit(130);
  if (code === expected) return;
  say(`This should have ended with ${expected}; it ended with ${code}. The demo stops here.`);
  process.exit(1);
}

console.log("Starting three hosts, each with a stand-in for Misskey: two under systemd, one in Docker Compose.");
const [tokyo, osaka, kyoto] = await Promise.all([
  startHost("tokyo", workspace),
  startHost("osaka", workspace),
  startDockerHost("kyoto", workspace),
]);

// All come from one image; real hosts have keys of their own.
await Promise.all(
  [tokyo, osaka, kyoto].map((host) => host.sh("rm /etc/ssh/ssh_host_* && ssh-keygen -q -A && systemctl restart ssh")),
);

const systemd = 'deployment: systemd, unit: misskey.service, health: "http://127.0.0.1:3000/healthz"';
writeFileSync(
  workspace.path("inventory.yaml"),
  `version: 1
defaults: { user: root, identityFile: id, knownHosts: [known_hosts], stable: 2s }
strategy: { canary: 1, soak: 2s }
hosts:
  tokyo: { address: 127.0.0.1, port: ${tokyo.port}, ${systemd} }
  osaka: { address: 127.0.0.1, port: ${osaka.port}, ${systemd} }
  kyoto: { address: 127.0.0.1, port: ${kyoto.port}, deployment: docker, directory: ${project.directory}, health: "${project.health}" }
`,
);

say("1. An inventory says which hosts there are, and what runs there.");
console.log(`$ cat inventory.yaml\n${readFileSync(workspace.path("inventory.yaml"), "utf8")}`);
await show(["trust", "--yes", "inventory.yaml"]);

say("2. What would change? Planning changes nothing on the hosts.");
await show(["plan", "-o", "plan.json", "inventory.yaml"]);

say("3. Apply exactly that: first the canary, then the others. Each host proves its own change, or takes it back.");
await show(["apply", "plan.json"]);

say("4. Proof: the memory map of every process that counts has the new allocator.");
await show(["verify", "inventory.yaml"]);

say("5. One host goes back: the old bytes, one restart, and a look whether it serves.");
await show(["rollback", "--yes", "--limit", "osaka"]);

say("6. The proof again: osaka is back on glibc, the others stay. (It ends with exit code 2: not all are converged.)");
await show(["verify", "inventory.yaml"], 2);

say("7. All of it is on record.");
await show(["runs"]);

if (keep) {
  up = true;
  say("The hosts stay up. To play with them:");
  console.log(`  cd ${workspace.directory}
  export FLEET_STATE_DIR=$PWD/state
  alias fleet='node ${fleet}'
  fleet plan
  fleet apply
  ssh -i id -o UserKnownHostsFile=known_hosts -p ${osaka.port} root@127.0.0.1

The next npm run demo or npm test removes the hosts. To remove them now:
  docker rm -f -v $(docker ps -q --filter label=fleet.lab.owner=${process.pid}); rm -r ${workspace.directory}`);
} else {
  await Promise.all([tokyo, osaka, kyoto].map((host) => host.stop()));
}
process.exit(0);
