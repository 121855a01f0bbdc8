// Writes what is derived from schemas/, src/host/runner/ and the table of layers where it is older than they are: npm ci, check, build and vitest do so.
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const written = [
  "layers.gen.json",
  "src/config/inventory-file.gen.ts",
  "src/config/saved-plan-validator.gen.d.ts",
  "src/config/saved-plan-validator.gen.js",
  "src/config/validators.gen.d.ts",
  "src/config/validators.gen.js",
  "src/host/runner.gen.ts",
  "src/resources/declared.gen.ts",
];
const folders = ["schemas/", "src/host/runner/"];
const others = [
  "package-lock.json",
  "scripts/derived.mjs",
  "scripts/embed-runner.mjs",
  "scripts/generate.mjs",
  "scripts/layers.mjs",
];

const at = (path) => new URL(`../${path}`, import.meta.url);
const changed = (path) => statSync(at(path), { throwIfNoEntry: false })?.mtimeMs;

function current() {
  // A folder's own time tells of files that came or went.
  const read = folders.flatMap((folder) => [folder, ...readdirSync(at(folder)).map((name) => folder + name)]);
  const newest = Math.max(...[...read, ...others].map(changed));
  return written.every((path) => (changed(path) ?? 0) > newest);
}

export async function generate() {
  if (current()) return;
  // It takes a second to load what makes them.
  const { outputs } = await import("./derived.mjs");
  for (const path of written) writeFileSync(at(path), outputs[path]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
