import { readDockerfile } from "./read.ts";
import { assignments } from "./words.ts";

const shown = /^(LD_PRELOAD|MALLOC_\w+|GLIBC_TUNABLES|MIMALLOC_\w+|TCMALLOC_\w+|NODE_ENV)$/;

/** The Dockerfile for people to look at: values of ENV and ARG that are nobody's business read `***`, and so does what can't be read. */
export function maskDockerfile(text: string): string {
  const { parts, escaper, trouble } = readDockerfile(text);
  let [result, from] = ["", 0];
  for (const { keyword, joined, from: begin } of parts) {
    if (keyword !== "ENV" && keyword !== "ARG") continue;
    for (const { name, value } of assignments(joined.text, escaper, begin, keyword === "ENV")) {
      if (value === undefined || value.start === value.end || shown.test(name)) continue;
      result += `${text.slice(from, joined.at(value.start))}***`;
      from = joined.at(value.end - 1) + 1;
    }
  }
  return result + (trouble === undefined ? text.slice(from) : `${text.slice(from, parts.at(-1)?.end ?? 0)}\n***\n`);
}
