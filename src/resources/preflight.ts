import { type Script, sh } from "../shell/script.ts";
import type { Answer, Unknown } from "./answer.ts";
import type { Blocked } from "./kind.ts";
import type { Operation } from "./operation.ts";

/** KiB that must be free where fleet writes: its records with their reserve, the new files, and air. */
const roomNeeded = 1024;

/** Inodes that must be free there. */
const inodesNeeded = 100;

/** What every machine of AWS Elastic Beanstalk has. */
const platform = "/opt/elasticbeanstalk";

/**
 * Looks for what would stop an apply, for one fork where all is well. It prints no figure, only what is wrong, so that
 * two looks at an unchanged host are equal. A dpkg that is at work keeps the same journal as one that was interrupted.
 */
export const preflightScript: Script = sh`state=/var/lib/fleet
[ -d "$state" ] || state=/var/lib
set -- $(stat -f -c '%n %S %f %c %d' /etc "$state" 2>/dev/null)
[ $# = 10 ] || printf 'preflight unread %s\n' "$state"
while [ $# -ge 5 ]; do
  [ $(($2 * $3 / 1024)) -ge ${roomNeeded} ] || printf 'preflight space %s\n' "$1"
  [ "$4" = 0 ] || [ "$5" -ge ${inodesNeeded} ] || printf 'preflight inodes %s\n' "$1"
  [ -w "$1" ] || printf 'preflight unwritable %s\n' "$1"
  shift 5
done
[ ! -d ${platform} ] || printf 'preflight platform %s\n' ${platform}
set -- /var/lib/dpkg/updates/*
if [ -e "$1" ]; then
  [ -n "$(stat -c %i /var/lib/dpkg/lock /var/lib/dpkg/lock-frontend 2>/dev/null |
    awk 'NR == FNR { wanted[$1]; next } { split($6, id, ":"); if (id[3] in wanted) { print $5; exit } }' - /proc/locks)" ] ||
    printf 'preflight dpkg %s\n' "$1"
fi`;

/** Something about a host that stops changes to its instances. */
export interface Obstacle {
  /** As of a resource: `preflight:/etc`, `preflight:dpkg`. */
  readonly address: string;
  readonly result: Blocked | Unknown;
  /** It stops only transactions with this operation; absent: all. */
  readonly stops?: Operation["op"];
}

/** Whose machine it is, where its owner lets nothing be changed on it, whatever else is known of it. */
export function parsePlatform({ stdout }: Answer): Obstacle | undefined {
  return stdout.includes(`\npreflight platform ${platform}\n`) ? obstacle("platform", platform) : undefined;
}

/** What stands in the way of changes to a host, in the script's order. Without root nothing can be written anyway. */
export function parsePreflight({ stdout }: Answer, { root }: { readonly root: boolean }): Obstacle[] {
  return [...stdout.matchAll(/^preflight (\w+) (\/[\w./-]+)$/gm)].flatMap(([, word, path = ""]) => {
    const found = obstacle(word, path);
    return found === undefined || (word === "unwritable" && !root) ? [] : [found];
  });
}

function obstacle(word: string | undefined, path: string): Obstacle | undefined {
  const address = `preflight:${path}`;
  const blocked = (cause: string, evidence: string, next: string): Obstacle => ({
    address,
    result: { status: "blocked", cause, evidence, next: `${next}, then plan again` },
  });
  switch (word) {
    case "space":
      return blocked(`less than 1 MiB is free on the file system of ${path}`, `df ${path}`, "make room there");
    case "inodes": {
      const cause = `fewer than ${inodesNeeded} inodes are free on the file system of ${path}`;
      return blocked(cause, `df -i ${path}`, "remove files there");
    }
    case "unwritable": {
      const cause = `${path} can't be written: its file system is read-only, or it is immutable`;
      return blocked(cause, `findmnt -T ${path}; lsattr -d ${path}`, "mount it read-write");
    }
    case "dpkg": {
      const found = blocked(
        "dpkg was interrupted, and installs nothing before it is mended",
        path,
        "dpkg --configure -a",
      );
      return { ...found, address: "preflight:dpkg", stops: "package.install" };
    }
    case "platform":
      return {
        address: "preflight:elastic-beanstalk",
        result: {
          status: "blocked",
          cause:
            "this machine is AWS Elastic Beanstalk's, which writes units anew and replaces machines: a change here would be lost",
          evidence: path,
          next: "have jemalloc installed by .ebextensions (packages: yum: jemalloc: []) and begin the Procfile's line with it: web: env LD_PRELOAD=/usr/lib64/libjemalloc.so.2 MALLOC_CONF=background_thread:true bundle exec puma …; not as environment properties, which reach every process of the platform",
        },
      };
    case "unread": {
      const why = `the free space of /etc and ${path} could not be read`;
      return { address, result: { status: "unknown", why, next: `look at stat -f /etc ${path} on the host` } };
    }
    default:
      return undefined;
  }
}
