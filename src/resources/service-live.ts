import { type AllocatorWish, libraryPath, runsOn, wishedVariables } from "./allocators.ts";
import type { ObservedContainer, ObservedService } from "./container.ts";
import type { Facts } from "./facts.ts";
import { factsOf } from "./image.ts";
import type { Blocked, Unknown } from "./kind.ts";
import type { ObservedProcess } from "./processes.ts";
import type { ServiceAddress } from "./service-trouble.ts";
import { movedUpstream } from "./service-upstream.ts";

/** What a compose service's processes should run on. */
export interface ServiceWish extends ServiceAddress, AllocatorWish {
  readonly interpreter?: string;
}

/** Where the live processes of a service have the allocator from, or why they have it not. */
export type LiveService =
  | { readonly status: "converged"; readonly source: string }
  | { readonly status: "drift"; readonly cause: string }
  | Blocked
  | Unknown;

/** The interpreter whose processes are judged: Node.js where nothing else is declared. */
export function interpreterOf(desired: { readonly interpreter?: string }): string {
  return desired.interpreter ?? "node";
}

/** Judges what the live processes got, wherever it was set; Blocked where no new image could change it. */
export function liveService(
  desired: ServiceWish,
  observed: ObservedService,
  container: ObservedContainer,
  facts: Facts,
): LiveService {
  const { processes } = observed;
  if (desired.allocator !== "jemalloc") {
    const cause = `service ${desired.service} can't be switched to ${desired.allocator} yet`;
    return { status: "blocked", cause, next: "set allocator: jemalloc for Docker instances" };
  }
  const interpreter = interpreterOf(desired);
  const unread = processes.some(({ libraries, environment }) => !libraries || !environment);
  if (unread || observed.hidden || (processes.length === 0 && !facts.root)) {
    return {
      status: "unknown",
      why: `needs root: the processes of service ${desired.service} can't be read`,
      next: facts.root ? "in a container, add the capability SYS_PTRACE" : "set become: true, or connect as root",
    };
  }
  if (processes.length === 0) {
    const why = `no process of service ${desired.service} runs ${interpreter} for longer than 2 s`;
    return { status: "unknown", why, next: "plan again when it has started, or correct the interpreter" };
  }
  const cause = missing(desired, processes);
  if (!cause) {
    const moved = movedUpstream(observed, container);
    return moved === undefined
      ? { status: "converged", source: sourceOf(container, processes) }
      : { status: "drift", cause: moved };
  }
  return overruled(desired, container, processes, facts) ?? { status: "drift", cause };
}

/** What the processes lack of the wish, in words without a figure that moves; undefined when nothing. */
function missing(wish: ServiceWish, processes: readonly ObservedProcess[]): string | undefined {
  const without = processes.filter((process) => !runsOn(process, wish.allocator));
  if (without.length === processes.length) return `its live processes do not run on ${wish.allocator}`;
  if (without.length > 0) return `some of its live processes do not run on ${wish.allocator}`;
  for (const [name, value] of wishedVariables(wish)) {
    if (processes.some(({ environment }) => environment?.get(name) !== value))
      return `its live processes have another ${name}`;
  }
  return undefined;
}

/** In words: where LD_PRELOAD of the judged processes was set. */
function sourceOf(container: ObservedContainer, processes: readonly ObservedProcess[]): string {
  const live = processes[0]?.environment?.get("LD_PRELOAD");
  if (!live) return "the program itself or /etc/ld.so.preload";
  if (live !== container.environment.get("LD_PRELOAD")) return "the entrypoint";
  if (!container.details) return "the container's environment";
  return live === container.details.environment.get("LD_PRELOAD") ? "image ENV" : "compose's environment";
}

/** Where a variable is set by something that beats the image's ENV, so that no new image can change it. */
function overruled(
  wish: ServiceWish,
  container: ObservedContainer,
  processes: readonly ObservedProcess[],
  facts: Facts,
): Blocked | undefined {
  const { service, directory } = wish;
  const { environment, details } = container;
  const library = libraryPath(wish.allocator, factsOf(container.details, facts));
  const wishes = new Map([
    ...(library === undefined ? [] : [["LD_PRELOAD", library] as const]),
    ...wishedVariables(wish),
  ]);
  for (const [name, wished] of wishes) {
    const set = environment.get(name);
    const good = set === wished || (name === "LD_PRELOAD" && (set ?? "").split(/[: ]/).includes(wished));
    if (details && set !== undefined && set !== details.environment.get(name) && !good) {
      return {
        status: "blocked",
        cause: `the environment that compose gives service ${service} sets ${name}, which beats the image's ENV`,
        evidence: `${name}=${set}`,
        next: `take ${name} out of the service's environment or env_file in ${directory}, or set it to ${wished}`,
      };
    }
    const live = processes[0]?.environment?.get(name);
    if (set !== undefined && good && live !== set) {
      return {
        status: "blocked",
        cause: `the container's environment sets ${name}, but the entrypoint of service ${service} changes it`,
        evidence: live === undefined ? `${name} is not set in the live processes` : `${name}=${live}`,
        next: `let the entrypoint pass ${name} on`,
      };
    }
  }
  return undefined;
}

/** Whole seconds from the container's last start to its first worker, the second-oldest judged process; undefined without one. */
export function secondsToServe({ startedAt }: ObservedContainer, { processes }: ObservedService): number | undefined {
  const started = Date.parse(startedAt) / 1000;
  const worker = processes.map((process) => process.startedAt).sort((a, b) => a - b)[1];
  const seconds = (worker ?? Number.NaN) - started;
  return seconds > -1 ? Math.max(1, Math.ceil(seconds)) : undefined; // The boot time is known to a second.
}
