import { lines, raw, type Script, sh } from "../../shell/script.ts";
import { derivedTag } from "../../text/compose-override.ts";
import type { Answer } from "../answer.ts";
import { type PreloadEntry, parseEntries } from "../process/preload-entry.ts";
import { hasHidden, type ObservedProcess, parseProcesses, processesScript } from "../process/processes.ts";
import { buildScript, type ObservedBuild, parseBuild } from "./compose.ts";
import { containerScript } from "./container-script.ts";
import { engineScript, parseOwners } from "./engine.ts";
import { type ObservedImage, parseImage, variables } from "./image.ts";
import {
  type ObservedOverride,
  oursScript,
  overrideNames,
  overrideScript,
  ownName,
  parseOverride,
} from "./override-files.ts";
import { readReport, textOf } from "./report.ts";
import { type ObservedInside, type ObservedSource, parseInside, parseSource, sourceScript } from "./service-source.ts";

/** One container that the host knows as a part of some compose project. */
export interface ListedContainer {
  readonly id: string;
  /** Docker's word: `running`, `exited`, `created`, `paused`, `restarting`, `dead`. */
  readonly state: string;
  readonly project: string;
  readonly service: string;
  readonly directory: string;
}

/** One running container of a service. */
export interface ObservedReplica {
  readonly name: string;
  /** Its first process. */
  readonly pid: number;
  /** Its image's id. */
  readonly image: string;
  /** The health check's word, `none` where there is no health check. */
  readonly health: string;
}

/** The container that stands for a compose service, without a value that could be a secret. */
export interface ObservedContainer {
  readonly id: string;
  /** The image's id, and its name as compose knows it. */
  readonly image: { readonly id: string; readonly name: string };
  /** Whether that is a name of fleet's, from a compose file of fleet's. */
  readonly derived: boolean;
  /** Docker's word, as in {@link ListedContainer}. */
  readonly state: string;
  /** The health check's word; absent where there is no health check. */
  readonly health?: string;
  /** Whether its first process, as Docker tells it, is another one on the host: nothing can be said of its processes then. */
  readonly astray: boolean;
  /** All running containers of the service; this one is the first. */
  readonly replicas: readonly ObservedReplica[];
  /** As Docker writes it: RFC 3339, UTC, nanoseconds. */
  readonly startedAt: string;
  readonly user: string;
  /** Whole seconds that Docker waits for it to stop. */
  readonly stopLimit: number;
  /** Empty for a container that was started without compose. */
  readonly project: string;
  /** The project's own directory and files, as compose wrote them on the container; fleet's own file is none of them. */
  readonly directory: string;
  readonly files: readonly string[];
  /** The version of Compose that made a container which depends on other services; absent where it does not, or before 2.0. */
  readonly dependsBy?: string;
  /** The files given by `--env-file`. */
  readonly environmentFiles: readonly string[];
  /** Those of both that are not there, or can't be seen. */
  readonly missingFiles: readonly string[];
  /** Those that were written after the container was made. */
  readonly laterFiles: readonly string[];
  /** The id of another image that the image's name means by now: one that was built, or pulled, and not started. */
  readonly namedImage?: string;
  /** The allocator variables of its environment, whether from the image or from compose. */
  readonly environment: ReadonlyMap<string, string>;
  /** Absent where the image could not be looked at. */
  readonly details?: ObservedImage;
  /** Where Docker keeps its images and containers, and the bytes that are free there; absent where that could not be told. */
  readonly storage?: { readonly directory: string; readonly free: number };
}

/** Everything that one look at a compose service says. */
export interface ObservedService {
  /** What kept Docker from being asked, before any container was looked at; `stranger`: there is no such user. */
  readonly docker: "ok" | "missing" | "failed" | "stranger";
  /** The last line of what Docker said when it failed. */
  readonly complaint: string;
  /** Users whose own engines are there, where the engine that was asked does not have the service. */
  readonly owners: readonly string[];
  /** Whether the directory is there, as far as the user may see. */
  readonly directory: boolean;
  /** Those of the directory (`here`), whatever their service, and those of the service elsewhere. */
  readonly here: readonly ListedContainer[];
  readonly elsewhere: readonly ListedContainer[];
  readonly container?: ObservedContainer;
  readonly build?: ObservedBuild;
  readonly override: ObservedOverride;
  readonly source: ObservedSource;
  /** Absent where the container could not be looked into. */
  readonly inside?: ObservedInside;
  readonly processes: readonly ObservedProcess[];
  /** What their LD_PRELOAD names, where some of them map no allocator. */
  readonly entries: ReadonlyMap<string, PreloadEntry>;
  /** Whether some of its processes would not say what they run. */
  readonly hidden: boolean;
}

/** A service whose containers run, and whose processes can be told from others. */
export interface RunningService extends ObservedService {
  readonly container: ObservedContainer;
}

/**
 * The one look at a compose service that `dockerfile`, `compose-service` and `allocator` share: the same text for the
 * same service, so that a host runs it once. Three calls of Docker and compose, about 0.12 s.
 */
export function containerProbe({ directory, service, interpreter, user }: ServiceProbe): Script {
  const facts = lines(
    containerScript(directory, service),
    oursScript,
    buildScript(service),
    overrideScript(service),
    sourceScript(),
  );
  const processes = lines(sh`echo ${endOfFacts}`, processesScript(interpreter));
  return user === undefined ? lines(facts, processes) : askedBy(user, facts, processes);
}

/** What a {@link containerProbe} is about. */
export interface ServiceProbe {
  readonly directory: string;
  readonly service: string;
  readonly interpreter: string;
  /** Whose rootless engine it is; absent: the host's. */
  readonly user?: string;
}

/**
 * The facts as a rootless engine's user reads them, in a shell of his own; of that only the processes' numbers are kept. The
 * processes belong to other users than him: root may read them, and he may from within the engine's user namespace.
 */
function askedBy(user: string, facts: Script, processes: Script): Script {
  const asked = lines(facts, sh`printf '\nmain %s' "$main_pid"`);
  return sh`engine_user=${user}
${raw(engineScript)}
id -u -- "$engine_user" >/dev/null 2>&1 || echo 'container stranger true'
facts=$(engine sh -c ${asked})
printf '%s\n' "$facts"
main_pid=$(printf %s "\${facts##*main }" | tr -cd '0-9 ')
export main_pid
set -- sh -c ${processes}
[ "$(id -u)" = 0 ] || [ ! -r "/run/user/$(id -u)/docker.pid" ] ||
  set -- nsenter --user --preserve-credentials --target "$(cat "/run/user/$(id -u)/docker.pid")" "$@"
"$@"`;
}

/** After this line speak the processes, which a container's own programs can make say anything. */
const endOfFacts = "container end";

/** What the answer to a {@link containerProbe} says. Never throws. */
export function observeContainer(answer: Answer): ObservedService {
  const [facts = "", processes = ""] = split(answer.stdout, `${endOfFacts}\n`);
  const report = readReport(facts, "container");
  const docker = report.get("docker");
  const override = parseOverride(facts);
  const container = parseContainer(report, override, parseReplicas(facts));
  const build = parseBuild(facts);
  const inside = parseInside(facts);
  return {
    docker: report.has("stranger") ? "stranger" : docker === "ok" || docker === "missing" ? docker : "failed",
    complaint: answer.stderr.trim().split("\n").at(-1) ?? "",
    owners: parseOwners(report),
    directory: report.get("found-directory") === true,
    here: listed(facts, "here"),
    elsewhere: listed(facts, "elsewhere"),
    ...(container && { container }),
    ...(build && { build }),
    override,
    source: parseSource(facts),
    ...(inside && { inside }),
    processes: parseProcesses(processes),
    entries: parseEntries(processes),
    hidden: hasHidden(processes),
  };
}

function split(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

function listed(facts: string, where: "here" | "elsewhere"): readonly ListedContainer[] {
  const prefix = `container ${where} `;
  return facts
    .split("\n")
    .filter((line) => line.startsWith(prefix))
    .map((line) => {
      const [id = "", state = "", project = "", service = "", ...directory] = line.slice(prefix.length).split("|");
      return { id, state, project, service, directory: directory.join("|") };
    });
}

function parseReplicas(facts: string): ObservedReplica[] {
  const rows = facts.matchAll(/^replica [0-9a-f]+ (\d+) (\S+) \/(\S+) (\S+)$/gm);
  return [...rows].map(([, pid, image = "", name = "", health = ""]) => ({ name, pid: Number(pid), image, health }));
}

function parseContainer(
  report: ReadonlyMap<string, unknown>,
  { names }: ObservedOverride,
  replicas: readonly ObservedReplica[],
): ObservedContainer | undefined {
  const id = textOf(report, "id");
  if (id === "") return undefined;
  const health = textOf(report, "health");
  const directory = textOf(report, "directory");
  const [project, name] = [directory === "" ? "" : textOf(report, "project"), textOf(report, "image-name")];
  const derived = name.endsWith(derivedTag(project, textOf(report, "service")));
  const isOurs = ({ path, written }: { path: string; written: number }) => {
    const file = path.slice(path.lastIndexOf("/") + 1);
    const known = file === ownName || overrideNames.some((one) => one === file);
    return known && (written === 0 ? derived : names.get(file) === "ours" && path === `${directory}/${file}`);
  };
  const files = listedFiles(report, "files", directory).filter((file) => !isOurs(file));
  const variableFiles = listedFiles(report, "variables", directory);
  const all = [...files, ...variableFiles];
  const made = Date.parse(textOf(report, "created")) / 1000;
  const namedImage = textOf(report, "named-image");
  const details = parseImage(report);
  const dependsBy = textOf(report, "depends") === "" ? "" : textOf(report, "compose");
  const [storage, free] = [textOf(report, "storage-directory"), report.get("free")];
  return {
    id,
    image: { id: textOf(report, "image"), name },
    derived,
    state: textOf(report, "state"),
    astray: report.get("astray") === true,
    ...(health !== "" && { health }),
    replicas,
    startedAt: textOf(report, "started"),
    user: textOf(report, "user"),
    stopLimit: Number(report.get("stop-limit") ?? 10),
    project,
    directory,
    files: files.map(({ path }) => path),
    environmentFiles: variableFiles.map(({ path }) => path),
    missingFiles: all.filter(({ written }) => written === 0).map(({ path }) => path),
    laterFiles: all.filter(({ written }) => written > made).map(({ path }) => path),
    ...(namedImage !== "" && namedImage !== textOf(report, "image") && { namedImage }),
    environment: variables(report.get("environment")),
    ...(details && { details }),
    ...(dependsBy !== "" && { dependsBy }),
    ...(typeof free === "number" && { storage: { directory: storage, free } }),
  };
}

/** Files that a label lists; compose v1 writes them as seen from the project's directory. */
function listedFiles(report: ReadonlyMap<string, unknown>, key: string, directory: string) {
  const written = textOf(report, `found-${key}`).split(" ").map(Number);
  return textOf(report, key)
    .split(",")
    .filter(Boolean)
    .map((path, index) => ({
      path: path.startsWith("/") ? path : `${directory}/${path}`,
      written: written[index] ?? 0,
    }));
}
