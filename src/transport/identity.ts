import { readFileSync } from "node:fs";
import ssh2, {
  type AnyAuthMethod,
  type AuthHandlerMiddleware,
  type BaseAgent,
  type ParsedKey,
  type SignCallback,
  type SigningRequestOptions,
} from "ssh2";
import { ConnectionError } from "./connection.ts";
import type { Target } from "./ssh-config.ts";

/** One way to log in, as ssh2 takes it. */
type Login =
  | { readonly type: "publickey"; readonly username: string; readonly key: Buffer }
  | { readonly type: "agent"; readonly username: string; readonly agent: string | BaseAgent };

/** A file that is no private key which can be used as it is. */
interface Unusable {
  readonly why: string;
  /** The public half of it, by which an agent knows the key. */
  readonly public?: ParsedKey;
}

/**
 * The ways to log in to a target, best first: the files that can be used, then the agent; with `identitiesOnly` that only with
 * the keys of the other files. Rejects with a {@link ConnectionError} where there is none, and says why for each key.
 */
export async function loginsOf(target: Target): Promise<Login[]> {
  const { user: username, agent, identitiesOnly } = target;
  const logins: Login[] = [];
  const refused: string[] = [];
  for (const path of target.identityFiles) {
    const key = readKey(path);
    if (Buffer.isBuffer(key)) logins.push({ type: "publickey", username, key });
    else if (identitiesOnly && agent !== undefined && (await holds(agent, key.public)))
      logins.push({ type: "agent", username, agent: new OneKey(agent, key.public as ParsedKey) });
    else refused.push(key.why);
  }
  if (agent !== undefined && !identitiesOnly) logins.push({ type: "agent", username, agent });
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

function readKey(path: string): Buffer | Unusable {
  let text: Buffer;
  try {
    text = readFileSync(path);
  } catch (error) {
    const absent = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { why: `${path} ${absent ? "does not exist" : "cannot be read"}` };
  }
  const key = ssh2.utils.parseKey(text);
  if (!(key instanceof Error)) {
    if (key.isPrivateKey()) return text;
    return { why: `${path} is a public key, and its private one is not in an agent`, public: key };
  }
  if (!/encrypted/i.test(key.message)) return { why: `${path} is not a private key` };
  const half = publicHalf(path);
  return { why: `${path} is encrypted: add it to an agent with ssh-add`, ...(half && { public: half }) };
}

function publicHalf(path: string): ParsedKey | undefined {
  try {
    const key = ssh2.utils.parseKey(readFileSync(`${path}.pub`));
    return key instanceof Error ? undefined : key;
  } catch {
    return undefined;
  }
}

/** Whether an agent has a key; one that does not answer at once has none. */
function holds(agent: string, key: ParsedKey | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    if (key === undefined) return resolve(false);
    const timer = setTimeout(() => resolve(false), 3000);
    ssh2.createAgent(agent).getIdentities((error, keys = []) => {
      clearTimeout(timer);
      resolve(!error && keys.some((one) => same(one, key)));
    });
  });
}

function same(one: unknown, key: ParsedKey): boolean {
  const parsed = ssh2.utils.parseKey(one as ParsedKey);
  return !(parsed instanceof Error) && parsed.getPublicSSH().equals(key.getPublicSSH());
}

/** An agent as if it had one key only: sshd counts each that is offered, and refuses after a few. */
class OneKey extends ssh2.BaseAgent<ParsedKey> {
  readonly #agent: BaseAgent;
  readonly #key: ParsedKey;

  constructor(agent: string, key: ParsedKey) {
    super();
    this.#agent = ssh2.createAgent(agent);
    this.#key = key;
  }

  getIdentities(told: (error: Error | null, keys?: ParsedKey[]) => void): void {
    told(null, [this.#key]);
  }

  sign(key: ParsedKey, data: Buffer, options: SigningRequestOptions | SignCallback, told?: SignCallback): void {
    if (typeof options === "function") this.#agent.sign(key, data, options);
    else this.#agent.sign(key, data, options, told);
  }
}
