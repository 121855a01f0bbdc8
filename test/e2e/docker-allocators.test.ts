import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Vars } from "../../src/config/inventory-file.gen.ts";
import { DockerBed, dockerfile } from "../lab/docker-bed.ts";
import { mimalloc } from "../lab/mimalloc.ts";

let bed: DockerBed;
let tests = 0;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  bed.workspace.state = bed.workspace.path(`state-${++tests}`);
  await bed.reset();
});

const having = (vars: Vars) => bed.inventory({ vars });
const content = () => bed.sh(`cat ${dockerfile}`);

/** What the container's Node processes map and have set: the allocators' libraries, and their variables. */
const live = () =>
  bed.sh(`for pid in $(docker top docker-web-1 -eo pid,comm | awk '$2 == "node" { print $1 }'); do
      grep -oE 'lib(je|mi)malloc[^ ]*' /proc/$pid/maps | sort -u
      tr '\\0' '\\n' </proc/$pid/environ | grep -E '^(LD_PRELOAD|MALLOC_[A-Z_]*|GLIBC_TUNABLES)=.'
    done | sort -u`);

/** Applies, and expects one new container, that verify names what serves, and a second plan that is empty. */
async function switched(vars: Vars, serves: RegExp): Promise<string> {
  const inventory = having(vars);
  const started = await bed.sh("docker events --since 0s --until 0s 2>/dev/null; date +%s.%N");
  const container = await bed.container();
  const said = await bed.ok("apply", "--yes", inventory);
  expect(said).toContain("Apply: 1 committed.");
  expect(await bed.container()).not.toBe(container);
  const created = await bed.sh(`docker events --since ${started.split("\n").at(-1)} --until $(date +%s.%N) \
    --filter event=start --filter container=docker-web-1 --format '{{.ID}}' | wc -l`);
  expect(created).toBe("1");
  await bed.settled();
  const verified = await bed.fleet("verify", inventory);
  expect(verified.stdout).toMatch(serves);
  expect(verified.code).toBe(0);
  expect((await bed.fleet("plan", "--detailed-exitcode", inventory)).stdout).toContain("No changes.");
  await bed.serves();
  return said;
}

test("jemalloc, mimalloc, glibc, jemalloc and back: a plan and a new container each, and the original bytes at the end", async (context) => {
  const { package: name, soname } = await mimalloc(bed, context);
  const original = await content();
  await switched({ allocator: "jemalloc" }, /jemalloc 5\.\S+ +image ENV/);
  const withJemalloc = await content();

  await switched({ allocator: "mimalloc" }, /^mk1 +(\d+)\/\1 +mimalloc \d\.\S+ +image ENV .* converged$/m);
  expect(await live()).toMatch(/^LD_PRELOAD=\/usr\/lib\/\S+\/libmimalloc\.so\.\d\nlibmimalloc\.so\.\d\.\d$/);
  expect(await live()).toContain(`/${soname}\n${soname}.`);
  expect(await content()).toContain(` ${name} `);
  expect(await content()).not.toMatch(/jemalloc|MALLOC_CONF/);

  const removed = await switched({ allocator: "glibc" }, /^mk1 +(\d+)\/\1 +glibc .* converged$/m);
  expect(removed).toContain("what fleet has added will be taken away");
  expect(await content()).toBe(original);
  expect(await live()).toBe("");

  await switched({ allocator: "jemalloc" }, /jemalloc 5\./);
  expect(await content()).toBe(withJemalloc);
  await switched({ allocator: "glibc" }, / glibc /);
  expect(await content()).toBe(original);
});

test("glibc's settings are put into image and Dockerfile, and taken out again", async () => {
  const original = await content();
  await switched({ allocator: "glibc", arenas: 2, trimThreshold: 131072 }, / glibc +image ENV /);
  expect(await live()).toBe("MALLOC_ARENA_MAX=2\nMALLOC_TRIM_THRESHOLD_=131072");
  expect(await content()).toContain("ENV MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072\n");
  await switched({ allocator: "glibc" }, / glibc /);
  expect(await live()).toBe("");
  expect(await content()).toBe(original);
});

describe("an allocator that the operator's own image has", () => {
  test("is not replaced without replace: true", async () => {
    await bed.runs("jemalloc");
    const [container, file] = [await bed.container(), await content()];
    for (const allocator of ["mimalloc", "glibc"] as const) {
      const { stdout, code } = await bed.fleet("apply", "--yes", having({ allocator }));
      expect(stdout).toContain("service web has jemalloc, which somebody has chosen on purpose");
      expect(stdout).toContain("LD_PRELOAD=libjemalloc.so.2 in the image's ENV");
      expect(stdout).toContain(`set replace: true in the inventory's vars to go to ${allocator}`);
      expect(code).toBe(1);
    }
    expect([await bed.container(), await content()]).toEqual([container, file]);
  });

  test("is replaced with it, and comes back when fleet's choice goes", async () => {
    await bed.runs("jemalloc");
    await switched({ allocator: "mimalloc", replace: true }, / mimalloc /);
    expect(await live()).not.toContain("libjemalloc");
    await switched({ allocator: "jemalloc" }, / jemalloc /);
    expect(await live()).toContain("libjemalloc.so.2");
  });
});

test("with the operator's own build of the patched Dockerfile, fleet's part is known by its marks", async () => {
  const original = await content();
  await bed.ok("apply", "--yes", having({ allocator: "jemalloc" }));
  await bed.compose("build web");
  await bed.compose("up -d --no-build web");
  await bed.settled();
  await switched({ allocator: "glibc" }, / glibc /);
  expect(await content()).toBe(original);
});

test("rebuild: full goes from one to another, too", async () => {
  const original = await content();
  const full = (vars: Vars) => bed.inventory({ vars, defaults: { rebuild: "full" } });
  await bed.ok("apply", "--yes", full({ allocator: "mimalloc" }));
  await bed.settled();
  expect(await live()).toContain("libmimalloc.so.");
  await bed.ok("apply", "--yes", full({ allocator: "glibc" }));
  await bed.settled();
  expect(await live()).toBe("");
  expect(await content()).toBe(original);
});
