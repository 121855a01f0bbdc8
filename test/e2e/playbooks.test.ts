import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { InstanceFile, Vars } from "../../src/config/inventory-file.gen.ts";
import { Bed } from "../lab/bed.ts";
import { calm } from "../lab/host.ts";

let bed: Bed;
let tests = 0;

beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: true });
  // Debian's own programs, from the packages that the lab's image holds.
  await bed.sh(`DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends puma ruby-sidekiq redis-server apache2 patchelf >/dev/null 2>&1
    systemctl stop redis-server 2>/dev/null
    systemctl reset-failed
    systemd-run -q --unit=lab-redis /usr/bin/redis-server --save ''`);
  await bed.write("/srv/app/config.ru", 'run ->(environment) { [200, { "Content-Type" => "text/plain" }, ["ok"]] }\n');
  await bed.write(
    "/srv/app/worker.rb",
    'require "sidekiq"\nclass Work\n  include Sidekiq::Worker\n  def perform; end\nend\n',
  );
  await unit("puma", "/usr/bin/puma -w 2 -b tcp://127.0.0.1:9292 config.ru");
  await unit("sidekiq", "/usr/bin/sidekiq -c 2 -r /srv/app/worker.rb");
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
  await bed.reset();
  await bed.sh("rm -rf /opt/elasticbeanstalk; systemctl reset-failed; systemctl restart puma sidekiq apache2");
  await bed.settled();
  await bed.answers(9292, "/");
});

/** A unit as its operator writes it. */
async function unit(name: string, command: string): Promise<void> {
  const lines = [
    "[Service]",
    "User=misskey",
    "WorkingDirectory=/srv/app",
    `ExecStart=${command}`,
    "Restart=always",
    "[Install]",
    "WantedBy=multi-user.target",
  ];
  await bed.write(`/etc/systemd/system/${name}.service`, `${lines.join("\n")}\n`);
  await bed.sh(`systemctl daemon-reload && systemctl restart ${name}`);
}

const instance = (name: string, health?: string): InstanceFile => ({
  deployment: "systemd",
  unit: `${name}.service`,
  ...(health !== undefined && { health }),
});

/** The one host with these instances, under a playbook. */
const having = (playbook: string, instances: Record<string, InstanceFile>, vars: Vars = {}) =>
  bed.inventory({ playbook, vars, hosts: { mk1: { ...bed.entry(), instances } } });

/** How many of a unit's processes that run a program there are, and how many of them map the library. */
const mapped = (name: string, program: string) =>
  bed.sh(`all=0 with=0
    for pid in $(ps -eo pid=,cgroup= | grep '/${name}[.]service' | awk '{ print $1 }'); do
      case $(readlink /proc/$pid/exe) in */${program}*) ;; *) continue ;; esac
      all=$((all + 1))
      ! grep -q libjemalloc.so.2 /proc/$pid/maps || with=$((with + 1))
    done
    echo $with of $all`);

const drops = () => bed.sh("find /etc/systemd/system -name 'zz-fleet.conf' | sort");

describe("ruby-jemalloc", () => {
  const instances = { web: instance("puma", "http://127.0.0.1:9292/"), jobs: instance("sidekiq") };

  test("switches Puma with its workers, and Sidekiq; proves them, and takes them back", async () => {
    const inventory = having("ruby-jemalloc", instances);
    await bed.applied(inventory);
    await bed.settled();
    const verified = await bed.fleet("verify", inventory);
    expect(verified.stdout).toMatch(/^mk1\/web +3\/3 +jemalloc 5\.\S+ +zz-fleet\.conf:3 .* converged$/m);
    expect(verified.stdout).toMatch(/^mk1\/jobs +1\/1 +jemalloc 5\.\S+ +zz-fleet\.conf:3 .* converged$/m);
    expect(verified.code).toBe(0);
    expect(await mapped("puma", "ruby")).toBe("3 of 3");
    expect(await mapped("sidekiq", "ruby")).toBe("1 of 1");
    expect((await bed.fleet("plan", "--detailed-exitcode", inventory)).stdout).toContain("No changes.");

    expect((await bed.fleet("rollback", "--yes")).stdout).toContain("2 rolled-back");
    await bed.settled();
    expect(await mapped("puma", "ruby")).toBe("0 of 3");
    expect(await mapped("sidekiq", "ruby")).toBe("0 of 1");
    expect(await drops()).toBe("");
  });

  test("a Ruby that patchelf has linked with jemalloc is converged", async () => {
    await bed.library();
    await bed.sh(`ruby=$(readlink -f /usr/bin/ruby); cp $ruby /usr/local/bin/ && patchelf --add-needed libjemalloc.so.2 /usr/local/bin/\${ruby##*/}
      ln -sf /usr/local/bin/\${ruby##*/} /usr/local/bin/linked`);
    await unit("linked", "/usr/local/bin/linked /usr/bin/puma -w 2 -b tcp://127.0.0.1:9393 config.ru");
    await bed.settled();
    await bed.answers(9393, "/");
    const inventory = having("ruby-jemalloc", { web: instance("linked", "http://127.0.0.1:9393/") });
    const { stdout, code } = await bed.fleet("plan", "--detailed-exitcode", inventory);
    expect(stdout).toContain("No changes.");
    expect(code).toBe(0);
    const verified = await bed.fleet("verify", inventory);
    expect(verified.stdout).toMatch(/^mk1\/web +3\/3 +jemalloc 5\.\S+ .* converged$/m);
    await bed.sh("systemctl stop linked; rm /etc/systemd/system/linked.service; systemctl daemon-reload");
  });
});

describe("a playbook of one's own, made as CONTRIBUTING says", () => {
  const inventory = () => having("dash", { loop: instance("loop") });
  /** The shortest of fleet's own with another interpreter, and more in the resources that try the library. */
  const write = (more: string) => {
    const own = readFileSync("playbooks/ruby-jemalloc.yaml", "utf8")
      .replaceAll(/interpreter: ruby.*/g, "interpreter: dash")
      .replaceAll(/(- kind: systemd-.*)/g, `$1${more}`);
    mkdirSync(bed.workspace.path("playbooks"), { recursive: true });
    writeFileSync(bed.workspace.path("playbooks/dash.yaml"), own);
  };

  test("says how the program is tried where fleet can't know it", async () => {
    await unit("loop", "/bin/dash -c 'while :; do sleep 1; done'");
    await bed.settled();
    write("");
    const refused = await bed.fleet("apply", "--yes", inventory());
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(
      /dash with \S+ ends with status 2 \(called with --version; the playbook can name .* try: \["-v"\]\)/,
    );
    expect(await drops()).toBe("");

    write('\n  try: ["-c", ":"]');
    await bed.applied(inventory());
    await bed.settled();
    const verified = await bed.fleet("verify", inventory());
    expect(verified.stdout).toMatch(/^mk1\/loop +1\/1 +jemalloc 5\.\S+ +zz-fleet\.conf:3 .* converged$/m);
    expect((await bed.fleet("plan", "--detailed-exitcode", inventory())).stdout).toContain("No changes.");
    expect((await bed.fleet("rollback", "--yes")).stdout).toContain("1 rolled-back");
    await bed.settled();
    expect(await mapped("loop", "dash")).toBe("0 of 1");
    expect(await drops()).toBe("");
    await bed.sh("systemctl stop loop; rm /etc/systemd/system/loop.service; systemctl daemon-reload");
  });
});

describe("apache-jemalloc", () => {
  const envvars = "/etc/apache2/envvars";
  const inventory = () => having("apache-jemalloc", { web: instance("apache2", "http://127.0.0.1/") });
  // Where the machine is fast, systemd has enough of so many starts.
  const anew = "systemctl reset-failed && systemctl restart apache2";
  const own = (line: string) =>
    bed.sh(`cp -a ${envvars} /run/envvars && echo '${line}' >>${envvars} && ${anew} && ${calm}`);
  /** Does what starts httpd's children anew, and waits until none of the old ones is left. */
  const renewed = (command: string) =>
    bed.sh(`before=$(pgrep -u www-data apache2 | xargs) && ${command} || exit
      for try in $(seq 1200); do
        [ "$(pgrep -u www-data apache2)" ] && ! ps -o pid= -p "$before" && break; sleep 0.1
      done >/dev/null; ${calm}`);
  const back = () => bed.sh(`cp -a /run/envvars ${envvars} && ${anew}`);

  test("starts httpd anew, proves all children, and takes it back", async () => {
    const before = await bed.sh("systemctl show apache2 -p MainPID --value");
    await bed.applied(inventory());
    await bed.settled();
    expect(await bed.sh("systemctl show apache2 -p MainPID --value")).not.toBe(before);
    expect(await mapped("apache2", "apache2")).toMatch(/^([2-9]) of \1$/);
    const verified = await bed.fleet("verify", inventory());
    expect(verified.stdout).toMatch(/^mk1\/web +([2-9])\/\1 +jemalloc 5\.\S+ +zz-fleet\.conf:3 .* converged$/m);
    // What an operator does by hand keeps it: a reload, and a restart by apachectl.
    await renewed("systemctl reload apache2");
    expect(await mapped("apache2", "apache2")).toMatch(/^([2-9]) of \1$/);
    await renewed("apachectl restart");
    expect(await mapped("apache2", "apache2")).toMatch(/^([2-9]) of \1$/);

    expect((await bed.fleet("rollback", "--yes")).stdout).toContain("1 rolled-back");
    await bed.settled();
    expect(await mapped("apache2", "apache2")).toMatch(/^0 of [2-9]$/);
    expect(await drops()).toBe("");
  });

  test("a preload in envvars that works is left as it is, and another one, or another MALLOC_CONF, is told with its line", async () => {
    await own(`export LD_PRELOAD=${await bed.library()}`);
    try {
      const { stdout } = await bed.fleet("plan", inventory());
      expect(stdout).toContain("No changes.");
      expect((await bed.fleet("verify", inventory())).stdout).toMatch(/jemalloc 5\.\S+ +envvars:\d+ .* converged$/m);
    } finally {
      await back();
    }
    await own("export MALLOC_CONF=narenas:2");
    try {
      const wished = having(
        "apache-jemalloc",
        { web: instance("apache2", "http://127.0.0.1/") },
        { mallocConf: "narenas:4" },
      );
      const { stdout, code } = await bed.fleet("plan", wished);
      expect(stdout).toContain("the command of apache2.service sets MALLOC_CONF itself");
      expect(stdout).toMatch(/\/etc\/apache2\/envvars:\d+/);
      expect(code).toBe(1);
    } finally {
      await back();
    }
    await own("export LD_PRELOAD=/opt/other.so");
    try {
      const { stdout, code } = await bed.fleet("plan", inventory());
      expect(stdout).toContain("the command of apache2.service sets LD_PRELOAD itself");
      expect(stdout).toMatch(/\/etc\/apache2\/envvars:\d+/);
      expect(code).toBe(1);
    } finally {
      await back();
    }
  });
});

test("glibc-arenas sets two arenas without a package, proves it, and takes it back", async () => {
  const inventory = having("glibc-arenas", { web: instance("misskey", "http://127.0.0.1:3000/healthz") });
  const arenas = () =>
    bed.sh(
      "for pid in $(pgrep -u misskey node); do tr '\\0' '\\n' </proc/$pid/environ | grep ^MALLOC_ARENA_MAX; done | sort -u",
    );
  const { stdout } = await bed.applied(inventory);
  expect(stdout).not.toContain("library:");
  expect(await arenas()).toBe("MALLOC_ARENA_MAX=2");
  await bed.settled();
  const verified = await bed.fleet("verify", inventory);
  expect(verified.stdout).toMatch(/^mk1\/web +(\d)\/\1 +glibc +zz-fleet\.conf:3 .* converged$/m);
  expect((await bed.fleet("rollback", "--yes")).stdout).toContain("1 rolled-back");
  expect(await arenas()).toBe("");
  expect(await drops()).toBe("");
});

describe("a machine of AWS Elastic Beanstalk", () => {
  beforeEach(() => bed.sh("mkdir -p /opt/elasticbeanstalk"));
  const inventory = () => having("ruby-jemalloc", { web: instance("puma", "http://127.0.0.1:9292/") });

  async function told(): Promise<void> {
    const { stdout, code } = await bed.fleet("apply", "--yes", inventory());
    expect(code).toBe(1);
    expect(stdout).toContain("this machine is AWS Elastic Beanstalk's");
    expect(stdout).toContain("Procfile");
    expect(stdout).toContain("not as environment properties");
    expect(await drops()).toBe("");
    expect(await mapped("puma", "ruby")).toBe("0 of 3");
  }

  test("is recognised, reported and not changed", async () => {
    await told();
    expect((await bed.fleet("verify", inventory())).stdout).toMatch(/^mk1\/web +0\/3 +glibc /m);
  });

  test("is told as that where it has no dpkg, as Amazon Linux has none", async () => {
    await bed.sh("mv /usr/bin/dpkg /usr/bin/dpkg.kept");
    try {
      await told();
    } finally {
      await bed.sh("mv /usr/bin/dpkg.kept /usr/bin/dpkg");
    }
  });

  test("is converged where it is right already", async () => {
    await bed.sh("rmdir /opt/elasticbeanstalk");
    await bed.applied(inventory());
    await bed.settled();
    await bed.sh("mkdir /opt/elasticbeanstalk");
    expect((await bed.fleet("verify", inventory())).code).toBe(0);
  });
});
