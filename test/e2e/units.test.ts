import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HostFile } from "../../src/config/inventory-file.gen.ts";
import { Bed } from "../lab/bed.ts";
import { calm } from "../lab/host.ts";

const etc = "/etc/systemd/system";
const library = "@library@";
/** A small library that does nothing, for those who preload something else. */
const other = "/opt/libother.so";

let bed: Bed;
let found: string;

beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: true });
  found = await bed.library();
  await bed.sh(`systemctl stop misskey && cp -L /lib/*-linux-gnu/libutil.so.1 ${other}`);
});
afterAll(() => bed?.stop());
afterEach(async () => {
  await bed.sh(`for unit in $(systemctl list-units --plain --no-legend 'misskey*' 'worker*' | cut -d' ' -f1); do systemctl stop "$unit"; done
    rm -rf ${etc}/*misskey* ${etc}/worker* ${etc}/service.d ${etc}.control /etc/systemd/system.conf.d /etc/mk* /run/systemd/system/misskey* /var/lib/fleet
    systemctl daemon-reload && systemctl reset-failed`);
});

/** A unit that runs the stand-in by itself; further lines belong to its [Service]. */
function unit(port: number | string, ...lines: readonly string[]): string {
  return ["[Service]", "User=misskey", "WorkingDirectory=/home/misskey/misskey", "ExecStart=/usr/bin/node server.js"]
    .concat(`Environment=PORT=${port}`, "Restart=always", lines, "")
    .join("\n");
}

function service(...lines: readonly string[]): string {
  return ["[Service]", ...lines, ""].join("\n");
}

/** What an operator has on his host. */
interface Setting {
  readonly name: string;
  readonly unit: string;
  /** Below /etc/systemd/system, where no path is absolute. */
  readonly files: Readonly<Record<string, string>>;
  /** Before the unit is started. */
  readonly before?: string;
  /** When it runs. */
  readonly after?: string;
  readonly vars?: HostFile["vars"];
}

async function set({ unit: name, files, before = ":" }: Setting): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await bed.write(path.startsWith("/") ? path : `${etc}/${path}`, text.replaceAll(library, found));
  }
  await bed.sh(`${before}
    systemctl daemon-reload && systemctl restart '${name}' && ${calm}`);
}

function inventory({ unit: name, vars }: Pick<Setting, "unit" | "vars">): string {
  return bed.inventory({ hosts: { mk1: bed.entry({ deployment: "systemd", unit: name, ...(vars && { vars }) }) } });
}

/** Every file of systemd's configuration and ours beside it, with mode and owner. */
function configuration(): Promise<string> {
  return bed.sh(`find ${etc} /etc/mk* -printf '%p %y %m %U %l\\n' 2>/dev/null | sort
    find ${etc} /etc/mk* -type f -exec sha256sum {} + 2>/dev/null | sort`);
}

/** The values of a variable in the environments of a unit's processes, each once. */
function lives(name: string, variable: string): Promise<string> {
  return bed.sh(`for pid in $(systemctl show '${name}' -p MainPID --value) $(pgrep -P $(systemctl show '${name}' -p MainPID --value)); do
    tr '\\0\\n' '\\n ' </proc/$pid/environ | sed -n 's/^${variable}=//p'
  done | sort -u`);
}

describe("is switched, proven, and taken back to the byte", () => {
  const cases: readonly (Setting & { readonly preload?: string; readonly says?: string; readonly dropIn?: string })[] =
    [
      {
        name: "a unit named by a domain",
        unit: "misskey.example.jp.service",
        files: { "misskey.example.jp.service": unit(3101) },
      },
      {
        name: "an instance of a template, and no other of it",
        unit: "misskey@02.service",
        files: { "misskey@.service": unit("31%i"), "misskey@.service.d/10-all.conf": service("LimitNOFILE=4096") },
        dropIn: "misskey@02.service.d",
      },
      {
        name: "an alias, through the unit behind it",
        unit: "misskey-old.service",
        files: { "misskey.example.jp.service": unit(3101) },
        before: `ln -s misskey.example.jp.service ${etc}/misskey-old.service`,
        dropIn: "misskey.example.jp.service.d",
        says: "misskey-old.service is an alias of misskey.example.jp.service",
      },
      {
        name: "an empty override.conf",
        unit: "misskey.example.jp.service",
        files: { "misskey.example.jp.service": unit(3101), "misskey.example.jp.service.d/override.conf": "" },
      },
      {
        name: "a drop-in for all services, and one for a prefix, which set something else",
        unit: "misskey-web.service",
        files: {
          "misskey-web.service": unit(3101),
          "service.d/10-all.conf": service("Environment=TZ=UTC"),
          "misskey-.service.d/50-prefix.conf": service(`Environment="LD_PRELOAD=${other}"`),
        },
        preload: `@library@:${other}`,
      },
      {
        name: "another library in the unit itself",
        unit: "misskey.example.jp.service",
        files: { "misskey.example.jp.service": unit(3101, `Environment=LD_PRELOAD=${other}`) },
        preload: `@library@:${other}`,
      },
      {
        name: "values with quotes, escapes, per cents, specifiers and continued lines",
        unit: "misskey@02.service",
        files: {
          "misskey@.service": unit(
            "31%i",
            `Environment='A=it "is"' "B=100%% \\"%n\\"" \\`,
            "# a remark in between",
            `  "LD_PRELOAD=/opt/lib%p\\x2d%i.so" C=\\x41`,
          ),
        },
        before: `cp ${other} /opt/libmisskey-02.so`,
        preload: "@library@:/opt/libmisskey-02.so",
      },
      {
        name: "an empty Environment= behind the operator's setting",
        unit: "misskey.example.jp.service",
        files: {
          "misskey.example.jp.service": unit(3101, `Environment=LD_PRELOAD=${library}`),
          "misskey.example.jp.service.d/override.conf": service("Environment=", "Environment=PORT=3101"),
        },
        says: "an empty Environment= takes back the LD_PRELOAD of",
      },
      {
        name: "PassEnvironment=, which every Environment= beats",
        unit: "misskey.example.jp.service",
        files: { "misskey.example.jp.service": unit(3101, "PassEnvironment=LD_PRELOAD MALLOC_CONF") },
      },
      {
        name: "an UnsetEnvironment= of another value, and one that is taken back",
        unit: "misskey.example.jp.service",
        files: {
          "misskey.example.jp.service": unit(
            3101,
            "UnsetEnvironment=MALLOC_CONF",
            "UnsetEnvironment=",
            "UnsetEnvironment=LD_PRELOAD=/opt/gone.so",
          ),
        },
      },
      {
        name: "environment files by a pattern, with values of many lines and without the variable",
        unit: "misskey.example.jp.service",
        files: {
          "misskey.example.jp.service": unit(3101, "EnvironmentFile=-/etc/mk*.env", "EnvironmentFile=-/etc/mk/none"),
          "/etc/mk-1.env": `KEY="-----BEGIN\nLD_PRELOAD=/opt/not-this.so\n-----END"\n# LD_PRELOAD=/opt/nor-this.so\n`,
        },
      },
      {
        name: "a later drop-in that has nothing to do with it",
        unit: "misskey.example.jp.service",
        files: {
          "misskey.example.jp.service": unit(3101),
          "misskey.example.jp.service.d/zzz.conf": service("Environment=TZ=UTC"),
          "misskey.example.jp.service.d/my own.conf": service("Environment=A=1"),
        },
      },
      {
        name: "MALLOC_CONF of the inventory beside a library by hand in a later drop-in",
        unit: "misskey.example.jp.service",
        vars: { mallocConf: "background_thread:true,dirty_decay_ms:1000" },
        files: {
          "misskey.example.jp.service": unit(3101),
          "misskey.example.jp.service.d/zzz.conf": service(`Environment=LD_PRELOAD=${library}`),
        },
      },
    ];

  test.each(cases)("$name", async (setting) => {
    const { unit: name, preload = "@library@", says, dropIn = `${name}.d` } = setting;
    await set(setting);
    const path = inventory(setting);
    const before = await configuration();
    const planned = await bed.fleet("plan", path, "--detailed-exitcode");
    expect(planned.code, planned.stdout).toBe(2);
    if (says !== undefined) expect(planned.stdout).toContain(says);
    expect(planned.stdout).toContain(`+++ ${etc}/${dropIn}/zz-fleet.conf`);
    await bed.applied(path);
    expect(await lives(name, "LD_PRELOAD")).toBe(preload.replaceAll(library, found));
    expect(await lives(name, "MALLOC_CONF")).toBe(setting.vars?.["mallocConf"] ?? "background_thread:true");
    const again = await bed.fleet("plan", path, "--detailed-exitcode");
    expect(again.code, again.stdout).toBe(0);
    expect(again.stdout).toContain("No changes.");
    expect(await bed.fleet("verify", path)).toMatchObject({ code: 0 });
    expect(await bed.fleet("rollback", "--yes")).toMatchObject({ code: 0 });
    expect(await configuration()).toBe(before);
  });
});

describe("what works by hand is left as it is, and its place is told", () => {
  const conf = "Environment=MALLOC_CONF=background_thread:true";
  const cases: readonly (Setting & { readonly place: string })[] = [
    {
      name: "in override.conf of a unit named by a domain",
      unit: "misskey.example.jp.service",
      files: {
        "misskey.example.jp.service": unit(3101),
        "misskey.example.jp.service.d/override.conf": service("# by hand", `Environment="LD_PRELOAD=${library}"`, conf),
      },
      place: `${etc}/misskey.example.jp.service.d/override.conf:3`,
    },
    {
      name: "in a prefix drop-in",
      unit: "misskey-web.service",
      files: {
        "misskey-web.service": unit(3101),
        "misskey-.service.d/jemalloc.conf": service(
          `Environment=LD_PRELOAD=${library} MALLOC_CONF=background_thread:true`,
        ),
      },
      place: `${etc}/misskey-.service.d/jemalloc.conf:2`,
    },
    {
      name: "in a drop-in for all services",
      unit: "misskey-web.service",
      files: {
        "misskey-web.service": unit(3101),
        "service.d/zzz.conf": service(`Environment=LD_PRELOAD=${library}`, conf),
      },
      place: `${etc}/service.d/zzz.conf:2`,
    },
    {
      name: "in the template",
      unit: "misskey@02.service",
      files: { "misskey@.service": unit("31%i", `Environment="LD_PRELOAD=${library}"`, conf) },
      place: `${etc}/misskey@.service:7`,
    },
    {
      name: "through an alias",
      unit: "misskey-old.service",
      files: { "misskey.example.jp.service": unit(3101, `Environment=LD_PRELOAD=${library}`, conf) },
      before: `ln -s misskey.example.jp.service ${etc}/misskey-old.service`,
      place: `${etc}/misskey.example.jp.service:7`,
    },
    {
      name: "in an environment file by a pattern, in quotes",
      unit: "misskey.example.jp.service",
      files: {
        "misskey.example.jp.service": unit(3101, "EnvironmentFile=/etc/mk*.env", conf),
        "/etc/mk 1.env": `A="one\ntwo"\nLD_PRELOAD="${library}" \n`,
      },
      place: "/etc/mk 1.env:3",
    },
    {
      name: "beside another library, which came first",
      unit: "misskey.example.jp.service",
      files: { "misskey.example.jp.service": unit(3101, `Environment="LD_PRELOAD=${other} ${library}"`, conf) },
      place: `${etc}/misskey.example.jp.service:7`,
    },
    {
      name: "by systemd's own DefaultEnvironment=",
      unit: "misskey.example.jp.service",
      files: {
        "/etc/systemd/system.conf.d/jemalloc.conf": `[Manager]\nDefaultEnvironment=LD_PRELOAD=${library}\n`,
        "misskey.example.jp.service": unit(3101, conf),
      },
      before: "systemctl daemon-reexec",
      place: "/etc/systemd/system.conf.d/jemalloc.conf:2",
    },
    {
      name: "by the script that starts it",
      unit: "misskey.example.jp.service",
      files: {
        "/etc/mk-start": `#!/bin/sh\nexport LD_PRELOAD=${library} MALLOC_CONF=background_thread:true\nexec /usr/bin/node server.js\n`,
        "misskey.example.jp.service": unit(3101, "ExecStart=", "ExecStart=/etc/mk-start"),
      },
      before: "chmod 755 /etc/mk-start",
      place: "/etc/mk-start:2",
    },
  ];

  test.each(cases)("$name", async (setting) => {
    await set(setting);
    const path = inventory(setting);
    const { code, stdout } = await bed.fleet("plan", path, "--detailed-exitcode");
    expect(stdout).toContain(`set by hand in ${setting.place}`);
    expect(code).toBe(0);
    expect(await bed.fleet("verify", path)).toMatchObject({ code: 0 });
  });
});

test("a process that is still at its loader is looked at again, and not taken for one without the library", async () => {
  const name = "misskey.example.jp.service";
  const gate = "/run/misskey-gate.so";
  const preload = `Environment="LD_PRELOAD=${gate}:${library}" MALLOC_CONF=background_thread:true`;
  await set({ name: "at its loader", unit: name, files: { [name]: unit(3101, preload) } });
  // As it is asked for, systemd starts it anew, and the loader waits at a pipe for half a second.
  await bed.write(
    "/usr/local/bin/systemctl",
    `#!/bin/sh
if [ "$1" = show ] && rm /run/misskey-once 2>/dev/null; then
  mkfifo ${gate}
  chmod 755 ${gate}
  /usr/bin/systemctl restart ${name}
  until grep -q node /proc/$(/usr/bin/systemctl show ${name} -p MainPID --value)/comm; do sleep 0.02; done
  setsid sh -c 'sleep 0.5; : >${gate}; rm ${gate}' >/dev/null 2>&1 </dev/null &
fi
exec /usr/bin/systemctl "$@"
`,
  );
  await bed.sh("chmod 755 /usr/local/bin/systemctl && touch /run/misskey-once");
  try {
    const { code, stdout } = await bed.fleet("plan", "--detailed-exitcode", inventory({ unit: name }));
    await bed.sh("[ ! -e /run/misskey-once ]");
    expect(stdout).toContain("No changes.");
    expect(code).toBe(0);
  } finally {
    await bed.sh("rm /usr/local/bin/systemctl");
  }
});

describe("what wins over fleet is told with its line, and nothing is done", () => {
  const cases: readonly (Setting & { readonly says: string; readonly place: string })[] = [
    {
      name: "a drop-in that sorts later",
      unit: "misskey.example.jp.service",
      files: {
        "misskey.example.jp.service": unit(3101),
        "misskey.example.jp.service.d/zzz.conf": service("", `Environment=LD_PRELOAD=${other}`),
      },
      says: "sorts behind fleet's drop-in and sets LD_PRELOAD anew",
      place: "misskey.example.jp.service.d/zzz.conf:3",
    },
    {
      name: "a later drop-in with another MALLOC_CONF than the inventory's",
      unit: "misskey.example.jp.service",
      vars: { mallocConf: "background_thread:true" },
      files: {
        "misskey.example.jp.service": unit(3101),
        "misskey.example.jp.service.d/zzz.conf": service("Environment=MALLOC_CONF=dirty_decay_ms:0"),
      },
      says: "sorts behind fleet's drop-in and sets MALLOC_CONF anew",
      place: "misskey.example.jp.service.d/zzz.conf:2",
    },
    {
      name: "a later drop-in that resets everything",
      unit: "misskey-web.service",
      files: {
        "misskey-web.service": unit(3101),
        "service.d/zzz.conf": service("Environment=", "Environment=PORT=3101"),
      },
      says: "sorts behind fleet's drop-in and resets every Environment=",
      place: "service.d/zzz.conf:2",
    },
    {
      name: "an environment file by a pattern",
      unit: "misskey.example.jp.service",
      files: {
        "misskey.example.jp.service": unit(3101, "EnvironmentFile=/etc/mk*.env"),
        "/etc/mk1.env": `A="one\ntwo"\n  LD_PRELOAD = '${other}'\n`,
      },
      says: "an EnvironmentFile of misskey.example.jp.service sets LD_PRELOAD",
      place: "/etc/mk1.env:3",
    },
    {
      name: "UnsetEnvironment= of the very value that would be written",
      unit: "misskey.example.jp.service",
      files: { "misskey.example.jp.service": unit(3101, `UnsetEnvironment=LD_PRELOAD=${library}`) },
      says: "UnsetEnvironment= takes LD_PRELOAD away",
      place: "misskey.example.jp.service:7",
    },
    {
      name: "a start script that sets another library",
      unit: "misskey.example.jp.service",
      files: {
        "/etc/mk-start": `#!/bin/sh\nLD_PRELOAD=${other} exec /usr/bin/node server.js\n`,
        "misskey.example.jp.service": unit(3101, "ExecStart=", "ExecStart=/etc/mk-start"),
      },
      before: "chmod 755 /etc/mk-start",
      says: "sets LD_PRELOAD itself, which beats every Environment=",
      place: "/etc/mk-start:2",
    },
  ];

  test.each(cases)("$name", async (setting) => {
    await set(setting);
    const path = inventory(setting);
    const before = await configuration();
    const { code, stdout } = await bed.fleet("apply", "--yes", path);
    expect(stdout).toContain(setting.says);
    expect(stdout).toContain(setting.place);
    expect(code).toBe(1);
    expect(await configuration()).toBe(before);
  });
});

describe("what systemd itself would do, or would not, is told before anything is done", () => {
  const cases: readonly (Setting & { readonly says: string })[] = [
    {
      name: "a restart that it refuses",
      unit: "misskey.example.jp.service",
      files: { "misskey.example.jp.service": unit(3101) },
      after: `sed -i '1i[Unit]\\nRefuseManualStop=yes' ${etc}/misskey.example.jp.service; systemctl daemon-reload`,
      says: "systemd lets nobody restart misskey.example.jp.service",
    },
    {
      name: "a masked unit that still runs",
      unit: "misskey-web.service",
      files: { "/run/systemd/system/misskey-web.service": unit(3101) },
      after: "systemctl mask misskey-web",
      says: "misskey-web.service is masked",
    },
    {
      name: "processes without a main one",
      unit: "misskey-web.service",
      files: {
        "misskey-web.service": `[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/sh -c 'PORT=3101 /usr/bin/node /home/misskey/misskey/server.js &'\n`,
      },
      says: "systemd knows no main process of misskey-web.service",
    },
  ];

  test.each(cases)("$name", async (setting) => {
    await set(setting);
    await bed.sh(setting.after ?? ":");
    const before = await configuration();
    const { code, stdout } = await bed.fleet("apply", "--yes", inventory(setting));
    expect(stdout).toContain(setting.says);
    expect(code).toBe(1);
    expect(await configuration()).toBe(before);
    await bed.sh(`sed -i '/^Refuse/d' ${etc}/misskey*.service; systemctl daemon-reload`);
  });

  test("units that a restart takes along, and files that it makes effective", async () => {
    const name = "misskey.example.jp.service";
    await set({
      name: "with a worker",
      unit: name,
      files: { [name]: unit(3101), "worker.service": `[Unit]\nRequires=${name}\nAfter=${name}\n${unit(3102)}` },
    });
    await bed.sh(`systemctl start worker; sleep 1.1; sed -i s/3101/3103/ ${etc}/${name}`);
    const { stdout } = await bed.fleet("plan", inventory({ unit: name }));
    expect(stdout).toContain(`note: the restart takes along what depends on ${name}: worker.service`);
    expect(stdout).toContain(
      `note: systemd has not read ${name}'s files since they were changed: they take effect, too`,
    );
    const { code } = await bed.fleet("apply", "--yes", inventory({ unit: name }));
    expect(code).toBe(0);
    expect(await lives(name, "PORT")).toBe("3103");
  });
});

describe("several units of one instance", () => {
  const [web, worker] = ["misskey-web.service", "misskey-worker.service"];
  const counted = "ExecStartPre=+/bin/sh -c 'echo start >>/run/starts-%n'";
  const starts = () => bed.sh(`for unit in ${web} ${worker}; do grep -c . /run/starts-$unit; done | xargs`);
  const both = () => bed.inventory({ hosts: { mk1: bed.entry({ deployment: "systemd", units: [web, worker] }) } });
  const start = async (...lines: readonly string[]) => {
    await bed.sh("rm -f /run/starts-*");
    await bed.write(`${etc}/${web}`, unit(3101, counted));
    await bed.write(`${etc}/${worker}`, unit(3102, counted, ...lines));
    await bed.sh(`systemctl daemon-reload && systemctl restart ${web} ${worker} && ${calm}`);
  };

  test("are one transaction with one restart each, and taken back together", async () => {
    await start();
    const before = await configuration();
    const planned = await bed.fleet("plan", both(), "--detailed-exitcode");
    expect(planned.stdout).toContain("Plan: 2 to add, 0 to change, 0 to remove, 2 restarts.");
    const { stdout } = await bed.applied(both());
    expect(stdout).toContain("Apply: 1 committed.");
    expect(await bed.sh("ls -d /var/lib/fleet/tx/* | wc -l")).toBe("1");
    expect(await starts()).toBe("2 2");
    await bed.settled();
    expect(await bed.fleet("plan", both(), "--detailed-exitcode")).toMatchObject({ code: 0 });
    const verified = await bed.fleet("verify", both());
    expect(verified.stdout).toMatch(/^mk1 +6\/6 +jemalloc 5\.\S+ +zz-fleet\.conf:3 .* converged$/m);
    expect(await bed.fleet("rollback", "--yes")).toMatchObject({ code: 0 });
    expect(await starts()).toBe("3 3");
    expect(await configuration()).toBe(before);
  });

  test("are both as before when one fails", async () => {
    await start(`ExecStartPre=/bin/sh -c '[ -z "$LD_PRELOAD" ]'`);
    const before = await configuration();
    const { code, stdout } = await bed.fleet("apply", "--yes", both());
    expect(stdout).toContain(worker);
    expect(code).toBe(3);
    expect(await configuration()).toBe(before);
    expect(await bed.sh(`systemctl is-active ${web} ${worker} | xargs`)).toBe("active active");
    expect(await lives(web, "LD_PRELOAD")).toBe("");
    await bed.answers(3101);
    await bed.answers(3102);
  });

  test("only the one that has to be is changed", async () => {
    await start(`Environment=LD_PRELOAD=${found} MALLOC_CONF=background_thread:true`);
    const { stdout } = await bed.applied(both());
    expect(stdout).toContain(`set by hand in ${etc}/${worker}:8`);
    expect(await starts()).toBe("2 1");
  });
});

describe("a unit of a user's own systemd", () => {
  const name = "misskey-own.service";
  const home = "/home/misskey/.config/systemd/user";
  const own = () =>
    bed.inventory({ hosts: { mk1: bed.entry({ deployment: "systemd", unit: name, unitUser: "misskey" }) } });
  const ask = "runuser -u misskey -- env XDG_RUNTIME_DIR=/run/user/$(id -u misskey) systemctl --user";
  const files = () =>
    bed.sh(
      "cd /home/misskey && find .config -printf '%p %y %m %u %l\\n' | sort; find .config -type f -exec sha256sum {} + | sort",
    );

  beforeAll(async () => {
    await bed.sh("apt-get install -y -qq --no-install-recommends libpam-systemd >/dev/null 2>&1");
  });
  beforeEach(async () => {
    const text = unit(3105, "Environment=LD_PRELOAD=%h/libother.so").replace("User=misskey\n", "");
    await bed.write(`${home}/${name}`, text);
    await bed.sh(`cp ${other} /home/misskey/libother.so && chown -R misskey: /home/misskey/.config
      loginctl enable-linger misskey && systemctl start user@$(id -u misskey)
      ${ask} daemon-reload && ${ask} start ${name} && ${calm}`);
  });
  afterEach(() => bed.sh(`loginctl disable-linger misskey; systemctl stop user@$(id -u misskey); rm -rf ${home}`));

  test("is switched as that user, proven, and taken back to the byte", async () => {
    const before = await files();
    const planned = await bed.fleet("plan", own(), "--detailed-exitcode");
    expect(planned.code, planned.stdout).toBe(2);
    expect(planned.stdout).not.toContain("does not linger");
    await bed.applied(own());
    expect(await bed.sh(`stat -c '%U %a' ${home}/${name}.d ${home}/${name}.d/zz-fleet.conf | xargs`)).toBe(
      "misskey 755 misskey 644",
    );
    expect(
      await bed.sh(`tr '\\0' '\\n' </proc/$(${ask} show ${name} -p MainPID --value)/environ | grep LD_PRELOAD`),
    ).toBe(`LD_PRELOAD=${found}:/home/misskey/libother.so`);
    await bed.settled();
    expect(await bed.fleet("plan", own(), "--detailed-exitcode")).toMatchObject({ code: 0 });
    const verified = await bed.fleet("verify", own());
    expect(verified.stdout).toMatch(/^mk1 +3\/3 +jemalloc 5\.\S+ +zz-fleet\.conf:3 .* converged$/m);
    const back = await bed.fleet("rollback", "--yes");
    expect(back.stdout).toContain(`${home}/${name}.d/zz-fleet.conf: it was not there before and will be removed`);
    expect(back.code).toBe(0);
    expect(await files()).toBe(before);
  });

  test("is repaired when its drop-in was changed, and the change comes back with a rollback", async () => {
    await bed.applied(own());
    await bed.sh(
      `echo '# mine' >>${home}/${name}.d/zz-fleet.conf && chmod 600 ${home}/${name}.d/zz-fleet.conf && ${ask} daemon-reload`,
    );
    await bed.settled();
    const drifted = await files();
    await bed.applied(own());
    expect(await bed.fleet("rollback", "--yes")).toMatchObject({ code: 0 });
    expect(await files()).toBe(drifted);
  });

  test("of a user who does not linger is told to end with his session", async () => {
    await bed.sh("loginctl disable-linger misskey; systemctl start user@$(id -u misskey)");
    await bed.sh(`${ask} start ${name} && ${calm}`);
    const { code, stdout } = await bed.fleet("plan", own(), "--detailed-exitcode");
    expect(stdout).toContain(
      "misskey does not linger: the unit ends with the last session (loginctl enable-linger misskey)",
    );
    expect(code).toBe(2);
  });

  test("of a user who is not logged in can't be judged, and it is said how it could", async () => {
    await bed.sh("loginctl disable-linger misskey; systemctl stop user@$(id -u misskey)");
    await bed.until("[ ! -e /run/user/$(id -u misskey)/systemd ]");
    const { code, stdout } = await bed.fleet("plan", own());
    expect(stdout).toContain("the systemd of misskey does not run: misskey is not logged in and does not linger");
    expect(stdout).toContain("loginctl enable-linger misskey");
    expect(code).toBe(1);
  });

  test("of nobody is said to be so", async () => {
    const path = bed.inventory({
      hosts: { mk1: bed.entry({ deployment: "systemd", unit: name, unitUser: "nobody-here" }) },
    });
    const { code, stdout } = await bed.fleet("plan", path);
    expect(stdout).toContain("there is no user nobody-here on this host");
    expect(code).toBe(1);
  });

  test("does not let its user hold up the look with a pipe for a script", async () => {
    await bed.sh(`runuser -u misskey -- mkfifo /home/misskey/start.sh
      sed -i 's,^ExecStart=.*,ExecStart=-/home/misskey/start.sh,' ${home}/${name}; ${ask} daemon-reload`);
    try {
      const { stdout } = await bed.fleet("plan", own());
      expect(stdout).toContain("Plan: 1 to add");
    } finally {
      await bed.sh("rm /home/misskey/start.sh");
    }
  });

  test("does not let its user lead root to other places", async () => {
    await bed.sh(
      `mkdir -p /etc/mk-trap && ln -s /etc/mk-trap ${home}/${name}.d && chown -h misskey: ${home}/${name}.d`,
    );
    const { code } = await bed.fleet("apply", "--yes", own());
    expect(code).not.toBe(0);
    expect(await bed.sh("ls -A /etc/mk-trap")).toBe("");
  });
});

test("what systemd makes of the drop-in is read back before the restart, and taken back where it is not what was written", async () => {
  const name = "misskey.example.jp.service";
  // A file of the same name in a directory that comes before /etc/systemd/system hides fleet's own.
  await set({
    name: "hidden",
    unit: name,
    files: { [name]: unit(3101), [`${etc}.control/${name}.d/zz-fleet.conf`]: service("Environment=TZ=UTC") },
  });
  const invocation = await bed.invocation(name);
  const before = await configuration();
  const { code, stdout } = await bed.fleet("apply", "--yes", inventory({ unit: name }));
  expect(stdout).toContain(`${name} does not get LD_PRELOAD=${found}`);
  expect(code).toBe(3);
  expect(await configuration()).toBe(before);
  expect(await bed.invocation(name)).toBe(invocation);
});
