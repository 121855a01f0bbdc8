import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { derivedTag, maskOverride, renderOverride, withoutEntry } from "../../../src/text/compose-override.ts";
import { derivedDockerfile, isDerived, type ThinLayer } from "../../../src/text/thin-dockerfile.ts";

const project = "mk";
const image = (service: string) => `misskey/misskey${derivedTag(project, service)}`;
const entry = (service: string) => ({ service, image: image(service) });
const web = renderOverride([entry("web")]);
const both = renderOverride([entry("web"), entry("worker")]);
const without = (text: string, service = "web") => withoutEntry(text, project, service);

describe("a service leaves fleet's compose file", () => {
  it("which holds nothing else, and goes with it", () => {
    expect(without(web)).toEqual({ status: "nothing", image: image("web") });
    expect(without(`${web}\n\n`)).toEqual({ status: "nothing", image: image("web") });
  });

  it("which another service is in, and which is as if the first had never been there", () => {
    const rest = { status: "rest", image: image("web"), text: renderOverride([entry("worker")]) };
    expect(without(both)).toEqual(rest);
    expect(without(both, "worker")).toMatchObject({ text: web });
  });

  it("which says nothing of it", () => {
    expect(without(web, "db")).toEqual({ status: "absent" });
    expect(without(renderOverride([entry("web2")]))).toEqual({ status: "absent" });
    expect(without(renderOverride([]))).toEqual({ status: "nothing" });
    const left = without(`${web}    init: true\n`);
    expect(without("text" in left ? left.text : "")).toEqual({ status: "absent" });
  });

  it.each([
    ["at its end", `${web}  db:\n    image: postgres\n`, { services: { db: { image: "postgres" } } }],
    [
      "in what fleet says of the service, and that stays",
      web.replace("    pull", "    environment: { A: hush } # mine\n    pull"),
      { services: { web: { environment: { A: "hush" } } } },
    ],
    ["behind a comment", `${web}    # mine\n    init: true\n`, { services: { web: { init: true } } }],
    ["beside the services", `${web}volumes:\n  web:\n    name: a\n`, { volumes: { web: { name: "a" } } }],
    ["without a line's end", `${both}    init: true`, { services: { worker: { ...meant("worker"), init: true } } }],
  ])("in which somebody has added something %s", (_, text, left) => {
    const found = without(text);
    const rest = "text" in found ? found.text : "";
    expect(parse(rest)).toEqual(left);
    // All that is left stands there as it stood, in its order.
    const lines = text.split("\n");
    expect(rest.split("\n").every((line) => lines.splice(0, lines.indexOf(line) + 1).length > 0)).toBe(true);
  });

  it.each([
    ["another policy", web.replace("never", "always")],
    ["no build", web.replace(/ {4}build.*\n/, "")],
    ["a second entry", `${web}  web:\n    init: true\n`],
    ["one line", web.replace(/ {2}web:[\s\S]*/, `  web: { image: "${image("web")}" }\n`)],
    ["an anchor", web.replace("  web:", "  web: &a")],
    ["a service of its own under the same image", web.replace("  web:", "  other:")],
    ["carriage returns", web.replaceAll("\n", "\r\n")],
  ])("not where it was edited: %s", (_, text) => {
    expect(without(text)).toEqual({ status: "edited" });
  });

  it("which holds nothing but comments of somebody's then, and stays", () => {
    const left = without(`${web}# mine\n`);
    expect(left).toMatchObject({ status: "rest", text: expect.stringMatching(/^# Made by fleet[\s\S]*\n# mine\n$/) });
    expect("text" in left && parse(left.text)).toBe(null);
    expect(without("text" in left ? left.text : "")).toEqual({ status: "absent" });
  });

  it("and every other service means what it meant, whatever they are called", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,8}$/);
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant("x\n  web:\n    image: a\n"));
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
        fc.dictionary(name, value, { maxKeys: 3 }),
        fc.nat(3),
        (services, more, pick) => {
          const added = Object.entries(more).map(([key, one]) => `    x-${key}: ${JSON.stringify(one)}\n`);
          const text = renderOverride(services.map(entry)) + added.join("");
          const service = services[pick % services.length] ?? "";
          const found = without(text, service);
          const before = parse(text).services;
          const { image: _, pull_policy: __, build: ___, ...kept } = before[service];
          const { [service]: ____, ...others } = before;
          const left = Object.keys(kept).length > 0 ? { ...others, [service]: kept } : others;
          if (Object.keys(left).length === 0) expect(found.status).toBe("nothing");
          else expect(parse("text" in found ? found.text : "")).toEqual({ services: left });
        },
      ),
    );
  });
});

function meant(service: string) {
  return { image: image(service), pull_policy: "never", build: `./.fleet/${service}` };
}

describe("fleet's compose file for people to look at", () => {
  it("is shown as fleet has written it", () => {
    expect(maskOverride(both)).toBe(both);
  });

  it("hides what somebody has added", () => {
    const masked = maskOverride(`${web}    environment:\n      TOKEN: hush\nx-hush: hush\n# hush\n`);
    expect(masked).toBe(`${web}    ***\n      ***\n***\n***\n`);
  });
});

describe("fleet's own Dockerfile", () => {
  const apt = {
    package: "libjemalloc2",
    library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2",
    manager: "apt",
  } as const;
  const apk = { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2", manager: "apk" } as const;
  const environment = new Map([
    ["LD_PRELOAD", apt.library],
    ["MALLOC_CONF", 'a "b" $c \\'],
  ]);
  const layers: Omit<ThinLayer, "before" | "built">[] = [
    { provision: apt, environment, user: "misskey" },
    { provision: apk, environment, user: "" },
    { environment: new Map([["LD_PRELOAD", ""]]), user: "991:991" },
    { environment: new Map(), user: "" },
  ];

  it.each(layers)("is known as it was written (%#)", (layer) => {
    const text = derivedDockerfile("misskey/misskey:1", { ...layer, before: new Map(), built: "" }) ?? "";
    expect(isDerived(text)).toBe(true);
    expect(isDerived(text.replace("misskey:1\n", "misskey:2\n"))).toBe(true);
    expect(isDerived(`${text}RUN apt-get install -y ffmpeg\n`)).toBe(false);
    expect(isDerived(`# mine\n${text}`)).toBe(false);
    expect(isDerived(text.replace("FROM", "FROM --platform=linux/amd64"))).toBe(false);
    expect(isDerived(text.replace("rm -rf", "rm -rf /x"))).toBe(!text.includes("rm -rf"));
  });
});
