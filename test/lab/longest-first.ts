import { statSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Begins with the files that take longest, whichever project they belong to: what is begun last is short, and no core waits for it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((one, other) => weight(other.moduleId) - weight(one.moduleId));
  }
}

/** A fresh machine has no times of an earlier run: by its length, and on a Docker host everything takes twice as long. */
function weight(path: string): number {
  return statSync(path).size * (/docker|kinds/.test(path) ? 2 : 1);
}
