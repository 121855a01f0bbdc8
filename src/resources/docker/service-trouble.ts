import type { Unknown } from "../answer.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import type { ListedContainer, ObservedContainer, ObservedService, RunningService } from "./container.ts";
import { isDown, startHint } from "./engine.ts";

/** The compose service that a resource is about. */
export interface ServiceAddress {
  readonly directory: string;
  readonly service: string;
  /** Whose rootless engine runs it; absent: the host's. */
  readonly user?: string;
}

/** Where, and as whom, an operator calls compose for a service. */
export function placeOf({ directory, user }: ServiceAddress): string {
  return `in ${directory}${user === undefined ? "" : ` as ${user}`}`;
}

/** A service as it runs, or what stands in the way of judging it. */
export function runningService(
  desired: ServiceAddress,
  observed: ObservedService,
  facts: Facts,
): RunningService | Blocked | Unknown {
  const { service, user } = desired;
  if (observed.docker === "stranger") {
    return blocked(`there is no user ${user} on this host`, "correct the instance's dockerUser");
  }
  if (observed.docker === "missing") {
    const next = ownerHint(observed) ?? "install Docker, or correct the instance's deployment";
    return blocked("Docker is not installed on this host", next);
  }
  if (observed.docker === "failed") return dockerFailed(desired, observed, facts);
  const mine = observed.here.filter((one) => one.service === service);
  const bare = observed.container?.project === "" ? observed.container : undefined;
  if (mine.length === 0 && bare) {
    if (bare.state === "running") return judgeable({ ...observed, container: bare }, service);
    return blocked(`the container ${service} is not running`, `start it: docker start ${service}`, bare.state);
  }
  if (mine.length === 0) return noContainer(desired, observed, facts);
  const running = mine.filter((one) => one.state === "running");
  if (new Set(running.map((one) => one.project)).size > 1) return tooMany(desired, running);
  const { container } = observed;
  if (!container) return { status: "unknown", why: `the container of service ${service} vanished while it was read` };
  if (container.state !== "running") return notRunning(container, desired);
  return judgeable({ ...observed, container }, service);
}

function judgeable(running: RunningService, service: string): RunningService | Unknown {
  if (!running.container.astray) return running;
  return {
    status: "unknown",
    why: `the processes of service ${service} can't be told from others: its engine gives it no control group, or does not speak of this host's processes`,
    next: "see what docker info says of rootless and cgroup; a remote engine is a host of its own",
  };
}

/** A service that another engine of the host may have. */
function ownerHint({ owners }: ObservedService): string | undefined {
  if (owners.length === 0) return undefined;
  return `${owners.join(" and ")} ${owners.length > 1 ? "have" : "has"} a rootless Docker: set dockerUser: ${owners.join(" or ")} where that is meant`;
}

function dockerFailed({ user }: ServiceAddress, observed: ObservedService, facts: Facts): Unknown {
  const { complaint } = observed;
  if (/permission denied|may not be used by non-root/i.test(complaint)) {
    return needsRoot(
      user === undefined ? "Docker's socket is not open to this user" : `only root may ask the Docker of ${user}`,
      facts,
    );
  }
  if (isDown(complaint)) {
    if (user === undefined) {
      const next = ownerHint(observed) ?? "start it (systemctl start docker) and plan again";
      return { status: "unknown", why: "the Docker daemon does not answer on this host", next };
    }
    const why = `the rootless Docker daemon of ${user} does not answer on this host`;
    return { status: "unknown", why, next: `${startHint(user)}, then plan again` };
  }
  const why = complaint ? `Docker could not be asked: ${complaint.slice(0, 300)}` : "Docker did not answer within 20 s";
  return { status: "unknown", why, next: "see what docker ps says on the host" };
}

/** Something that only root, or a member of the group docker, could have read. */
export function needsRoot(what: string, facts: Facts): Unknown {
  const next = facts.root ? "look at the permissions on the host" : "set become: true, or connect as root";
  return { status: "unknown", why: `needs root: ${what}`, next };
}

function noContainer(address: ServiceAddress, observed: ObservedService, facts: Facts) {
  const { directory, service, user } = address;
  const elsewhere = names(observed.elsewhere, (one) => one.directory);
  const hint = elsewhere && `service ${service} runs from ${elsewhere}`;
  const whose = user === undefined ? "" : ` by the Docker of ${user}`;
  const next = elsewhere ? "correct the instance's directory" : "correct the instance's directory or service";
  if (observed.here.length > 0) {
    const services = `its services: ${names(observed.here, (one) => one.service)}`;
    return blocked(`the compose project in ${directory} has no container of service ${service}`, next, services);
  }
  if (observed.directory) {
    const start = `start it (docker compose up -d ${service}, ${placeOf(address)}), or correct the instance's directory`;
    const cause = `no compose project has been started from ${directory}${whose}`;
    return blocked(cause, ownerHint(observed) ?? start, hint);
  }
  if (!facts.root) return needsRoot(`${directory} is not there, or can't be seen by this user`, facts);
  return blocked(`${directory} is no directory on this host`, next, hint);
}

function tooMany({ directory, service }: ServiceAddress, running: readonly ListedContainer[]): Blocked {
  const projects = names(running, (one) => one.project);
  const cause = `service ${service} of ${directory} runs in ${projects.split(", ").length} compose projects`;
  return blocked(cause, "stop all but one: fleet can't know which one serves", `projects: ${projects}`);
}

function notRunning({ state }: ObservedContainer, address: ServiceAddress): Blocked {
  const { service } = address;
  const evidence = `docker compose ps: ${state}`;
  const cause = `the container of service ${service} is not running`;
  if (state === "paused")
    return blocked(cause, `let it go on: docker compose unpause ${service}, ${placeOf(address)}`, evidence);
  if (state === "restarting")
    return blocked(cause, `see why it fails: docker compose logs ${service}, ${placeOf(address)}`, evidence);
  return blocked(cause, `start it: docker compose up -d ${service}, ${placeOf(address)}`, evidence);
}

function names(list: readonly ListedContainer[], pick: (one: ListedContainer) => string): string {
  return [...new Set(list.map(pick))].sort().join(", ");
}

/** Something that stands in the way, with what can be done. */
export function blocked(cause: string, next: string, evidence?: string): Blocked {
  return { status: "blocked", cause, next, ...(evidence && { evidence }) };
}
