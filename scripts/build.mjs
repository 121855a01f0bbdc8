// Bundles the command into one file that runs after a plain install, dist/fleet.js, and writes the licences of what is in it.
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

const { metafile } = await build({
  entryPoints: ["src/cli.ts"],
  outfile: "dist/fleet.js",
  bundle: true,
  metafile: true,
  platform: "node",
  format: "esm",
  target: "node20",
  minifySyntax: true,
  // Most of the start is spent on reading the file; names stay, for traces.
  minifyWhitespace: true,
  legalComments: "none",
  define: { "process.env.FLEET_VERSION": JSON.stringify(version) },
  // ssh2 does without its native parts, which no install of fleet's builds.
  external: ["cpu-features", "*.node"],
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as fleetRequire } from "node:module";\nconst require = fleetRequire(import.meta.url);\nconst __dirname = import.meta.dirname;',
  },
});
chmodSync("dist/fleet.js", 0o755);

const packages = Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
const licences = [...new Set(packages)].sort().map((path) => {
  const { name, version, license, author } = JSON.parse(readFileSync(resolve(path, "package.json"), "utf8"));
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(path, file), "utf8").trim() : `${license}, ${author?.name ?? author}`;
  return `${name} ${version}\n\n${text}\n`;
});
writeFileSync("dist/LICENSES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
