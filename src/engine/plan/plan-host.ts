import type { FactsCondition, Host, Instance } from "../../config/inventory.ts";
import type { Answer, Unknown } from "../../resources/answer.ts";
import { type Facts, factsScript, parseFacts, parsePending } from "../../resources/facts.ts";
import type { Blocked, Change, Proof, Resource } from "../../resources/kind.ts";
import { type Obstacle, parsePlatform, parsePreflight, preflightScript } from "../../resources/preflight.ts";
import { resource } from "../../resources/registry.ts";
import { lines, type Script } from "../../shell/script.ts";
import type { HostPlan, HostReport, InstancePlan, ResourcePlan } from "../plan.ts";
import { Ahead, type Files, note } from "./ahead.ts";
import { downtimeOfAll, proofOfAll } from "./instance-whole.ts";
import { toldOnce } from "./told-once.ts";
import { composeTransaction } from "./transaction.ts";

interface BoundResource {
  readonly resource: Resource;
  readonly when: FactsCondition;
}

interface BoundInstance {
  readonly instance: Instance;
  readonly resources: readonly BoundResource[];
}

/** A host with its declarations bound to their kinds: what is asked of it, and what its answers come to. */
export interface HostPlanner {
  /** Every script to be run on the host, with repetitions. */
  readonly probes: readonly Script[];
  /** Pure: same answers, same plan. */
  plan(answers: ReadonlyMap<Script, Answer>): HostReport;
}

/** What is asked of the host itself: its facts, what was left behind, and what stands in the way of changes. */
const hostScript = lines(factsScript, preflightScript);

/** Makes the planner of one host. */
export function hostPlanner(host: Host): HostPlanner {
  const instances = host.instances.map(
    (instance): BoundInstance => ({
      instance,
      resources: instance.resources.map(({ declared, when }) => ({ resource: resource(declared), when })),
    }),
  );
  return {
    probes: [hostScript, ...instances.flatMap(({ resources }) => resources.flatMap((bound) => bound.resource.probes))],
    plan: (answers) => planHost(host, instances, answers),
  };
}

function planHost(host: Host, instances: readonly BoundInstance[], answers: ReadonlyMap<Script, Answer>): HostReport {
  const answer = answers.get(hostScript) ?? silence;
  const facts = parseFacts(answer);
  const pending = parsePending(answer);
  const obstacles = "status" in facts ? [] : parsePreflight(answer, facts);
  const proofs: Record<string, Proof> = {};
  const ahead = new Ahead();
  const plans = instances.map((bound): InstancePlan => {
    if ("status" in facts) return unread(bound, parsePlatform(answer)?.result ?? facts);
    const { plan, proof } = planInstance(bound, facts, answers, ahead);
    if (proof) proofs[bound.instance.name] = proof;
    return ahead.take(obstruct(bound.instance, plan, obstacles));
  });
  const plan: HostPlan = {
    host: host.endpoint.name,
    address: host.endpoint.address,
    status: "planned",
    ...(!("status" in facts) && { facts }),
    instances: toldOnce(plans),
    ...(pending && { pending }),
  };
  return { plan, proofs };
}

const silence: Answer = { code: 127, stdout: "", stderr: "" };

function planInstance(bound: BoundInstance, facts: Facts, answers: ReadonlyMap<Script, Answer>, before: Ahead) {
  const { instance } = bound;
  const proofs: Proof[] = [];
  // Several of a kind, one for each service, may share a file: each counts on what those before it write.
  const ahead = new Map<string, Files>();
  const resources = bound.resources
    .filter(({ when }) => holds(when, facts))
    .map(({ resource }): ResourcePlan => {
      const own = ahead.get(resource.kind) ?? before.files();
      ahead.set(resource.kind, own);
      const judgement = resource.judge((probe) => answers.get(probe) ?? silence, facts, own);
      note(own, judgement.verdict?.status === "change" ? judgement.verdict.operations : []);
      if (judgement.proof) proofs.push(judgement.proof);
      return {
        address: resource.address,
        result: judgement.verdict ?? { status: "converged" },
        notes: judgement.notes,
      };
    });
  return { plan: instancePlan(instance, once(resources)), proof: proofOfAll(proofs) };
}

/** What several units ask for alike, such as a package, is told once: as what is lacking, where one of them lacks it. */
function once(resources: readonly ResourcePlan[]): ResourcePlan[] {
  const first = new Map<string, ResourcePlan>();
  for (const one of resources) {
    const known = first.get(one.address)?.result.status;
    if (known === undefined || (known === "converged" && one.result.status !== "converged"))
      first.set(one.address, one);
  }
  return resources.filter((one) => first.get(one.address) === one);
}

/** A transaction is all or nothing: where one resource is blocked or unknown, there is none. */
function instancePlan(instance: Instance, resources: readonly ResourcePlan[]): InstancePlan {
  const changes = resources
    .map(({ result }) => result)
    .filter((result): result is Change => result.status === "change");
  const status = worst(resources);
  const downtime = downtimeOfAll(changes.flatMap((change) => change.downtime ?? []));
  return {
    instance: instance.name,
    deployment: instance.deployment,
    status,
    resources,
    operations: status === "changes" ? composeTransaction(changes) : [],
    ...(status === "changes" && downtime && { downtime }),
  };
}

/** What stands in the way on the host stops changes, and nothing else: what is converged stays so. */
function obstruct(instance: Instance, plan: InstancePlan, obstacles: readonly Obstacle[]): InstancePlan {
  const inTheWay = obstacles.filter(
    ({ stops }) => stops === undefined || plan.operations.some((operation) => operation.op === stops),
  );
  if (plan.status !== "changes" || inTheWay.length === 0) return plan;
  const trouble = inTheWay.map(({ address, result }): ResourcePlan => ({ address, result, notes: [] }));
  return instancePlan(instance, [...trouble, ...plan.resources]);
}

function worst(resources: readonly ResourcePlan[]): InstancePlan["status"] {
  const has = (status: ResourcePlan["result"]["status"]) => resources.some(({ result }) => result.status === status);
  if (has("blocked")) return "blocked";
  if (has("unknown") || resources.length === 0) return "unknown";
  return has("change") ? "changes" : "converged";
}

function unread({ instance, resources }: BoundInstance, why: Blocked | Unknown): InstancePlan {
  return instancePlan(
    instance,
    resources.map(({ resource }) => ({ address: resource.address, result: why, notes: [] })),
  );
}

function holds(when: FactsCondition, facts: Facts): boolean {
  const known: Readonly<Record<string, unknown>> = { ...facts };
  return Object.entries(when).every(([name, wanted]) => known[name] === wanted);
}
