import { allocators, libraryPath } from "./allocators.ts";
import type { ObservedContainer, ObservedService } from "./container.ts";
import type { Allocator } from "./declared.gen.ts";
import type { Facts } from "./facts.ts";
import type { Blocked, Unknown } from "./kind.ts";
import type { ObservedProcess } from "./processes.ts";
import { needsRoot, type ServiceAddress } from "./service-trouble.ts";

/** What a compose service's processes should run on. */
export interface ServiceWish extends ServiceAddress {
  readonly interpreter?: string;
  readonly allocator: Allocator;
  readonly mallocConf: string;
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

/** A host's facts, but with the architecture of a container's image, which can be another than the host's. */
export function imageFacts(container: ObservedContainer, facts: Facts): Facts {
  const multiarch = multiarchOf.get(container.details?.architecture ?? "");
  return multiarch ? { ...facts, multiarch } : facts;
}

/** Docker's architectures and Debian's directories for them. */
const multiarchOf: ReadonlyMap<string, string> = new Map([
  ["amd64", "x86_64-linux-gnu"],
  ["arm64", "aarch64-linux-gnu"],
  ["arm", "arm-linux-gnueabihf"],
  ["386", "i386-linux-gnu"],
]);

/** Judges what the live processes got, wherever it was set; Blocked where no new image could change it. */
export function liveService(
  desired: ServiceWish,
  observed: ObservedService,
  container: ObservedContainer,
  facts: Facts,
): LiveService {
  const { processes } = observed;
  const interpreter = interpreterOf(desired);
  if (processes.length === 0) {
    const why = `no process of service ${desired.service} runs ${interpreter} for longer than 2 s`;
    return { status: "unknown", why, next: "plan again when it has started, or correct the interpreter" };
  }
  if (processes.some(({ libraries, environment }) => !libraries || !environment)) {
    return needsRoot(`the processes of service ${desired.service} can't be read`, facts);
  }
  const cause = missing(desired, processes);
  if (!cause) return { status: "converged", source: sourceOf(container, processes) };
  return overruled(desired, container, processes, facts) ?? { status: "drift", cause };
}
