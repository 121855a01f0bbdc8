import type { LookedFile, LookedTransaction } from "../../host/look.ts";
import { keptImage } from "../../host/pack.ts";
import { overrideNames, ownName } from "../../resources/docker/override-files.ts";
import type { Blocked, Change, FileDiff } from "../../resources/kind.ts";
import { type FileOperation, isFile, type Operation } from "../../resources/operation.ts";
import { maskOverride } from "../../text/compose-override.ts";
import type { ResourcePlan } from "../plan.ts";

/** What taking a transaction back comes to, as a plan tells it: files in reverse order, then what makes the old state take effect. */
export function undoResources(transaction: LookedTransaction, all: readonly LookedTransaction[]): ResourcePlan[] {
  const operations = (transaction.plan?.operations ?? []).map((operation, index) => ({ operation, index }));
  const files = operations.flatMap(({ operation, index }) =>
    isFile(operation) && began(transaction, index)
      ? [{ operation, file: untouched(operation, transaction.files.get(index), transaction, all) }]
      : [],
  );
  const others = operations.flatMap(({ operation, index }) => undoOther(operation, transaction, index));
  return [
    ...files
      .toReversed()
      .flatMap(({ operation, file }) =>
        file ? [fileConflict(operation, file, transaction, all) ?? undoFile(operation, file)] : [],
      ),
    ...others,
  ];
}

/** A file that a later instance of the same run has written on top: that is taken back first, and leaves it as it was written. */
function untouched(
  { path }: FileOperation,
  file: LookedFile | undefined,
  { run, number }: LookedTransaction,
  all: readonly LookedTransaction[],
): LookedFile | undefined {
  const onTop = all.some(
    (other) =>
      other.run === run &&
      other.number > number &&
      undoable.includes(other.state) &&
      other.plan?.operations.some(
        (operation, index) =>
          isFile(operation) && operation.path === path && operation.base === file?.want && began(other, index),
      ),
  );
  return file && onTop ? { ...file, now: file.want } : file;
}

const undoable: readonly LookedTransaction["state"][] = ["pending", "reverting", "committed", "revert-failed"];

/** Whether an operation may have done something; of what was committed all have. */
export function began({ state, steps }: LookedTransaction, index: number): boolean {
  return state === "committed" || steps.has(index);
}

/** A file that is neither as it was before nor as it was written: nobody but its owner can say what is right. */
export function fileConflict(
  { path }: FileOperation,
  { now, base, want, current, before }: LookedFile,
  transaction: LookedTransaction,
  all: readonly LookedTransaction[],
): ResourcePlan | undefined {
  if (now === want || now === base) return undefined;
  const written = transaction.plan?.operations.find((one) => one.op === "file.write" && one.path === path);
  const after = now === "absent" || current === undefined ? undefined : shown(path, current);
  const diffs: FileDiff[] =
    now === "special" || (now !== "absent" && current === undefined)
      ? []
      : [{ path, before: written?.op === "file.write" ? shown(path, written.content) : undefined, after }];
  const later = laterRun(path, now, transaction, all);
  const kept = before === undefined ? "" : `; as it was before it is kept in the transaction's directory`;
  const result: Blocked = {
    status: "blocked",
    cause:
      later !== undefined
        ? `It was changed again by run ${later}.`
        : now === "special"
          ? "It was replaced by something that is no plain file."
          : `It was ${now === "absent" ? "removed" : "changed"} by somebody else since.`,
    evidence: path,
    next:
      later !== undefined
        ? `fleet rollback ${later} first`
        : `make it what the run wrote, as the diff shows, or what it was before${kept}; then try again`,
    diffs,
  };
  return { address: `file:${path}`, result, notes: [] };
}

/** A run that came later and left the file as it is now. */
function laterRun(path: string, now: string, { run, time }: LookedTransaction, all: readonly LookedTransaction[]) {
  const later = all.filter((other) => other.run !== run && other.time > time && undoable.includes(other.state));
  const wrote = later.find(({ plan, files }) =>
    plan?.operations.some(
      (operation, index) => isFile(operation) && operation.path === path && files.get(index)?.want === now,
    ),
  );
  return wrote?.run;
}

function undoFile(operation: FileOperation, { now, base, before }: LookedFile): ResourcePlan {
  const { path } = operation;
  const address = `file:${path}`;
  if (now === base) return { address, result: { status: "converged" }, notes: [`${path} is as it was before already`] };
  const written = operation.op === "file.write" ? shown(path, operation.content) : undefined;
  // A copy that is too large to be sent is put back all the same.
  const told = base === "absent" || before !== undefined;
  const change = (action: Change["action"], summary: string): ResourcePlan => ({
    address,
    result: {
      status: "change",
      action,
      summary,
      diffs: told ? [{ path, before: written, after: before && shown(path, before) }] : [],
      operations: [operation],
    },
    notes: [],
  });
  if (base === "absent") return change("remove", "it was not there before and will be removed");
  if (written === undefined) return change("create", "it will be put back as it was");
  return change("update", "it will be as it was before");
}

/** What stands where fleet's compose file does, or did, may be somebody's, or hold what he has added to it. */
function shown(path: string, text: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name === ownName || overrideNames.some((one) => one === name) ? maskOverride(text) : text;
}

/** Everything that is no file: what stays says so, and what makes the old state take effect is downtime. */
function undoOther(operation: Operation, transaction: LookedTransaction, index: number): ResourcePlan[] {
  const begun = began(transaction, index);
  switch (operation.op) {
    case "package.install":
      return [
        {
          address: `package:${operation.name}`,
          result: { status: "converged" },
          notes: [`${operation.name} stays installed: something else may use it by now`],
        },
      ];
    case "systemd.restart":
      if (!begun) return [];
      return [
        takesEffect(operation, `systemd-service:${operation.unit}`, "restart", `${operation.unit} will be restarted`),
      ];
    case "compose.up": {
      const { project, service } = operation.compose;
      const address = `compose-service:${project}/${service}`;
      if (!begun) return [];
      // A way back that was begun goes on to its end, whatever it is: else the host would stay held up.
      if (transaction.state !== "reverting" && transaction.imagesGone.has(index)) {
        return [{ address, result: imageGone(operation, transaction), notes: [] }];
      }
      const summary = `${service} will be recreated on the image that it had before`;
      return [takesEffect(operation, address, "recreate", summary)];
    }
    case "prove": {
      const { source } = operation;
      const name = "systemd" in source ? source.systemd : `${source.compose.project}/${source.compose.service}`;
      return [
        {
          address: `service:${name}`,
          result: {
            status: "change",
            action: "prove",
            summary: "it must stay up and answer as before",
            diffs: [],
            operations: [operation],
          },
          notes: [],
        },
      ];
    }
    case "file.write":
    case "file.remove":
    case "preload.try":
    case "systemd.reload":
    case "image.build":
      return [];
  }
}

function imageGone(operation: Operation & { readonly op: "compose.up" }, { id, plan }: LookedTransaction): Blocked {
  const { compose, image, was = image, base } = operation;
  return {
    status: "blocked",
    cause: `The image that ${compose.service} had before is gone: it was kept as ${keptImage(operation, id, plan?.operations ?? [])}.`,
    evidence: base,
    next: `load or build it again as what compose calls ${was}, and start ${compose.service} on it by hand; nothing was taken back`,
  };
}

function takesEffect(
  operation: Operation,
  address: string,
  how: "restart" | "recreate",
  summary: string,
): ResourcePlan {
  return {
    address,
    result: { status: "change", action: how, summary, diffs: [], operations: [operation], downtime: { how } },
    notes: [],
  };
}
