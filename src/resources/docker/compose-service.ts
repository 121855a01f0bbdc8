import type { ComposeServiceDeclared } from "../declared.gen.ts";
import type { Downtime, Kind, Verdict } from "../kind.ts";
import { containerProbe, type ObservedService, observeContainer, type RunningService } from "./container.ts";
import { foreseeService } from "./service-foresee.ts";
import { interpreterOf, liveService, secondsToServe } from "./service-live.ts";
import { switchNotes } from "./service-notes.ts";
import { rebuildOf } from "./service-rebuild.ts";
import { noRoom } from "./service-room.ts";
import { composeTarget } from "./service-target.ts";
import { runningService } from "./service-trouble.ts";

/** The container of a compose service: made anew where its live processes do not have what is desired. */
export const composeService: Kind<ComposeServiceDeclared, ObservedService> = {
  kind: "compose-service",
  name: ({ directory, service }) => `${directory}:${service}`,
  probe: (desired) => containerProbe({ ...desired, interpreter: interpreterOf(desired) }),
  observe: observeContainer,
  foresee: foreseeService,

  change(desired, observed, facts): Verdict {
    const running = runningService(desired, observed, facts);
    if ("status" in running) return running;
    const { container } = running;
    const live = liveService(desired, running, facts);
    if (live.status === "converged") return undefined;
    if (live.status !== "drift") return live;
    const compose = composeTarget(desired, running, facts);
    if ("status" in compose) return compose;
    const rebuild = rebuildOf(desired, running, compose, facts);
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
      downtime: downtime(running),
    };
  },

  notes(desired, observed, facts) {
    const running = runningService(desired, observed, facts);
    if ("status" in running) return [];
    const { container } = running;
    const ill = container.replicas.some((replica) => replica.health === "unhealthy");
    const health = ill || container.health === "unhealthy" ? ["the container's health check fails already"] : [];
    const live = liveService(desired, running, facts);
    if (live.status === "converged") return [...health, ...missingConf(desired, running)];
    const changes = composeService.change(desired, running, facts)?.status === "change";
    return changes ? [...health, ...switchNotes(desired, running, facts)] : health;
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

function downtime(running: RunningService): Downtime {
  const seconds = secondsToServe(running);
  return { how: "recreate", stopLimit: running.container.stopLimit, ...(seconds !== undefined && { seconds }) };
}
