/** One place where a unit's environment is set, in the order in which systemd reads them. */
export interface EnvironmentSource {
  /**
   * `set` by Environment=, `file` by an EnvironmentFile, `manager` by systemd's DefaultEnvironment=, `reset` by an empty
   * Environment=, `unset` by UnsetEnvironment= (of one value, where there is one), `exec` by the command itself (as written there),
   * which `drop`s all.
   */
  readonly how: "set" | "file" | "manager" | "reset" | "unset" | "exec" | "drop";
  readonly path: string;
  /** 0 where systemd has the value, and the files don't tell from where. */
  readonly line: number;
  /** Empty for `reset` and `drop`. */
  readonly name: string;
  readonly value: string;
}

/** Where a variable has its value from once the unit is started anew; `undefined` where it is not set. */
export function effective(sources: readonly EnvironmentSource[], name: string): EnvironmentSource | undefined {
  const last = (how: EnvironmentSource["how"]) => sources.findLast((one) => one.how === how && one.name === name);
  const found = last("file") ?? lastSet(sources, name) ?? last("manager");
  return found && unsetting(sources, name, found.value) ? undefined : found;
}

/** The UnsetEnvironment= that takes a variable away when it has this value. */
export function unsetting(sources: readonly EnvironmentSource[], name: string, value: string) {
  return sources.find((one) => one.how === "unset" && one.name === name && (one.value === "" || one.value === value));
}

/** The Environment= of a variable that is neither set anew nor reset behind it. */
export function lastSet(sources: readonly EnvironmentSource[], name: string): EnvironmentSource | undefined {
  const found = sources.findLast(({ how, name: its }) => how === "reset" || (how === "set" && its === name));
  return found?.how === "set" ? found : undefined;
}

/** Where the unit's own command sets a variable, over whatever systemd gives it. */
export function inCommand(sources: readonly EnvironmentSource[], name: string): EnvironmentSource | undefined {
  return sources.findLast((one) => one.how === "exec" && one.name === name);
}

/** `file:line`, as evidence. */
export function place({ path, line }: EnvironmentSource): string {
  return line === 0 ? path : `${path}:${line}`;
}
