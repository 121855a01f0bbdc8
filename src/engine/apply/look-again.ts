import { setTimeout as sleep } from "node:timers/promises";
import type { Host } from "../../config/inventory.ts";
import type { Answer } from "../../resources/answer.ts";
import { healthScript, healthSeconds, healthTrouble } from "../../resources/health.ts";
import type { Script } from "../../shell/script.ts";
import type { InstanceOutcome } from "../event.ts";
import { hostPlanner } from "../plan/plan-host.ts";
import { type HostPlan, headline, type InstancePlan } from "../plan.ts";
import { asFailure, worthRetry } from "../read/links.ts";
import { type AnswerOptions, readAnswers, readTimeout } from "../read/read-answers.ts";

export interface LookAgainOptions extends Pick<AnswerOptions, "links" | "signal"> {
  readonly run: string;
  /** In words: `after 30 s`. */
  readonly when: string;
  /** Milliseconds in which a host that cannot be reached is tried again. */
  readonly patience: number;
}

/**
 * Looks again, in one exec, at what was committed on a host: the plan must be empty and the health URL must answer,
 * or the instance has failed after all. Outcomes of other ends are given back as they are.
 */
export async function lookAgain(
  host: Host,
  plan: HostPlan,
  outcomes: readonly InstanceOutcome[],
  { links, signal, run, when, patience }: LookAgainOptions,
): Promise<InstanceOutcome[]> {
  const committed = outcomes.filter(({ end }) => end === "committed");
  if (committed.length === 0) return [...outcomes];
  const health = healthOf(plan, committed);
  const planner = hostPlanner(host);
  const asked = [...health.values()].map(healthScript);
  const timeout = readTimeout + asked.length * healthSeconds * 1000;
  const probes = [...planner.probes, ...asked];
  const trouble = await readPatiently(host, probes, { links, signal, timeout }, patience).then(
    (answers) => {
      const now = planner.plan(answers).plan;
      return (instance: string) => proofTrouble(now, instance) ?? urlTrouble(health.get(instance), answers);
    },
    (error: unknown) => {
      const { message } = asFailure(error);
      return () => `the host was not seen: ${message}`;
    },
  );
  // Whoever left has seen nothing that speaks against a commit.
  if (signal?.aborted) return [...outcomes];
  return outcomes.map((outcome) => {
    const cause = outcome.end === "committed" ? trouble(outcome.instance) : undefined;
    if (cause === undefined) return outcome;
    const hint = `Look at it, or take it back: fleet rollback ${run} -l ${host.endpoint.name}`;
    return { ...outcome, end: "unknown", cause: `Committed, but ${when} ${cause}`, hint };
  });
}

/** An sshd that is restarted at this moment says nothing of what was committed. */
async function readPatiently(
  { endpoint }: Host,
  probes: readonly Script[],
  options: AnswerOptions,
  patience: number,
): ReturnType<typeof readAnswers> {
  const began = Date.now();
  for (let pause = 500; ; pause *= 2) {
    try {
      return await readAnswers(endpoint, probes, options);
    } catch (error) {
      if (!worthRetry(asFailure(error)) || options.signal?.aborted || Date.now() - began >= patience) throw error;
    }
    await options.links.close(endpoint);
    await sleep(pause, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

/** The health URLs of committed instances, by name. */
function healthOf(plan: HostPlan, committed: readonly InstanceOutcome[]): ReadonlyMap<string, string> {
  const instances = plan.status === "planned" ? plan.instances : [];
  const names = new Set(committed.map(({ instance }) => instance));
  return new Map(
    instances
      .filter(({ instance }) => names.has(instance))
      .flatMap(({ instance, operations }): [string, string][] => {
        const [proof] = operations.filter((operation) => operation.op === "prove");
        return proof?.health === undefined ? [] : [[instance, proof.health]];
      }),
  );
}

function proofTrouble(plan: HostPlan, name: string): string | undefined {
  const now = plan.status === "planned" ? plan.instances.find(({ instance }) => instance === name) : undefined;
  if (now?.status === "converged") return undefined;
  return `a new plan still differs: ${now === undefined ? "it is gone" : differences(now)}.`;
}

function differences({ resources }: InstancePlan): string {
  return resources
    .filter(({ result }) => result.status !== "converged")
    .map(({ address, result }) => `${address}: ${headline(result)}`)
    .join("; ");
}

function urlTrouble(url: string | undefined, answers: ReadonlyMap<Script, Answer>): string | undefined {
  if (url === undefined) return undefined;
  const answer = answers.get(healthScript(url));
  const trouble = answer === undefined ? "was not asked" : healthTrouble(answer);
  return trouble && `${url} ${trouble}.`;
}
