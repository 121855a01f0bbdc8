import { describe, expect, test } from "vitest";
import { planPrune } from "../../../../src/engine/prune/prune.ts";
import type { EngineLook, HostImage, ImageLook } from "../../../../src/host/kept-images.ts";
import { parseKeptImages } from "../../../../src/host/kept-images.ts";
import { parsePruned } from "../../../../src/host/prune-script.ts";

const run = (day: number) => `2026010${day}-101502-9f3a1c`;
const tag = (day: number, end = "") => `web:fleet-${run(day)}.1${end}`;

/** An image of these layers, each named by its size. */
function image(id: string, layers: readonly number[], ...names: string[]): HostImage {
  const size = layers.reduce((all, one) => all + one, 0);
  return { id, size, layers: layers.map(String), names, steps: layers.flatMap((bytes) => [0, bytes]) };
}

/** A host with its own engine alone, what is said of either in one. */
type Over = Partial<EngineLook & Pick<ImageLook, "root" | "busy" | "transactions">>;

function look({ root = true, busy, transactions = [], ...engine }: Over, ...more: EngineLook[]): ImageLook {
  const own = { images: [], containers: [], ...engine };
  return { root, ...(busy !== undefined && { busy }), transactions, engines: [own, ...more] };
}

const transaction = (day: number, state: string, base: string, service = "p/web", user?: string) => ({
  id: `${run(day)}.1`,
  state,
  time: day,
  services: [{ ...(user !== undefined && { user }), service, base }],
});

function planned(over: Over, ...more: EngineLook[]) {
  return planPrune(look(over, ...more)).map(({ user, plan }) => {
    if (plan.status !== "planned") throw new Error(plan.status);
    return { user, ...plan };
  });
}

function plannedOne(over: Over) {
  const [one] = planned(over);
  if (one === undefined) throw new Error("no engine");
  return one;
}

const removed = (over: Over) => plannedOne(over).remove.map(({ name }) => name);

describe("what goes", () => {
  const old = image("old", [100, 20], tag(1, "-before"));
  const thin = image("thin", [100, 20, 3], tag(1));

  test.each<[string, Over, string[]]>([
    ["all of a transaction without a record, what stands on the other first", {}, [tag(1), tag(1, "-before")]],
    ["nothing that a container is made of", { containers: [{ image: "thin", name: "web-1" }] }, []],
    [
      "nothing that the last transaction of a service goes back to",
      { transactions: [transaction(1, "committed", "old")] },
      [tag(1)],
    ],
    ["nothing of one without an end", { transactions: [transaction(1, "pending", "old")] }, []],
    ["nothing of one whose way back failed", { transactions: [transaction(1, "revert-failed", "old")] }, []],
    ["what was taken back", { transactions: [transaction(1, "reverted", "old")] }, [tag(1), tag(1, "-before")]],
    ["what was never begun", { transactions: [transaction(1, "none", "old")] }, [tag(1), tag(1, "-before")]],
    [
      "what a later transaction of the service has done away with",
      { transactions: [transaction(2, "committed", "other"), transaction(1, "committed", "old")] },
      [tag(1), tag(1, "-before")],
    ],
    [
      "not for a later one of another service, or one that was taken back",
      {
        transactions: [
          transaction(3, "reverted", "other"),
          transaction(2, "committed", "other", "p/worker"),
          transaction(1, "committed", "old"),
        ],
      },
      [tag(1)],
    ],
  ])("%s", (_, over, names) => {
    expect(removed({ images: [old, thin], ...over })).toEqual(names);
  });

  test("also of several services in one repository", () => {
    const images = [image("a", [9], `${tag(1)}.2`), image("b", [8], `${tag(1)}.2-before`)];
    expect(removed({ images }).sort()).toEqual([`${tag(1)}.2`, `${tag(1)}.2-before`]);
    expect(removed({ images, transactions: [transaction(1, "pending", "x")] })).toEqual([]);
  });

  test.each([
    "web:fleet-own",
    "web:fleet-p-web",
    "web:latest",
    `web:fleet-${run(1)}`,
    `web:${run(1)}.1`,
    "<none>:<none>",
  ])("never %s", (name) => {
    expect(removed({ images: [image("a", [1], name), image("b", [2], tag(1), name)] })).toEqual([]);
  });

  test("a directory that was touched since makes no transaction the last one", () => {
    const touched = [transaction(1, "committed", "gone"), transaction(2, "committed", "old")];
    const images = [image("old", [9], tag(2, "-before"))];
    expect(removed({ images, transactions: touched })).toEqual([]);
  });

  test("of records those beside the last five, with their images, but none without an end", () => {
    const records = [7, 6, 5, 4, 3].map((day) => transaction(day, "committed", "other", `p/${day}`));
    const past = [transaction(2, "pending", "x"), transaction(1, "committed", "old")];
    const plan = plannedOne({ images: [old, thin], transactions: [...records, ...past] });
    expect(plan.records).toEqual([`${run(1)}.1`]);
    expect(plan.remove.map(({ name }) => name)).toEqual([tag(1), tag(1, "-before")]);
  });

  test("but a run is kept whole", () => {
    const transactions = [3, 2, 1].flatMap((day) =>
      [4, 3, 2, 1].map((number) => ({ ...transaction(day, "committed", "x"), id: `${run(day)}.${number}` })),
    );
    expect(plannedOne({ transactions }).records).toEqual([4, 3, 2, 1].map((number) => `${run(1)}.${number}`));
  });
});

describe("what it takes", () => {
  const sizes = (images: readonly HostImage[], over: Over = {}) => {
    const { remove, keep } = plannedOne({ images, ...over });
    return [remove, keep].map((names) => names.map(({ name, bytes }) => [name, bytes]));
  };

  test("layers that another image has stay, and each that goes counts once", () => {
    const images = [
      image("base", [100], "debian:12"),
      image("thin", [100, 20, 3], tag(1)),
      image("old", [100, 20], tag(1, "-before")),
      image("else", [100, 7], "other"),
    ];
    expect(sizes(images)).toEqual([
      [
        [tag(1), 3],
        [tag(1, "-before"), 20],
      ],
      [],
    ]);
  });

  test("an empty layer among those that are shared hides nothing", () => {
    const empty = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
    const one: HostImage = {
      id: "one",
      size: 130,
      layers: ["a", empty, "b"],
      names: [tag(1)],
      steps: [0, 100, 0, 0, 30],
    };
    const other: HostImage = { id: "other", size: 100, layers: ["a", empty], names: ["other"], steps: [] };
    expect(sizes([one, other])).toEqual([[[tag(1), 30]], []]);
  });

  test("what takes nothing of its own stays: others may stand on it", () => {
    const images = [image("old", [100, 20], tag(1, "-before")), image("child", [100, 20, 5], "mine")];
    expect(sizes(images)).toEqual([[], [[tag(1, "-before"), 0]]]);
  });

  test("several names of an image count once", () => {
    expect(sizes([image("a", [9], tag(1), tag(2, "-before"))])).toEqual([
      [
        [tag(1), 9],
        [tag(2, "-before"), 0],
      ],
      [],
    ]);
  });
});

describe("what keeps a host from being pruned", () => {
  test.each<[string, Over, unknown]>([
    ["no root", { root: false }, { status: "unknown", why: expect.stringContaining("only root") }],
    ["a run at work", { busy: run(1) }, { status: "blocked", cause: expect.stringContaining(run(1)) }],
    ["Docker", { failed: "permission denied" }, { status: "unknown", why: "Docker did not answer: permission denied" }],
  ])("%s", (_, over, verdict) => {
    const images = [image("a", [9], tag(1))];
    const more = over.failed === undefined ? [{ user: "misskey", images, containers: [] }] : [];
    expect(planPrune(look({ images, ...over }, ...more))).toMatchObject([{ plan: verdict as object }]);
  });
});

describe("several engines", () => {
  const [old, thin] = [image("old", [100, 20], tag(1, "-before")), image("thin", [100, 20, 3], tag(1))];
  const images = [old, thin];
  const names = (plans: ReturnType<typeof planned>) =>
    plans.map(({ user, remove }) => [user, remove.map(({ name }) => name)]);

  test("what a rollback needs in one is nothing to the same image in another", () => {
    const his = { user: "misskey", images, containers: [] };
    expect(
      names(planned({ images, transactions: [transaction(1, "committed", "old", "p/web", "misskey")] }, his)),
    ).toEqual([
      [undefined, [tag(1), tag(1, "-before")]],
      ["misskey", [tag(1)]],
    ]);
    expect(names(planned({ images, transactions: [transaction(1, "committed", "old")] }, his))).toEqual([
      [undefined, [tag(1)]],
      ["misskey", [tag(1), tag(1, "-before")]],
    ]);
  });

  test("a later transaction of the same service in another engine does away with nothing", () => {
    const transactions = [transaction(2, "committed", "other"), transaction(1, "committed", "old", "p/web", "misskey")];
    expect(names(planned({ transactions }, { user: "misskey", images, containers: [] }))).toEqual([
      [undefined, []],
      ["misskey", [tag(1)]],
    ]);
  });

  test("a container and a layer of one are nothing to another", () => {
    const plans = planned(
      { images, containers: [{ image: "thin", name: "web-1" }] },
      { user: "ann", images, containers: [] },
      { user: "misskey", images: [...images, image("child", [100, 20, 3, 4], "mine")], containers: [] },
    );
    expect(names(plans)).toEqual([
      [undefined, []],
      ["ann", [tag(1), tag(1, "-before")]],
      ["misskey", []],
    ]);
  });

  test("one that does not answer is said, with what to do, and the others are judged", () => {
    const [own, down, absent, odd] = planPrune(
      look(
        { images },
        { user: "misskey", failed: "Cannot connect to the Docker daemon.", images: [], containers: [] },
        { user: "nobody-here", failed: "id: 'nobody-here': no such user", images: [], containers: [] },
        { user: "ann", failed: "no end within 110 s", images: [], containers: [] },
      ),
    );
    expect(own).toMatchObject({ plan: { status: "planned", remove: [{ name: tag(1) }, { name: tag(1, "-before") }] } });
    expect(down).toEqual({
      user: "misskey",
      plan: {
        status: "unknown",
        why: "the rootless Docker of misskey did not answer: Cannot connect to the Docker daemon.",
        next: expect.stringMatching(/^start it \(as misskey, systemctl --user start docker\).+then prune again$/),
      },
    });
    expect(absent).toMatchObject({ plan: { status: "unknown", next: "correct the instance's dockerUser" } });
    expect(odd).toMatchObject({ plan: { status: "unknown", next: "see what docker images says as ann" } });
  });

  test("records go once, with the host's own, and wait where that does not answer", () => {
    const transactions = [6, 5, 4, 3, 2, 1].map((day) => transaction(day, "committed", "x", `p/${day}`));
    const his = { user: "misskey", images: [], containers: [] };
    expect(planned({ transactions }, his).map(({ records }) => records)).toEqual([[`${run(1)}.1`], []]);
    const plans = planPrune(look({ transactions, failed: "no" }, his)).map(({ plan }) => plan);
    expect(plans).toMatchObject([{ status: "unknown" }, { status: "planned", records: [] }]);
  });
});

describe("what hosts say", () => {
  const id = `sha256:${"a".repeat(64)}`;

  test("is read line by line", () => {
    const other = `sha256:${"b".repeat(64)}`;
    const text = `look root
tx ${run(1)}.1 committed 1795616400.250000000
service ${id} p/web
service ${other} misskey@p/web
engine - container ${id} /web-1
engine - image ${id} 120 web:latest ${tag(1)}
engine - layers ${id}
engine - steps ${id} 0 100 20 
engine - 
engine - over 0

engine misskey WARNING: Error loading config file
engine misskey image ${other} 7 ${tag(2)}
engine misskey over 0
`;
    const services = [
      { service: "p/web", base: id },
      { user: "misskey", service: "p/web", base: other },
    ];
    expect(parseKeptImages(text, { users: ["misskey"], alone: false })).toEqual({
      root: true,
      transactions: [{ id: `${run(1)}.1`, state: "committed", time: 1_795_616_400.25, services }],
      engines: [
        {
          images: [{ id, size: 120, layers: [id], names: ["web:latest", tag(1)], steps: [0, 100, 20] }],
          containers: [{ image: id, name: "web-1" }],
        },
        {
          user: "misskey",
          images: [{ id: other, size: 7, layers: [], names: [tag(2)], steps: [] }],
          containers: [],
        },
      ],
    });
  });

  test.each([
    ["", "its answer has no end"],
    [`image ${id} 120 ${tag(1)}`, "its answer has no end"],
    [`image ${id} 120 ${tag(1)}\nCannot connect.\n\nover 1`, "Cannot connect."],
    [`image ${id} 120 ${tag(1)}\nover 124`, "no end within 110 s"],
    ["over 137", "no end within 110 s"],
    ["over 7", "exit code 7"],
  ])("an engine that does not come to its end says nothing but why: %j", (said, failed) => {
    const text = said.replaceAll(/^/gm, "engine misskey ");
    expect(parseKeptImages(`${text}\nengine - over 0`, { users: ["misskey"], alone: false }).engines).toEqual([
      { images: [], containers: [] },
      { user: "misskey", failed, images: [], containers: [] },
    ]);
  });

  test("what means nothing is left out, as is an engine that nobody has asked for", () => {
    const lines = [
      "image evil 12 a:b",
      "image sha256:00 1",
      "layers a",
      "steps b 1",
      "container x y",
      "hello",
      "over 0",
    ];
    const text = ["service x", ...lines.map((one) => `engine - ${one}`), `engine eve image ${id} 1 ${tag(1)}`, "hello"];
    expect(parseKeptImages(text.join("\n"), { users: [], alone: false })).toEqual({
      root: false,
      transactions: [],
      engines: [{ images: [], containers: [] }],
    });
  });

  test("of what was done", () => {
    expect(parsePruned("engine -\nremoved a:1\nkept b:2 image is in use\nengine misskey\nremoved a:1\nover\n")).toEqual(
      {
        engines: [
          { removed: ["a:1"], kept: [{ name: "b:2", why: "image is in use" }] },
          { user: "misskey", removed: ["a:1"], kept: [] },
        ],
        whole: true,
      },
    );
    expect(parsePruned("refused Run 1 is at work.\n")).toEqual({
      refused: "Run 1 is at work.",
      engines: [],
      whole: false,
    });
  });
});
