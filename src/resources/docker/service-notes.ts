import type { ComposeServiceDeclared } from "../declared.gen.ts";
import type { Facts } from "../facts.ts";
import type { ObservedContainer, RunningService } from "./container.ts";
import { leavesForAnother, wishesNoLayer } from "./service-leave.ts";
import { roomNotes } from "./service-room.ts";
import { treeOf } from "./service-tree.ts";
import { movedUpstream } from "./service-upstream.ts";

/** What an operator should know before a service's container is made anew. */
export function switchNotes(desired: ComposeServiceDeclared, running: RunningService, facts: Facts): string[] {
  const { container } = running;
  const leaves = container.derived && wishesNoLayer(desired, running, facts);
  const moved = leaves ? leavesForAnother(desired, running) : movedUpstream(running);
  return [
    ...(moved === undefined ? [] : [`${moved}: ${noWayBack}`]),
    ...(leaves ? [] : buildNotes(desired, running)),
    ...onceMoreNotes(desired, container),
    ...container.laterFiles.map(
      (path) =>
        `${path} was written after the container was made: a new one takes over what it says now, also on the way back`,
    ),
  ];
}

function buildNotes(desired: ComposeServiceDeclared, running: RunningService): string[] {
  const { container } = running;
  return [
    ...(desired.rebuild === "full"
      ? upgradeNotes(desired, running)
      : [...aheadNotes(running), ...nameNotes(container)]),
    ...roomNotes(container, desired.rebuild),
  ];
}

/**
 * fleet leaves the services that a service depends on alone (`up --no-deps`). Until 2.29.2 Compose then takes the container for
 * another one than its files describe (docker/compose d658fecc6).
 */
function onceMoreNotes({ service }: ComposeServiceDeclared, { dependsBy = "" }: ObservedContainer): string[] {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(dependsBy)?.map(Number) ?? [];
  if (major !== 2 || minor === undefined || patch === undefined || minor > 29 || (minor === 29 && patch > 2)) return [];
  return [
    `your next docker compose up -d makes ${service} anew once more: Compose ${dependsBy} does so after an up that leaves alone what the service depends on (2.29.3 does not)`,
  ];
}

function upgradeNotes({ allowUpgrade }: ComposeServiceDeclared, running: RunningService): string[] {
  const tree = treeOf(running);
  if (allowUpgrade !== true || tree.status === "same") return [];
  const what = tree.status === "moved" ? tree.cause : "it can't be told whether the source is what runs";
  return [`${what}: ${noWayBack}`];
}

const noWayBack = "a database that the new version migrates does not come back with the old image";

function aheadNotes(running: RunningService): string[] {
  const tree = treeOf(running);
  if (tree.status !== "moved") return [];
  const next = tree.version === undefined ? "takes the source as it is then" : `will be version ${tree.version}`;
  return [`${tree.cause}; the layer stays on what runs, and the next own build ${next}`];
}

function nameNotes({ image, namedImage }: ObservedContainer): string[] {
  return namedImage === undefined
    ? []
    : [
        `${image.name} names another image than the running one, built and not started: it loses the name, so build it again when you deploy it`,
      ];
}
