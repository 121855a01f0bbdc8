/** What `--color` takes. */
export const colourModes = ["auto", "always", "never"] as const;
export type ColourMode = (typeof colourModes)[number];

/**
 * Whether a stream gets colours. The option wins, then FORCE_COLOR, then NO_COLOR (both only when not empty),
 * then whether anyone can see them.
 */
export function shouldColour(
  mode: ColourMode,
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (mode !== "auto") return mode === "always";
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return stream.isTTY === true && term !== "dumb";
}
