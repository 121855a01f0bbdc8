import { readFileSync } from "node:fs";
import ssh2, { type AnyAuthMethod, type AuthHandlerMiddleware } from "ssh2";
import { ConnectionError } from "./connection.ts";
import type { Target } from "./ssh-config.ts";

/** One way to log in, as ssh2 takes it. */
export type Login =
  | { readonly type: "publickey"; readonly username: string; readonly key: Buffer }
  | { readonly type: "agent"; readonly username: string; readonly agent: string };

/** The ways to log in to a target, best first. Throws a {@link ConnectionError} where there is none, and says why for each key. */
export function loginsOf(target: Target): Login[] {
  const logins: Login[] = [];
  const refused: string[] = [];
  for (const path of target.identityFiles) {
    const key = readKey(path);
    if (typeof key === "string") refused.push(key);
    else logins.push({ type: "publickey", username: target.user, key });
  }
  if (target.agent !== undefined) logins.push({ type: "agent", username: target.user, agent: target.agent });
  if (logins.length > 0) return logins;
  throw new ConnectionError(
    "auth",
    `There is no key to log in to ${target.name} with: ${refused.join("; ") || "none is configured"}.`,
    "Set identityFile in the inventory, or start an SSH agent and add the key with ssh-add.",
  );
}

/** The next login each time ssh2 asks, and false after the last. */
export function offer(logins: readonly Login[]): AuthHandlerMiddleware {
  const left = [...logins];
  return (_methods, _partial, next) => next((left.shift() ?? false) as AnyAuthMethod);
}

function readKey(path: string): Buffer | string {
  let key: Buffer;
  try {
    key = readFileSync(path);
  } catch (error) {
    return `${path} ${error instanceof Error && "code" in error && error.code === "ENOENT" ? "does not exist" : "cannot be read"}`;
  }
  const parsed = ssh2.utils.parseKey(key);
  if (!(parsed instanceof Error)) return key;
  return /encrypted/i.test(parsed.message)
    ? `${path} is encrypted: add it to an agent with ssh-add`
    : `${path} is not a private key`;
}
