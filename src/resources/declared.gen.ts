/* Generated from schemas/ by scripts/generate.mjs. Do not edit. */

/**
 * One resource that a playbook declares, its variables filled in. A playbook is a list of these; each may have a when.
 */
export type Declared =
  | PackageDeclared
  | LibraryDeclared
  | FileDeclared
  | SystemdEnvironmentDeclared
  | SystemdServiceDeclared
  | DockerfileDeclared
  | ComposeServiceDeclared
  | AllocatorDeclared;

/**
 * A package of the host's own package manager, installed.
 */
export interface PackageDeclared {
  /**
   * The kind of resource.
   */
  kind: "package";
  /**
   * Name of the package.
   */
  name: string;
}
/**
 * The package that has an allocator's library on this distribution, installed where the unit does not have the allocator from elsewhere; nothing for glibc.
 */
export interface LibraryDeclared {
  /**
   * The kind of resource.
   */
  kind: "library";
  /**
   * The allocator whose library it is.
   */
  allocator: "jemalloc" | "mimalloc" | "glibc";
  /**
   * Full name of the unit, such as misskey.service.
   */
  unit: string;
  /**
   * User whose own systemd runs the unit (systemctl --user). Absent: the host's.
   */
  user?: string;
  /**
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
}
/**
 * A file with exactly this content.
 */
export interface FileDeclared {
  /**
   * The kind of resource.
   */
  kind: "file";
  /**
   * Absolute path in its shortest form: no . or .. in it, no slash at its end.
   */
  path: string;
  /**
   * The whole content.
   */
  content: string;
  /**
   * Four octal digits in quotes, such as "0644".
   */
  mode?: string;
}
/**
 * The allocator and its settings in the environment of a unit, through a drop-in of fleet's own.
 */
export interface SystemdEnvironmentDeclared {
  /**
   * The kind of resource.
   */
  kind: "systemd-environment";
  /**
   * Full name of the unit, such as misskey.service.
   */
  unit: string;
  /**
   * User whose own systemd runs the unit (systemctl --user). Absent: the host's.
   */
  user?: string;
  /**
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc" | "mimalloc" | "glibc";
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
  /**
   * glibc: how many arenas malloc uses at most (MALLOC_ARENA_MAX). Absent: left alone.
   */
  arenas?: number;
  /**
   * glibc: free bytes at the end of the heap that are given back (MALLOC_TRIM_THRESHOLD_). Absent: left alone.
   */
  trimThreshold?: number;
  /**
   * glibc: value of GLIBC_TUNABLES, such as glibc.malloc.tcache_count=0. Absent: left alone.
   */
  tunables?: string;
  /**
   * Replace another allocator that somebody has chosen on purpose. Default: false.
   */
  replace?: boolean;
}
/**
 * A unit whose live processes have what its configuration says; restarted when they do not.
 */
export interface SystemdServiceDeclared {
  /**
   * The kind of resource.
   */
  kind: "systemd-service";
  /**
   * Full name of the unit, such as misskey.service.
   */
  unit: string;
  /**
   * User whose own systemd runs the unit (systemctl --user). Absent: the host's.
   */
  user?: string;
  /**
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc" | "mimalloc" | "glibc";
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
  /**
   * glibc: how many arenas malloc uses at most (MALLOC_ARENA_MAX). Absent: left alone.
   */
  arenas?: number;
  /**
   * glibc: free bytes at the end of the heap that are given back (MALLOC_TRIM_THRESHOLD_). Absent: left alone.
   */
  trimThreshold?: number;
  /**
   * glibc: value of GLIBC_TUNABLES, such as glibc.malloc.tcache_count=0. Absent: left alone.
   */
  tunables?: string;
  /**
   * Replace another allocator that somebody has chosen on purpose. Default: false.
   */
  replace?: boolean;
}
/**
 * The allocator in the Dockerfile of a Compose service, every other byte kept; or a Dockerfile of fleet's own on the image that the service names.
 */
export interface DockerfileDeclared {
  /**
   * The kind of resource.
   */
  kind: "dockerfile";
  /**
   * Absolute directory of the Compose project.
   */
  directory: string;
  /**
   * Service of the Compose project.
   */
  service: string;
  /**
   * User whose own rootless Docker runs the service. Absent: the host's Docker.
   */
  user?: string;
  /**
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc" | "mimalloc" | "glibc";
  /**
   * dockerfile patches the service's own Dockerfile; override writes files of fleet's own. Default: by whether the service has a build.
   */
  method?: "dockerfile" | "override";
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
  /**
   * glibc: how many arenas malloc uses at most (MALLOC_ARENA_MAX). Absent: left alone.
   */
  arenas?: number;
  /**
   * glibc: free bytes at the end of the heap that are given back (MALLOC_TRIM_THRESHOLD_). Absent: left alone.
   */
  trimThreshold?: number;
  /**
   * glibc: value of GLIBC_TUNABLES, such as glibc.malloc.tcache_count=0. Absent: left alone.
   */
  tunables?: string;
  /**
   * Replace another allocator that somebody has chosen on purpose. Default: false.
   */
  replace?: boolean;
}
/**
 * A Compose service whose live processes have the allocator; recreated when they do not.
 */
export interface ComposeServiceDeclared {
  /**
   * The kind of resource.
   */
  kind: "compose-service";
  /**
   * Absolute directory of the Compose project.
   */
  directory: string;
  /**
   * Service of the Compose project.
   */
  service: string;
  /**
   * User whose own rootless Docker runs the service. Absent: the host's Docker.
   */
  user?: string;
  /**
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc" | "mimalloc" | "glibc";
  /**
   * dockerfile patches the service's own Dockerfile; override writes files of fleet's own. Default: by whether the service has a build.
   */
  method?: "dockerfile" | "override";
  /**
   * One thin layer on the running image, which can't change the application, or the service's own full build. Default: thin.
   */
  rebuild?: "thin" | "full";
  /**
   * Let a full build go to another version of the application, or to one that can't be told. Default: false.
   */
  allowUpgrade?: boolean;
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
  /**
   * glibc: how many arenas malloc uses at most (MALLOC_ARENA_MAX). Absent: left alone.
   */
  arenas?: number;
  /**
   * glibc: free bytes at the end of the heap that are given back (MALLOC_TRIM_THRESHOLD_). Absent: left alone.
   */
  trimThreshold?: number;
  /**
   * glibc: value of GLIBC_TUNABLES, such as glibc.malloc.tcache_count=0. Absent: left alone.
   */
  tunables?: string;
  /**
   * Replace another allocator that somebody has chosen on purpose. Default: false.
   */
  replace?: boolean;
}
/**
 * The proof: every judged process of the instance maps the allocator.
 */
export interface AllocatorDeclared {
  /**
   * The kind of resource.
   */
  kind: "allocator";
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc" | "mimalloc" | "glibc";
  /**
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * Full name of the unit, such as misskey.service.
   */
  unit?: string;
  /**
   * User whose own systemd runs the unit, or whose own rootless Docker runs the service. Absent: the host's.
   */
  user?: string;
  /**
   * Absolute directory of the Compose project.
   */
  directory?: string;
  /**
   * Service of the Compose project.
   */
  service?: string;
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
  /**
   * glibc: how many arenas malloc uses at most (MALLOC_ARENA_MAX). Absent: left alone.
   */
  arenas?: number;
  /**
   * glibc: free bytes at the end of the heap that are given back (MALLOC_TRIM_THRESHOLD_). Absent: left alone.
   */
  trimThreshold?: number;
  /**
   * glibc: value of GLIBC_TUNABLES, such as glibc.malloc.tcache_count=0. Absent: left alone.
   */
  tunables?: string;
  /**
   * Replace another allocator that somebody has chosen on purpose. Default: false.
   */
  replace?: boolean;
  /**
   * URL that must answer.
   */
  health?: string;
  /**
   * Seconds that the instance must stay up.
   */
  stable: number;
  /**
   * Seconds in which the health URL must answer.
   */
  healthTimeout: number;
}
