import { fstatSync, writeSync } from "node:fs";
import type { Stream } from "./screen.ts";

/** What is needed of `process.stdout` or `process.stderr`. */
type ProcessStream = Stream & { readonly fd: number } & Pick<NodeJS.WriteStream, "on">;

/**
 * A stream of the process that never throws. After its first failure nothing more is written to it, and the work goes on:
 * hosts must not be left in the middle because a disk of the controller's is full. `onTrouble` is told of it once; not of a
 * reader that has seen enough, such as `head`, which is no trouble.
 */
export function steadyStream(stream: ProcessStream, onTrouble: (error: NodeJS.ErrnoException) => void): Stream {
  let broken = false;
  const fail = (error: NodeJS.ErrnoException) => {
    if (broken) return;
    broken = true;
    if (error.code !== "EPIPE") onTrouble(error);
  };
  stream.on("error", fail);
  const direct = isFile(stream);
  return {
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns ?? 0;
    },
    write(text) {
      if (broken) return;
      try {
        if (direct) writeWhole(stream.fd, text);
        else stream.write(text);
      } catch (error) {
        fail(error as NodeJS.ErrnoException);
      }
    },
  };
}

function isFile({ fd, isTTY }: ProcessStream): boolean {
  if (isTTY) return false;
  const stats = fstatSync(fd);
  return stats.isFile() || stats.isCharacterDevice();
}

/** Node takes a file on which only a part of a text has found room for one that took all of it. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
