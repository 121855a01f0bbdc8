import type { Unknown } from "./answer.ts";
import type { AllocatorDeclared } from "./declared.gen.ts";
import { containerProbe, type ObservedService, observeContainer } from "./docker/container.ts";
import { engineOf } from "./docker/engine.ts";
import { liveService } from "./docker/service-live.ts";
import { runningService } from "./docker/service-trouble.ts";
import type { Facts } from "./facts.ts";
import type { Kind, Proof, Verdict } from "./kind.ts";
import type { Operation, ProcessSource } from "./operation.ts";
import { filePrefix, runsOn, wishedVariables } from "./process/allocators.ts";
import { effective, inCommand } from "./process/environment-source.ts";
import type { ObservedProcess } from "./process/processes.ts";
import { type ObservedUnit, observeUnit } from "./systemd/unit.ts";
import { assessUnit } from "./systemd/unit-assess.ts";
import { onBehalf } from "./systemd/unit-operations.ts";
import { dropInName, unitProbe } from "./systemd/unit-script.ts";

/** The proof: every judged process of the instance maps the allocator, first. It is never changed, only looked at again. */
export const allocator: Kind<AllocatorDeclared, ObservedUnit | ObservedService> = {
  kind: "allocator",
  name: (desired) => desired.unit ?? `${desired.directory}:${desired.service}`,

  probe(desired) {
    const { unit, directory = "/", service = "web", interpreter, user } = desired;
    return unit === undefined ? containerProbe({ ...desired, directory, service }) : unitProbe(unit, interpreter, user);
  },

  observe: (answer, { unit, user }): ObservedUnit | ObservedService | Unknown =>
    unit === undefined ? observeContainer(answer) : observeUnit(answer, { user }),

  change(desired, observed, facts): Verdict {
    const trouble = isService(observed)
      ? serviceTrouble(desired, observed, facts)
      : unitTrouble(desired, observed, facts);
    if (trouble === undefined || typeof trouble !== "string") return trouble;
    return {
      status: "change",
      action: "prove",
      summary: `will be proven: ${trouble}`,
      diffs: [],
      operations: [prove(desired, sourceOf(desired, observed))],
    };
  },

  prove(desired, observed, facts): Proof {
    const { processes } = observed;
    const [first] = processes;
    const pss = processes.map(({ pssBytes }) => pssBytes);
    const source = isService(observed) ? serviceSource(desired, observed, facts) : unitSource(desired, observed);
    return {
      judged: processes.length,
      mapped: processes.filter((process) => runsOn(process, desired.allocator)).length,
      allocator: served(processes),
      ...(first?.version !== undefined && { version: first.version }),
      ...(source !== undefined && { source }),
      ...(first && { since: startOf(processes) }),
      ...(pss.length > 0 &&
        pss.every((bytes) => bytes !== undefined) && { pssBytes: pss.reduce((sum, bytes) => sum + bytes, 0) }),
    };
  },
};

function isService(observed: ObservedUnit | ObservedService): observed is ObservedService {
  return "docker" in observed;
}

/** Why the proof does not hold, as text where a change is to mend it. */
function unitTrouble(desired: AllocatorDeclared, observed: ObservedUnit, facts: Facts): Verdict | string {
  const { unit = "" } = desired;
  const assessment = assessUnit({ ...desired, unit }, observed, facts);
  return "status" in assessment ? assessment : assessment.lacking;
}

function serviceTrouble(desired: AllocatorDeclared, observed: ObservedService, facts: Facts): Verdict | string {
  const { directory = "/", service = "web" } = desired;
  const running = runningService({ ...desired, directory, service }, observed, facts);
  if ("status" in running) return running;
  const live = liveService({ ...desired, directory, service }, running, facts);
  if (live.status === "converged") return undefined;
  return live.status === "drift" ? live.cause : live;
}

function sourceOf(
  { service = "web", user }: AllocatorDeclared,
  observed: ObservedUnit | ObservedService,
): ProcessSource {
  return isService(observed)
    ? { compose: { project: observed.container?.project ?? "", service, ...engineOf({ user }) } }
    : { systemd: observed.id, ...onBehalf(observed) };
}

function prove(desired: AllocatorDeclared, source: ProcessSource): Operation {
  const { interpreter, stable, health, healthTimeout } = desired;
  const library = filePrefix(desired.allocator);
  return {
    op: "prove",
    source,
    interpreter,
    ...(library !== undefined && { library }),
    stable,
    ...(health !== undefined && { health }),
    healthTimeout,
  };
}

function served(processes: readonly ObservedProcess[]): Proof["allocator"] {
  const kinds = new Set(processes.map(kindOf));
  const [only = "unknown"] = kinds;
  return kinds.size > 1 ? "mixed" : only;
}

function kindOf({ libraries, musl }: ObservedProcess): Proof["allocator"] {
  if (libraries === undefined) return "unknown";
  const first = /lib(je|mi|tc)malloc/.exec(libraries[0] ?? "")?.[1];
  if (first === undefined) return musl ? "musl" : "glibc";
  return first === "je" ? "jemalloc" : first === "mi" ? "mimalloc" : "tcmalloc";
}

function startOf(processes: readonly ObservedProcess[]): string {
  const first = Math.min(...processes.map(({ startedAt }) => startedAt));
  return new Date(Math.floor(first) * 1000).toISOString().replace(".000Z", "Z");
}

function unitSource(desired: AllocatorDeclared, { dropIn, sources }: ObservedUnit): string | undefined {
  const settings = ["LD_PRELOAD", ...wishedVariables(desired).keys()];
  const source =
    settings.flatMap((name) => effective(sources, name) ?? [])[0] ??
    settings.flatMap((name) => inCommand(sources, name) ?? [])[0];
  if (source === undefined) return undefined;
  const name = source.path === dropIn ? dropInName : source.path.slice(source.path.lastIndexOf("/") + 1);
  return `${name}:${source.line}`;
}

function serviceSource(desired: AllocatorDeclared, observed: ObservedService, facts: Facts): string | undefined {
  const { directory = "/", service = "web" } = desired;
  const { container } = observed;
  if (container === undefined) return undefined;
  const live = liveService({ ...desired, directory, service }, { ...observed, container }, facts);
  return live.status === "converged" ? live.source : undefined;
}
