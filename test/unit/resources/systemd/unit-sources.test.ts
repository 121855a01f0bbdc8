import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sourcesProgram } from "../../../../src/resources/systemd/unit-sources.ts";

const directory = mkdtempSync(join(tmpdir(), "fleet-sources-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What the program says of files, without the directory; a question names a file by `@name`. */
function ask(files: Readonly<Record<string, string>>, ...questions: readonly string[]): string[] {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  const input = questions.map((question) => question.replaceAll("@", `${directory}/`)).join("\n");
  const said = execFileSync("/usr/bin/awk", [sourcesProgram], {
    input,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  return said.replaceAll(`${directory}/`, "").split("\n").filter(Boolean);
}

const unitFile = (text: string) => ask({ unit: text }, "FragmentPath=@unit");
const environmentFile = (text: string) => ask({ env: text }, "EnvironmentFile=@env");

test.each<[string, string, string[]]>([
  ["plain", "[Service]\nEnvironment=LD_PRELOAD=/a.so\n", ["source set 2 unit\tLD_PRELOAD=/a.so"]],
  ["other sections", "[Unit]\nEnvironment=LD_PRELOAD=/a.so\n[Install]\nEnvironment=LD_PRELOAD=/b.so", []],
  [
    "quotes, and other variables, which stay on the host",
    `[Service]\nEnvironment="SECRET=hush LD_PRELOAD=/no" 'LD_PRELOAD=/a b.so' "MALLOC_CONF=a:b"`,
    ["source set 2 unit\tLD_PRELOAD=/a b.so", "source set 2 unit\tMALLOC_CONF=a:b"],
  ],
  ["escapes", "[Service]\nEnvironment=LD_PRELOAD=/a\\x2d\\sb", ["source set 2 unit\tLD_PRELOAD=/a- b"]],
  ["specifiers stay", "[Service]\nEnvironment=LD_PRELOAD=%h/%%", ["source set 2 unit\tLD_PRELOAD=%h/%%"]],
  [
    "continued lines, with a remark in between and blanks around the sign",
    "[Service]\n  Environment = A=1 \\\n# no\n LD_PRELOAD=/a.so\n",
    ["source set 2 unit\tLD_PRELOAD=/a.so"],
  ],
  ["lines of DOS", "[Service]\r\nEnvironment=LD_PRELOAD=/a.so\r\n", ["source set 2 unit\tLD_PRELOAD=/a.so"]],
  ["a reset", "[Service]\nEnvironment=\n", ["source reset 2 unit\t="]],
  [
    "UnsetEnvironment= of a name and of a value",
    "[Service]\nUnsetEnvironment=LD_PRELOAD A\nUnsetEnvironment=MALLOC_CONF=a:b\n",
    ["source unset 2 unit\tLD_PRELOAD=", "source unset 3 unit\tMALLOC_CONF=a:b"],
  ],
  ["UnsetEnvironment= that is taken back", "[Service]\nUnsetEnvironment=LD_PRELOAD\nUnsetEnvironment=\n", []],
  [
    "a command that sets it",
    "[Service]\nExecStart=/usr/bin/env LD_PRELOAD=/a.so node\n",
    ["source exec 2 unit\tLD_PRELOAD=/a.so"],
  ],
  [
    "a command that sets several, and names others in its own words",
    `[Service]\nExecStart=/bin/sh -c "MALLOC_CONF=a:b,c:d MY_MALLOC_CONF=x:y MALLOC_ARENA_MAX=$N exec node"\n`,
    ["source exec 2 unit\tMALLOC_CONF=a:b,c:d"],
  ],
  ["a command that adds to it", "[Service]\nExecStart=/bin/sh -c 'LD_PRELOAD=/a.so:$LD_PRELOAD exec node'\n", []],
  [
    "commands that empty it",
    `[Service]\nExecStart=/bin/sh -c 'LD_PRELOAD= exec node'\nExecStart=/bin/sh -c "LD_PRELOAD='' node; node"\nExecStart=/bin/sh -c 'unset LD_PRELOAD; node'\n`,
    ["source exec 2 unit\tLD_PRELOAD=", "source exec 3 unit\tLD_PRELOAD=", "source exec 4 unit\tLD_PRELOAD="],
  ],
  [
    "a command that only names it",
    `[Service]\nExecStart=/usr/bin/node a.js --unset MY_LD_PRELOAD= LD_PRELOADS= --keep=LD_PRELOAD=\n`,
    [],
  ],
  ["a command that drops it", "[Service]\nExecStart=/usr/bin/env -i node\n", ["source drop 2 unit\t="]],
  [
    "a command that was replaced",
    "[Service]\nExecStart=/usr/bin/env -i node\nExecStart=\nExecStart=/usr/bin/node\n",
    [],
  ],
  ["a variable without a value", "[Service]\nEnvironment=LD_PRELOAD\n", []],
])("a unit's setting: %s", (_, text, said) => {
  expect(unitFile(text)).toEqual(said);
});

test("files are read in systemd's order, also with a blank in a name, and one that can't be read is told", () => {
  const files = { unit: "[Service]\nEnvironment=LD_PRELOAD=/1", "my own.conf": "[Service]\nEnvironment=LD_PRELOAD=/2" };
  expect(ask(files, 'DropInPaths=@none.conf "@my own.conf"', "FragmentPath=@unit")).toEqual([
    "source set 2 unit\tLD_PRELOAD=/1",
    "unread none.conf",
    "source set 2 my own.conf\tLD_PRELOAD=/2",
  ]);
});

test("what systemd itself says comes without other variables", () => {
  expect(ask({}, 'Environment=SECRET=hush "LD_PRELOAD=/a b" MALLOC_CONF=a:b')).toEqual([
    "source given 0 -\tLD_PRELOAD=/a b",
    "source given 0 -\tMALLOC_CONF=a:b",
  ]);
});

test("the script that a unit starts is looked into, and a program is not", () => {
  const files = {
    start: '#!/bin/sh\n# LD_PRELOAD=/no\nexport LD_PRELOAD="/a.so"\nexec node\n',
    program: "\x7fELF\nLD_PRELOAD=/a.so\n",
    unit: `[Service]\nExecStart=-${directory}/start --now\nExecStart=${directory}/program\n`,
  };
  expect(ask(files, "FragmentPath=@unit")).toEqual(["source exec 3 start\tLD_PRELOAD=/a.so"]);
});

test.each<[string, string, string[]]>([
  ["plain", "A=1\nLD_PRELOAD=/a.so\n", ["source file 2 env\tLD_PRELOAD=/a.so"]],
  ["blanks around", "  LD_PRELOAD  =  /a b.so  \n", ["source file 1 env\tLD_PRELOAD=/a b.so"]],
  ["quotes", `LD_PRELOAD="/a b"'/c'\n`, ["source file 1 env\tLD_PRELOAD=/a b/c"]],
  ["a quote in the middle is no quote", `LD_PRELOAD=/a"b"\n`, [`source file 1 env\tLD_PRELOAD=/a"b"`]],
  ["a sign of a remark in a value is none", "LD_PRELOAD=/a #b\n", ["source file 1 env\tLD_PRELOAD=/a #b"]],
  ["remarks", "# LD_PRELOAD=/a\n; LD_PRELOAD=/b\n", []],
  ["continued lines", "A=1\\\nLD_PRELOAD=/no\nLD_PRELOAD=/a\\\n/b\n", ["source file 3 env\tLD_PRELOAD=/a/b"]],
  ["a value of many lines", `KEY="one\nLD_PRELOAD=/no\n"\nLD_PRELOAD=/a\n`, ["source file 4 env\tLD_PRELOAD=/a"]],
  ["escapes in quotes", `LD_PRELOAD="/a\\"b\\c"\n`, [`source file 1 env\tLD_PRELOAD=/a"b\\c`]],
  ["no assignment", "LD_PRELOAD\nexport LD_PRELOAD=/a\n", []],
])("an environment file: %s", (_, text, said) => {
  expect(environmentFile(text)).toEqual(said);
});
