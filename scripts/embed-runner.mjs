// The runner's parts as one text without comments, as a module, so that it needs no file beside the bundle.
import { readFileSync } from "node:fs";

/** The files of src/host/runner/ in the order in which the shell reads them. */
const parts = [
  "base",
  "records",
  "files",
  "packages",
  "preload",
  "systemd",
  "docker",
  "image",
  "compose",
  "proof",
  "phases",
  "main",
];

export function readRunner() {
  const read = (part) => readFileSync(new URL(`../src/host/runner/${part}.sh`, import.meta.url), "utf8");
  return parts.map(read).join("\n");
}

export function embedRunner(text = readRunner()) {
  const lines = text.split("\n").filter((line, index) => index === 0 || !/^\s*(#|$)/.test(line));
  const literal = `${lines.join("\n")}\n`.replace(/[\\`]|\$\{/g, "\\$&");
  return `/* Generated from src/host/runner/ by scripts/generate.mjs; git does not keep it. */\n\n/** The runner, as it is sent to a host. */\nexport const runner = \`${literal}\`;\n`;
}
