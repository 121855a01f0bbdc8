import {
  type HostPlan,
  type HostReport,
  headline,
  type InstancePlan,
  type ResourcePlan,
  type StaleChange,
  type StaleDiff,
} from "../plan.ts";

/**
 * What has changed on a host since its plan was saved; nothing where the plan still says exactly what is to be done, and
 * why. What moves by itself (the guess at a downtime, remarks) is not compared. An instance that needs nothing any more
 * holds nothing up: nothing would be done there that was not read.
 */
export function staleChanges(saved: HostPlan, now: HostPlan): StaleChange[] {
  if (now.status === "unreachable") return [];
  const left = now.instances.filter(({ status }) => status !== "converged");
  if (left.length === 0) return [];
  if (saved.status === "unreachable") {
    return [told("host", `not reached: ${saved.failure.message}`, "it answers, and needs something done")];
  }
  return [
    ...factChanges(saved.facts, now.facts),
    ...(saved.pending && !now.pending
      ? [told("transaction", `${saved.pending.id} had no end state`, "it has ended")]
      : []),
    ...left.flatMap((instance) =>
      instanceChanges(
        saved.instances.find((one) => one.instance === instance.instance),
        instance,
      ),
    ),
  ];
}

/** Reports of a new look, those marked that are not what a saved plan says of their host. */
export function markStale(reports: readonly HostReport[], saved: ReadonlyMap<string, HostPlan>): HostReport[] {
  return reports.map((report) => {
    const before = saved.get(report.plan.host);
    if (before === undefined) throw new Error(`no saved plan for ${report.plan.host}`);
    const stale = staleChanges(before, report.plan);
    return stale.length === 0 ? report : { ...report, stale };
  });
}

function told(address: string, planned: string, now: string): StaleChange {
  return { address, planned, now, diffs: [] };
}

function factChanges(saved: object | undefined, now: object | undefined): StaleChange[] {
  return leaves(saved, now).map(({ path, planned, now }) => told(["facts", ...path].join("."), planned, now));
}

function instanceChanges(saved: InstancePlan | undefined, now: InstancePlan): StaleChange[] {
  const { instance } = now;
  if (saved === undefined) return [{ instance, ...told("operations", "the plan knows no such instance", now.status) }];
  const addresses = new Set([...saved.resources, ...now.resources].map(({ address }) => address));
  const changes = [...addresses].flatMap((address) =>
    resourceChange(resultAt(saved, address), resultAt(now, address), address),
  );
  // What is done follows from the resources; a plan in which it does not was not written by fleet.
  const [other] = changes.length === 0 ? leaves(essence(saved), essence(now)) : [];
  return [
    ...changes,
    ...(other === undefined ? [] : [told("operations", says(other.path, other.planned), says(other.path, other.now))]),
  ].map((change) => ({ instance, ...change }));
}

type Result = ResourcePlan["result"];

function resultAt({ resources }: InstancePlan, address: string): Result | undefined {
  return resources.find((resource) => resource.address === address)?.result;
}

function resourceChange(saved: Result | undefined, now: Result | undefined, address: string): StaleChange[] {
  const differences = leaves(bare(saved), bare(now));
  const [first] = differences;
  if (first === undefined) return [];
  const [planned, current] = [inWords(saved), inWords(now)];
  const diffs = fileDiffs(saved, now);
  // Where words and files are the same, what is left is a detail of an operation.
  const detail = (value: string) => (planned === current && diffs.length === 0 ? `; ${says(first.path, value)}` : "");
  return [{ address, planned: planned + detail(first.planned), now: current + detail(first.now), diffs }];
}

function inWords(result: Result | undefined): string {
  if (result === undefined) return "it did not apply";
  const evidence = result.status === "blocked" && result.evidence !== undefined ? ` (${result.evidence})` : "";
  return headline(result) + evidence;
}

function says(path: readonly string[], value: string): string {
  return `${path.join(".")}: ${value}`;
}

/** What somebody did to a file is told first; where it is the same, what would be written may differ. */
function fileDiffs(saved: Result | undefined, now: Result | undefined): StaleDiff[] {
  if (saved?.status !== "change" || now?.status !== "change") return [];
  return now.diffs.flatMap(({ path, before, after }): StaleDiff[] => {
    const old = saved.diffs.find((diff) => diff.path === path);
    if (old === undefined) return [];
    if (old.before !== before) return [{ path, of: "host", ...pair(old.before, before) }];
    return old.after === after ? [] : [{ path, of: "desired", ...pair(old.after, after) }];
  });
}

function pair(planned: string | undefined, now: string | undefined): Pick<StaleDiff, "planned" | "now"> {
  return { ...(planned !== undefined && { planned }), ...(now !== undefined && { now }) };
}

/** An instance's plan without remarks and guesses. */
function essence({ instance, deployment, status, resources, operations }: InstancePlan): object {
  const results = resources.map(({ address, result }) => ({ address, result: bare(result) }));
  return { instance, deployment, status, resources: results, operations };
}

function bare(result: Result | undefined): object | undefined {
  if (result?.status !== "change") return result;
  const { downtime: _, ...rest } = result;
  return rest;
}

interface Leaf {
  readonly path: readonly string[];
  /** As JSON; texts as they are. */
  readonly planned: string;
  readonly now: string;
}

/** Where two values of plain JSON differ, at the deepest places that both have; the order of keys is none of it. */
function leaves(planned: unknown, now: unknown, path: readonly string[] = []): Leaf[] {
  if (Object.is(planned, now)) return [];
  if (isObject(planned) && isObject(now) && Array.isArray(planned) === Array.isArray(now)) {
    const keys = new Set([...Object.keys(planned), ...Object.keys(now)]);
    return [...keys].flatMap((key) => leaves(planned[key], now[key], [...path, key]));
  }
  return [{ path, planned: shown(planned), now: shown(now) }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}
