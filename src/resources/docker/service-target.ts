import type { Unknown } from "../answer.ts";
import type { Facts } from "../facts.ts";
import type { Blocked } from "../kind.ts";
import type { ComposeTarget } from "../operation.ts";
import type { RunningService } from "./container.ts";
import { engineOf } from "./engine.ts";
import { bareContainer } from "./service-bare.ts";
import type { LayerWish } from "./service-layer.ts";
import { needsRoot, placeOf } from "./service-trouble.ts";

/** A service as compose has to be called to mean the container that runs, or where its labels no longer agree with the host. */
export function composeTarget(
  wish: LayerWish,
  running: RunningService,
  facts: Facts,
): ComposeTarget | Blocked | Unknown {
  const { service, directory: wished } = wish;
  const { container, build } = running;
  const { project, directory, files, environmentFiles, missingFiles, image, derived, replicas } = container;
  if (project === "") return bareContainer(wish, running, facts);
  const other = replicas.find((replica) => replica.image !== image.id);
  if (other) {
    return {
      status: "blocked",
      cause: `the containers of service ${service} run different images`,
      evidence: `${other.name}: ${other.image.slice(7, 19)}; the first: ${image.id.slice(7, 19)}`,
      next: `make them alike (docker compose up -d ${service}, ${placeOf(wish)}), then plan again`,
    };
  }
  const [missing] = missingFiles;
  if (missing !== undefined || files.length === 0) {
    if (!facts.root) return needsRoot(`${missing ?? wished} can't be seen by this user`, facts);
    const what = missingFiles.length > 0 ? missingFiles.join(", ") : "no compose file";
    return {
      status: "blocked",
      cause: `the running container of service ${service} was made from ${what}, which is not there any more`,
      evidence: "its labels com.docker.compose.project.config_files and environment_file",
      next: `bring it back, or make the container anew from the files that hold now: docker compose up -d ${service}, ${placeOf(wish)}`,
    };
  }
  const named = build?.image ?? [`${project}-${service}`, `${project}_${service}`];
  if (build && !derived && ![named].flat().includes(image.name)) {
    return {
      status: "blocked",
      cause: `the running container of service ${service} was made from the image ${image.name}, and the compose files name ${[named].flat()[0]}`,
      evidence: files.join(", "),
      next: `deploy what the files say (docker compose up -d ${service}, ${placeOf(wish)}), then plan again`,
    };
  }
  const scale = replicas.length > 1 ? { scale: replicas.length } : {};
  return { project, directory, files, environmentFiles, service, ...engineOf(wish), ...scale };
}
