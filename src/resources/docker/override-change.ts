import { maskOverride } from "../../text/compose-override.ts";
import { maskDockerfile } from "../../text/dockerfile/mask.ts";
import type { Facts } from "../facts.ts";
import type { Verdict } from "../kind.ts";
import type { RunningService } from "./container.ts";
import { engineOf } from "./engine.ts";
import type { LayerWish } from "./service-layer.ts";
import { leavingNotes, leavingService, leftFiles, wishesNoLayer } from "./service-leave.ts";
import type { LiveService } from "./service-live.ts";
import { derivedService } from "./service-override.ts";
import { composeTarget } from "./service-target.ts";

/** The files of fleet's own: written where the service is to run on fleet's image, and kept right where it does. */
export function overrideFiles(desired: LayerWish, running: RunningService, live: LiveService, facts: Facts): Verdict {
  const { container } = running;
  const runs = live.status === "converged";
  if (wishesNoLayer(desired, running, facts) && (runs || container.derived)) {
    return leaveFiles(desired, running, live, facts);
  }
  if (runs && !container.derived) return undefined;
  const compose = composeTarget(desired, running, facts);
  const derived = "status" in compose ? compose : derivedService(desired, running, facts);
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

/**
 * The files of fleet's own that a service leaves: with its container, or after it, where somebody has made that anew without
 * them and his next `up` would bring back what is not wished for any more.
 */
export function leaveFiles(desired: LayerWish, running: RunningService, live: LiveService, facts: Facts): Verdict {
  const { container } = running;
  const runs = live.status === "converged";
  if (runs && container.derived) return undefined;
  const compose = composeTarget(desired, running, facts);
  if (!runs && "status" in compose) return compose;
  const leaving = runs ? undefined : leavingService(desired, running, facts);
  if (leaving && "status" in leaving) return leaving;
  const files = leaving?.files ?? leftFiles(desired, running, facts);
  // What serves is right: what can't be taken away is a remark.
  if ("status" in files) return undefined;
  if (files.length === 0) return undefined;
  const gone = files.filter(({ after }) => after === undefined).map(({ path }) => path);
  const kept = files.filter(({ after }) => after !== undefined).map(({ path }) => path);
  const words = [
    ...(kept.length > 0 ? [`${kept.join(" and ")} will be without ${desired.service}`] : []),
    ...(gone.length > 0 ? [`${gone.join(" and ")} will be removed`] : []),
  ];
  return {
    status: "change",
    action: kept.length > 0 ? "update" : "remove",
    summary: words.join(", "),
    diffs: files.map(({ path, before, after }) => ({ path, before: masked(path, before), after: masked(path, after) })),
    operations: files.map(({ path, after, base }) =>
      after === undefined
        ? { op: "file.remove", path, base, ...engineOf(desired) }
        : { op: "file.write", path, content: after, mode: "0644", base, ...engineOf(desired) },
    ),
  };
}

/** Both may have got values by hand. */
function masked(path: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return path.endsWith("/Dockerfile") ? maskDockerfile(text) : maskOverride(text);
}

/** What the operator's own commands will do to a service that runs, or is to run, on an image of fleet's. */
export function overrideNotes(desired: LayerWish, running: RunningService, live: LiveService, facts: Facts): string[] {
  const { container } = running;
  const { service } = desired;
  const runs = live.status === "converged";
  if (wishesNoLayer(desired, running, facts) && (runs || container.derived)) {
    return runs && container.derived ? [] : leavingNotes(desired, running, facts);
  }
  const own = running.build?.declared === false;
  const ours = own ? container.derived : container.details?.layer;
  if (live.status === "blocked" || (live.status === "converged" && !ours)) return [];
  if (!own) return [`your next own build of ${service} is without it: apply again after that (method: override)`];
  const derived = derivedService(desired, running, facts);
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
