import { quote } from "../shell/script.ts";
import { type Line, line, tone } from "./line.ts";

/** What a plan was made of, and where it went. */
export interface PlanMade {
  readonly inventory: string;
  readonly limit?: string | undefined;
  /** The file that the plan was saved to. */
  readonly out?: string | undefined;
  /** Whether apply would change anything. */
  readonly changes: boolean;
}

/** What can be done with a plan: the exact command, and that it computes the plan anew. */
export function nextLines({ inventory, limit, out, changes }: PlanMade): Line[] {
  const command = ["fleet apply", quote(inventory), ...(limit === undefined ? [] : ["-l", quote(limit)])].join(" ");
  const again = changes
    ? [
        line(
          "Next: ",
          tone("strong", command),
          " computes the plan again, shows it and asks before it changes anything.",
        ),
      ]
    : [];
  return out === undefined
    ? again
    : [line(`The plan was saved to ${out}. This version can't apply a saved plan yet.`), ...again];
}
