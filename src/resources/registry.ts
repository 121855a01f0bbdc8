import { allocator } from "./allocator.ts";
import { composeService } from "./compose-service.ts";
import type { Declared } from "./declared.gen.ts";
import { dockerfile } from "./dockerfile.ts";
import { file } from "./file.ts";
import { bind, type Resource } from "./kind.ts";
import { library } from "./library.ts";
import { packageKind } from "./package.ts";
import { systemdEnvironment } from "./systemd-environment.ts";
import { systemdService } from "./systemd-service.ts";

/** The resource behind a declaration. */
export function resource(declared: Declared): Resource {
  switch (declared.kind) {
    case "package":
      return bind(packageKind, declared);
    case "library":
      return bind(library, declared);
    case "file":
      return bind(file, declared);
    case "systemd-environment":
      return bind(systemdEnvironment, declared);
    case "systemd-service":
      return bind(systemdService, declared);
    case "dockerfile":
      return bind(dockerfile, declared);
    case "compose-service":
      return bind(composeService, declared);
    case "allocator":
      return bind(allocator, declared);
  }
}
