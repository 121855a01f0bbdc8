import type { EngineLook, HostImage, ImageLook, ImageTransaction } from "../../host/kept-images.ts";
import type { Unknown } from "../../resources/answer.ts";
import { engineOf, isDown, startHint } from "../../resources/docker/engine.ts";
import type { Blocked } from "../../resources/kind.ts";

/** A name of fleet's for an image, and why it goes or stays. */
export interface PruneName {
  readonly name: string;
  readonly image: string;
  /** What its image takes beside the images that stay: none of it is counted twice. */
  readonly bytes: number;
  readonly why: string;
}

/** What is to be done in one engine, and what stays. */
export interface PrunePlan {
  readonly status: "planned";
  readonly remove: readonly PruneName[];
  readonly keep: readonly PruneName[];
  /** Records of transactions beside those that a host keeps; they go with its own engine's names. */
  readonly records: readonly string[];
}

/** What a prune comes to in one engine of a host. */
export interface EnginePlan {
  /** Whose rootless engine it is; absent: the host's own, or the host as a whole. */
  readonly user?: string;
  readonly plan: PrunePlan | Blocked | Unknown;
}

/** Transactions that a host keeps, as its runner does, each with the rest of its run. */
const recordsKept = 5;

/** A name as a transaction gives it: for the new image, for the one before, for the one that a layer is put on. */
const ownName = /^.+:fleet-(\d{8}-\d{6}-[0-9a-f]{6}\.\d{1,9})(?:\.\d{1,9})?(?:-before|-from)?$/;

/** Pure: which names of fleet's nothing needs any more, in each engine of a host; what stops the host is said once. */
export function planPrune(look: ImageLook): readonly EnginePlan[] {
  if (!look.root) {
    const why = "only root can read what fleet has left on this host";
    return [{ plan: { status: "unknown", why, next: "connect as root, or set become: true" } }];
  }
  if (look.busy !== undefined) {
    const next = `fleet resume ${look.busy} follows it to its end; prune after that`;
    return [{ plan: { status: "blocked", cause: `run ${look.busy} is at work on this host`, next } }];
  }
  const kept = new Set(look.transactions.slice(0, recordsKept).map(runOf));
  const past = look.transactions.filter((one) => !kept.has(runOf(one)) && !isOpen(one));
  const transactions = look.transactions.filter((one) => !past.includes(one));
  return look.engines.map((engine): EnginePlan => {
    const records = engine.user === undefined ? past.map(({ id }) => id) : [];
    const plan = engine.failed === undefined ? planEngine(engine, transactions, records) : notLookedThrough(engine);
    return { ...engineOf(engine), plan };
  });
}

function notLookedThrough({ user, failed = "" }: EngineLook): Unknown {
  if (user === undefined) {
    return { status: "unknown", why: `Docker did not answer: ${failed}`, next: "look at docker images on the host" };
  }
  const why = `the rootless Docker of ${user} did not answer: ${failed}`;
  if (/no such user/i.test(failed)) return { status: "unknown", why, next: "correct the instance's dockerUser" };
  return {
    status: "unknown",
    why,
    next: isDown(failed) ? `${startHint(user)}, then prune again` : `see what docker images says as ${user}`,
  };
}

/**
 * What a container uses stays, and what a rollback of a service's last transaction needs, or a transaction without an end. So does
 * a name whose image takes nothing of its own. The same image in another engine is another one.
 */
function planEngine(
  look: EngineLook,
  transactions: readonly ImageTransaction[],
  records: readonly string[],
): PrunePlan {
  const needed = neededImages(transactions, look.user);
  const staying: HostImage[] = [];
  const going: HostImage[] = [];
  const judged = look.images.map((image) => {
    const ours = image.names.filter((name) => ownName.test(name));
    const reasons = ours.map((name) => whyItStays(image, idOf(name), transactions, needed, look));
    const free = ours.length > 0 && ours.length === image.names.length && reasons.every((why) => why === undefined);
    (free ? going : staying).push(image);
    return { image, ours, why: reasons.find((why) => why !== undefined) ?? sharedName(image) };
  });
  // What takes no room of its own beside those that stay is not worth a way back, and may hold layers that others stand on.
  const worth = going
    .filter((image) => beside(image, staying) > 0)
    .toSorted((a, b) => a.layers.length - b.layers.length);
  const freed = new Map(worth.map((image, index) => [image, beside(image, [...staying, ...worth.slice(0, index)])]));
  const entries = (image: HostImage, ours: readonly string[], bytes: number, why: (name: string) => string) =>
    ours.map((name, index): PruneName => ({ name, image: image.id, bytes: index === 0 ? bytes : 0, why: why(name) }));
  const keep = judged
    .filter(({ image }) => !freed.has(image))
    .flatMap(({ image, ours, why }) => entries(image, ours, beside(image, look.images), () => why));
  // What stands on another image goes before that one.
  const remove = [...freed]
    .toReversed()
    .flatMap(([image, bytes]) => entries(image, image.names, bytes, (name) => whyItGoes(idOf(name), transactions)));
  return { status: "planned", remove, keep, records };
}

/** The transaction that has given a name. */
function idOf(name: string): string {
  return ownName.exec(name)?.[1] ?? "";
}

/** The run of a transaction: what is taken back as a whole. */
function runOf({ id }: ImageTransaction): string {
  return id.replace(/\.\d+$/, "");
}

function isOpen({ state }: ImageTransaction): boolean {
  return state === "pending" || state === "reverting" || state === "revert-failed";
}

/** The images that a way back needs in one engine, by the run that is taken back: of each service the last transaction counts, and all without an end. */
function neededImages(
  transactions: readonly ImageTransaction[],
  user: string | undefined,
): ReadonlyMap<string, string> {
  const needed = new Map<string, string>();
  const seen = new Set<string>();
  for (const transaction of transactions.toSorted((a, b) => b.time - a.time)) {
    if (transaction.state !== "committed" && !isOpen(transaction)) continue;
    for (const { service, base } of transaction.services.filter((one) => one.user === user)) {
      if (!seen.has(service) || isOpen(transaction)) needed.set(base, runOf(transaction));
      if (transaction.state === "committed") seen.add(service);
    }
  }
  return needed;
}

function whyItStays(
  { id: image }: HostImage,
  id: string,
  transactions: readonly ImageTransaction[],
  needed: ReadonlyMap<string, string>,
  { containers }: EngineLook,
): string | undefined {
  const open = transactions.find((one) => one.id === id && isOpen(one));
  if (open) return `transaction ${id} is ${open.state}`;
  const run = needed.get(image);
  if (run !== undefined) return `fleet rollback ${run} goes back to it`;
  const user = containers.find((container) => container.image === image);
  return user && `container ${user.name} is made of it`;
}

function whyItGoes(id: string, transactions: readonly ImageTransaction[]): string {
  const found = transactions.find((one) => one.id === id);
  if (!found) return "the host keeps no record of its transaction any more";
  if (found.state === "committed") return "nothing runs on it, and no way back leads to it";
  return found.state === "none" ? "its transaction was not begun" : `its transaction is ${found.state}`;
}

function sharedName({ names }: HostImage): string {
  const other = names.find((name) => !ownName.test(name));
  return other === undefined ? "it takes nothing of its own" : `it is ${other}, too`;
}

/** The content of a layer that holds nothing, as `WORKDIR` makes one. */
const emptyLayer = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

/** What an image takes beside others: at least that, for another layer that takes nothing can't be told from a step without one. */
function beside(image: HostImage, others: readonly HostImage[]): number {
  const shared = others.filter(({ id }) => id !== image.id).map(({ layers }) => commonLayers(image.layers, layers));
  const most = Math.max(0, ...shared);
  if (most === image.layers.length) return 0;
  const filled = image.layers.slice(0, most).filter((layer) => layer !== emptyLayer).length;
  const below = image.steps.filter((size) => size > 0).slice(0, filled);
  return Math.max(0, image.size - below.reduce((sum, size) => sum + size, 0));
}

function commonLayers(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((layer, index) => other[index] !== layer);
  return differs < 0 ? one.length : differs;
}
