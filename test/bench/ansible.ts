import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startHost, Workspace } from "../lab/host.ts";
import { clean, fleet, median, time } from "./measure.ts";

const rounds = 3;

/** What either must have done; Ansible does not wait for what it has restarted. */
const mapped = `grep -qs libjemalloc $(pgrep -u misskey | sed 's:.*:/proc/&/maps:') /dev/null`;
const switched = `for try in $(seq 100); do ${mapped} && exit 0; sleep 0.1; done; systemctl status misskey; exit 1`;

/** As fast as it is known to go: pipelining, no facts, a fork for each host. */
const configuration = (forks: number) => `[defaults]
inventory = hosts
forks = ${forks}
gathering = explicit
host_key_checking = true
[ssh_connection]
pipelining = true
ssh_args = -o ControlMaster=auto -o ControlPersist=60s -o UserKnownHostsFile=known_hosts
`;

/** fleet's apply against a playbook that installs, writes and restarts the same, without a proof or a way back. */
export async function againstAnsible(count: number): Promise<void> {
  if (spawnSync("ansible-playbook", ["--version"]).status !== 0) {
    console.log("\nAnsible is not installed: its rows are left out.");
    return;
  }
  const workspace = new Workspace();
  const hosts = await Promise.all(Array.from({ length: count }, (_, index) => startHost(`mk${index}`, workspace)));
  const everywhere = (command: string) => Promise.all(hosts.map((host) => host.sh(command)));
  try {
    const entry = (port: number) => `address: 127.0.0.1, port: ${port}, deployment: systemd, unit: misskey.service`;
    workspace.inventory(
      Object.fromEntries(hosts.map(({ name, port }) => [name, entry(port)])),
      "connectTimeout: 30s",
      "canary: 0, waves: [], soak: 0s",
    );
    await workspace.fleet("trust", "--yes");
    writeFileSync(workspace.path("ansible.cfg"), configuration(count));
    const row = ({ name, port }: { name: string; port: number }) =>
      `${name} ansible_host=127.0.0.1 ansible_port=${port} ansible_user=root ansible_ssh_private_key_file=id`;
    writeFileSync(workspace.path("hosts"), `${hosts.map(row).join("\n")}\n`);
    // Ansible's modules need both on the host; fleet needs neither.
    await everywhere(
      "rm -rf /var/lib/apt/lists/* && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-apt",
    );

    const how = { cwd: workspace.directory, must: true };
    const theirs = (...args: string[]) =>
      time("ansible-playbook", [join(import.meta.dirname, "ansible.yaml"), ...args], how);
    const ours = (...args: string[]) => time(process.execPath, [fleet, ...args], how);
    const apply = [() => theirs(), () => ours("apply", "--yes"), switched] as const;
    console.log(`\n${count} hosts, median of ${rounds}\n\n| row | Ansible | fleet | ratio |\n|---|---|---|---|`);
    await everywhere(clean);
    for (const [name, before, [play, run, after]] of [
      ["plan, check mode", "true", [() => theirs("--check"), () => ours("plan"), `! ${mapped}`]],
      ["first apply", clean, apply],
      ["no-change apply", "sleep 2.5", apply],
    ] as const) {
      const [mine, other]: [number[], number[]] = [[], []];
      // Both write the same bytes: what either has done is done for the other.
      if (name === "no-change apply") await theirs();
      for (let round = 0; round < rounds; round++) {
        for (const [work, seconds] of [
          [play, other],
          [run, mine],
        ] as const) {
          await everywhere(before);
          seconds.push(await work());
          await everywhere(after);
        }
      }
      const [a, b] = [median(mine), median(other)];
      console.log(`| ${name} | ${b.toFixed(2)} s | ${a.toFixed(2)} s | ${(a / b).toFixed(2)} |`);
    }
  } finally {
    await Promise.all(hosts.map((host) => host.stop()));
    workspace.remove();
  }
}
