import { randomBytes } from "node:crypto";

/** Sorts by time and is not met twice: 20261124-101502-9f3a1c. */
export function runId(): string {
  const [day = "", time = ""] = new Date().toISOString().split(/[T.]/);
  return `${day.replaceAll("-", "")}-${time.replaceAll(":", "")}-${randomBytes(3).toString("hex")}`;
}
