import { allocator } from "./allocator.ts";
import type { Declared } from "./declared.gen.ts";
import { composeService } from "./docker/compose-service.ts";
import { dockerfile } from "./docker/dockerfile.ts";
import { file } from "./file.ts";
import { bind, type Kind, type Resource } from "./kind.ts";
import { library } from "./library.ts";
import { packageKind } from "./package.ts";
import { systemdEnvironment } from "./systemd/systemd-environment.ts";
import { systemdService } from "./systemd/systemd-service.ts";

type Binders = { readonly [Name in Declared["kind"]]: (declared: Extract<Declared, { kind: Name }>) => Resource };

/** Every kind by its name: the compiler asks for the line of one that the playbook schema has gained. */
const kinds: Binders = {
  package: of(packageKind),
  library: of(library),
  file: of(file),
  "systemd-environment": of(systemdEnvironment),
  "systemd-service": of(systemdService),
  dockerfile: of(dockerfile),
  "compose-service": of(composeService),
  allocator: of(allocator),
};

/** The resource behind a declaration. */
export function resource(declared: Declared): Resource {
  // The compiler can't see that a declaration's kind chooses the binder of that very declaration.
  const binder = kinds[declared.kind] as (declared: Declared) => Resource;
  return binder(declared);
}

function of<Desired, Observed extends object>(kind: Kind<Desired, Observed>): (desired: Desired) => Resource {
  return (desired) => bind(kind, desired);
}
