/* Generated from schemas/ by scripts/generate.mjs. Do not edit. */

/**
 * Who is to be changed: hosts, their instances, and what holds for all of them.
 */
export interface InventoryFile {
  /**
   * Version of this format.
   */
  version: 1;
  /**
   * Playbook to apply: a name, or a path.
   */
  playbook?: string;
  defaults?: Defaults;
  strategy?: StrategyFile;
  vars?: Vars1;
  /**
   * Hosts by name.
   */
  hosts: {
    [k: string]: HostFile;
  };
  /**
   * Groups of hosts by name; a later group wins over an earlier one.
   */
  groups?: {
    [k: string]: GroupFile;
  };
  /**
   * Free for your own use.
   *
   * This interface was referenced by `InventoryFile`'s JSON-Schema definition
   * via the `patternProperty` "^x-".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | 1
    | string
    | Defaults
    | StrategyFile
    | Vars1
    | {
        [k: string]: HostFile;
      }
    | {
        [k: string]: GroupFile;
      }
    | undefined;
}
/**
 * What every host and instance starts from.
 */
export interface Defaults {
  /**
   * How fleet reaches the host: over SSH, or on this very machine.
   */
  connection?: "ssh" | "local";
  /**
   * TCP port of sshd. Default: what ~/.ssh/config says, else 22.
   */
  port?: number;
  /**
   * User to log in as. Default: what ~/.ssh/config says, else the local user.
   */
  user?: string;
  /**
   * Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.
   */
  identityFile?: string;
  /**
   * Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.
   *
   * @minItems 1
   */
  knownHosts?: [string, ...string[]];
  /**
   * Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.
   */
  become?: boolean;
  /**
   * Limit for connecting and logging in, such as 10s.
   */
  connectTimeout?: string;
  /**
   * controller: a change reverts by itself unless it is confirmed over a new connection.
   */
  confirm?: "controller";
  /**
   * How the application runs: as a systemd unit, or as a service of a Docker Compose project.
   */
  deployment?: "systemd" | "docker";
  /**
   * User whose own systemd runs the unit (systemctl --user); fleet acts there as this user. Default: the host's systemd.
   */
  unitUser?: string;
  /**
   * User whose own rootless Docker runs the service; fleet asks and calls it as this user. Default: the host's Docker.
   */
  dockerUser?: string;
  /**
   * Service of the Compose project, or the name of a container that was started without Compose. Default: web.
   */
  service?: string;
  /**
   * URL that answers with success when the application serves, seen from the host.
   */
  health?: string;
  /**
   * How long an instance must stay up before its change is committed. Default: 10s.
   */
  stable?: string;
  /**
   * How long the health URL may take until it first answers. Default: 5m.
   */
  healthTimeout?: string;
  /**
   * Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.
   */
  method?: "dockerfile" | "override";
  /**
   * Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.
   */
  rebuild?: "thin" | "full";
  /**
   * Docker: let a full build change the application's version, when the source is not what runs. Default: false.
   */
  allowUpgrade?: boolean;
  /**
   * Playbook to apply: a name, or a path.
   */
  playbook?: string;
  vars?: Vars;
  /**
   * Free for your own use.
   *
   * This interface was referenced by `Defaults`'s JSON-Schema definition
   * via the `patternProperty` "^x-".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | "ssh"
    | "local"
    | number
    | string
    | [string, ...string[]]
    | boolean
    | "controller"
    | "systemd"
    | "docker"
    | "dockerfile"
    | "override"
    | "thin"
    | "full"
    | Vars
    | undefined;
}
/**
 * Variables for the playbook; they merge key by key.
 */
export interface Vars {
  /**
   * The allocator that must serve; glibc is the C library's own. Default: jemalloc.
   */
  allocator?: "jemalloc" | "mimalloc" | "glibc";
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone. Default: auto.
   */
  mallocConf?: string;
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
   * File name of the executable whose processes are judged. Default: node.
   */
  interpreter?: string;
  [k: string]: string | number | boolean | "jemalloc" | "mimalloc" | "glibc" | undefined;
}
/**
 * How the fleet is walked through.
 */
export interface StrategyFile {
  /**
   * Hosts that are changed at the same time. Default: 10.
   */
  parallel?: number;
  /**
   * Hosts that go first, as a wave of their own; when one of them fails, nothing else is begun. 0: none. Default: 1.
   */
  canary?: number;
  /**
   * How far each wave reaches: the number or percentage of all hosts with work that is done at its end. What is left is the last wave. Default: 25%, 100%.
   */
  waves?: (number | string)[];
  /**
   * When the hosts that failed exceed this number, or percentage of the hosts with work, no further host starts. Default: 0.
   */
  maxFailures?: number | string;
  /**
   * Wait after each wave in which something was committed; then its hosts are looked at again. 0s: neither. Default: 30s.
   */
  soak?: string;
  /**
   * How long a host waits for another process that holds its package manager, such as unattended-upgrades. Default: 2m.
   */
  packageWait?: string;
  /**
   * Free for your own use.
   *
   * This interface was referenced by `StrategyFile`'s JSON-Schema definition
   * via the `patternProperty` "^x-".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | number
    | (number | string)[]
    | string
    | undefined;
}
/**
 * Variables for every host.
 */
export interface Vars1 {
  /**
   * The allocator that must serve; glibc is the C library's own. Default: jemalloc.
   */
  allocator?: "jemalloc" | "mimalloc" | "glibc";
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone. Default: auto.
   */
  mallocConf?: string;
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
   * File name of the executable whose processes are judged. Default: node.
   */
  interpreter?: string;
  [k: string]: string | number | boolean | "jemalloc" | "mimalloc" | "glibc" | undefined;
}
/**
 * One machine. With one instance its keys stand here; with several under instances.
 */
export interface HostFile {
  /**
   * Name or IP address to connect to. Default: the host's name.
   */
  address?: string;
  /**
   * How fleet reaches the host: over SSH, or on this very machine.
   */
  connection?: "ssh" | "local";
  /**
   * TCP port of sshd. Default: what ~/.ssh/config says, else 22.
   */
  port?: number;
  /**
   * User to log in as. Default: what ~/.ssh/config says, else the local user.
   */
  user?: string;
  /**
   * Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.
   */
  identityFile?: string;
  /**
   * Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.
   *
   * @minItems 1
   */
  knownHosts?: [string, ...string[]];
  /**
   * Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.
   */
  become?: boolean;
  /**
   * Limit for connecting and logging in, such as 10s.
   */
  connectTimeout?: string;
  /**
   * controller: a change reverts by itself unless it is confirmed over a new connection.
   */
  confirm?: "controller";
  /**
   * Hosts with the same word are never changed at the same time.
   */
  redundancy?: string;
  /**
   * How the application runs: as a systemd unit, or as a service of a Docker Compose project.
   */
  deployment?: "systemd" | "docker";
  /**
   * Full name of the systemd unit, such as misskey.service.
   */
  unit?: string;
  /**
   * Full names of several systemd units that are one application, such as web and worker: changed together or not at all.
   *
   * @minItems 1
   */
  units?: [string, ...string[]];
  /**
   * Absolute directory of the Compose project.
   */
  directory?: string;
  /**
   * User whose own systemd runs the unit (systemctl --user); fleet acts there as this user. Default: the host's systemd.
   */
  unitUser?: string;
  /**
   * User whose own rootless Docker runs the service; fleet asks and calls it as this user. Default: the host's Docker.
   */
  dockerUser?: string;
  /**
   * Service of the Compose project, or the name of a container that was started without Compose. Default: web.
   */
  service?: string;
  /**
   * URL that answers with success when the application serves, seen from the host.
   */
  health?: string;
  /**
   * How long an instance must stay up before its change is committed. Default: 10s.
   */
  stable?: string;
  /**
   * How long the health URL may take until it first answers. Default: 5m.
   */
  healthTimeout?: string;
  /**
   * Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.
   */
  method?: "dockerfile" | "override";
  /**
   * Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.
   */
  rebuild?: "thin" | "full";
  /**
   * Docker: let a full build change the application's version, when the source is not what runs. Default: false.
   */
  allowUpgrade?: boolean;
  /**
   * Playbook to apply: a name, or a path.
   */
  playbook?: string;
  vars?: Vars2;
  /**
   * Several deployed applications by name.
   */
  instances?: {
    [k: string]: InstanceFile;
  };
  /**
   * Free for your own use.
   *
   * This interface was referenced by `HostFile`'s JSON-Schema definition
   * via the `patternProperty` "^x-".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | string
    | "ssh"
    | "local"
    | number
    | [string, ...string[]]
    | boolean
    | "controller"
    | "systemd"
    | "docker"
    | "dockerfile"
    | "override"
    | "thin"
    | "full"
    | Vars2
    | {
        [k: string]: InstanceFile;
      }
    | undefined;
}
/**
 * Variables for the playbook; they merge key by key.
 */
export interface Vars2 {
  /**
   * The allocator that must serve; glibc is the C library's own. Default: jemalloc.
   */
  allocator?: "jemalloc" | "mimalloc" | "glibc";
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone. Default: auto.
   */
  mallocConf?: string;
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
   * File name of the executable whose processes are judged. Default: node.
   */
  interpreter?: string;
  [k: string]: string | number | boolean | "jemalloc" | "mimalloc" | "glibc" | undefined;
}
/**
 * One deployed application.
 */
export interface InstanceFile {
  /**
   * How the application runs: as a systemd unit, or as a service of a Docker Compose project.
   */
  deployment?: "systemd" | "docker";
  /**
   * Full name of the systemd unit, such as misskey.service.
   */
  unit?: string;
  /**
   * Full names of several systemd units that are one application, such as web and worker: changed together or not at all.
   *
   * @minItems 1
   */
  units?: [string, ...string[]];
  /**
   * Absolute directory of the Compose project.
   */
  directory?: string;
  /**
   * User whose own systemd runs the unit (systemctl --user); fleet acts there as this user. Default: the host's systemd.
   */
  unitUser?: string;
  /**
   * User whose own rootless Docker runs the service; fleet asks and calls it as this user. Default: the host's Docker.
   */
  dockerUser?: string;
  /**
   * Service of the Compose project, or the name of a container that was started without Compose. Default: web.
   */
  service?: string;
  /**
   * URL that answers with success when the application serves, seen from the host.
   */
  health?: string;
  /**
   * How long an instance must stay up before its change is committed. Default: 10s.
   */
  stable?: string;
  /**
   * How long the health URL may take until it first answers. Default: 5m.
   */
  healthTimeout?: string;
  /**
   * Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.
   */
  method?: "dockerfile" | "override";
  /**
   * Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.
   */
  rebuild?: "thin" | "full";
  /**
   * Docker: let a full build change the application's version, when the source is not what runs. Default: false.
   */
  allowUpgrade?: boolean;
  /**
   * Playbook to apply: a name, or a path.
   */
  playbook?: string;
  vars?: Vars3;
  /**
   * Free for your own use.
   *
   * This interface was referenced by `InstanceFile`'s JSON-Schema definition
   * via the `patternProperty` "^x-".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | "systemd"
    | "docker"
    | string
    | [string, ...string[]]
    | "dockerfile"
    | "override"
    | "thin"
    | "full"
    | boolean
    | Vars3
    | undefined;
}
/**
 * Variables for the playbook; they merge key by key.
 */
export interface Vars3 {
  /**
   * The allocator that must serve; glibc is the C library's own. Default: jemalloc.
   */
  allocator?: "jemalloc" | "mimalloc" | "glibc";
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone. Default: auto.
   */
  mallocConf?: string;
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
   * File name of the executable whose processes are judged. Default: node.
   */
  interpreter?: string;
  [k: string]: string | number | boolean | "jemalloc" | "mimalloc" | "glibc" | undefined;
}
/**
 * Hosts that share settings.
 */
export interface GroupFile {
  /**
   * Names of the hosts.
   */
  hosts: string[];
  /**
   * How fleet reaches the host: over SSH, or on this very machine.
   */
  connection?: "ssh" | "local";
  /**
   * TCP port of sshd. Default: what ~/.ssh/config says, else 22.
   */
  port?: number;
  /**
   * User to log in as. Default: what ~/.ssh/config says, else the local user.
   */
  user?: string;
  /**
   * Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.
   */
  identityFile?: string;
  /**
   * Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.
   *
   * @minItems 1
   */
  knownHosts?: [string, ...string[]];
  /**
   * Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.
   */
  become?: boolean;
  /**
   * Limit for connecting and logging in, such as 10s.
   */
  connectTimeout?: string;
  /**
   * controller: a change reverts by itself unless it is confirmed over a new connection.
   */
  confirm?: "controller";
  /**
   * Hosts with the same word are never changed at the same time.
   */
  redundancy?: string;
  /**
   * How the application runs: as a systemd unit, or as a service of a Docker Compose project.
   */
  deployment?: "systemd" | "docker";
  /**
   * User whose own systemd runs the unit (systemctl --user); fleet acts there as this user. Default: the host's systemd.
   */
  unitUser?: string;
  /**
   * User whose own rootless Docker runs the service; fleet asks and calls it as this user. Default: the host's Docker.
   */
  dockerUser?: string;
  /**
   * Service of the Compose project, or the name of a container that was started without Compose. Default: web.
   */
  service?: string;
  /**
   * URL that answers with success when the application serves, seen from the host.
   */
  health?: string;
  /**
   * How long an instance must stay up before its change is committed. Default: 10s.
   */
  stable?: string;
  /**
   * How long the health URL may take until it first answers. Default: 5m.
   */
  healthTimeout?: string;
  /**
   * Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.
   */
  method?: "dockerfile" | "override";
  /**
   * Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.
   */
  rebuild?: "thin" | "full";
  /**
   * Docker: let a full build change the application's version, when the source is not what runs. Default: false.
   */
  allowUpgrade?: boolean;
  /**
   * Playbook to apply: a name, or a path.
   */
  playbook?: string;
  vars?: Vars4;
  /**
   * Free for your own use.
   *
   * This interface was referenced by `GroupFile`'s JSON-Schema definition
   * via the `patternProperty` "^x-".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | string[]
    | "ssh"
    | "local"
    | number
    | string
    | [string, ...string[]]
    | boolean
    | "controller"
    | "systemd"
    | "docker"
    | "dockerfile"
    | "override"
    | "thin"
    | "full"
    | Vars4
    | undefined;
}
/**
 * Variables for the playbook; they merge key by key.
 */
export interface Vars4 {
  /**
   * The allocator that must serve; glibc is the C library's own. Default: jemalloc.
   */
  allocator?: "jemalloc" | "mimalloc" | "glibc";
  /**
   * jemalloc: value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone. Default: auto.
   */
  mallocConf?: string;
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
   * File name of the executable whose processes are judged. Default: node.
   */
  interpreter?: string;
  [k: string]: string | number | boolean | "jemalloc" | "mimalloc" | "glibc" | undefined;
}
