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

function renderEntry(entry: OverrideEntry): string {
  return `  ${word(entry.service)}:\n${entryLines(entry).join("\n")}\n`;
}

/** What fleet says of a service. */
function entryLines({ service, image }: OverrideEntry): string[] {
  return [
    `    image: ${word(image)}`,
    "    pull_policy: never",
    `    build: ${word(`./${derivedDirectory(service)}`)}`,
  ];
}

/** What is left of a compose file of fleet's when a service leaves it. */
export type WithoutEntry =
  /** It names no image of fleet's for the service, and holds something else. */
  | { readonly status: "absent" }
  /** What fleet says of the service is not there as fleet writes it. */
  | { readonly status: "edited" }
  /** Nothing that is not fleet's. */
  | { readonly status: "nothing"; readonly image?: string }
  | { readonly status: "rest"; readonly image: string; readonly text: string };

/**
 * Takes what fleet says of a service out of a compose file of fleet's, which somebody may have edited since: every other byte
 * stays, also what he says of that very service.
 */
export function withoutEntry(text: string, project: string, service: string): WithoutEntry {
  const lines = text.split("\n");
  const tag = derivedTag(project, service);
  const services = lines.findIndex((line) => /^services:\s*$/.test(line));
  const all = blockOf(lines, services, 0);
  const starts = all.filter((at) => lines[at] === `  ${word(service)}:`);
  const own = blockOf(lines, starts[0] ?? -1, 2);
  const images = own.map((at) => unquoted(/^ {4}image: (\S+)$/.exec(lines[at] ?? "")?.[1] ?? ""));
  const image = images.find((one) => one.endsWith(tag)) ?? "";
  const found = entryLines({ service, image }).map((line) => own.filter((at) => lines[at] === line));
  const there = mentions(text, tag);
  if (there && (starts.length !== 1 || found.some(({ length }) => length !== 1))) return { status: "edited" };
  const gone = new Set(there ? found.flat() : []);
  const speaks = (at: number) => !gone.has(at) && isContent(lines[at] ?? "");
  if (there && !own.some(speaks)) gone.add(starts[0] ?? -1);
  // A mapping without a key is none to Compose.
  if (!all.some(speaks)) gone.add(services);
  const rest = lines.filter((_, at) => !gone.has(at));
  const ours = new Set(head.split("\n"));
  if (rest.every((line) => line.trim() === "" || ours.has(line))) return { status: "nothing", ...(there && { image }) };
  return there ? { status: "rest", image, text: rest.join("\n") } : { status: "absent" };
}

/** The lines that stand deeper than the one at `start`, by their numbers, up to the next that does not; comments count as either. */
function blockOf(lines: readonly string[], start: number, indent: number): number[] {
  if (start < 0) return [];
  const end = lines.findIndex((line, at) => at > start && isContent(line) && line.search(/\S/) <= indent);
  return lines.map((_, at) => at).slice(start + 1, end < 0 ? lines.length : end);
}

/** Whether a line is more to YAML than a comment. */
function isContent(line: string): boolean {
  return /^\s*[^\s#]/.test(line);
}

/** Whether a text names an image by a tag, and not just one whose name begins so. */
function mentions(text: string, tag: string): boolean {
  return text.split(tag).some((after, at) => at > 0 && !/^[\w.-]/.test(after));
}

/** A compose file of fleet's for people to look at: of what somebody has added only how deep it stands is shown. */
export function maskOverride(text: string): string {
  const ours = new Set(head.split("\n"));
  const isOurs = (line: string) =>
    ours.has(line) ||
    /^ {2}("[^"]*"|[\w.-]+):$/.test(line) ||
    /^ {4}(image: "?[\w./:@-]+"?|pull_policy: never|build: "?\.\/\.fleet\/[\w.-]+"?)$/.test(line);
  return text.replace(/^.*\S.*$/gm, (line) => (isOurs(line) ? line : line.replace(/\S.*$/, "***")));
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
