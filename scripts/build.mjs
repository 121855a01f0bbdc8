// Bundles the command into one file that runs after a plain install, dist/fleet.js, and writes the licences of what is in it.
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generate } from "./generate.mjs";

await generate();

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** CommonJS starts faster than a module, and what is read at the start is small: names stay, for traces. */
const common = {
  bundle: true,
  metafile: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // ssh2 does without its native parts, which no install of fleet's builds.
  external: ["cpu-features", "*.node"],
};

/** Large, and for few commands: by the end of what imports them, where they come from. */
const late = {
  ssh2: "ssh2",
  "node-ssh": "node-ssh",
  "saved-plan-validator.gen.js": "./src/config/saved-plan-validator.gen.js",
};
const lateModules = await build({
  ...common,
  write: false,
  stdin: {
    contents: Object.entries(late)
      .map(([name, from]) => `exports["${name}"] = require("${from}");`)
      .join("\n"),
    resolveDir: root,
  },
});

/** As text they cost a start nothing: they become code in the commands that ask for them. */
const lateCode = {
  name: "late-code",
  setup(plugin) {
    const namespace = "late";
    const names = Object.keys(late).map((name) => name.replaceAll(".", "\\."));
    plugin.onResolve({ filter: new RegExp(`(^|/)(${names.join("|")})$`) }, ({ path }) => ({
      path: basename(path),
      namespace,
    }));
    plugin.onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: `module.exports = require("late:modules")["${path}"];`,
    }));
    plugin.onResolve({ filter: /^late:modules$/ }, ({ path }) => ({ path, namespace: path }));
    plugin.onLoad({ filter: /./, namespace: "late:modules" }, () => ({
      contents: `require("node:vm").compileFunction(${JSON.stringify(lateModules.outputFiles[0].text)},
        ["exports", "require", "module", "__dirname"], { filename: "fleet/late.js" })(exports, require, module, __dirname);`,
    }));
  },
};

const main = await build({
  ...common,
  entryPoints: ["src/cli.ts"],
  outfile: "dist/fleet.js",
  plugins: [lateCode],
  define: {
    "process.env.FLEET_VERSION": JSON.stringify(version),
    "import.meta.url": "fleetUrl",
  },
  banner: { js: '#!/usr/bin/env node\nconst fleetUrl = require("node:url").pathToFileURL(__filename).href;' },
});
chmodSync("dist/fleet.js", 0o755);
// The package's own files are modules; this one isn't.
writeFileSync("dist/package.json", '{ "type": "commonjs" }\n');

const inputs = [main, lateModules].flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
const licences = [...new Set(packages.map((path) => resolve(path)))].sort().map((path) => {
  const { name, version, license, author } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(path, file), "utf8").trim() : `${license}, ${author?.name ?? author}`;
  return `${name} ${version}\n\n${text}\n`;
});
writeFileSync("dist/LICENSES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
