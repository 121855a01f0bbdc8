// Which room of src may import from which: the one table, of which the linter's rules are made (docs/architecture.md).

/** What all of fleet knows of a link; the rest of transport is known to commands alone. */
const connection = "transport/connection";

/**
 * `uses`: the rooms that a room may import from. `inner`: its own rooms, with those beside them that each may import from.
 * `shared`: the files beside the inner rooms are below them, and import none of them. `above`: files that no inner room imports.
 */
const rooms = {
  shell: { uses: [] },
  text: { uses: [] },
  resources: {
    uses: ["shell", "text"],
    inner: { process: [], systemd: ["process"], docker: ["process"] },
  },
  host: { uses: ["shell", "resources"] },
  config: { uses: ["shell", "resources", connection] },
  engine: {
    uses: ["shell", "text", "resources", "host", "config", connection],
    inner: { read: [], plan: ["read"], apply: ["read", "plan"], recover: ["read", "apply"], prune: ["read"] },
    shared: true,
  },
  transport: { uses: ["shell", "config"] },
  journal: { uses: ["resources", "config", "engine"] },
  output: {
    uses: ["shell", "text", "resources", "host", "config", "engine"],
    inner: {
      terminal: [],
      plan: ["terminal"],
      verify: ["terminal", "plan"],
      run: ["terminal", "plan"],
      prune: ["terminal", "plan"],
    },
    above: ["output.ts", "ndjson.ts"],
  },
  commands: {
    uses: ["shell", "text", "resources", "host", "config", "engine", "transport", "journal", "output"],
    inner: { completion: [], saved: [], record: ["saved"], program: ["completion"] },
  },
};

/** The linter's overrides. A later one replaces what an earlier one says of the same file, so inner rooms come after their own. */
export function layerRules() {
  return Object.entries(rooms).flatMap(([room, { uses, inner = {}, shared = false, above = [] }]) => {
    const outside = Object.keys(rooms)
      .filter((other) => other !== room && !uses.includes(other))
      .flatMap((other) =>
        uses.includes(`${other}/connection`) ? [`**/${other}/**`, `!**/${connection}.ts`] : [`**/${other}/**`],
      );
    const forbidden = [...outside, "**/cli.ts"];
    const names = Object.keys(inner);
    return [
      rule(`src/${room}/**`, [...forbidden, ...(shared ? names.map((name) => `./${name}/**`) : [])], uses),
      ...Object.entries(inner).map(([name, beside]) => {
        const others = names
          .filter((other) => other !== name && !beside.includes(other))
          .map((other) => `../${other}/**`);
        const files = above.map((file) => `../${file}`);
        return rule(
          `src/${room}/${name}/**`,
          [...forbidden, ...others, ...files],
          [...uses, ...beside.map((one) => `${room}/${one}`)],
        );
      }),
    ];
  });
}

function rule(includes, group, uses) {
  const message = `${includes.slice(0, -3)} may import from: ${uses.join(", ") || "nothing"} (scripts/layers.mjs).`;
  const options = { patterns: [{ group, message }] };
  return { includes: [includes], linter: { rules: { style: { noRestrictedImports: { level: "error", options } } } } };
}
