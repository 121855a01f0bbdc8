import type { HostPlan, HostReport, InstancePlan, ResourcePlan } from "../../../src/engine/plan.ts";
import { type Line, plain } from "../../../src/output/terminal/line.ts";
import type { Change, FileDiff } from "../../../src/resources/kind.ts";

/** Lines as somebody without colours sees them. */
export function seen(lines: readonly Line[]): string {
  return lines.map(plain).join("\n");
}

type Result = ResourcePlan["result"];

/** One resource. */
export function resource(address: string, result: Result, ...notes: string[]): ResourcePlan {
  return { address, result, notes };
}

export const converged: Result = { status: "converged" };

/** A change without operations, which no text shows but the verbose one. */
export function change(action: Change["action"], summary: string, diff?: FileDiff): Change {
  return { status: "change", action, summary, diffs: diff ? [diff] : [], operations: [{ op: "systemd.reload" }] };
}

/** An instance whose status is the worst of its resources', as the engine has it. */
export function instance(
  name: string,
  resources: readonly ResourcePlan[],
  more: Partial<InstancePlan> = {},
): InstancePlan {
  const has = (status: Result["status"]) => resources.some(({ result }) => result.status === status);
  const status = has("blocked") ? "blocked" : has("unknown") || resources.length === 0 ? "unknown" : undefined;
  const changes = resources.flatMap(({ result }) => (result.status === "change" ? result.operations : []));
  return {
    instance: name,
    deployment: "systemd",
    status: status ?? (has("change") ? "changes" : "converged"),
    resources,
    operations: status === undefined ? changes : [],
    ...more,
  };
}

/** A host that answered. */
export function host(name: string, ...instances: InstancePlan[]): HostPlan & { status: "planned" } {
  return { host: name, address: name, status: "planned", instances };
}

/** A host that did not. */
export function away(name: string, message: string, hint: string, address = name): HostPlan {
  return { host: name, address, status: "unreachable", failure: { problem: "timeout", message, hint } };
}

/** A plan with proofs beside it. */
export function report(plan: HostPlan, proofs: HostReport["proofs"] = {}): HostReport {
  return { plan, proofs };
}

const dropIn = "/etc/systemd/system/misskey.service.d/zz-fleet.conf";
const library = "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2";

/** What switching a unit comes to on a host that has nothing of it yet. */
export const switching: readonly ResourcePlan[] = [
  resource("package:libjemalloc2", change("create", "5.3.0-1 will be installed")),
  resource(
    "systemd-environment:misskey.service",
    change("create", `LD_PRELOAD will be ${library}`, {
      path: dropIn,
      before: undefined,
      after: `# Written by fleet.\n[Service]\nEnvironment="LD_PRELOAD=${library}"\n`,
    }),
  ),
  resource("systemd-service:misskey.service", change("restart", "misskey.service will be restarted")),
  resource("allocator:misskey.service", change("prove", "jemalloc will be proven on 4 processes")),
];

const down: Result = {
  status: "blocked",
  cause: "misskey.service is not running",
  evidence: "systemctl: inactive",
  next: "systemctl start misskey.service, then plan again",
};

/** A unit that is down: it stops each resource that is about it. */
export const stopped: readonly ResourcePlan[] = [
  resource("package:libjemalloc2", change("create", "5.3.0-1 will be installed")),
  resource("systemd-environment:misskey.service", down),
  resource("systemd-service:misskey.service", down),
  resource("allocator:misskey.service", down),
];

/** All is as it should be. */
export const settled: readonly ResourcePlan[] = [
  resource("package:libjemalloc2", converged),
  resource("systemd-environment:misskey.service", converged),
];

export const about8s = { downtime: { how: "restart", seconds: 8, stopLimit: 90 } } as const;
