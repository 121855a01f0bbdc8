// Runs the test projects, the pure one first, sums up what vitest counted, and names what passed at a second try only.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const projects = process.argv.length > 2 ? process.argv.slice(2) : ["unit"];
// A unit has nothing to be unsteady about; a real host does things of its own. Projects of one kind share their workers.
const batches = [
  { named: projects.filter((project) => project === "unit"), retry: 0 },
  { named: projects.filter((project) => project !== "unit"), retry: 1 },
].filter(({ named }) => named.length > 0);
const directory = mkdtempSync(join(tmpdir(), "fleet-test-"));
let passed = 0;
let failed = 0;
const unsteady = [];
try {
  for (const { named, retry } of batches) {
    const report = join(directory, `${named[0]}.json`);
    const { status } = spawnSync(
      process.execPath,
      [
        ...["node_modules/vitest/vitest.mjs", "run", `--retry=${retry}`],
        ...named.flatMap((project) => ["--project", project]),
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ],
      { stdio: ["ignore", "inherit", "inherit"] },
    );
    const counts = read(report);
    passed += counts.numPassedTests;
    unsteady.push(...secondTries(counts));
    // A suite that could not even begin has no failed test in it, but is no success.
    const wrong = counts.numFailedTests + notBegun(counts);
    failed += status !== 0 && wrong === 0 ? 1 : wrong;
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
for (const line of unsteady) console.log(`at the second try only: ${line}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function read(report) {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

function notBegun({ testResults }) {
  const healthy = ({ status }) => status !== "failed";
  return testResults.filter((suite) => !healthy(suite) && suite.assertionResults.every(healthy)).length;
}

function secondTries({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
      .map(({ fullName, failureMessages }) => `${relative(".", name)}: ${fullName}\n${ownLines(failureMessages[0])}`),
  );
}

function ownLines(stack) {
  return stack
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^ +at (?!.*\/test\/)/.test(line))
    .map((line) => `  ${line}`)
    .join("\n");
}
