import { maskDockerfile } from "../../text/dockerfile/mask.ts";
import type { DockerfileWish, WishedVariable } from "../../text/dockerfile/wish.ts";
import { patchDockerfile } from "../../text/dockerfile.ts";
import type { Unknown } from "../answer.ts";
import type { DockerfileDeclared } from "../declared.gen.ts";
import type { Facts } from "../facts.ts";
import type { Blocked, Change, Kind, Verdict } from "../kind.ts";
import { imageProvisions, usualMallocConf, wishedVariables } from "../process/allocators.ts";
import type { ObservedBuild } from "./compose.ts";
import {
  containerProbe,
  type ObservedContainer,
  type ObservedService,
  observeContainer,
  type RunningService,
} from "./container.ts";
import { engineOf } from "./engine.ts";
import { factsOf } from "./image.ts";
import { leaveFiles, overrideFiles, overrideNotes } from "./override-change.ts";
import { decodeFile, refuseFile } from "./plain-file.ts";
import { foreseeService } from "./service-foresee.ts";
import { wishesNoLayer } from "./service-leave.ts";
import { interpreterOf, liveService } from "./service-live.ts";
import { usesOverride } from "./service-override.ts";
import { noBuild } from "./service-rebuild.ts";
import { composeTarget } from "./service-target.ts";
import { blocked, needsRoot, placeOf, runningService } from "./service-trouble.ts";

/** A declaration, and the interpreter whose processes are judged; Node.js where the declaration names none. */
export type DockerfileDesired = DockerfileDeclared & { readonly interpreter?: string };

/**
 * The allocator in the image that compose builds for a service: its package and the ENV that preloads it, in the service's
 * own Dockerfile, or in one of fleet's on the image that the service names.
 * The live processes are judged: where they have the allocator from anywhere else, the Dockerfile may stay as it is.
 */
export const dockerfile: Kind<DockerfileDesired, ObservedService> = {
  kind: "dockerfile",
  name: ({ directory, service }) => `${directory}:${service}`,
  probe: (desired) => containerProbe({ ...desired, interpreter: interpreterOf(desired) }),
  observe: observeContainer,
  foresee: foreseeService,

  change(desired, observed, facts): Verdict {
    const running = runningService(desired, observed, facts);
    if ("status" in running) return running;
    const live = liveService(desired, running, facts);
    if (live.status === "unknown") return live;
    const { build, container } = running;
    if (build && container.derived && wishesNoLayer(desired, running, facts)) {
      return leaveFiles(desired, running, live, facts);
    }
    if (build && usesOverride(desired.method, build)) {
      return build.declared ? undefined : overrideFiles(desired, running, live, facts);
    }
    if (live.status !== "converged") return wanted(desired, running, facts);
    // fleet's layer serves until the next build, and the Dockerfile was to take over then. What overrules the image
    // (Blocked) is compose-service's to say.
    const again = container.details?.layer ? wanted(desired, running, facts) : undefined;
    return again?.status === "change" ? again : undefined;
  },

  notes(desired, observed, facts) {
    const running = runningService(desired, observed, facts);
    if ("status" in running) return [];
    const live = liveService(desired, running, facts);
    if (live.status === "unknown") return [];
    const { build, container } = running;
    const leaves = container.derived && wishesNoLayer(desired, running, facts);
    if (build && (leaves || usesOverride(desired.method, build))) return overrideNotes(desired, running, live, facts);
    const found = findDockerfile(desired, build, container, facts);
    if ("status" in found) return [];
    const verdict = patch(desired, found, factsOf(container.details, running.inside, facts));
    if (live.status === "converged") {
      if (verdict?.status !== "change" || live.source === undefined) return [];
      return container.details?.layer
        ? ["the container runs on fleet's layer and is left alone; the next build would lose it"]
        : [`the live processes have it from ${live.source}; ${lost(live.source, found)}`];
    }
    return live.status === "drift" && !verdict
      ? [`${found.path} has it already: the running image was built without it`]
      : [];
  },
};

/** What the Dockerfile lacks, whatever the live processes have. */
function wanted(desired: DockerfileDesired, running: RunningService, facts: Facts): Verdict {
  const { container } = running;
  const compose = composeTarget(desired, running, facts);
  if ("status" in compose) return compose;
  const found = findDockerfile(desired, running.build, container, facts);
  if ("status" in found) return found;
  return patch(desired, found, factsOf(container.details, running.inside, facts));
}

/** A Dockerfile that can be patched, with all that a write needs. */
interface PatchableDockerfile {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
}

function findDockerfile(
  desired: DockerfileDeclared,
  build: ObservedBuild | undefined,
  container: ObservedContainer,
  facts: Facts,
): PatchableDockerfile | Blocked | Unknown {
  const { service } = desired;
  if (!build) {
    const why = `compose could not be asked how service ${service} is built`;
    return {
      status: "unknown",
      why,
      next: `see what docker compose config says ${placeOf(desired)}`,
    };
  }
  if (!build.declared) {
    return noBuild(service, container);
  }
  if (!build.path) {
    const where = build.inline ? "stands in the compose file itself" : "is not a file on this host";
    return blocked(`the Dockerfile of service ${service} ${where}`, "add the allocator by hand", build.context);
  }
  const { path, file } = build;
  if (!file) {
    if (!facts.root) return needsRoot(`${path} can't be seen by this user`, facts);
    return blocked(
      `there is no Dockerfile at ${path}`,
      "restore it, or correct the service's build in the compose file",
    );
  }
  const refusal = refuseFile(file);
  if (refusal) return blocked(`${path} ${refusal}`, "make it a plain file of its own, or add the allocator by hand");
  if (!file.content || !file.sha256) return needsRoot(`${path} can't be read by this user`, facts);
  const text = decodeFile(file.content);
  if (text === undefined) return blocked(`${path} is not UTF-8 text`, "convert it, or add the allocator by hand");
  return { path, text, sha256: file.sha256, args: build.args, ...(build.target && { target: build.target }) };
}

function patch(desired: DockerfileDeclared, found: PatchableDockerfile, facts: Facts): Change | Blocked | undefined {
  const { path, text, target, args } = found;
  const provisions: Provisions | Blocked =
    desired.allocator === "glibc" ? {} : imageProvisions(desired.allocator, facts);
  if ("status" in provisions) return provisions;
  const patched = patchDockerfile(text, {
    ...provisions,
    variables: wishedInFile(desired),
    replace: desired.replace === true,
    args,
    ...(target && { target }),
  });
  switch (patched.status) {
    case "converged":
      return undefined;
    case "refused":
      return blocked(`${path}: ${patched.reason}`, patched.next, patched.line ? `${path}:${patched.line}` : path);
    case "patched":
      return {
        status: "change",
        action: "update",
        summary: patched.summary,
        diffs: [{ path, before: maskDockerfile(text), after: maskDockerfile(patched.text) }],
        operations: [
          { op: "file.write", path, content: patched.text, mode: "0644", base: found.sha256, ...engineOf(desired) },
        ],
      };
  }
}

type Provisions = Pick<DockerfileWish, "debian" | "alpine" | "redHat">;

/** What the inventory names is written always; MALLOC_CONF where LD_PRELOAD is written, and it has no value yet. */
function wishedInFile(desired: DockerfileDeclared): ReadonlyMap<string, WishedVariable> {
  const named = [...wishedVariables(desired)].map(([name, value]) => [name, { value, always: true }] as const);
  const usual = { value: usualMallocConf, always: false };
  const auto = desired.allocator === "jemalloc" && desired.mallocConf === "auto";
  return new Map([...(auto ? [["MALLOC_CONF", usual] as const] : []), ...named]);
}

function lost(source: string, { path }: PatchableDockerfile): string {
  return source === "image ENV"
    ? `${path} lacks it, so the next build would lose it`
    : `${path} lacks it: see that the next build keeps the library in the image`;
}
