/* Generated from schemas/ by scripts/generate.mjs. Do not edit. */

/**
 * One resource that a playbook declares, its variables filled in. A playbook is a list of these; each may have a when.
 */
export type Declared =
  | PackageDeclared
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
 * A file with exactly this content.
 */
export interface FileDeclared {
  /**
   * The kind of resource.
   */
  kind: "file";
  /**
   * Absolute path.
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
 * LD_PRELOAD and MALLOC_CONF in the environment of a unit, through a drop-in of fleet's own.
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
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc";
  /**
   * Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
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
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc";
  /**
   * Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
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
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc";
  /**
   * dockerfile patches the service's own Dockerfile; override writes files of fleet's own. Default: by whether the service has a build.
   */
  method?: "dockerfile" | "override";
  /**
   * Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
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
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * The allocator that must serve.
   */
  allocator: "jemalloc";
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
   * Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
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
  allocator: "jemalloc";
  /**
   * File name of the executable whose processes are judged, such as node.
   */
  interpreter: string;
  /**
   * Full name of the unit, such as misskey.service.
   */
  unit?: string;
  /**
   * Absolute directory of the Compose project.
   */
  directory?: string;
  /**
   * Service of the Compose project.
   */
  service?: string;
  /**
   * Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.
   */
  mallocConf: string;
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
