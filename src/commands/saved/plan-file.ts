import { randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isOwnPlan } from "./saved-file.ts";

/** Why a plan is not saved to a file, and what can be done. */
export interface Refusal {
  readonly message: string;
  readonly hint: string;
}

const another = "Name another file, or move this one away.";

/** What stands against saving a plan of the inventory to a file: asked before any host is, for nothing else may be lost to it. */
export function planFileRefusal(path: string, inventory: string): Refusal | undefined {
  if (path === "") return { message: "The plan can't be saved to a file without a name.", hint: "Name one after -o." };
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) return newFileRefusal(path);
    if (there.isDirectory()) return { message: `${path} is a directory.`, hint: "Name the file in it." };
    if (!there.isFile()) return { message: `${path} is no file.`, hint: another };
    const { dev, ino } = statSync(inventory);
    if (there.dev === dev && there.ino === ino) {
      return { message: `${path} is the inventory itself.`, hint: "-o takes the file to save to: -o plan.json." };
    }
    if (there.size > 0 && !isOwnPlan(path)) {
      return { message: `${path} is there already, and is no saved plan of fleet's.`, hint: another };
    }
    return directoryRefusal(dirname(realpathSync(path)));
  } catch (error) {
    return {
      message: `The plan can't be saved to ${path}: ${error instanceof Error ? error.message : error}`,
      hint: another,
    };
  }
}

function newFileRefusal(path: string): Refusal | undefined {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return { message: `${path} is a link to nothing.`, hint: another };
  }
  if (path.endsWith("/")) return { message: `${path} names no file.`, hint: "Name the file in it." };
  return directoryRefusal(dirname(path));
}

function directoryRefusal(directory: string): Refusal | undefined {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    return { message: `There is no directory ${directory}.`, hint: "Make it first, or name another file." };
  }
  try {
    accessSync(directory, constants.W_OK | constants.X_OK);
    return undefined;
  } catch {
    return { message: `The directory ${directory} can't be written to.`, hint: "Name a file in another one." };
  }
}

/**
 * Puts a plan in the place of what was there, for its owner alone. Whoever reads the file at any time, or after a power cut,
 * finds the old plan or the new one, whole. Throws where that failed; the file is as it was then.
 */
export function writePlanFile(path: string, text: string): void {
  // A link stays: what it leads to is replaced.
  const target = lstatSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : path;
  const beside = join(dirname(target), `.fleet-plan-${randomBytes(6).toString("hex")}`);
  try {
    const file = openSync(beside, "wx", 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
