import type { Unknown } from "../answer.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import {
  type AllocatorWish,
  filePrefix,
  libraryPath,
  otherAllocators,
  runsOn,
  wishedVariables,
} from "../process/allocators.ts";
import { brokenPreload } from "../process/cause.ts";
import { chosen, chosenInProgram } from "../process/chosen.ts";
import type { ObservedProcess } from "../process/processes.ts";
import type { ObservedContainer, ObservedService, RunningService } from "./container.ts";
import { factsOf } from "./image.ts";
import { beforeFleet, foreignEnvironment, wishedEnvironment } from "./service-image.ts";
import type { ServiceAddress } from "./service-trouble.ts";
import { movedUpstream } from "./service-upstream.ts";

/** What a compose service's processes should run on. */
export interface ServiceWish extends ServiceAddress, AllocatorWish {
  readonly interpreter?: string;
}

/** Where the live processes of a service have the allocator from, or why they have it not. */
export type LiveService =
  | { readonly status: "converged"; readonly source?: string }
  | { readonly status: "drift"; readonly cause: string }
  | Blocked
  | Unknown;

/** The interpreter whose processes are judged: Node.js where nothing else is declared. */
export function interpreterOf(desired: { readonly interpreter?: string }): string {
  return desired.interpreter ?? "node";
}

/** Judges what the live processes got, wherever it was set; Blocked where no new image could change it. */
export function liveService(desired: ServiceWish, running: RunningService, facts: Facts): LiveService {
  const { container, processes } = running;
  const interpreter = interpreterOf(desired);
  const unread = processes.some(({ libraries, environment }) => !libraries || !environment);
  if (unread || running.hidden || (processes.length === 0 && !facts.root)) {
    return {
      status: "unknown",
      why: `needs root: the processes of service ${desired.service} can't be read`,
      next: facts.root ? "in a container, add the capability SYS_PTRACE" : "set become: true, or connect as root",
    };
  }
  if (processes.length === 0) {
    const why = `no process of service ${desired.service} runs ${interpreter} for longer than 2 s`;
    return { status: "unknown", why, next: "plan again when it has started, or correct the variable interpreter" };
  }
  const idle = container.replicas.find(
    ({ pid }) => container.replicas.length > 1 && !processes.some(({ main }) => main === pid),
  );
  if (idle) {
    const why = `no process of ${idle.name} runs ${interpreter} for longer than 2 s`;
    return { status: "unknown", why, next: "plan again when it has started, or correct the variable interpreter" };
  }
  const place = factsOf(container.details, running.inside, facts);
  const cause = missing(desired, running) ?? leftOver(desired, running, place);
  if (!cause) {
    const moved = movedUpstream(running);
    return moved === undefined
      ? { status: "converged", ...sourceOf(desired, container, processes) }
      : { status: "drift", cause: moved };
  }
  return (
    chosenByHand(desired, running) ?? overruled(desired, container, processes, place) ?? { status: "drift", cause }
  );
}

/** What the processes lack of the wish, in words without a figure that moves; undefined when nothing. */
function missing(wish: ServiceWish, { processes, entries }: ObservedService): string | undefined {
  const without = processes.filter((process) => !runsOn(process, wish.allocator));
  const broken = brokenPreload({ entries, library: undefined, sources: [] }, without[0]?.exe ?? "");
  const why = broken === undefined ? "" : `: ${broken.text}`;
  if (without.length === processes.length) return `its live processes do not run on ${wish.allocator}${why}`;
  if (without.length > 0) return `some of its live processes do not run on ${wish.allocator}${why}`;
  for (const [name, value] of wishedVariables(wish)) {
    if (processes.some(({ environment }) => environment?.get(name) !== value))
      return `its live processes have another ${name}`;
  }
  return undefined;
}

/** A variable that an image of fleet's has set, and that should not be there any more. */
function leftOver(wish: ServiceWish, running: RunningService, place: Facts): string | undefined {
  const { container } = running;
  const before = beforeFleet(running);
  const has = container.details?.environment ?? new Map<string, string>();
  const wished = wishedEnvironment(wish, has, before, place);
  const gone = [...before.keys()].find((name) => {
    const value = has.get(name);
    const serves = running.processes.some(({ environment }) => environment?.get(name) === value);
    return name !== "LD_PRELOAD" && value && wished.get(name) === undefined && serves;
  });
  return gone && `its live processes still have the ${gone} of fleet's image`;
}

/** Another allocator that the image had before fleet, or that the program has by itself. */
function chosenByHand(
  { service, allocator, replace = false }: ServiceWish,
  running: RunningService,
): Blocked | undefined {
  const without = running.processes.filter((process) => !runsOn(process, allocator));
  if (without.length === 0) return undefined;
  const subject = `service ${service}`;
  const has = running.container.details?.environment ?? new Map<string, string>();
  const preload = foreignEnvironment(has, beforeFleet(running)).get("LD_PRELOAD") ?? "";
  const [named] = otherAllocators(preload, allocator);
  if (named !== undefined && !replace)
    return chosen(subject, named, allocator, `LD_PRELOAD=${preload} in the image's ENV`);
  return chosenInProgram(subject, { allocator, replace }, without);
}

/** In words: where LD_PRELOAD of the judged processes was set, or else glibc's settings. */
function sourceOf(
  wish: ServiceWish,
  container: ObservedContainer,
  processes: readonly ObservedProcess[],
): { readonly source?: string } {
  const [name] = filePrefix(wish.allocator) === undefined ? wishedVariables(wish).keys() : ["LD_PRELOAD"];
  if (name === undefined) return {};
  const live = processes[0]?.environment?.get(name);
  if (!live) return { source: "the program itself or /etc/ld.so.preload" };
  if (live !== container.environment.get(name)) return { source: "the entrypoint" };
  if (!container.details) return { source: "the container's environment" };
  if (live === container.details.environment.get(name)) return { source: "image ENV" };
  return { source: `${giver(container)}'s environment` };
}

/** Who has made a container, and given it an environment. */
function giver({ project }: ObservedContainer): string {
  return project === "" ? "docker run" : "compose";
}

/** Where a variable is set by something that beats the image's ENV, so that no new image can change it. */
function overruled(
  wish: ServiceWish,
  container: ObservedContainer,
  processes: readonly ObservedProcess[],
  place: Facts,
): Blocked | undefined {
  const { service, directory, allocator } = wish;
  const { environment, details } = container;
  const library = libraryPath(allocator, place);
  const wishes = new Map<string, string | undefined>([["LD_PRELOAD", library], ...wishedVariables(wish)]);
  for (const [name, wished] of wishes) {
    const set = environment.get(name);
    const live = processes[0]?.environment?.get(name);
    const good =
      wished === undefined
        ? otherAllocators(set ?? "", allocator).length === 0
        : set === wished || (name === "LD_PRELOAD" && (set ?? "").split(/[: ]/).includes(wished));
    if (details && set !== undefined && set !== details.environment.get(name) && !good) {
      return {
        status: "blocked",
        cause: `the environment that ${giver(container)} gives service ${service} sets ${name}, which beats the image's ENV`,
        evidence: `${name}=${set}`,
        next: `take ${name} out of the service's environment or env_file in ${directory}${wished === undefined ? "" : `, or set it to ${wished}`}`,
      };
    }
    const changed = set !== undefined && good && wished !== undefined && live !== set;
    if (changed) {
      return {
        status: "blocked",
        cause: `the container's environment sets ${name}, but the entrypoint of service ${service} changes it`,
        evidence: live === undefined ? `${name} is not set in the live processes` : `${name}=${live}`,
        next: `let the entrypoint pass ${name} on`,
      };
    }
    if (name === "LD_PRELOAD" && live !== set && otherAllocators(live ?? "", allocator).length > 0) {
      return {
        status: "blocked",
        cause: `the entrypoint of service ${service} sets ${name}, which beats the image's ENV`,
        evidence: `${name}=${live}`,
        next: `take ${name} out of the entrypoint`,
      };
    }
  }
  return undefined;
}

/** Whole seconds from the container's last start to its first worker, the second-oldest judged process; undefined without one. */
export function secondsToServe({ container, processes }: RunningService): number | undefined {
  const started = Date.parse(container.startedAt) / 1000;
  const worker = processes.map((process) => process.startedAt).sort((a, b) => a - b)[1];
  const seconds = (worker ?? Number.NaN) - started;
  return seconds > -1 ? Math.max(1, Math.ceil(seconds)) : undefined; // The boot time is known to a second.
}
