import type { ComposeServiceDeclared } from "../declared.gen.ts";
import type { Downtime, Kind, Verdict } from "../kind.ts";
import { containerProbe, type ObservedContainer, type ObservedService, observeContainer } from "./container.ts";
import { foreseeService } from "./service-foresee.ts";
import { interpreterOf, liveService, secondsToServe } from "./service-live.ts";
import { switchNotes } from "./service-notes.ts";
import { rebuildOf } from "./service-rebuild.ts";
import { noRoom } from "./service-room.ts";
import { composeTarget } from "./service-target.ts";
import { runningContainer } from "./service-trouble.ts";

/** The container of a compose service: made anew where its live processes do not have what is desired. */
export const composeService: Kind<ComposeServiceDeclared, ObservedService> = {
  kind: "compose-service",
  name: ({ directory, service }) => `${directory}:${service}`,
  probe: (desired) => containerProbe({ ...desired, interpreter: interpreterOf(desired) }),
  observe: observeContainer,
  foresee: foreseeService,

  change(desired, observed, facts): Verdict {
    const container = runningContainer(desired, observed, facts);
    if ("status" in container) return container;
    const live = liveService(desired, observed, container, facts);
    if (live.status === "converged") return undefined;
    if (live.status !== "drift") return live;
    const compose = composeTarget(desired, observed, container, facts);
    if ("status" in compose) return compose;
    const rebuild = rebuildOf(desired, observed, container, compose, facts);
    if ("status" in rebuild) return rebuild;
    const { words, operations } = rebuild;
    const full = operations.some(({ op }) => op === "image.build") ? noRoom(container, desired.rebuild) : undefined;
    if (full) return full;
    return {
      status: "change",
      action: "recreate",
      summary: `will be recreated, ${words}`,
      diffs: [],
      operations,
      downtime: downtime(container, observed),
    };
  },

  notes(desired, observed, facts) {
    const container = runningContainer(desired, observed, facts);
    if ("status" in container) return [];
    const ill = container.replicas.some((replica) => replica.health === "unhealthy");
    const health = ill || container.health === "unhealthy" ? ["the container's health check fails already"] : [];
    const live = liveService(desired, observed, container, facts);
    if (live.status === "converged") return [...health, ...missingConf(desired, observed)];
    const changes = composeService.change(desired, observed, facts)?.status === "change";
    return changes ? [...health, ...switchNotes(desired, observed, container, facts)] : health;
  },
};

function missingConf({ allocator, mallocConf }: ComposeServiceDeclared, { processes }: ObservedService): string[] {
  const bare = processes.some(({ environment }) => !environment?.has("MALLOC_CONF"));
  return allocator === "jemalloc" && mallocConf === "auto" && bare
    ? [
        "MALLOC_CONF is not set: without background_thread:true an idle process gives little memory back (set mallocConf to change it)",
      ]
    : [];
}

function downtime(container: ObservedContainer, observed: ObservedService): Downtime {
  const seconds = secondsToServe(container, observed);
  return { how: "recreate", stopLimit: container.stopLimit, ...(seconds !== undefined && { seconds }) };
}
