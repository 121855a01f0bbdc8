import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { generate } from "./scripts/generate.mjs";

await generate();

// Each file has a host of its own, which mostly waits; more of them at once than this and timeouts begin to be short.
const hosts = 2;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          testTimeout: 30_000,
          // Units are pure: what keeps their files apart took longer than they do.
          isolate: false,
          // Some wait for programs that they start: by itself vitest gives two cores one worker.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      {
        test: {
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          globalSetup: ["test/lab/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: hosts,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/lab/global-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: hosts,
        },
      },
    ],
  },
});
