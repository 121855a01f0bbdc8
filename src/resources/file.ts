import { sh } from "../shell/script.ts";
import type { FileDeclared } from "./declared.gen.ts";
import type { Kind } from "./kind.ts";
import { baseOf } from "./operation.ts";

/** Longest file that is read to be compared, in bytes. */
const limit = 1024 * 1024;

/** A file, or what stands at its path instead. */
type ObservedFile =
  | { readonly is: "absent" }
  | { readonly is: "file"; readonly content: Buffer; readonly mode: string }
  | { readonly is: "other"; readonly what: string };

/** A file with exactly this content. */
export const file: Kind<FileDeclared, ObservedFile> = {
  kind: "file",
  name: ({ path }) => path,

  probe: ({ path }) => sh`path=${path}
if [ -L "$path" ]; then echo 'other a symbolic link'
elif [ ! -e "$path" ]; then
  if [ -x "\${path%/*}/" ] || [ ! -e "\${path%/*}/" ]; then echo absent; else echo 'other behind a directory that this user may not enter'; fi
elif [ ! -f "$path" ]; then echo 'other no regular file'
elif [ ! -r "$path" ]; then echo 'other not readable for this user'
else
  set -- $(stat -c '%a %h %s' "$path")
  if [ "$2" -gt 1 ]; then echo 'other a file with several hard links'
  elif [ "$3" -gt ${limit} ]; then echo 'other larger than 1 MiB'
  else
    echo "file $1"
    base64 <"$path"
  fi
fi`,

  observe({ stdout }) {
    const [head = "", ...body] = stdout.split("\n");
    if (head === "absent") return { is: "absent" };
    if (head.startsWith("file ")) {
      return { is: "file", content: Buffer.from(body.join(""), "base64"), mode: head.slice(5).padStart(4, "0") };
    }
    if (head.startsWith("other ")) return { is: "other", what: head.slice(6) };
    return { status: "unknown", why: "the file could not be looked at" };
  },

  foresee({ path }, observed, written) {
    const file = written.get(path);
    if (file === undefined) return observed;
    if (file === "absent") return { is: "absent" };
    const mode = observed.is === "file" ? observed.mode : file.mode;
    return { is: "file", content: Buffer.from(file.content), mode };
  },

  change({ path, content, mode }, observed) {
    if (observed.is === "other") {
      return {
        status: "blocked",
        cause: `${path} is ${observed.what}`,
        next: "fleet replaces plain files only; look at it on the host",
      };
    }
    const before = observed.is === "file" ? observed.content : undefined;
    const same = before?.equals(Buffer.from(content)) ?? false;
    const remoded = mode !== undefined && observed.is === "file" && observed.mode !== mode;
    if (same && !remoded) return undefined;
    const modes = remoded ? `mode will change from ${observed.mode} to ${mode}` : "";
    return {
      status: "change",
      action: before === undefined ? "create" : "update",
      summary: same
        ? modes
        : [before === undefined ? "will be written" : "will be replaced", modes].filter(Boolean).join(", "),
      diffs: same ? [] : [{ path, before: before?.toString("utf8"), after: content }],
      operations: [
        {
          op: "file.write",
          path,
          content,
          mode: mode ?? "0644",
          ...(remoded && { setMode: true }),
          base: baseOf(before),
        },
      ],
    };
  },
};
