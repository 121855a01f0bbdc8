import type { Point, Undisturbed, Way } from "../contract/killed.ts";

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One kill of a runner, before it has a run's id. */
export interface Plan<Mode> {
  readonly mode: Mode;
  readonly point: Point;
  readonly way: Way;
}

/** As many kills as asked for, half at a random command, half after a random time; a third of them in what will be taken back. */
export function randomPlans<Mode>(
  count: number,
  modes: readonly (readonly [Mode, Undisturbed])[],
  random: () => number,
): Plan<Mode>[] {
  return Array.from({ length: count }, (_, index) => {
    const [mode, { commands, milliseconds }] = modes[index % 3 === 2 ? 1 : 0]!;
    const command = 1 + Math.floor(random() * commands);
    const after = Math.floor(random() * milliseconds);
    const orphan = random() < 0.5;
    return { mode, point: index % 2 === 0 ? { command, orphan } : { after }, way: coin(random) };
  });
}

/** A kill just before and just after each event. */
export function borderPlans<Mode>(
  modes: readonly (readonly [Mode, Undisturbed])[],
  random: () => number,
): Plan<Mode>[] {
  return modes.flatMap(([mode, { borders }]) =>
    borders.map((command) => ({ mode, point: { command }, way: coin(random) })),
  );
}

function coin(random: () => number): Way {
  return random() < 0.5 ? "resume" : "rollback";
}
