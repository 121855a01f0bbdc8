import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Vars } from "../../src/config/inventory-file.gen.ts";
import { Bed, dropIn } from "../lab/bed.ts";
import { mimalloc } from "../lab/mimalloc.ts";

let bed: Bed;

beforeAll(async () => {
  bed = await Bed.start("mk1", { trusted: true });
});
afterAll(() => bed?.stop());
beforeEach(() => bed.reset());

const having = (vars: Vars) => bed.inventory({ vars });

/** Everything under the unit's directories, by name, mode and bytes. */
const files = () =>
  bed.sh(`cd /etc/systemd/system && find . -name '*misskey*' -newer /etc/hostname -o -name 'misskey*' | sort | xargs ls -dl --time-style=+
    find . -path '*misskey*' -type f | sort | xargs sha256sum`);

/** The allocator libraries that the unit's Node processes map, and one of its variables. */
const live = (variable = "LD_PRELOAD") =>
  bed.sh(`for pid in $(pgrep -u misskey node); do
      grep -oE 'lib(je|mi)malloc[^ ]*' /proc/$pid/maps | sort -u
      tr '\\0' '\\n' </proc/$pid/environ | grep '^${variable}='
    done | sort -u`);

/** Applies, and expects one restart, that verify names what serves, and a second plan that is empty. */
async function switched(vars: Vars, serves: RegExp): Promise<string> {
  const inventory = having(vars);
  const before = await starts();
  const plan = await bed.fleet("plan", inventory);
  expect(plan.stdout).toMatch(/Plan: .* 1 restart\./);
  const { stdout } = await bed.applied(inventory);
  expect(stdout).toContain("1 committed");
  expect(await starts()).toBe(before + 1);
  await bed.settled();
  const verified = await bed.fleet("verify", inventory);
  expect(verified.stdout).toMatch(serves);
  expect(verified.code).toBe(0);
  expect((await bed.fleet("plan", "--detailed-exitcode", inventory)).code).toBe(0);
  await bed.serves();
  return stdout;
}

/** How often the unit was started, by systemd's own message of that. */
const starts = async () =>
  Number(
    await bed.sh(
      "journalctl --sync; journalctl -q --no-pager MESSAGE_ID=39f53479d3a045ac8e11786248231fbf UNIT=misskey.service -o cat | wc -l",
    ),
  );

test("jemalloc, mimalloc, glibc, jemalloc and back: a plan and a restart each, and the original bytes at the end", async (context) => {
  const { soname } = await mimalloc(bed, context);
  const original = await files();
  await switched({ allocator: "jemalloc" }, /jemalloc 5\.\S+ +zz-fleet\.conf:3/);
  const withJemalloc = await bed.sh(`cat ${dropIn}`);

  await switched({ allocator: "mimalloc" }, /^mk1 +(\d+)\/\1 +mimalloc \d\.\S+ +zz-fleet\.conf:3 .* converged$/m);
  expect(await live()).toMatch(/^LD_PRELOAD=\/usr\/lib\/\S+\/libmimalloc\.so\.\d\nlibmimalloc\.so\.\d\.\d$/);
  expect(await live()).toContain(`/${soname}\n${soname}.`);
  expect(await bed.sh(`cat ${dropIn}`)).not.toContain("MALLOC_CONF");

  const removed = await switched({ allocator: "glibc" }, /^mk1 +(\d+)\/\1 +glibc .* converged$/m);
  expect(removed).toContain("fleet's drop-in will be removed");
  expect(await files()).toBe(original);
  expect(await live()).toBe("");

  await switched({ allocator: "jemalloc" }, /jemalloc 5\./);
  expect(await bed.sh(`cat ${dropIn}`)).toBe(withJemalloc);
  await switched({ allocator: "glibc" }, / glibc /);
  expect(await files()).toBe(original);
});

test("a switch is taken back by rollback, to the drop-in of the allocator before", async (context) => {
  await mimalloc(bed, context);
  await bed.applied(having({ allocator: "jemalloc" }));
  const before = await files();
  await bed.applied(having({ allocator: "mimalloc" }));
  const { stdout, code } = await bed.fleet("rollback", "--yes");
  expect(stdout).toContain("Rollback: 1 rolled-back.");
  expect(code).toBe(0);
  expect(await files()).toBe(before);
  expect(await live()).toContain("libjemalloc.so.2");

  await bed.applied(having({ allocator: "glibc" }));
  expect((await bed.fleet("rollback", "--yes")).code).toBe(0);
  expect(await files()).toBe(before);
});

describe("glibc's own allocator", () => {
  const tuned = {
    allocator: "glibc",
    arenas: 2,
    trimThreshold: 131072,
    tunables: "glibc.malloc.tcache_count=0",
  } as const;

  test("gets its settings, other ones, and none, with a restart each", async () => {
    const original = await files();
    await switched(tuned, / glibc +zz-fleet\.conf:3 /);
    expect(await live("MALLOC_ARENA_MAX")).toBe("MALLOC_ARENA_MAX=2");
    expect(await live("MALLOC_TRIM_THRESHOLD_")).toBe("MALLOC_TRIM_THRESHOLD_=131072");
    expect(await live("GLIBC_TUNABLES")).toBe("GLIBC_TUNABLES=glibc.malloc.tcache_count=0");
    await switched({ allocator: "glibc", arenas: 4 }, / glibc /);
    expect(await live("MALLOC_ARENA_MAX")).toBe("MALLOC_ARENA_MAX=4");
    expect(await live("GLIBC_TUNABLES")).toBe("");
    await switched({ allocator: "glibc" }, / glibc /);
    expect(await live("MALLOC_ARENA_MAX")).toBe("");
    expect(await files()).toBe(original);
  });

  test("is left as it is where somebody has tuned it so", async () => {
    await bed.byHand("[Service]\nEnvironment=MALLOC_ARENA_MAX=2\n");
    await bed.settled();
    const { stdout, code } = await bed.fleet("plan", "--detailed-exitcode", having({ allocator: "glibc", arenas: 2 }));
    expect(stdout).toContain("No changes.");
    expect(code).toBe(0);
  });
});

describe("an allocator that somebody has chosen", () => {
  const own = "/opt/libmimalloc.so.2";
  beforeEach(async (context) => {
    const { package: name, soname } = await mimalloc(bed, context);
    await bed.sh(`cd /opt && apt-get download -qq ${name} >/dev/null 2>&1 || cp /var/cache/apt/archives/${name}_*.deb .
      dpkg-deb -x ${name}_*.deb x && cp -L x/usr/lib/*/${soname} ${own} && rm -r x libmimalloc*.deb`);
    await bed.byHand(`[Service]\nEnvironment=LD_PRELOAD=${own}\n`);
    await bed.settled();
  });

  test("is converged where it is the wished one, wherever the library lies", async () => {
    const { stdout, code } = await bed.fleet("plan", "--detailed-exitcode", having({ allocator: "mimalloc" }));
    expect(stdout).toContain("No changes.");
    expect(code).toBe(0);
  });

  test.each(["jemalloc", "glibc"] as const)(
    "is not replaced by %s, and replaced with replace: true",
    async (allocator) => {
      const [before, invocation] = [await files(), await bed.invocation()];
      const { stdout, code } = await bed.fleet("apply", "--yes", having({ allocator }));
      expect(code).toBe(1);
      expect(stdout).toContain("misskey.service has mimalloc, which somebody has chosen on purpose");
      expect(stdout).toMatch(/LD_PRELOAD=\/opt\/libmimalloc\.so\.2 in \S+override\.conf:2/);
      expect(stdout).toContain(
        `set replace: true in the inventory's vars to go to ${allocator}, or allocator: mimalloc to keep it`,
      );
      expect([await files(), await bed.invocation()]).toEqual([before, invocation]);

      await switched({ allocator, replace: true }, new RegExp(` ${allocator} `));
      expect(await live()).not.toContain("libmimalloc");
      await switched({ allocator: "mimalloc" }, / mimalloc +override\.conf:2 /);
      expect(await files()).toBe(before);
    },
  );
});

test("a release without a package of the allocator is told", async () => {
  await bed.sh(
    "cp -a /etc/os-release /run/os-release && sed 's/^VERSION_ID=.*/VERSION_ID=\"11\"/' /run/os-release >/run/misskey-os && mount --bind /run/misskey-os $(readlink -f /etc/os-release)",
  );
  try {
    const { stdout, code } = await bed.fleet("plan", having({ allocator: "mimalloc" }));
    expect(stdout).toContain("fleet knows no package of mimalloc for debian 11");
    expect(stdout).toContain("there is one for debian 12, debian 13");
    expect(code).toBe(1);
  } finally {
    await bed.sh("umount $(readlink -f /etc/os-release)");
  }
});
