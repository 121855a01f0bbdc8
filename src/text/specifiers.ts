/** Whose systemd runs a unit. */
export interface Owner {
  readonly user: string;
  readonly uid: string;
  readonly home: string;
}

const root: Owner = { user: "root", uid: "0", home: "/root" };

/**
 * A setting's value with systemd's specifiers filled in, those that depend on the unit's name and on where systemd keeps
 * things (systemd.unit(5), "SPECIFIERS"). Others, such as the host's name, stay as they are.
 */
export function fillSpecifiers(value: string, unit: string, owner: Owner = root): string {
  const whole = unit.replace(/\.[a-z]+$/, "");
  const at = whole.indexOf("@");
  const prefix = at < 0 ? whole : whole.slice(0, at);
  const instance = at < 0 ? "" : whole.slice(at + 1);
  const known: Readonly<Record<string, string>> = {
    "%": "%",
    n: unit,
    N: whole,
    p: prefix,
    P: unescapeName(prefix),
    i: instance,
    I: unescapeName(instance),
    j: prefix.slice(prefix.lastIndexOf("-") + 1),
    u: owner.user,
    U: owner.uid,
    h: owner.home,
    ...(owner === root
      ? { t: "/run", S: "/var/lib", C: "/var/cache", L: "/var/log", E: "/etc" }
      : { t: `/run/user/${owner.uid}`, C: `${owner.home}/.cache`, E: `${owner.home}/.config` }),
    T: "/tmp",
    V: "/var/tmp",
  };
  return value.replace(/%(.)/g, (all, letter: string) => known[letter] ?? all);
}

/** Names of units are escaped: a dash stands for a slash, and `\x2d` for a dash. */
function unescapeName(name: string): string {
  return name
    .replaceAll("-", "/")
    .replace(/\\x([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
