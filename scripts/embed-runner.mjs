// Writes src/host/runner.gen.ts: the runner's text without its comments, as a module, so that it needs no file beside the bundle.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const source = new URL("../src/host/runner.sh", import.meta.url);
const target = new URL("../src/host/runner.gen.ts", import.meta.url);

export function embedRunner(text = readFileSync(source, "utf8")) {
  const lines = text.split("\n").filter((line, index) => index === 0 || !/^\s*(#|$)/.test(line));
  const literal = `${lines.join("\n")}\n`.replace(/[\\`]|\$\{/g, "\\$&");
  return `/* Generated from src/host/runner.sh by scripts/embed-runner.mjs. Do not edit. */\n\n/** The runner, as it is sent to a host. */\nexport const runner = \`${literal}\`;\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, embedRunner());
