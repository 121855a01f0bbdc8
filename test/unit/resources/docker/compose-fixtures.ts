import { readFileSync } from "node:fs";
import type { Answer } from "../../../../src/resources/answer.ts";
import { type ObservedService, observeContainer } from "../../../../src/resources/docker/container.ts";
import type { Facts } from "../../../../src/resources/facts.ts";
import type { ObservedProcess } from "../../../../src/resources/process/processes.ts";

export const library = "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2";

export const facts: Facts = {
  os: "debian",
  release: "12",
  architecture: "amd64",
  multiarch: "x86_64-linux-gnu",
  root: true,
  systemd: 252,
};

/** What a real host with Docker 20.10 and Compose 2.26 answered, without the processes. */
export function answerOf(fixture: string): Answer {
  return JSON.parse(readFileSync(new URL(`fixtures/compose/${fixture}.json`, import.meta.url), "utf8"));
}

/** A real answer with the processes that a test wants in it. */
export function observed(fixture: string, ...processes: readonly ObservedProcess[]): ObservedService {
  return { ...observeContainer(answerOf(fixture)), processes };
}

/** A judged process: its LD_PRELOAD, and the allocators' files in its maps. */
export function node(
  preload: string | undefined,
  libraries: readonly string[] = [],
  mallocConf?: string,
): ObservedProcess {
  const environment = new Map<string, string>();
  if (preload !== undefined) environment.set("LD_PRELOAD", preload);
  if (mallocConf !== undefined) environment.set("MALLOC_CONF", mallocConf);
  return { exe: "/usr/bin/node", startedAt: 1_795_523_000, environment, libraries, musl: false };
}

export const onGlibc = node(undefined);
export const onJemalloc = node(library, ["libjemalloc.so.2"]);
