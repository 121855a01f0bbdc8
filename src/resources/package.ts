import { type Script, sh } from "../shell/script.ts";
import type { Answer } from "./answer.ts";
import type { PackageDeclared } from "./declared.gen.ts";
import type { Facts } from "./facts.ts";
import type { Kind, Verdict } from "./kind.ts";

/** A package as dpkg and apt know it. */
export interface ObservedPackage {
  /** dpkg's words, such as `install ok installed`; empty where it never heard of the package. */
  readonly state: string;
  /** The version that apt would install; empty where there is none. */
  readonly candidate: string;
  /** Whether apt has any package lists. */
  readonly lists: boolean;
}

/** A package of apt's, installed. It is never removed: something else may use it by then. */
export const packageKind: Kind<PackageDeclared, ObservedPackage> = {
  kind: "package",
  name: ({ name }) => name,
  probe: ({ name }) => packageProbe([name]),
  observe: (answer, { name }) => observePackage(answer, name),
  change: ({ name }, observed, facts) => changePackage(name, observed, facts),
};

/**
 * Asks for packages, each behind a line with its name. A stale cache of apt's is written again by whoever may: nobody may
 * not, and reads a fresh one in a twentieth of the time that apt takes without its cache. What nobody can't read (sources
 * with passwords) is asked in that slow way.
 */
export function packageProbe(names: readonly string[]): Script {
  return sh`for name in ${names}; do
  printf 'package %s\n' "$name"
  states=$(dpkg-query -W -f='state \${Status}\n' "$name" 2>/dev/null)
  printf '%s\n' "$states"
  case $states in *" ok installed"*) continue ;; esac
  set -- /var/lib/apt/lists/*Packages*
  [ -e "$1" ] && echo lists
  as_nobody=
  [ ! -w /var/cache/apt ] || as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
  policy=$($as_nobody apt-cache policy "$name" 2>&1)
  case $policy in
  *"W: "*) policy= ;;
  esac
  case $policy in
  *"Candidate: "*) ;;
  *) policy=$(apt-cache -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= policy "$name" 2>/dev/null) ;;
  esac
  case $policy in
  *"Candidate: "*)
    policy=\${policy#*Candidate: }
    printf 'candidate %s\n' "\${policy%%[!0-9A-Za-z.+~:()-]*}"
    ;;
  esac
done`;
}

/** What the answer to a {@link packageProbe} says of one of its packages. */
export function observePackage({ stdout }: Answer, name: string): ObservedPackage {
  const [, text = ""] = `\n${stdout}`.split(`\npackage ${name}\n`);
  const own = text.split("\npackage ", 1)[0] ?? "";
  const candidate = /^candidate (.+)$/m.exec(own)?.[1] ?? "";
  // One line for each architecture that dpkg has heard of.
  const states = [...own.matchAll(/^state (.+)$/gm)].map(([, state = ""]) => state);
  return {
    state: states.find((state) => / ok installed$/.test(state)) ?? states[0] ?? "",
    candidate: candidate === "(none)" ? "" : candidate,
    lists: /^lists$/m.test(own),
  };
}

/** Installs a package where it is not there. */
export function changePackage(name: string, { state, candidate, lists }: ObservedPackage, facts: Facts): Verdict {
  if (/ ok installed$/.test(state)) return undefined; // Held too: it is there.
  if (/half-|unpacked|triggers-/.test(state)) {
    const next = "repair it on the host with dpkg --configure -a, then plan again";
    return { status: "blocked", cause: `the package ${name} is left half done`, evidence: `dpkg: ${state}`, next };
  }
  if (state.startsWith("hold ")) {
    return {
      status: "blocked",
      cause: `the package ${name} is held`,
      evidence: `dpkg: ${state}`,
      next: `apt-mark unhold ${name}`,
    };
  }
  if (candidate === "" && lists) {
    const next = "run apt-get update on the host, or add the section that has it (Ubuntu: universe)";
    return { status: "blocked", cause: `the host's package lists do not have ${name}`, next };
  }
  if (!facts.root)
    return { status: "unknown", why: `needs root: ${name} can't be installed`, next: "set become: true" };
  return {
    status: "change",
    action: "create",
    summary:
      candidate === "" ? `will be installed, after the package lists are fetched` : `${candidate} will be installed`,
    diffs: [],
    operations: [{ op: "package.install", manager: "apt", name, version: candidate }],
  };
}
