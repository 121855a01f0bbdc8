import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import ssh2 from "ssh2";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { listen } from "../../support/relay.ts";
import { endOfFile, interrupt, stop, typedAt } from "../../support/terminal.ts";
import { BuiltFleet } from "./built.ts";

let fleet: BuiltFleet;
const host = new ssh2.Server({ hostKeys: [ssh2.utils.generateKeyPairSync("ed25519").private] }, (client) =>
  client.on("error", () => undefined),
);
const listener = createServer((socket) => host.injectSocket(socket));

beforeAll(async () => {
  fleet = new BuiltFleet();
  fleet.write(
    "inventory.yaml",
    `version: 1
defaults: { knownHosts: [known_hosts] }
hosts: { mk1: { address: 127.0.0.1, port: ${await listen(listener)}, deployment: systemd, unit: a.service } }
`,
  );
}, 60_000);
afterAll(() => {
  listener.close();
  fleet.remove();
});

const known = () => join(fleet.directory, "known_hosts");
afterEach(() => rmSync(known(), { force: true }));

const trust = (keys: string) => {
  const { PATH } = process.env;
  return typedAt([process.execPath, fleet.path, "trust"], keys, {
    cwd: fleet.directory,
    env: { PATH, HOME: fleet.directory, TERM: "xterm" },
  });
};

test("yes typed at a terminal is a yes", async () => {
  const { code, shown } = await trust("yes\r");
  expect(shown).toContain("1 host is trusted now.");
  expect(code).toBe(0);
  expect(readFileSync(known(), "utf8")).toContain("ssh-ed25519 ");
});

test.each([
  ["yes", "yes\r", 0],
  ["no", "no\r", 1],
  ["a Ctrl-C", interrupt, 130],
])("%s is heard after a Ctrl-Z and fg", async (_, keys, exit) => {
  expect((await trust(stop + keys)).code).toBe(exit);
});

test.each([
  ["y", "y\r", 1],
  ["no", "no\r", 1],
  ["YES", "YES\r", 1],
  ["yes and more", "yes please\r", 1],
  ["nothing", "\r", 1],
  ["an end of file", endOfFile, 1],
  ["a Ctrl-C", interrupt, 130],
])("%s is none", async (_, keys, exit) => {
  const { code, shown } = await trust(keys);
  expect(shown).toContain("Nothing was written.");
  expect(code).toBe(exit);
  expect(existsSync(known())).toBe(false);
});
