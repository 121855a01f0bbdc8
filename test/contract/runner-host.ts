import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type ApplyHostOptions, applyHost } from "../../src/engine/apply/apply-host.ts";
import type { Event, InstanceOutcome } from "../../src/engine/event.ts";
import type { Transaction } from "../../src/host/pack.ts";
import { recoverScript } from "../../src/host/recover.ts";
import type { Operation } from "../../src/resources/operation.ts";
import { lines, type Script, sh } from "../../src/shell/script.ts";
import { type Connection, ConnectionError } from "../../src/transport/connection.ts";
import { labImage } from "../lab/images.ts";

/** The file that transactions write in these tests, as it was before them: its bytes, mode, owner and time must come back. */
export const dropIn = "/etc/systemd/system/app.service.d/zz-fleet.conf";
export const library = "/usr/lib/fleet-test/libswitch.so.1";

/** What the application does when it is started with the library, or by file: serve, end, end later, serve errors. */
export type Mode = "well" | "crash" | "flap" | "sick";

type Work = readonly Operation[] | readonly Transaction[];

export interface Applied {
  readonly run: string;
  readonly outcomes: InstanceOutcome[];
  readonly events: Event[];
}

/** A real host with systemd as PID 1 for the runner's own tests: an application in Perl, and a package from a repository on disk. */
export class RunnerHost {
  readonly name: string;
  readonly links: ChildProcess[] = [];
  #runs = 0;

  constructor(name: string) {
    this.name = name;
  }

  start(): Promise<void> {
    return this.boot(labImage("host"), setup);
  }

  protected async boot(image: string, setup: Script, flags: readonly string[] = []): Promise<void> {
    const capabilities = ["SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE", "LINUX_IMMUTABLE"].flatMap((cap) => [
      "--cap-add",
      cap,
    ]);
    docker(
      ...["run", "--detach", "--name", this.name, "--label", "org.fleet.test=runner", ...capabilities],
      ...["--security-opt", "seccomp=unconfined", "--cgroupns=host", "--volume", "/sys/fs/cgroup:/sys/fs/cgroup:rw"],
      ...["--tmpfs", "/run:exec", "--tmpfs", "/run/lock", ...flags, image],
    );
    for (let tries = 0; tries < 100 && (await this.run(sh`systemctl is-system-running`)).code !== 0; tries++) {
      await sleep(100);
    }
    // An old image would let apt-daily catch up, which holds apt's locks in the middle of a test.
    await this.run(sh`cd /usr/lib/systemd/system && systemctl mask --runtime --now -- *.timer`);
    await this.must(setup);
  }

  stop(): void {
    for (const link of this.links) link.kill("SIGKILL");
    docker("rm", "--force", "--volumes", this.name);
  }

  /** The host as before any test: the application up, without the library, the package not installed, no state. */
  async reset(mode: Mode = "well", before?: string): Promise<void> {
    await this.must(lines(sh`mode=${mode} drop_in=${dropIn}`, reset));
    if (before !== undefined) {
      await this.must(sh`
        mkdir -p ${dropIn.replace(/\/[^/]*$/, "")} && printf %s ${before} >${dropIn}
        chown misskey:daemon ${dropIn} && chmod 0640 ${dropIn} && touch -d 2020-02-02T02:02:02.123456789Z ${dropIn}
        systemctl daemon-reload`);
    }
    await this.must(startAnew);
  }

  /** A link as the engine needs it; `lose` cuts every link that is open. */
  connect(): Connection {
    return {
      exec: (script, { onStdout, signal } = {}) =>
        new Promise((resolve, reject) => {
          const child = spawn("docker", ["exec", "-i", this.name, "/bin/sh", "-s"], { ...(signal && { signal }) });
          this.links.push(child);
          const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
          child.stdout.on("data", (chunk: Buffer) => {
            stdout.push(chunk);
            onStdout?.(chunk);
          });
          child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
          child.on("error", () => reject(new ConnectionError("aborted", "aborted", "")));
          child.on("close", (code, killed) => {
            if (killed) reject(new ConnectionError("lost", "the link was cut", "wait"));
            else resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) });
          });
          child.stdin.on("error", () => undefined);
          child.stdin.end(script);
        }),
      close: () => Promise.resolve(),
    };
  }

  lose(): void {
    for (const link of this.links.splice(0)) link.kill("SIGKILL");
  }

  async run(script: Script): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const { code, stdout, stderr } = await this.connect().exec(script);
    return { code, stdout: stdout.toString("utf8"), stderr: stderr.toString("utf8") };
  }

  /** What the script prints; throws where it fails. */
  async must(script: Script): Promise<string> {
    const { code, stdout, stderr } = await this.run(lines(sh`set -e`, script));
    if (code !== 0) throw new Error(`status ${code} on ${this.name}: ${stdout}${stderr}`);
    return stdout.trimEnd();
  }

  /** Applies the operations as one instance's, or some instances' transactions, as the engine does. */
  async apply(operations: Work, over: Partial<ApplyHostOptions> = {}): Promise<Applied> {
    const run = over.run ?? `test-${process.pid}-${++this.#runs}`;
    const events: Event[] = [];
    const transactions = operations.map((one) => ("op" in one ? undefined : one)).filter((one) => one !== undefined);
    if (transactions.length === 0) transactions.push({ instance: "app", operations: operations as Operation[] });
    const outcomes = await applyHost({
      host: "mk1",
      run,
      transactions,
      connect: async () => this.connect(),
      report: (event) => events.push(event),
      detach: new AbortController().signal,
      packageWait: 3,
      ...over,
    });
    return { run, outcomes, events };
  }

  /** The state of a run's first transaction. */
  state(run: string): Promise<string> {
    return this.must(
      sh`cd /var/lib/fleet/tx/${run}.1 && ls | grep -Ex 'pending|committed|reverting|reverted|revert-failed|unchanged'`,
    );
  }

  /** Lets another runner end what one has left behind, as `fleet resume` and `fleet rollback` do; gives all that they said. */
  async end(way: "resume" | "rollback", run: string): Promise<string> {
    const said = await this.run(recoverScript({ run, mode: way, id: "again", numbers: [], packageWait: 3 }));
    return `${said.stdout}${said.stderr}${await this.must(sh`cd /var/lib/fleet/runs/${run} && cat log stderr`)}`;
  }

  /** Every command of the runner is counted; the runner dies at the one of this number, which is not run any more, or goes on. */
  async killAt(at: number, names: readonly string[], orphan = false): Promise<void> {
    await this.must(killAt(at, names, `${orphan}`));
  }

  /** The runner dies milliseconds after it has begun, wherever that is; its command at work goes on. */
  async killAfter(milliseconds: number): Promise<void> {
    await this.must(sh`
      setsid perl -e 'for (1..20000) { ($file) = glob("/var/lib/fleet/runs/*/log.pid"); last if $file && -s $file; select undef, undef, undef, 0.001 }
        select undef, undef, undef, $ARGV[0] / 1000;
        open(F, "<", $file) or exit; $pid = <F>; kill 9, $pid' ${milliseconds} >/dev/null 2>&1 </dev/null &`);
  }

  /** Does something on the host as soon as a runner tells a line that begins so. */
  async whenTold(line: string, then: Script): Promise<void> {
    await this.must(sh`
      setsid sh -c 'tries=0
        until grep -qs "^$1" /var/lib/fleet/runs/*/log || [ "$tries" -ge 6000 ]; do sleep 0.01; tries=$((tries + 1)); done
        eval "$2"' - ${line} ${then} >/dev/null 2>&1 </dev/null &`);
  }

  /** Bytes, mode, owner and time of a file, or `absent`. */
  async look(path: string): Promise<string> {
    return await this.must(sh`[ -e ${path} ] && stat -c '%a %U:%G %.9Y' ${path} && cat ${path} || echo absent`);
  }

  /** One word for each start of the application since the reset: with the library or without. */
  async starts(): Promise<string[]> {
    return (await this.must(sh`cat /srv/starts`)).split("\n").filter(Boolean);
  }
}

/** The operations of a switch, as the resources of a systemd instance ask for them. */
export function switchOperations(over: {
  readonly base?: string;
  readonly content?: string;
  readonly name?: string;
  readonly tried?: string;
  readonly path?: string;
  readonly stable?: number;
  readonly healthTimeout?: number;
}): Operation[] {
  const content = over.content ?? `# written by fleet\n[Service]\nEnvironment="LD_PRELOAD=${library}"\n`;
  return [
    { op: "package.install", manager: "apt", name: over.name ?? "fleet-test-library", version: "1.0-1" },
    {
      op: "preload.try",
      preload: over.tried ?? library,
      library: over.tried ?? library,
      interpreter: "/usr/bin/perl",
      arguments: ["-"],
      user: "misskey",
    },
    { op: "file.write", path: over.path ?? dropIn, mode: "0644", base: over.base ?? "absent", content },
    { op: "systemd.reload" },
    { op: "systemd.restart", unit: "app.service" },
    {
      op: "prove",
      source: { systemd: "app.service" },
      interpreter: "perl",
      library: "libswitch.so",
      stable: over.stable ?? 0,
      health: "http://127.0.0.1:3000/healthz",
      healthTimeout: over.healthTimeout ?? 10,
    },
  ];
}

function killAt(at: number, names: readonly string[], orphan: string): Script {
  return sh`
    mkdir -p /run/kill && echo 0 >/run/kill/count && : >/run/kill/said
    cat >/usr/local/sbin/counted <<'EOF'
#!/bin/sh
read -r count </run/kill/count
echo $((count + 1)) >/run/kill/count
echo "$(/usr/bin/tail -qn 1 /var/lib/fleet/runs/*/log 2>/dev/null)" >>/run/kill/said
if [ $((count + 1)) = ${at} ]; then
  for pid in /var/lib/fleet/runs/*/*.pid; do read -r runner <"$pid"; kill -9 "$runner"; done
  [ ${orphan} = true ] || exit 1
fi
exec "/usr/bin/\${0##*/}" "$@"
EOF
    chmod +x /usr/local/sbin/counted
    for name in ${names}; do
      ln -s counted "/usr/local/sbin/$name"
    done`;
}

function docker(...words: string[]): string {
  return execFileSync("docker", words, { encoding: "utf8" });
}

const setup = sh`
id misskey >/dev/null 2>&1 || useradd --create-home misskey
# The stand-in for Misskey has the port that is needed here.
systemctl disable --now misskey.service 2>/dev/null || :
cat >/srv/app.pl <<'P'
use IO::Socket::INET; $| = 1;
open(my $f, "<", "/srv/mode"); my $mode = <$f>; chomp $mode;
my $with = ($ENV{LD_PRELOAD} // "") ne "" ? "with" : "without";
open(my $s, ">>", "/srv/starts"); print $s "$with\n"; close $s;
if ($with eq "with" && $mode eq "crash") { print "boom: cannot go on\n"; exit 3 }
if ($with eq "with" && $mode eq "flap") { sleep 1; print "boom: later\n"; exit 4 }
my $socket = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => 3000, Listen => 5, ReuseAddr => 1) or die "no port: $!";
my $status = $with eq "with" && $mode eq "sick" ? "503 Sick" : "200 OK";
while (my $client = $socket->accept) { while (<$client>) { last if /^\r?$/ } print $client "HTTP/1.0 $status\r\nContent-Length: 2\r\n\r\nok"; close $client }
P
: >/srv/starts; chown misskey /srv/starts; chmod 0644 /srv/app.pl /srv/starts
cat >/etc/systemd/system/app.service <<'U'
[Service]
User=misskey
ExecStart=/usr/bin/perl /srv/app.pl
Restart=on-failure
RestartSec=100ms
U
mkdir -p /srv/repo /srv/build/DEBIAN /srv/build/usr/lib/fleet-test
some=$(find /usr/lib -name 'libz.so.1.*' | head -n 1)
cp "$some" /srv/build/usr/lib/fleet-test/libswitch.so.1
printf '%s\n' 'Package: fleet-test-library' 'Version: 1.0-1' "Architecture: $(dpkg --print-architecture)" \
  'Maintainer: Fleet Tests <tests@example.invalid>' 'Description: a library to switch to' >/srv/build/DEBIAN/control
dpkg-deb --root-owner-group --build /srv/build /srv/repo/library.deb >/dev/null
{ cat /srv/build/DEBIAN/control; echo 'Filename: ./library.deb'; stat -c 'Size: %s' /srv/repo/library.deb
  echo "SHA256: $(sha256sum </srv/repo/library.deb | cut -c 1-64)"; } >/srv/repo/Packages
echo 'deb [trusted=yes] file:/srv/repo ./' >/etc/apt/sources.list
apt-get -qq update
rm -f /etc/apt/apt.conf.d/*
`;

const reset = sh`
while mountpoint -q /var/lib/fleet; do umount --lazy /var/lib/fleet; done
while mountpoint -q "\${drop_in%/*}"; do umount --lazy "\${drop_in%/*}"; done
chattr -i "$drop_in" 2>/dev/null || :
rm -rf /var/lib/fleet /usr/local/sbin/* /run/kill /run/systemd/system/app.service.d "\${drop_in%/*}" /etc/fleet-test
dpkg --purge fleet-test-library >/dev/null 2>&1
echo "$mode" >/srv/mode
systemctl daemon-reload
systemctl reset-failed app.service 2>/dev/null || :
`;

/** The first start is counted, and counted once, however slow the host is. */
const startAnew = sh`
systemctl stop app.service
: >/srv/starts
systemctl start app.service
until [ -s /srv/starts ]; do sleep 0.02; done
`;
