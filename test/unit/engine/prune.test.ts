import { describe, expect, test } from "vitest";
import { planPrune } from "../../../src/engine/prune.ts";
import type { HostImage, ImageLook } from "../../../src/host/kept-images.ts";
import { parseKeptImages } from "../../../src/host/kept-images.ts";
import { parsePruned } from "../../../src/host/prune-script.ts";

const run = (day: number) => `2026010${day}-101502-9f3a1c`;
const tag = (day: number, end = "") => `web:fleet-${run(day)}.1${end}`;

/** An image of these layers, each named by its size. */
function image(id: string, layers: readonly number[], ...names: string[]): HostImage {
  const size = layers.reduce((all, one) => all + one, 0);
  return { id, size, layers: layers.map(String), names, steps: layers.flatMap((bytes) => [0, bytes]) };
}

function look(over: Partial<ImageLook>): ImageLook {
  return { root: true, images: [], containers: [], transactions: [], ...over };
}

const transaction = (day: number, state: string, base: string, service = "p/web") => ({
  id: `${run(day)}.1`,
  state,
  time: day,
  services: [{ service, base }],
});

function planned(over: Partial<ImageLook>) {
  const plan = planPrune(look(over));
  if (plan.status !== "planned") throw new Error(plan.status);
  return plan;
}

const removed = (over: Partial<ImageLook>) => planned(over).remove.map(({ name }) => name);

describe("what goes", () => {
  const old = image("old", [100, 20], tag(1, "-before"));
  const thin = image("thin", [100, 20, 3], tag(1));

  test.each<[string, Partial<ImageLook>, string[]]>([
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
    const plan = planned({ images: [old, thin], transactions: [...records, ...past] });
    expect(plan.records).toEqual([`${run(1)}.1`]);
    expect(plan.remove.map(({ name }) => name)).toEqual([tag(1), tag(1, "-before")]);
  });
});

describe("what it takes", () => {
  const sizes = (images: readonly HostImage[], over: Partial<ImageLook> = {}) => {
    const { remove, keep } = planned({ images, ...over });
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
  test.each<[string, Partial<ImageLook>, unknown]>([
    ["no root", { root: false }, { status: "unknown", why: expect.stringContaining("only root") }],
    ["a run at work", { busy: run(1) }, { status: "blocked", cause: expect.stringContaining(run(1)) }],
    ["Docker", { failed: "permission denied" }, { status: "unknown", why: "Docker did not answer: permission denied" }],
  ])("%s", (_, over, verdict) => {
    const images = [image("a", [9], tag(1))];
    expect(planPrune(look({ images, ...over }))).toMatchObject(verdict as object);
  });
});

describe("what hosts say", () => {
  const id = `sha256:${"a".repeat(64)}`;

  test("is read line by line", () => {
    const text = `look root
tx ${run(1)}.1 committed 1795616400.250000000
service ${id} p/web
container ${id} /web-1
image ${id} 120 web:latest ${tag(1)}
layers ${id}
steps ${id} 0 100 20 `;
    expect(parseKeptImages(text)).toEqual({
      root: true,
      images: [{ id, size: 120, layers: [id], names: ["web:latest", tag(1)], steps: [0, 100, 20] }],
      containers: [{ image: id, name: "web-1" }],
      transactions: [
        { id: `${run(1)}.1`, state: "committed", time: 1_795_616_400.25, services: [{ service: "p/web", base: id }] },
      ],
    });
  });

  test("what means nothing is left out", () => {
    const text = "service x\nlayers a\nsteps b 1\nimage evil 12 a:b\nimage sha256:00 1\ncontainer x y\nhello\n";
    expect(parseKeptImages(text)).toEqual({ root: false, images: [], containers: [], transactions: [] });
  });

  test("of what was done", () => {
    expect(parsePruned("removed a:1\nkept b:2 image is in use\nover\n")).toEqual({
      removed: ["a:1"],
      kept: [{ name: "b:2", why: "image is in use" }],
      whole: true,
    });
    expect(parsePruned("refused Run 1 is at work.\n")).toEqual({
      refused: "Run 1 is at work.",
      removed: [],
      kept: [],
      whole: false,
    });
  });
});
