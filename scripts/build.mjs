// Bundles the command into one file that runs after a plain install, dist/fleet.js, and writes the licences of what is in it.
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

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

const late = ["ssh2", "node-ssh"];
const lateLibraries = await build({
  ...common,
  write: false,
  stdin: {
    contents: late.map((name) => `exports[${JSON.stringify(name)}] = require("${name}");`).join("\n"),
    resolveDir: root,
  },
});

/** SSH is a third of the file. As text it costs a start nothing: it becomes code in the commands that ask for it. */
const lateCode = {
  name: "late-code",
  setup(plugin) {
    const namespace = "late";
    plugin.onResolve({ filter: new RegExp(`^(${late.join("|")}|late)$`) }, ({ path }) => ({ path, namespace }));
    plugin.onLoad({ filter: /^late$/, namespace }, () => ({
      contents: `require("node:vm").compileFunction(${JSON.stringify(lateLibraries.outputFiles[0].text)},
        ["exports", "require", "module", "__dirname"], { filename: "fleet/ssh.js" })(exports, require, module, __dirname);`,
    }));
    plugin.onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: `module.exports = require("late")[${JSON.stringify(path)}];`,
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

const inputs = [main, lateLibraries].flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
const licences = [...new Set(packages.map((path) => resolve(path)))].sort().map((path) => {
  const { name, version, license, author } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(path, file), "utf8").trim() : `${license}, ${author?.name ?? author}`;
  return `${name} ${version}\n\n${text}\n`;
});
writeFileSync("dist/LICENSES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
