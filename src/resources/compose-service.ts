import { containerProbe, type ObservedContainer, type ObservedService, observeContainer } from "./container.ts";
import type { ComposeServiceDeclared } from "./declared.gen.ts";
import type { Downtime, Kind, Verdict } from "./kind.ts";
import { interpreterOf, liveService, secondsToServe } from "./service-live.ts";
import { runningContainer } from "./service-trouble.ts";

/** The container of a compose service: made anew where its live processes do not have what is desired. */
export const composeService: Kind<ComposeServiceDeclared, ObservedService> = {
  kind: "compose-service",
  name: ({ directory, service }) => `${directory}:${service}`,
  probe: (desired) => containerProbe(desired.directory, desired.service, interpreterOf(desired)),
  observe: observeContainer,

  change(desired, observed, facts): Verdict {
    const container = runningContainer(desired, observed, facts);
    if ("status" in container) return container;
    const live = liveService(desired, observed, container, facts);
    if (live.status === "converged") return undefined;
    if (live.status !== "drift") return live;
    const { service } = desired;
    if (observed.build && !observed.build.declared) {
      const cause = `service ${service} runs the image ${container.image.name}, which fleet can't build anew`;
      return { status: "blocked", cause, next: "use an image that has the allocator, or give the service a build" };
    }
    const { project, directory, files } = container;
    const compose = { project, directory, files, environmentFiles: [], service };
    return {
      status: "change",
      action: "recreate",
      summary: `the container will be made anew: ${live.cause}`,
      diffs: [],
      operations: [
        { op: "image.build", compose, image: container.image.name, base: container.image.id },
        { op: "compose.up", compose, image: container.image.name, base: container.image.id },
      ],
      downtime: downtime(container, observed),
    };
  },

  notes(desired, observed, facts) {
    const container = runningContainer(desired, observed, facts);
    if ("status" in container) return [];
    return [
      ...(container.health === "unhealthy" ? ["the container's health check fails already"] : []),
      ...(liveService(desired, observed, container, facts).status === "converged"
        ? missingConf(desired, observed)
        : []),
    ];
  },
};

function missingConf({ mallocConf }: ComposeServiceDeclared, { processes }: ObservedService): string[] {
  const bare = processes.some(({ environment }) => !environment?.has("MALLOC_CONF"));
  return mallocConf === "auto" && bare
    ? [
        "MALLOC_CONF is not set: without background_thread:true an idle process gives little memory back (set mallocConf to change it)",
      ]
    : [];
}

function downtime(container: ObservedContainer, observed: ObservedService): Downtime {
  const seconds = secondsToServe(container, observed);
  return { how: "recreate", stopLimit: container.stopLimit, ...(seconds !== undefined && { seconds }) };
}
