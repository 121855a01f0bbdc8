/** How each file that is fleet's alone begins. */
export const madeByFleet = "# Made by fleet";

/** A service that runs on an image of fleet's, which is built from `.fleet/SERVICE/Dockerfile`. */
export interface OverrideEntry {
  readonly service: string;
  readonly image: string;
}

/** Where a service's own Dockerfile stands, from the project's directory. */
export function derivedDirectory(service: string): string {
  return `.fleet/${service}`;
}

/** How the name of a service's own image ends: it belongs to that service alone, in a repository that it is pulled from. */
export function derivedTag(project: string, service: string): string {
  return `:fleet-${project}-${service}`;
}

/**
 * A compose file that is laid over the operator's. `pull_policy: never` keeps `docker compose pull` from asking a registry
 * for a name that only this host knows; where the image is missing, `up` builds it.
 */
export function renderOverride(entries: readonly OverrideEntry[]): string {
  const services = entries.toSorted((a, b) => (a.service < b.service ? -1 : 1)).map(renderEntry);
  return `${head}${services.join("")}`;
}

const head = `${madeByFleet}: each service below runs on what your compose files name, with a memory allocator on it.
# Another tag or a newer image takes effect with the next fleet apply; or by hand: correct FROM in .fleet/SERVICE/Dockerfile,
#   docker compose build --pull SERVICE && docker compose up -d SERVICE
# To end it: fleet rollback; or remove this file, then docker compose up -d
services:
`;

function renderEntry({ service, image }: OverrideEntry): string {
  return `  ${word(service)}:
    image: ${word(image)}
    pull_policy: never
    build: ${word(`./${derivedDirectory(service)}`)}
`;
}

/** A text as a YAML scalar: in quotes where it could be read as anything else. */
function word(text: string): string {
  const plain = /^[a-z.][a-z0-9_./:-]*[a-z0-9]$/i.test(text) && !/^(yes|no|on|off|true|false|null|n|y)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

/** The services of a file that {@link renderOverride} wrote; `undefined` for one that was edited since. */
export function readOverride(text: string): readonly OverrideEntry[] | undefined {
  const entries = [...text.matchAll(/^ {2}(\S+):\n {4}image: (\S+)\n/gm)].map(([, service = "", image = ""]) => ({
    service: unquoted(service),
    image: unquoted(image),
  }));
  return renderOverride(entries) === text ? entries : undefined;
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
