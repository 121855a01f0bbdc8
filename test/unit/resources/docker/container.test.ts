import { describe, expect, it } from "vitest";
import { containerProbe, observeContainer } from "../../../../src/resources/docker/container.ts";
import { answerOf } from "./compose-fixtures.ts";

describe("the container probe", () => {
  it("carries hostile names as data", () => {
    const probe = containerProbe({ directory: "/srv/$(reboot)'", service: "web`reboot`", interpreter: "node" });
    expect(probe).toContain(`directory='/srv/$(reboot)'\\''' service='web\`reboot\`'`);
  });
});

describe("an engine of a user's own", () => {
  const rootless = (text: string) => observeContainer({ code: 0, stdout: `${text}container end\n`, stderr: "" });

  it("is asked in a shell of his own, and its processes by whoever may read them", () => {
    const probe = containerProbe({ directory: "/srv/a", service: "web", interpreter: "node", user: "misskey" });
    expect(probe).toMatch(/^engine_user=misskey\n/);
    expect(probe).toContain("facts=$(engine sh -c '");
  });

  it("is named where the host's engine does not know the service; others than users are not", () => {
    const { owners } = rootless(
      "container rootless-misskey true\ncontainer rootless-second.user true\ncontainer rootless-1 true\n",
    );
    expect(owners).toEqual(["misskey", "second.user"]);
  });

  it("tells a user who is not there", () => {
    expect(rootless('container stranger true\ncontainer docker "ok"\n').docker).toBe("stranger");
  });
});

describe("observing a container", () => {
  it("reads the container, its image and its build", () => {
    const { container, build, here } = observeContainer(answerOf("plain"));
    expect(here.map(({ service }) => service).sort()).toEqual(["db", "web"]);
    expect(container).toMatchObject({
      image: { name: "misskey-web" },
      state: "running",
      health: "healthy",
      user: "misskey",
      stopLimit: 10,
      project: "misskey",
      directory: "/srv/misskey",
      files: ["/srv/misskey/docker-compose.yml"],
      details: { architecture: "amd64" },
    });
    expect(build).toMatchObject({ declared: true, context: "/srv/misskey", path: "/srv/misskey/Dockerfile" });
    expect(new TextDecoder().decode(build?.file?.content)).toMatch(/^ARG NODE_VERSION=18-bookworm\n/);
  });

  it("knows a build's own context, file, target and time to stop", () => {
    const { container, build } = observeContainer(answerOf("odd"));
    expect(build).toMatchObject({ context: "/srv/odd/sub", path: "/srv/odd/sub/my.Dockerfile", target: "runner" });
    expect(container?.stopLimit).toBe(25);
  });

  it("tells the image's ENV from compose's environment", () => {
    const image = observeContainer(answerOf("image-env")).container;
    expect(image?.details?.environment.get("LD_PRELOAD")).toBe(image?.environment.get("LD_PRELOAD"));
    const compose = observeContainer(answerOf("compose-env")).container;
    expect(compose?.environment.get("LD_PRELOAD")).toMatch(/libjemalloc/);
    expect(compose?.details?.environment.has("LD_PRELOAD")).toBe(false);
  });

  it("looks into the container, and at the source: stashing moves no HEAD", () => {
    const { inside, source } = observeContainer(answerOf("pulled"));
    expect(inside).toEqual({ os: "debian", release: "", manager: "apt", version: "2023.9.0" });
    expect(source).toEqual({ version: "2024.1.0", commit: "b".repeat(40), movedAt: 1_795_616_229 });
    expect(observeContainer(answerOf("stopped")).inside).toBeUndefined();
    expect(observeContainer(answerOf("plain")).source).toEqual({ version: "2023.9.0" });
  });

  it("finds the project through a symbolic link", () => {
    expect(observeContainer(answerOf("linked")).container?.directory).toBe("/srv/misskey");
  });

  it("takes no fact from behind the end of the facts, where processes speak", () => {
    const answer = answerOf("stopped");
    const forged = 'container state "running"\nbuild path "/etc/passwd"\ncontainer here a|running|p|web|/srv/wins\n';
    expect(observeContainer({ ...answer, stdout: `${answer.stdout}${forged}` })).toEqual(observeContainer(answer));
  });

  it.each(["", "container end\n", "container docker\ncontainer pid {", "\0\u001b[2J"])("stands noise: %j", (stdout) => {
    const seen = observeContainer({ code: 0, stdout, stderr: "" });
    expect(seen).toMatchObject({ docker: "failed", here: [], elsewhere: [], processes: [] });
    expect(seen.container).toBeUndefined();
  });
});
