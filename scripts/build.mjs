// Bundles the command into one file that runs after a plain install, dist/fleet.js, and writes the licences of what is in it.
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { generate } from "./generate.mjs";

await generate();

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const { metafile, outputFiles } = await build({
  entryPoints: ["src/cli.ts"],
  outdir: "dist",
  write: false,
  bundle: true,
  splitting: true,
  metafile: true,
  platform: "node",
  format: "esm",
  target: "node20",
  minifySyntax: true,
  legalComments: "none",
  // ssh2 does without its native parts, which no install of fleet's builds.
  external: ["cpu-features", "*.node"],
  // Its build for Node asks the environment, which is slow, at each token; the other one is the same but for that.
  alias: { yaml: join(root, "node_modules/yaml/browser/dist/index.js") },
  define: {
    "process.env.FLEET_VERSION": JSON.stringify(version),
    "import.meta.url": "fleetUrl",
  },
});

/** The chunks by their names. Names of functions stay, for traces. */
const chunks = new Map();
for (const { path, text } of outputFiles) {
  const supported = { "dynamic-import": false };
  const { code } = await transform(text, { format: "cjs", target: "node20", minifyWhitespace: true, supported });
  chunks.set(`./${basename(path)}`, `"use strict";${code}`);
}

/** What a chunk needs at its own start, and so on from there. */
function needed(name, found = new Set()) {
  found.add(name);
  for (const { path, kind } of metafile.outputs[`dist/${basename(name)}`].imports) {
    const next = `./${basename(path)}`;
    if (kind === "import-statement" && chunks.has(next) && !found.has(next)) needed(next, found);
  }
  return found;
}

/**
 * One file, which starts fast: CommonJS is read faster than a module, and what only some commands ask for, by import(),
 * is text until then, which costs a start next to nothing.
 */
const atStart = needed("./cli.js");
const parameters = ["exports", "require", "module", "__dirname", "fleetUrl"];
const table = [...chunks].map(([name, code]) => {
  const value = atStart.has(name) ? `(function(${parameters}){${code}})` : JSON.stringify(code);
  return `${JSON.stringify(name)}:${value}`;
});
mkdirSync("dist", { recursive: true });
// Whoever starts it at this moment gets the whole of the old one or of the new one.
const unfinished = "dist/.fleet.js";
writeFileSync(
  unfinished,
  `#!/usr/bin/env node
const fleetUrl = require("node:url").pathToFileURL(__filename).href;
const fleetModules = {};
function fleetRequire(name) {
  const chunk = fleetChunks[name];
  if (chunk === undefined) return require(name);
  if (fleetModules[name] !== undefined) return fleetModules[name].exports;
  const module = fleetModules[name] = { exports: {} };
  const run = typeof chunk === "function" ? chunk : fleetCompile(name, chunk);
  run(module.exports, fleetRequire, module, __dirname, fleetUrl);
  return module.exports;
}
function fleetCompile(name, text) {
  const options = { filename: name.replace(".", "fleet") };
  return require("node:vm").compileFunction(text, ${JSON.stringify(parameters)}, options);
}
const fleetChunks = {
${table.join(",\n")}
};
fleetRequire("./cli.js");
`,
);
chmodSync(unfinished, 0o755);
renameSync(unfinished, "dist/fleet.js");
// The package's own files are modules; this one isn't.
writeFileSync("dist/package.json", '{ "type": "commonjs" }\n');

const inputs = Object.keys(metafile.inputs);
const packages = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
const licences = [...new Set(packages.map((path) => resolve(path)))].sort().map((path) => {
  const { name, version, license, author } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(path, file), "utf8").trim() : `${license}, ${author?.name ?? author}`;
  return `${name} ${version}\n\n${text}\n`;
});
writeFileSync("dist/LICENSES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
