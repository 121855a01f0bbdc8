import type { Declared } from "../resources/declared.gen.ts";
import type { Endpoint } from "../transport/connection.ts";

/** Plain equalities on facts that must hold for a resource to apply; judged after the probe. */
export type FactsCondition = Readonly<Record<string, string | number | boolean>>;

/** A resource of a playbook with every variable filled in: plain JSON, as a saved plan keeps it. */
export interface DesiredResource {
  readonly declared: Declared;
  readonly when: FactsCondition;
}

/** One deployed application on a host, with all that the playbook wants of it. */
export interface Instance {
  readonly name: string;
  readonly deployment: "systemd" | "docker";
  readonly resources: readonly DesiredResource[];
}

/** One machine and its instances, every default, group and variable resolved. */
export interface Host {
  readonly endpoint: Endpoint;
  readonly instances: readonly Instance[];
  /** Never two hosts of the same redundancy group at a time. */
  readonly redundancy?: string;
}

/** How a fleet is walked through. */
export interface Strategy {
  /** Hosts at once. */
  readonly parallel: number;
  readonly canary: number;
  /** Numbers of hosts or percentages, such as `25%`. */
  readonly waves: readonly (number | string)[];
  /** Hosts that may fail, each once however many of its instances failed, before no further host starts. */
  readonly maxFailures: number | string;
  /** Instances of one host that may be reverted before no further one of it starts. */
  readonly maxReverted: number | string;
  /** Seconds after each wave. */
  readonly soak: number;
  /** Seconds that a host waits for another process that holds its package manager. */
  readonly packageWait: number;
}

/** An inventory as the engine uses it. Hosts are in the file's order. */
export interface Inventory {
  /** The path as the user gave it. */
  readonly path: string;
  readonly hosts: readonly Host[];
  /** Group name → host names. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly strategy: Strategy;
}
