import { execFileSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listen } from "../../../support/relay.ts";
import { BuiltFleet } from "../built.ts";

let fleet: BuiltFleet;
let place: string;

/** Nobody answers there, so hosts were asked where the output says so. */
const asked = "could not be read";
const inventory = `version: 1
defaults: { identityFile: id, knownHosts: [known_hosts] }
hosts:
${["mk1", "mk2", "mk3"].map((name) => `  ${name}: { address: 127.0.0.1, port: 1, deployment: systemd, unit: ${name}.service }\n`).join("")}`;

beforeAll(() => {
  fleet = new BuiltFleet();
}, 60_000);
afterAll(() => fleet.remove());
beforeEach(() => {
  place = mkdtempSync(join(fleet.directory, "place-"));
  writeFileSync(join(place, "inventory.yaml"), inventory);
});

const at = (name: string) => join(place, name);
const read = (name: string) => readFileSync(at(name), "utf8");
const saving = (file: string) => fleet.run(["plan", "-o", file], { cwd: place });

async function refused(file: string, says: string): Promise<void> {
  const before = readdirSync(place);
  const { code, stdout, stderr } = await saving(file);
  expect(stderr).toContain(`error: ${says}`);
  expect([code, stdout]).toEqual([64, ""]);
  expect(stderr).not.toContain(asked);
  expect(readdirSync(place)).toEqual(before);
}

async function saved(file: string): Promise<void> {
  const { code, stderr } = await saving(file);
  expect(stderr).toContain(`The plan was saved to ${file}.`);
  expect(code).toBe(4);
  expect(JSON.parse(read(file))).toMatchObject({ format_version: 1, inventory: "inventory.yaml" });
  expect(statSync(at(file)).mode & 0o777).toBe(0o600);
  expect(readdirSync(place).filter((name) => name.startsWith("."))).toEqual([]);
}

test("the inventory is never replaced by a plan, whatever it is called", async () => {
  linkSync(at("inventory.yaml"), at("same.yaml"));
  symlinkSync("inventory.yaml", at("link.yaml"));
  for (const name of ["inventory.yaml", "./inventory.yaml", "same.yaml", "link.yaml"]) {
    await refused(name, `${name} is the inventory itself.`);
  }
  expect(read("inventory.yaml")).toBe(inventory);
});

test("a file that is something else stays", async () => {
  const others = {
    "notes.txt": "mine\n",
    "tofu.json": '{"format_version":"1.2","terraform_version":"1.9.0"}',
    "other.yaml": "version: 1\n",
  };
  for (const [name, text] of Object.entries(others)) {
    writeFileSync(at(name), text);
    await refused(name, `${name} is there already, and is no saved plan of fleet's.`);
    expect(read(name)).toBe(text);
  }
});

test("what is no file, or can't become one, is told before any host is asked", async () => {
  mkdirSync(at("directory"));
  symlinkSync("nowhere.json", at("dangling.json"));
  execFileSync("mkfifo", [at("pipe")]);
  await refused("directory", "directory is a directory.");
  await refused("pipe", "pipe is no file.");
  await refused("dangling.json", "dangling.json is a link to nothing.");
  await refused("nowhere/plan.json", "There is no directory nowhere.");
  await refused("inventory.yaml/plan.json", "The plan can't be saved to inventory.yaml/plan.json: ENOTDIR");
  await refused("directory/", "directory/ is a directory.");
  await refused("nowhere/", "nowhere/ names no file.");
  await refused("", "The plan can't be saved to a file without a name.");
});

test.skipIf(process.getuid?.() === 0)(
  "a directory that can't be written to is told before any host is asked",
  async () => {
    mkdirSync(at("locked"), { mode: 0o500 });
    await refused("locked/plan.json", "The directory locked can't be written to.");
    chmodSync(at("locked"), 0o700);
  },
);

test("a new file, an empty one and a saved plan are taken, each for its owner alone", async () => {
  await saved("new.json");
  writeFileSync(at("empty.json"), "", { mode: 0o644 });
  await saved("empty.json");
  chmodSync(at("new.json"), 0o644);
  await saved("new.json");
});

test("a link to a saved plan stays a link", async () => {
  mkdirSync(at("store"));
  await saved("store/plan.json");
  rmSync(at("store/plan.json"));
  writeFileSync(at("store/plan.json"), "");
  symlinkSync("store/plan.json", at("link.json"));
  await saved("link.json");
  expect(lstatSync(at("link.json")).isSymbolicLink()).toBe(true);
  expect(readlinkSync(at("link.json"))).toBe("store/plan.json");
  expect(read("store/plan.json")).toContain("format_version");
});

test("where there is no room for the new plan, the old one stays, and nothing beside it", async () => {
  await saved("plan.json");
  const before = read("plan.json");
  expect(before.length).toBeGreaterThan(1024);
  const { stdout, stderr } = await fleet.bash(`cd '${place}'; ulimit -f 1; fleet plan -o plan.json; echo "ended: $?"`);
  expect(stderr).toMatch(/error: The plan could not be saved: EFBIG.*\n {2}hint: plan\.json is as it was\.\n/);
  expect(stdout).toMatch(/ended: 1\n$/);
  expect(read("plan.json")).toBe(before);
  expect(readdirSync(place)).toEqual(["inventory.yaml", "plan.json"]);
});

test("a plan that was interrupted replaces no saved one", async () => {
  await saved("keep.json");
  const before = read("keep.json");
  const silent = createServer();
  const port = await listen(silent);
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at("id")]);
  writeFileSync(at("inventory.yaml"), inventory.replaceAll("port: 1,", `port: ${port},`));
  try {
    const { code, stderr } = await fleet.run(["plan", "-v", "-o", "keep.json"], {
      cwd: place,
      interruptAt: /mk3: plan started/,
    });
    expect(stderr).toContain("error: The plan was not saved: it was interrupted.\n  hint: keep.json is as it was.\n");
    expect(code).toBe(130);
    expect(read("keep.json")).toBe(before);
    const first = await fleet.run(["plan", "-v", "-o", "first.json"], { cwd: place, interruptAt: /mk3: plan started/ });
    expect(first.stderr).toContain("error: The plan was not saved: it was interrupted.\n");
    expect(readdirSync(place)).not.toContain("first.json");
  } finally {
    silent.close();
  }
});
