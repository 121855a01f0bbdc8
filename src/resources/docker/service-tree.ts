import type { RunningService } from "./container.ts";

/** Whether a build of a service's source now gives the application that runs. */
export type Tree =
  | { readonly status: "same"; readonly evidence?: undefined }
  | { readonly status: "unknown"; readonly evidence?: undefined }
  /** The next build makes something else: `version` where it is known to be another one. */
  | { readonly status: "moved"; readonly cause: string; readonly evidence?: string; readonly version?: string };

/**
 * Compares the source with what runs: the version, the commit that the image names, and whether git's HEAD has moved since
 * the image was built. What was edited and not committed is not seen.
 */
export function treeOf({ build, source, inside, container: { details } }: RunningService): Tree {
  const context = build?.context ?? "";
  const running = inside?.version;
  if (source.version !== undefined && running !== undefined && source.version !== running) {
    const cause = `the source is version ${source.version}, and ${running} runs`;
    return { status: "moved", cause, evidence: `${context}/package.json`, version: source.version };
  }
  const built = Date.parse(details?.built ?? "") / 1000;
  if (details?.revision !== undefined && details.revision === source.commit) return { status: "same" };
  if (source.movedAt !== undefined && source.movedAt > built) {
    const cause = `the source went to another commit after the running image was built`;
    return { status: "moved", cause, evidence: headEvidence(context, source.commit, details?.revision) };
  }
  if (details?.revision !== undefined && source.commit !== undefined) {
    const cause = "the source is at another commit than the one that the running image names";
    return { status: "moved", cause, evidence: headEvidence(context, source.commit, details.revision) };
  }
  const known = source.movedAt !== undefined && !Number.isNaN(built);
  return known || (source.version !== undefined && running !== undefined) ? { status: "same" } : { status: "unknown" };
}

function headEvidence(context: string, commit: string | undefined, revision: string | undefined): string {
  const at = commit === undefined ? "moved" : `at ${commit.slice(0, 10)}`;
  return `git's HEAD of ${context}: ${at}${revision === undefined ? "" : `; the image: ${revision.slice(0, 10)}`}`;
}
