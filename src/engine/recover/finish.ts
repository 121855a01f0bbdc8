import type { LookedTransaction } from "../../host/look.ts";
import type { Action } from "../../resources/kind.ts";
import { isFile, type Operation } from "../../resources/operation.ts";
import type { ResourcePlan } from "../plan.ts";
import { fileConflict } from "./undo.ts";

/** What is left of a transaction that stopped on its way to be committed, and what was done of it. */
export function finishResources(transaction: LookedTransaction, all: readonly LookedTransaction[]): ResourcePlan[] {
  const done: string[] = [];
  const left = (transaction.plan?.operations ?? []).flatMap((operation, index): ResourcePlan[] => {
    const file = transaction.files.get(index);
    const step = transaction.steps.get(index);
    const conflict = isFile(operation) && file && step && fileConflict(operation, file, transaction, all);
    if (conflict) return [conflict];
    const address = addressOf(operation);
    if (address === undefined) return [];
    if (step !== "done") return [leftResource(operation, address, step)];
    done.push(address);
    return [];
  });
  const notes = done.length === 0 ? [] : [`done already: ${done.join(", ")}`];
  return [{ address: "transaction", result: { status: "converged" }, notes }, ...left];
}

function leftResource(operation: Operation, address: string, step: "begun" | undefined): ResourcePlan {
  const action = actionOf(operation);
  const away = action === "restart" || action === "recreate";
  return {
    address,
    result: {
      status: "change",
      action,
      summary: step === "begun" ? "was begun, and will be finished" : "is left to be done",
      diffs: [],
      operations: [operation],
      ...(away && { downtime: { how: action } }),
    },
    notes: [],
  };
}

/** The resource that an operation is about; none for one that only serves others. */
function addressOf(operation: Operation): string | undefined {
  switch (operation.op) {
    case "file.write":
    case "file.remove":
      return `file:${operation.path}`;
    case "package.install":
      return `package:${operation.name}`;
    case "preload.try":
    case "systemd.reload":
      return undefined;
    case "systemd.restart":
      return `systemd-service:${operation.unit}`;
    case "image.build":
      return `image:${operation.image}`;
    case "compose.up":
      return `compose-service:${operation.compose.project}/${operation.compose.service}`;
    case "prove": {
      const { source } = operation;
      return `service:${"systemd" in source ? source.systemd : `${source.compose.project}/${source.compose.service}`}`;
    }
  }
}

function actionOf(operation: Operation): Action {
  switch (operation.op) {
    case "file.remove":
      return "remove";
    case "file.write":
      return operation.base === "absent" ? "create" : "update";
    case "package.install":
    case "image.build":
      return "create";
    case "systemd.restart":
      return "restart";
    case "compose.up":
      return "recreate";
    case "systemd.reload":
      return "update";
    case "preload.try":
    case "prove":
      return "prove";
  }
}
