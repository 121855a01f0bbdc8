import { quote } from "../../shell/script.ts";
import { type Line, line, tone } from "../terminal/line.ts";

/** What a plan was made of, and where it went. */
export interface PlanMade {
  readonly inventory: string;
  readonly limit?: string | undefined;
  /** The file that the plan was saved to. */
  readonly out?: string | undefined;
  /** Whether apply would change anything. */
  readonly changes: boolean;
}

/** What can be done with a plan: the exact command, and whether it takes this very plan or computes it anew. */
export function nextLines({ inventory, limit, out, changes }: PlanMade): Line[] {
  if (out !== undefined) {
    const command = tone("strong", `fleet apply ${operand(out)}`);
    return [
      line(`The plan was saved to ${out}.`, ...(changes ? [] : [" Nothing in it can be applied."])),
      ...(changes
        ? [line("Next: ", command, " applies exactly this plan, and leaves hosts alone that have changed since.")]
        : []),
    ];
  }
  if (!changes) return [];
  const command = [`fleet apply ${operand(inventory)}`, ...(limit === undefined ? [] : ["-l", quote(limit)])].join(" ");
  return [
    line("Next: ", tone("strong", command), " computes the plan again, shows it and asks before it changes anything."),
  ];
}

/** A path as a word of a command line, which is no option whatever it begins with. */
function operand(path: string): string {
  return quote(path.startsWith("-") ? `./${path}` : path);
}
