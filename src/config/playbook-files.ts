import { readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Checked, Diagnostic } from "./diagnostic.ts";
import { didYouMean } from "./nearest.ts";
import { type Playbook, readPlaybook } from "./playbook.ts";
import { readTextFile } from "./text-file.ts";

/** A playbook, what is wrong with its text, or why there is none to read under that name. */
export type FoundPlaybook = Checked<Playbook> | { readonly ok: false; readonly absent: string };

/** Finds and reads playbooks by name or path, each once: beside the inventory first, then fleet's own. */
export class PlaybookFiles {
  readonly #beside: string;
  readonly #directories: readonly string[];
  readonly #known = new Map<string, FoundPlaybook>();

  constructor(inventory: string, own: string) {
    this.#beside = dirname(inventory);
    this.#directories = [join(this.#beside, "playbooks"), own];
  }

  find(name: string): FoundPlaybook {
    const known = this.#known.get(name) ?? this.#read(name);
    this.#known.set(name, known);
    return known;
  }

  #read(name: string): FoundPlaybook {
    const isPath = /[/\\]|\.ya?ml$/.test(name);
    const places = isPath
      ? [resolve(this.#beside, name)]
      : this.#directories.map((directory) => join(directory, `${name}.yaml`));
    for (const place of places) {
      const read = readTextFile(place);
      if (read.ok) return readPlaybook(place, read.text);
      if (read.why === "encoding") return { ok: false, diagnostics: [read.diagnostic] };
      if (read.why === "unreadable")
        return { ok: false, absent: `The playbook ${place} can't be read. ${read.diagnostic.message}` };
    }
    return { ok: false, absent: isPath ? this.#noFile(name, places[0] ?? name) : this.#noName(name) };
  }

  #noName(name: string): string {
    const names = [...new Set(this.#directories.flatMap(playbooksIn))].sort();
    const near = didYouMean(name, names) || ` Known playbooks: ${names.join(", ")}.`;
    return `There is no playbook "${name}", neither in ${this.#directories[0]}/ nor among fleet's own.${near}`;
  }

  #noFile(name: string, place: string): string {
    const near = didYouMean(
      basename(name),
      playbooksIn(dirname(place)).map((other) => `${other}.yaml`),
    );
    return `There is no playbook ${place}.${near}`;
  }
}

/** What is wrong with a playbook that was found; nothing where it is fine or absent. */
export function playbookDiagnostics(found: FoundPlaybook): readonly Diagnostic[] {
  return found.ok || "absent" in found ? [] : found.diagnostics;
}

function playbooksIn(directory: string): string[] {
  try {
    return readdirSync(directory).flatMap((entry) => /^(.+)\.yaml$/.exec(entry)?.[1] ?? []);
  } catch {
    return [];
  }
}
