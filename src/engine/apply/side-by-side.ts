import pLimit, { type LimitFunction } from "p-limit";
import type { Host } from "../../config/inventory.ts";

/** Visits all hosts, a number of them at once, never two of the same redundancy group. A visit rejects only on a bug. */
export async function sideBySide<Item extends { readonly host: Pick<Host, "redundancy"> }>(
  items: readonly Item[],
  parallel: number,
  visit: (item: Item) => Promise<void>,
): Promise<void> {
  const limit = pLimit(parallel);
  const groups = new Map<string, LimitFunction>();
  await Promise.all(
    items.map((item) => {
      const { redundancy } = item.host;
      const group = (redundancy === undefined ? undefined : groups.get(redundancy)) ?? pLimit(1);
      if (redundancy !== undefined) groups.set(redundancy, group);
      // Who waits for his group takes no place of others; a host of none is a group of its own, so that all keep their order.
      return group(() => limit(visit, item));
    }),
  );
}
