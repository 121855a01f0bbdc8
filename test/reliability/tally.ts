import type { Fault, FaultKind, Killed } from "../contract/killed.ts";

const kinds: readonly FaultKind[] = ["torn", "double", "missed", "open", "left over", "wrong end"];

/** The kills of one part, counted; what is wrong is printed as it is found. */
export class Tally {
  readonly name: string;
  readonly #left = new Map<string, number>();
  readonly #faults: Fault[] = [];
  #kills = 0;

  constructor(name: string) {
    this.name = name;
  }

  get clean(): boolean {
    return this.#faults.length === 0 && this.#kills > 0;
  }

  /** Makes a kill and counts it; what it was is told where something is wrong. */
  async count(what: unknown, kill: () => Promise<Killed>): Promise<void> {
    const { left, faults } = await kill().catch(
      (error: unknown): Killed => ({ left: "?", faults: [{ kind: "wrong end", detail: String(error) }] }),
    );
    this.#kills += 1;
    this.#left.set(left, (this.#left.get(left) ?? 0) + 1);
    this.#faults.push(...faults);
    for (const { kind, detail } of faults) console.log(`${this.name}: ${kind} at ${JSON.stringify(what)}: ${detail}`);
    if (this.#kills % 20 === 0) console.log(`${this.name}: ${this.#kills} kills, ${this.#faults.length} faults`);
  }

  /** A row of Markdown: how many kills, how they left the host, how many faults of each kind. */
  row(): string {
    const left = [...this.#left].toSorted().map(([state, count]) => `${count} ${state}`);
    const counts = kinds.map((kind) => this.#faults.filter((fault) => fault.kind === kind).length);
    return `| ${[this.name, this.#kills, left.join(", "), ...counts].join(" | ")} |`;
  }
}

/** What stands above the rows. */
export const header = `| what is killed | kills | left as | ${kinds.join(" | ")} |\n|${" --- |".repeat(kinds.length + 3)}`;
