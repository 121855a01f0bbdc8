import { type Base, readBase } from "./dockerfile/base.ts";
import type { Family } from "./dockerfile/install.ts";
import { type Presence, presence } from "./dockerfile/loads.ts";
import { envSplice, packageSplices } from "./dockerfile/place.ts";
import { type ReadDockerfile, readDockerfile } from "./dockerfile/read.ts";
import { expected, type Splice, spliced } from "./dockerfile/splice.ts";
import { readStages, type Stage, stageChain } from "./dockerfile/stages.ts";
import { type Survey, survey } from "./dockerfile/survey.ts";
import { unpatched } from "./dockerfile/unpatch.ts";
import type { DockerfileWish } from "./dockerfile/wish.ts";
import { word } from "./dockerfile-word.ts";
import { composePreload } from "./preload.ts";

/** What a wish comes to for a Dockerfile. Lines count from 1. */
export type DockerfilePatch =
  | Converged
  | { readonly status: "patched"; readonly text: string; readonly summary: string }
  | Refused;

interface Converged {
  readonly status: "converged";
  readonly line: number;
}

interface Refused {
  readonly status: "refused";
  readonly reason: string;
  readonly line?: number;
  readonly next: string;
}

/** Largest Dockerfile that is read, in characters. */
const limit = 1024 * 1024;

const byHand = "add the package and ENV LD_PRELOAD to the stage by hand";

/**
 * Puts an allocator's package and ENV LD_PRELOAD into the stage that is built, every other byte kept. The result is read
 * again, and refused where it differs in anything but what was meant, is not what the wish asks for, or could not be
 * taken back to the same bytes. Pure; never throws on a Dockerfile, however odd.
 */
export function patchDockerfile(text: string, wish: DockerfileWish): DockerfilePatch {
  if (text.length > limit) return refuse("the Dockerfile is larger than 1 MiB");
  const file = readDockerfile(text);
  const before = judge(file, wish);
  const clean = unpatched(file);
  const tooMuch = nothingWished(wish) && clean.status !== "unmarked";
  if (before.status === "refused" || (before.status === "converged" && !tooMuch)) return before;
  if (clean.status === "refused") return clean;
  // What fleet has put in is taken away first: what it was for may be another allocator.
  const base = clean.status === "unpatched" ? readDockerfile(clean.text) : file;
  const bare = judge(base, wish);
  if (bare.status === "converged" && base !== file) {
    return { status: "patched", text: base.text, summary: "what fleet has added will be taken away" };
  }
  if (bare.status !== "lacking") return bare;
  const patched = patch(bare, wish, file);
  return patched.status === "patched" && patched.text === text
    ? { status: "converged", line: bare.stage.from.line }
    : patched;
}

/** Whether there is no library to be loaded: then what fleet has added may be too much. */
function nothingWished({ debian, alpine }: DockerfileWish): boolean {
  return debian === undefined && alpine === undefined;
}

function refuse(reason: string, line?: number, next = byHand): Refused {
  return { status: "refused", reason, next, ...(line !== undefined && { line }) };
}

/** All that is known of a Dockerfile that is not converged. */
interface Judged {
  readonly status: "lacking";
  readonly file: ReadDockerfile;
  readonly chain: readonly Stage[];
  readonly stage: Stage;
  readonly found: Survey;
  readonly base: Base;
  readonly family: Family;
  readonly there: Presence;
}

function judge(file: ReadDockerfile, wish: DockerfileWish): Judged | Converged | Refused {
  const conflict = conflictLine(file.text);
  if (conflict !== undefined) {
    const next = "resolve it, then plan again: what is missing by then is put in";
    return refuse("the Dockerfile holds a merge conflict", conflict, next);
  }
  if (file.trouble) return refuse(`the Dockerfile could not be read: ${file.trouble.reason}`, file.trouble.line);
  const stages = readStages(file, wish.args);
  const chain = stageChain(stages, wish.target);
  if (typeof chain === "string") return refuse(chain);
  const [root, stage] = [chain[0], chain.at(-1)];
  if (root === undefined || stage === undefined) return refuse("the Dockerfile has no FROM");
  const found = survey(file, chain, stages, wish.args);
  const base = readBase(root.base);
  const used = found.installs.at(-1)?.family;
  const named = base.family === "none" ? undefined : base.family;
  if (!nothingWished(wish) && wish[used ?? named ?? "debian"] === undefined) {
    return refuse(`fleet knows no package for the base ${root.base ?? root.written}`, root.from.line);
  }
  const there = presence(found, wish[used ?? named ?? "debian"]);
  const set = [...(wish.variables ?? [])].every(
    ([name, { value, always }]) => !always || found.env.get(name)?.value === value,
  );
  if (there.present && there.loaded && set) return { status: "converged", line: there.line ?? stage.from.line };
  if (nothingWished(wish)) return { status: "lacking", file, chain, stage, found, base, family: "debian", there };
  const unsuitable = (reason: string, next?: string) => refuse(reason, root.from.line, next);
  const image = root.base ?? root.written;
  if (base.family === "none") {
    const next = "copy the library from a stage of the same system with COPY --from and set ENV LD_PRELOAD, by hand";
    return unsuitable(`the base ${image} has no package manager`, next);
  }
  const families = new Set([...found.installs.map(({ family }) => family), ...(named ? [named] : [])]);
  const family = used ?? named;
  if (families.size > 1) return unsuitable(`the base ${image} and the stage's package managers don't go together`);
  if (family === undefined) {
    const manager = found.runs.flatMap(({ text }) => managers.exec(text)?.[1] ?? [])[0];
    if (manager === undefined) {
      return unsuitable(
        `no RUN installs packages with apt-get or apk, and it can't be told what the base ${image} has`,
      );
    }
    return unsuitable(`the stage installs with ${manager}, which fleet does not patch`, redHatByHand(manager, wish));
  }
  return { status: "lacking", file, chain, stage, found, base, family, there };
}

/** The line where git has left two sides of a change, as after `git stash pop`; a here-document may hold one of its marks. */
function conflictLine(text: string): number | undefined {
  const found = /^<{7} /m.exec(text);
  if (found === null || !/^={7}\r?$/m.test(text) || !/^>{7} /m.test(text)) return undefined;
  return text.slice(0, found.index).split("\n").length;
}

const managers = /\b(dnf|microdnf|yum|zypper|pacman|emerge|nix-env)\b[^;&|\n]*/;

/** What to add by hand where packages are Red Hat's. */
function redHatByHand(manager: string, { redHat }: DockerfileWish): string | undefined {
  if (redHat === undefined || !/dnf|yum/.test(manager)) return undefined;
  return `add the package ${redHat.package} and ENV LD_PRELOAD=${redHat.library} to the stage by hand`;
}

function patch(judged: Judged, wish: DockerfileWish, original: ReadDockerfile): Exclude<DockerfilePatch, Converged> {
  const { file, chain, stage, found, base, family, there } = judged;
  const { package: name, library } = wish[family] ?? {};
  const set = found.env.get("LD_PRELOAD");
  if (set !== undefined && set.value === undefined) {
    return refuse("LD_PRELOAD is set from a variable that can't be told", set.part.line, "write its value out");
  }
  if (there.others.length > 0 && wish.replace !== true) {
    const reason = `LD_PRELOAD names another allocator, ${there.others.join(" and ")}`;
    const next = "set replace: true in the inventory's vars if it should be replaced, or wish for that one";
    return refuse(reason, set?.part.line, next);
  }
  const missing = there.present ? undefined : name;
  const splices: Splice[] = missing === undefined ? [] : packageSplices(file.text, chain, found, base, family, missing);
  if (missing !== undefined && splices.length === 0) {
    const reason = `the stage ${stage.name ?? "that is built"} has no RUN that a package can be added to safely`;
    return refuse(reason, stage.from.line);
  }
  const preload = there.loaded ? undefined : composePreload(set?.value, library);
  const variables = new Map(preload === undefined ? [] : [["LD_PRELOAD", preload]]);
  for (const [variable, { value, always }] of wish.variables ?? []) {
    const current = found.env.get(variable);
    if (always ? current?.value !== value : preload !== undefined && current === undefined) {
      variables.set(variable, value);
    }
  }
  const words = [...variables].map(([variable, value]) => `${variable}=${word(value)}`);
  if (words.length > 0) splices.push(envSplice(file, stage, found.installs, `ENV ${words.join(" ")}`));
  const wrong = there.wrong
    .slice(0, 3)
    .map((path) => `; ${path}, which LD_PRELOAD names, is not there`)
    .join("");
  const summary = `${[...(missing === undefined ? [] : [missing]), ...words].join(", ")} will be added${wrong}`;
  return checked(file, splices, wish, original, summary);
}

/** Makes the splices and takes the result only where it is what was meant. */
function checked(
  { text, parts }: ReadDockerfile,
  splices: readonly Splice[],
  wish: DockerfileWish,
  original: ReadDockerfile,
  summary: string,
): Exclude<DockerfilePatch, Converged> {
  const patched = readDockerfile(spliced(text, splices));
  const meant = expected(parts, splices);
  if (patched.parts.length !== meant.length || patched.parts.some((part, place) => part.text !== meant[place])) {
    return refuse("the patch would change more than it is meant to");
  }
  const again = judge(patched, wish);
  if (again.status !== "converged") return refuse("the patch would not do what it is meant to");
  const [back, clean] = [unpatched(patched), unpatched(original)];
  if (back.status === "refused") return refuse(back.reason, back.line, back.next);
  if (back.status !== "unpatched" || back.text !== (clean.status === "unpatched" ? clean.text : original.text)) {
    return refuse("the patch could not be taken back");
  }
  return { status: "patched", text: patched.text, summary };
}
