import { createHash } from "node:crypto";
import { derivedDirectory } from "../../text/compose-override.ts";
import type { Written } from "../kind.ts";
import type { ObservedFile } from "./compose.ts";
import type { ObservedService } from "./container.ts";
import { overrideNames, ownName } from "./override-files.ts";
import type { ServiceAddress } from "./service-trouble.ts";

/** A compose service as it will be seen when earlier instances of its project have written their files. */
export function foreseeService(
  { service }: ServiceAddress,
  observed: ObservedService,
  written: Written,
): ObservedService {
  const { build, override, container } = observed;
  if (written.size === 0 || !container) return observed;
  const names = new Map(override.names);
  const files = new Map(override.files);
  for (const name of [...overrideNames, ownName]) {
    const file = written.get(`${container.directory}/${name}`);
    if (file === undefined) continue;
    names.delete(name);
    files.delete(name);
    if (file === "absent") continue;
    names.set(name, "ours");
    files.set(name, asFile(file.content));
  }
  const derived = written.get(`${container.directory}/${derivedDirectory(service)}/Dockerfile`);
  if (derived === "absent") files.delete("Dockerfile");
  else if (derived) files.set("Dockerfile", asFile(derived.content));
  const patched = build?.path === undefined ? undefined : written.get(build.path);
  return {
    ...observed,
    ...(build && patched && patched !== "absent" && { build: { ...build, file: asFile(patched.content) } }),
    override: { ...override, names, files },
  };
}

function asFile(text: string): ObservedFile {
  const content = Buffer.from(text, "utf8");
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { type: "regular file", links: 1, bytes: content.length, content, sha256 };
}
