import { maskDockerfile } from "../../text/dockerfile/mask.ts";
import type { Facts } from "../facts.ts";
import type { Verdict } from "../kind.ts";
import type { ObservedContainer, ObservedService } from "./container.ts";
import { engineOf } from "./engine.ts";
import type { LayerWish } from "./service-layer.ts";
import type { LiveService } from "./service-live.ts";
import { derivedService } from "./service-override.ts";
import { composeTarget } from "./service-target.ts";

/** The files of fleet's own: written where the service is to run on fleet's image, and kept right where it does. */
export function overrideFiles(
  desired: LayerWish,
  observed: ObservedService,
  container: ObservedContainer,
  live: LiveService,
  facts: Facts,
): Verdict {
  const runs = live.status === "converged";
  if (runs && !container.derived) return undefined;
  const compose = composeTarget(desired, observed, container, facts);
  const derived = "status" in compose ? compose : derivedService(desired, observed, container, facts);
  if ("status" in derived) return runs ? undefined : derived;
  const files = derived.files.filter(({ before, after }) => before !== after);
  if (files.length === 0) return undefined;
  return {
    status: "change",
    action: files.some(({ before }) => before !== undefined) ? "update" : "create",
    summary: `${files.map(({ path }) => path).join(" and ")} will be written`,
    diffs: files.map(({ path, before, after }) => ({ path, before: masked(path, before), after })),
    operations: files.map(({ path, after, base }) => ({
      op: "file.write",
      path,
      content: after,
      mode: "0644",
      base,
      ...engineOf(desired),
    })),
  };
}

/** A Dockerfile may have got values by hand; a compose file that was edited is not rewritten. */
function masked(path: string, text: string | undefined): string | undefined {
  return text !== undefined && path.endsWith("/Dockerfile") ? maskDockerfile(text) : text;
}

/** What the operator's own commands will do to a service that runs, or is to run, on an image of fleet's. */
export function overrideNotes(
  desired: LayerWish,
  observed: ObservedService,
  container: ObservedContainer,
  live: LiveService,
  facts: Facts,
): string[] {
  const { service } = desired;
  const own = observed.build?.declared === false;
  const ours = own ? container.derived : container.details?.layer;
  if (live.status === "blocked" || (live.status === "converged" && !ours)) return [];
  if (!own) return [`your next own build of ${service} is without it: apply again after that (method: override)`];
  const derived = derivedService(desired, observed, container, facts);
  if ("status" in derived) {
    return live.status === "converged" ? ["cause" in derived ? derived.cause : derived.why] : [];
  }
  const hint = `docker compose up -d by hand does not read ${derived.override}, and would lose it: write ${derived.hint}`;
  return [
    ...(live.status === "converged"
      ? []
      : ["from now on another tag in your compose files takes effect with the next fleet apply"]),
    ...(derived.hint === undefined ? [] : [hint]),
  ];
}
