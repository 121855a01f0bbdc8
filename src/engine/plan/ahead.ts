import type { WrittenFile } from "../../resources/kind.ts";
import type { Operation } from "../../resources/operation.ts";
import type { InstancePlan } from "../plan.ts";

/** Files as they will be, by their paths. */
export type Files = Map<string, WrittenFile | "absent">;

/** Takes in what operations leave behind. */
export function note(files: Files, operations: readonly Operation[]): void {
  for (const operation of operations) {
    if (operation.op === "file.write") files.set(operation.path, operation);
    if (operation.op === "file.remove") files.set(operation.path, "absent");
  }
}

/** The files of a host as its instances will leave them, one after another, and which instance counts on which others for that. */
export class Ahead {
  readonly #files: Files = new Map();
  /** By path: the instance that changes it last. */
  readonly #writers = new Map<string, string>();
  /** By instance, in their order. */
  readonly #needs = new Map<string, readonly string[]>();
  /** Paths that the next instance has asked for. */
  readonly #asked = new Set<string>();

  /** The files so far, for resources of the next instance to add theirs. */
  files(): Files {
    return new AskedFiles(this.#files, this.#asked);
  }

  /** Takes the next instance's plan, and adds to it on whom it counts: also on those that these count on. */
  take(plan: InstancePlan): InstancePlan {
    const direct = [...this.#asked].flatMap((path) => this.#writers.get(path) ?? []);
    const all = new Set(direct.flatMap((name) => [name, ...(this.#needs.get(name) ?? [])]));
    const needs = [...this.#needs.keys()].filter((name) => all.has(name));
    this.#asked.clear();
    this.#needs.set(plan.instance, needs);
    note(this.#files, plan.operations);
    for (const operation of plan.operations) if ("path" in operation) this.#writers.set(operation.path, plan.instance);
    return needs.length > 0 ? { ...plan, needs } : plan;
  }
}

/** Remembers for which of its files it was asked. */
class AskedFiles extends Map<string, WrittenFile | "absent"> {
  readonly #asked: Set<string>;

  constructor(files: Files, asked: Set<string>) {
    super(files);
    this.#asked = asked;
  }

  override get(path: string): WrittenFile | "absent" | undefined {
    this.#asked.add(path);
    return super.get(path);
  }
}
