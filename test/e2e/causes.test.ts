import { afterAll, beforeAll, expect, test } from "vitest";
import { calm, type LabHost, startHost, Workspace } from "../lab/host.ts";

/** What is wrong on a host, and what its operator is told. */
interface Case {
  readonly name: string;
  /** `[Service]` lines of the operator's own override.conf. */
  readonly unit?: readonly string[];
  /** Before the unit is restarted. */
  readonly before?: string;
  /** After it was. */
  readonly after?: string;
  readonly says: readonly (string | RegExp)[];
  readonly never?: string;
}

const library = "$(echo /usr/lib/*-linux-gnu/libjemalloc.so.2)";
const preload = (path: string) => [`Environment=LD_PRELOAD=${path}`];
const right = ["Environment=LD_PRELOAD=@library@"];
/** A copy of the library with other bytes at an offset. */
const forged = (change: string) => `cp -L ${library} /opt/libjemalloc.so.2 && ${change}`;

const cases: readonly Case[] = [
  {
    name: "the path is missing",
    unit: preload("/opt/libjemalloc.so.2"),
    says: ["LD_PRELOAD names /opt/libjemalloc.so.2, which is not there", "override.conf:2"],
  },
  {
    name: "a dangling link",
    unit: preload("/opt/libjemalloc.so.2"),
    before: "ln -s /opt/gone/libjemalloc2.so.2 /opt/libjemalloc.so.2",
    says: ["/opt/libjemalloc.so.2, a link to /opt/gone/libjemalloc2.so.2, which is not there"],
  },
  {
    name: "another processor",
    unit: preload("/opt/libjemalloc.so.2"),
    before: forged("printf '\\267\\000' | dd of=/opt/libjemalloc.so.2 bs=1 seek=18 conv=notrunc status=none"),
    says: [/which is built for arm64, and \/usr\/bin\/node(js)? for amd64/],
  },
  {
    name: "another C library, with which nothing starts",
    // It fails once: between two starts it would be active for a moment.
    unit: [...preload("/opt/libjemalloc.so.2"), "Restart=no"],
    before: forged("sed -i 's/libc[.]so[.]6/libc.musl/' /opt/libjemalloc.so.2"),
    after: 'until [ "$(systemctl is-active misskey)" = failed ]; do sleep 0.1; done',
    says: [/misskey.service fails: .* which is built against musl, and node against glibc/, "override.conf:2"],
  },
  {
    name: "no library at all",
    unit: preload("/opt/libjemalloc.so.2"),
    before: "echo nothing >/opt/libjemalloc.so.2",
    says: ["/opt/libjemalloc.so.2, which is no library"],
  },
  {
    name: "unreadable for the service's user",
    unit: preload("/opt/libjemalloc.so.2"),
    before: forged("chmod 0600 /opt/libjemalloc.so.2"),
    says: ["/opt/libjemalloc.so.2, which the user misskey can't read"],
  },
  {
    name: "file capabilities on the interpreter, which decide over a missing path",
    unit: preload("/opt/libjemalloc.so.2"),
    before: "setcap cap_net_bind_service+ep $(readlink -f /usr/bin/node)",
    says: ["blocked", "the loader passes over LD_PRELOAD for /usr/bin/node", "setcap -r"],
    never: "which is not there",
  },
  {
    name: "an EnvironmentFile wins",
    unit: ["EnvironmentFile=/etc/misskey.env", ...right],
    before: "printf 'A=1\\nLD_PRELOAD=/opt/other.so\\n' >/etc/misskey.env",
    says: ["blocked", "an EnvironmentFile of misskey.service sets LD_PRELOAD", "/etc/misskey.env:2"],
  },
  {
    name: "a later drop-in wins",
    before: `printf '[Service]\\nEnvironment=LD_PRELOAD=/opt/other.so\\n' >/etc/systemd/system/misskey.service.d/zzz.conf`,
    says: ["blocked", "zzz.conf:2 sorts behind fleet's drop-in and sets LD_PRELOAD anew"],
  },
  {
    name: "UnsetEnvironment takes it away",
    unit: [...right, "UnsetEnvironment=LD_PRELOAD"],
    says: ["blocked", "UnsetEnvironment= takes LD_PRELOAD away from misskey.service", "override.conf:3"],
  },
  {
    name: "an empty Environment= resets it",
    unit: [...right, "Environment="],
    says: [/an empty Environment= takes back the LD_PRELOAD of \S+override\.conf:2 \(\S+override\.conf:3\)/],
  },
  {
    name: "not restarted since",
    after: `printf '[Service]\\nEnvironment=LD_PRELOAD=%s\\n' ${library} >/etc/systemd/system/misskey.service.d/override.conf; systemctl daemon-reload`,
    says: ["they were started before LD_PRELOAD was set", "override.conf:2"],
  },
  {
    name: "the library was replaced since",
    unit: right,
    after: `cp -L ${library} /opt/new && mv /opt/new $(readlink -f ${library})`,
    says: ["its live processes run on a jemalloc that was replaced on disk since"],
  },
  {
    name: "another allocator first",
    unit: preload("/opt/libmimalloc.so.2"),
    before: `cp -L ${library} /opt/libmimalloc.so.2`,
    says: [
      "blocked",
      "misskey.service has mimalloc, which somebody has chosen on purpose",
      /LD_PRELOAD=\/opt\/libmimalloc\.so\.2 in \S+override\.conf:2/,
      "set replace: true",
    ],
  },
  {
    name: "lost by a process manager in between",
    unit: [...right, "ExecStart=", "ExecStart=/usr/local/bin/manager"],
    says: ["blocked", "LD_PRELOAD is lost in between: manager has it", "supervisord: environment="],
  },
  {
    name: "lost by the command itself",
    unit: [
      ...right,
      "ExecStart=",
      "ExecStart=/usr/bin/env -i PATH=/usr/bin:/bin NODE_ENV=production /usr/bin/node server.js",
    ],
    says: ["blocked", "the unit sets LD_PRELOAD, and its command drops the environment", "override.conf:4", "env -i"],
  },
  {
    name: "a root directory without the library",
    unit: [
      "RootDirectory=/srv/jail",
      "BindReadOnlyPaths=/usr /bin /lib /lib64 /etc /home",
      ...preload("/opt/libjemalloc.so.2"),
    ],
    before: `mkdir -p /srv/jail/usr /srv/jail/bin /srv/jail/lib /srv/jail/lib64 /srv/jail/etc /srv/jail/home /srv/jail/proc /srv/jail/run; cp -L ${library} /opt/`,
    says: ["blocked", "in which /opt/libjemalloc.so.2 is not there", "RootDirectory="],
  },
  {
    name: "pairs of MALLOC_CONF that jemalloc passes over",
    unit: [...right, "Environment=MALLOC_CONF=background_thread=true"],
    says: ["MALLOC_CONF", 'jemalloc passes over "background_thread=true"', "override.conf:3"],
  },
];

const workspace = new Workspace();
let host: LabHost;
let inventory: string;

beforeAll(async () => {
  host = await startHost("mk1", workspace);
  inventory = workspace.inventory({
    mk1: `address: 127.0.0.1, port: ${host.port}, deployment: systemd, unit: misskey.service`,
  });
  await workspace.fleet("trust", "--yes", inventory);
  await host.sh(`printf '%s\\n' '#!/bin/sh' 'env -u LD_PRELOAD /usr/bin/node server.js &' 'wait' >/usr/local/bin/manager
    chmod 755 /usr/local/bin/manager
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libjemalloc2 libcap2-bin >/dev/null`);
});
afterAll(async () => {
  await host?.stop();
  workspace.remove();
});

test.each(cases)("$name", async ({ unit, before = ":", after = ":", says, never }) => {
  const lines = ["[Service]", ...(unit ?? [])].map((line) => `'${line}'`).join(" ");
  await host.sh(`rm -rf /etc/systemd/system/misskey.service.d /etc/misskey.env /opt/* /srv/jail
    setcap -r $(readlink -f /usr/bin/node) 2>/dev/null
    mkdir -p /etc/systemd/system/misskey.service.d
    ${unit === undefined ? ":" : `printf '%s\\n' ${lines} | sed "s,@library@,${library}," >/etc/systemd/system/misskey.service.d/override.conf`}
    { ${before}; } && systemctl daemon-reload && systemctl reset-failed misskey; systemctl restart misskey; ${calm}; { ${after}; }`);
  for (const command of ["plan", "verify"]) {
    const { stdout, stderr } = await workspace.fleet(command, inventory);
    for (const sentence of says) {
      if (typeof sentence === "string") expect(stdout, stderr).toContain(sentence);
      else expect(stdout, stderr).toMatch(sentence);
    }
    if (never !== undefined) expect(stdout).not.toContain(never);
  }
});

test("a wrong path by hand is repaired", async () => {
  await host.sh(`rm -rf /etc/systemd/system/misskey.service.d /opt/*; setcap -r $(readlink -f /usr/bin/node) 2>/dev/null
    mkdir -p /etc/systemd/system/misskey.service.d
    printf '[Service]\\nEnvironment=LD_PRELOAD=/opt/libjemalloc.so.2\\n' >/etc/systemd/system/misskey.service.d/override.conf
    systemctl daemon-reload; systemctl restart misskey; ${calm}`);
  expect(await workspace.fleet("apply", "--yes", inventory)).toMatchObject({ code: 0 });
  expect(await workspace.fleet("verify", inventory)).toMatchObject({ code: 0 });
});
