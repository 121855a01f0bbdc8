import type { InstanceOutcome } from "../engine/event.ts";
import type { InstanceRecord, OperationRecord, RunRecord, TakenUp } from "../engine/run-record.ts";
import type { JournalEntry, JournalHeader } from "./format.ts";

type Draft = { -readonly [Key in keyof InstanceRecord]: InstanceRecord[Key] } & { operations: OperationRecord[] };

/** A run's record from its lines, in their order; what was learned last of an instance holds. */
export function replay(header: JournalHeader, entries: readonly JournalEntry[]): RunRecord {
  const drafts = new Map<string, Draft>();
  const takenUp: TakenUp[] = [];
  const of = (host: string, instance: string): Draft => {
    const key = JSON.stringify([host, instance]);
    const draft = drafts.get(key) ?? { host, instance, operations: [] };
    drafts.set(key, draft);
    return draft;
  };
  for (const { endpoint, instances } of header.hosts) {
    for (const { instance, transaction } of instances) of(endpoint.name, instance).transaction = transaction;
  }
  for (const entry of entries) {
    switch (entry.type) {
      case "taken-up":
        takenUp.push({ command: entry.command, time: entry.time, user: entry.user });
        break;
      case "transaction-started": {
        const draft = of(entry.host, entry.instance);
        draft.transaction = entry.transaction;
        draft.started ??= entry.time;
        break;
      }
      case "operation": {
        const { time, host, instance, index, operation, phase, state } = entry;
        of(host, instance).operations.push({ index, operation, phase, state, time });
        break;
      }
      case "instance-ended":
      case "soak-failed": {
        const draft = of(entry.outcome.host, entry.outcome.instance);
        if (takenUp.length > 0 && !tellsMore(entry.outcome, draft.outcome)) break;
        [draft.outcome, draft.ended] = [entry.outcome, entry.time];
        break;
      }
    }
  }
  const { run, time, user, command, inventory, hosts } = header;
  return {
    run,
    time,
    user,
    command,
    inventory,
    hosts: hosts.map(({ endpoint }) => endpoint.name),
    instances: [...drafts.values()],
    takenUp,
  };
}

/** A run that is taken up again changes what is known only where the host told an end; that nothing was done tells none. */
function tellsMore({ end }: InstanceOutcome, known: InstanceOutcome | undefined): boolean {
  switch (end) {
    case "committed":
    case "rolled-back":
    case "reverted":
    case "revert-failed":
    case "unknown":
      return true;
    case "unchanged":
    case "skipped":
      return known === undefined || known.end === "unknown";
    case "converged":
    case "stale":
    case "blocked":
    case "unreachable":
      return false;
  }
}
