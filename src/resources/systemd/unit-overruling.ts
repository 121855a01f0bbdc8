import type { Blocked } from "../kind.ts";
import { type EnvironmentSource, inCommand, place, unsetting } from "../process/environment-source.ts";
import { dropInName } from "./unit-script.ts";

/**
 * What wins over a drop-in of fleet's own that sets these variables, where others set something else. fleet changes no
 * file of others, so that is told and nothing is done. Pure.
 */
export function overruling(
  unit: string,
  foreign: readonly EnvironmentSource[],
  variables: ReadonlyMap<string, string>,
): Blocked | undefined {
  for (const [name, value] of variables) {
    const file = foreign.findLast((one) => one.how === "file" && one.name === name);
    const winner = file ?? foreign.findLast((one) => sortsLater(one) && (one.how === "reset" || one.name === name));
    if (winner !== undefined && (winner.how === "reset" || winner.value !== value)) return told(unit, name, winner);
    const unset = unsetting(foreign, name, value);
    if (unset) return told(unit, name, unset);
    const command = inCommand(foreign, name);
    if (command && command.value !== value) return told(unit, name, command);
  }
  return undefined;
}

/** Drop-ins are read in the order of their file names, whatever their directory. */
function sortsLater({ how, path }: EnvironmentSource): boolean {
  return (
    (how === "set" || how === "reset") && path.includes(".d/") && path.slice(path.lastIndexOf("/") + 1) > dropInName
  );
}

function told(unit: string, name: string, source: EnvironmentSource): Blocked {
  const blocked = (cause: string, next: string): Blocked => ({
    status: "blocked",
    cause,
    evidence: place(source),
    next: `fleet changes no file of others: ${next}`,
  });
  const rename = `rename that file so that it sorts before ${dropInName}, or take the line out`;
  switch (source.how) {
    case "file":
      return blocked(
        `an EnvironmentFile of ${unit} sets ${name}, which beats every Environment=`,
        `remove ${name} from that file, or set it there by hand`,
      );
    case "unset":
      return blocked(`UnsetEnvironment= takes ${name} away from ${unit}`, `remove ${name} from that line`);
    case "exec":
      return blocked(
        `the command of ${unit} sets ${name} itself, which beats every Environment=`,
        `take ${name} out there, or set it right by hand`,
      );
    case "reset":
      return blocked(`${place(source)} sorts behind fleet's drop-in and resets every Environment=`, rename);
    default:
      return blocked(`${place(source)} sorts behind fleet's drop-in and sets ${name} anew`, rename);
  }
}
