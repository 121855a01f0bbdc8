import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { generate } from "./scripts/generate.mjs";
import { LongestFirst } from "./test/lab/longest-first.ts";

await generate();

/** Each file of these has a host of its own, which waits half of its time: two for a core keep it at work. */
const onHosts = {
  globalSetup: ["test/lab/global-setup.ts"],
  testTimeout: 300_000,
  hookTimeout: 300_000,
  maxWorkers: Math.min(8, 2 * availableParallelism()),
  // One pool for both projects, after the units.
  sequence: { groupOrder: 1 },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          // Half a second where nobody else works; a machine on which many do makes a minute of it.
          testTimeout: 120_000,
          // Units are pure: what keeps their files apart took longer than they do.
          isolate: false,
          // Some wait for programs that they start: by itself vitest gives two cores one worker.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      { test: { name: "contract", include: ["test/contract/**/*.test.ts"], ...onHosts } },
      { test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], ...onHosts } },
    ],
  },
});
