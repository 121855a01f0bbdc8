import { ConnectionError } from "./connection.ts";
import type { Target } from "./ssh-config.ts";

/** Who was asked. */
type Asked = Pick<Target, "name" | "address" | "port" | "user" | "onTheWay">;

/** A link that went away before the login, as sshd's MaxStartups lets links go: it may be tried again. */
export class DroppedBeforeHandshake extends ConnectionError {}

/** Nothing came back in time. */
export function noAnswer(target: Asked, timeout: number): ConnectionError {
  return new ConnectionError(
    "timeout",
    `${target.name} (${target.address}:${target.port}) did not answer within ${timeout / 1000} s.`,
    "Check that the host is up and that no firewall drops the packets; connectTimeout sets the limit.",
  );
}

/** Where a jump host is named. */
const way = "proxyJump, or in ~/.ssh/config";

/** What went wrong while connecting, in the user's words. */
export function describe(error: unknown, target: Asked, timeout: number): ConnectionError {
  const { message, code, level } = error as { message?: string; code?: string; level?: string };
  const where = `${target.name} (${target.address}:${target.port})`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new ConnectionError(
      "unresolved",
      `The name ${target.address} has no address.`,
      target.onTheWay ? `Check the spelling in ${way}.` : "Check the spelling, or set address in the inventory.",
    );
  }
  if (code === "ETIMEDOUT" || level === "client-timeout") return noAnswer(target, timeout);
  if (code === "ECONNREFUSED" || code === "EHOSTUNREACH" || code === "ENETUNREACH") {
    return new ConnectionError(
      "refused",
      `${where} refuses the connection (${code}).`,
      `Check that sshd runs there, and ${target.onTheWay ? `its port in ${way}` : "port in the inventory"}.`,
    );
  }
  if (level === "client-authentication") {
    return new ConnectionError(
      "auth",
      `${where} does not let ${target.user} in with the offered keys.`,
      target.onTheWay
        ? `Check the user in ${way}, identityFile of the hosts behind it, and its authorized_keys.`
        : "Check user and identityFile, and the host's authorized_keys.",
    );
  }
  const hint = "Check that an SSH server listens there.";
  const dropped = code === "ECONNRESET" || /^Connection lost before handshake|^Socket closed/.test(message ?? "");
  if (
    !dropped &&
    (level === "protocol" || level === "handshake" || /protocol|identification|version/i.test(message ?? ""))
  ) {
    return new ConnectionError("noise", `${where} does not speak SSH as expected: ${message}.`, hint);
  }
  return new DroppedBeforeHandshake("lost", `${where} dropped the connection before the login: ${message}.`, hint);
}
