import { type Script, sh } from "../shell/script.ts";
import type { Answer, Unknown } from "./answer.ts";

/** What is known of a host, flat, so that a playbook's `when` can name it. Read by the same exec as all probes. */
export interface Facts {
  /** `ID` of os-release, such as `debian`. */
  readonly os: string;
  /** `VERSION_ID` of os-release, such as `12`. */
  readonly release: string;
  /** As `dpkg --print-architecture` says, such as `amd64`. */
  readonly architecture: string;
  /** The multiarch triplet, such as `x86_64-linux-gnu`. */
  readonly multiarch: string;
  /** Whether the scripts run as root: other users' processes can be read and files written. */
  readonly root: boolean;
  /** systemd's version, 0 where it is not PID 1. */
  readonly systemd: number;
}

/** A transaction without an end state: nothing else may be started on its host. */
export interface PendingTransaction {
  readonly id: string;
  /** Whose run is at work on it at this moment, and since when (UTC); absent where it was left behind. */
  readonly by?: { readonly user: string; readonly since: string };
}

/**
 * Reads the facts, and the transactions that have no end state: exactly one file of each is named after its state. The
 * lock itself is not tried, for a runner that starts at this moment would find it held.
 */
export const factsScript: Script = sh`. /etc/os-release
printf 'fact os %s\nfact release %s\n' "$ID" "$VERSION_ID"
printf 'fact architecture %s\n' "$(dpkg --print-architecture 2>/dev/null)"
printf 'fact user %s\n' "$(id -u)"
if [ -d /run/systemd/system ]; then
  set -- $(systemctl --version)
  printf 'fact systemd %s\n' "$2"
fi
for state in /var/lib/fleet/tx/*/pending /var/lib/fleet/tx/*/reverting; do
  [ -e "$state" ] || continue
  state=\${state%/*}
  printf 'pending %s\n' "\${state##*/}"
  home=\${state##*/}
  home=/var/lib/fleet/runs/\${home%.*}
  for pid in "$home"/*.pid; do
    read -r pid <"$pid" && grep -Fqs -- "$home/runner.sh" "/proc/$pid/cmdline" &&
      read -r run user </var/lib/fleet/holder && [ "$home" = "/var/lib/fleet/runs/$run" ] &&
      printf 'busy %s %s\n' "$(date -u -r /var/lib/fleet/holder +%Y-%m-%dT%H:%M:%SZ)" "$user"
  done
done 2>/dev/null`;

/** Debian's directories for its architectures (wiki.debian.org/Multiarch/Tuples). */
const multiarchOf: Readonly<Record<string, string>> = {
  amd64: "x86_64-linux-gnu",
  arm64: "aarch64-linux-gnu",
  armhf: "arm-linux-gnueabihf",
  i386: "i386-linux-gnu",
  ppc64el: "powerpc64le-linux-gnu",
  riscv64: "riscv64-linux-gnu",
  s390x: "s390x-linux-gnu",
};

/** The facts in an answer; unknown where the host is none that fleet can judge. */
export function parseFacts({ stdout }: Answer): Facts | Unknown {
  const fact = (name: string) => new RegExp(`^fact ${name} (.+)$`, "m").exec(stdout)?.[1] ?? "";
  const architecture = fact("architecture");
  const multiarch = multiarchOf[architecture];
  if (multiarch === undefined) {
    const why = architecture === "" ? "this host has no dpkg" : `the architecture ${architecture} is not known`;
    return { status: "unknown", why, next: "fleet serves Debian and Ubuntu" };
  }
  return {
    os: fact("os"),
    release: fact("release"),
    architecture,
    multiarch,
    root: fact("user") === "0",
    systemd: Number.parseInt(fact("systemd"), 10) || 0,
  };
}

/** The first transaction that has no end state, and who is at work on it. */
export function parsePending({ stdout }: Answer): PendingTransaction | undefined {
  const [, id, since, user] =
    /^pending ([A-Za-z0-9._-]+)$(?:\nbusy (\d{4}-\d\d-\d\dT[\d:]{8}Z) (\S+)$)?/m.exec(stdout) ?? [];
  if (id === undefined) return undefined;
  return { id, ...(since !== undefined && user !== undefined && { by: { user, since } }) };
}
