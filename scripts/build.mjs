// Bundles the command into one file that runs after a plain install: dist/fleet.js.
import { chmodSync, readFileSync } from "node:fs";
import { build } from "esbuild";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

await build({
  entryPoints: ["src/cli.ts"],
  outfile: "dist/fleet.js",
  bundle: true,
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
