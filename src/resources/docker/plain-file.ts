import { dockerfileLimit, type ObservedFile } from "./compose.ts";

/** Why a file's kind forbids replacing it; undefined when nothing does. */
export function refuseFile({ type, links, bytes }: ObservedFile): string | undefined {
  if (!type.startsWith("regular")) return `is a ${type}, which fleet does not write`;
  if (links > 1) return `has ${links} hard links, which a replacement would part`;
  if (bytes > dockerfileLimit) return `is larger than ${dockerfileLimit} bytes`;
  return undefined;
}

/** A file's text; undefined where it is not UTF-8. */
export function decodeFile(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
