import { defineConfig } from "vitest/config";
import { generate } from "./scripts/generate.mjs";

await generate();

// Each file has a host of its own, which mostly waits; more of them at once than this and timeouts begin to be short.
const hosts = 2;

export default defineConfig({
  test: {
    projects: [
      // Units are pure: what keeps their files apart took longer than they do.
      { test: { name: "unit", include: ["test/unit/**/*.test.ts"], testTimeout: 30_000, isolate: false } },
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
