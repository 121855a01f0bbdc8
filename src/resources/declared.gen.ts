/* Generated from schemas/playbook.schema.json by scripts/generate.mjs. Do not edit. */

/** An allocator that fleet knows. */
export type Allocator = "jemalloc";

export interface PackageDeclared {
  kind: "package";
  name: string;
}
export interface FileDeclared {
  kind: "file";
  path: string;
  content: string;
  /** Four octal digits, such as "0644". */
  mode?: string;
}
export interface SystemdEnvironmentDeclared {
  kind: "systemd-environment";
  unit: string;
  interpreter: string;
  allocator: Allocator;
  mallocConf: string;
}
export interface SystemdServiceDeclared {
  kind: "systemd-service";
  unit: string;
  interpreter: string;
  allocator: Allocator;
  mallocConf: string;
}
export interface DockerfileDeclared {
  kind: "dockerfile";
  directory: string;
  service: string;
  allocator: Allocator;
  mallocConf: string;
}
export interface ComposeServiceDeclared {
  kind: "compose-service";
  directory: string;
  service: string;
  interpreter: string;
  allocator: Allocator;
  mallocConf: string;
}
export interface AllocatorDeclared {
  kind: "allocator";
  allocator: Allocator;
  interpreter: string;
  /** A unit, or a directory and a service. */
  unit?: string;
  directory?: string;
  service?: string;
  mallocConf: string;
  health?: string;
  stable: number;
  healthTimeout: number;
}
export type Declared =
  | PackageDeclared
  | FileDeclared
  | SystemdEnvironmentDeclared
  | SystemdServiceDeclared
  | DockerfileDeclared
  | ComposeServiceDeclared
  | AllocatorDeclared;
