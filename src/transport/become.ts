import { ConnectionError, type ExecResult } from "./connection.ts";

/** The one command line that a host's login shell ever sees; it must mean the same to every shell there is. */
export function commandLine(become: boolean): string {
  return become ? "exec env LC_ALL=C sudo -n /bin/sh -s" : "exec /bin/sh -s";
}

/** Tells sudo's refusal from a script's own failure: it printed nothing, and sudo said why. Throws a {@link ConnectionError}. */
export function checkBecome(host: string, { code, stdout, stderr }: ExecResult): void {
  if (code === 0 || stdout.length > 0) return;
  const line = /^(?:sudo: |env: .*sudo).*$/m.exec(stderr.toString("utf8"))?.[0];
  if (line === undefined) return;
  throw new ConnectionError(
    "become",
    `sudo on ${host} does not let fleet become root: ${line}`,
    "Allow the user to run /bin/sh by sudo without a password (NOPASSWD), or log in as root and set become: false.",
  );
}
