// The one gate: format and lint with layers, types, unit tests, side by side; prints what fails and one line each.
import { spawn } from "node:child_process";
import { generate } from "./generate.mjs";

const steps = {
  "format and lint": ["node_modules/@biomejs/biome/bin/biome", "ci", "."],
  types: ["node_modules/typescript/bin/tsc", "-p", "."],
  "dead code": ["node_modules/knip/bin/knip.js", "--no-progress"],
  "unit tests": ["node_modules/vitest/vitest.mjs", "run", "--project", "unit"],
};

await generate();
const results = await Promise.all(
  Object.entries(steps).map(
    ([name, command]) =>
      new Promise((resolve) => {
        const started = Date.now();
        const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
        let output = "";
        child.stdout.on("data", (chunk) => (output += chunk));
        child.stderr.on("data", (chunk) => (output += chunk));
        child.on("close", (code) => resolve({ name, code, output, seconds: (Date.now() - started) / 1000 }));
      }),
  ),
);
for (const { name, code, output, seconds } of results) {
  if (code !== 0) console.log(output.trimEnd());
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds.toFixed(1)} s)`);
}
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;
