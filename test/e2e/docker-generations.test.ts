import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DockerBed, dockerfile } from "../lab/docker-bed.ts";

let bed: DockerBed;

beforeAll(async () => {
  bed = await DockerBed.start("mk1");
});
afterAll(() => bed?.stop());
beforeEach(() => bed.reset());

/** What each begins and ends with; the user is that of the project's files. */
const ending = `COPY --chown=991:991 . ./
HEALTHCHECK --interval=2s --retries=20 CMD ["/bin/bash", "/misskey/healthcheck.sh"]
CMD ["npm", "start"]
`;

/** Shapes of Misskey's Dockerfile over the years, and the lines that fleet's switch has to have in them. */
const generations: readonly { name: string; text: string; lines: readonly string[] }[] = [
  {
    name: "separate RUNs, and an entrypoint before the files",
    text: `FROM node:18-bullseye-slim AS base
WORKDIR /misskey
FROM base AS builder
RUN apt-get update
RUN apt-get install -y --no-install-recommends ca-certificates
COPY . ./
RUN node --check server.js
FROM base AS runner
RUN apt-get update
RUN apt-get install -y --no-install-recommends tini
ENTRYPOINT ["/usr/bin/tini", "--"]
ENV NODE_ENV=production
COPY --from=builder /misskey/server.js ./
${ending}`,
    lines: ["RUN apt-get install -y --no-install-recommends tini libjemalloc2"],
  },
  {
    name: "one chain, and a USER between it and the last ENV",
    text: `FROM node:18-bullseye-slim AS runner
ARG UID="991"
ARG GID="991"
RUN apt-get update \\
 && apt-get install -y --no-install-recommends tini ca-certificates \\
 && apt-get clean \\
 && rm -rf /var/lib/apt/lists \\
 && groupadd -g "\${GID}" misskey \\
 && useradd -l -u "\${UID}" -g "\${GID}" -m -d /misskey misskey
USER misskey
WORKDIR /misskey
ENV NODE_ENV=production
ENTRYPOINT ["/usr/bin/tini", "--"]
${ending}`,
    lines: [" && apt-get install -y --no-install-recommends tini ca-certificates libjemalloc2 \\"],
  },
  {
    name: "cache mounts, a semicolon in the chain, and bytes of DOS",
    text: `ARG NODE_VERSION=18-bullseye
FROM node:\${NODE_VERSION}-slim AS runner
WORKDIR /misskey
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
	--mount=type=cache,target=/var/lib/apt,sharing=locked \\
	rm -f /etc/apt/apt.conf.d/docker-clean \\
	; echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' >/etc/apt/apt.conf.d/keep-cache \\
	&& apt-get update \\
	&& apt-get install -y --no-install-recommends \\
	tini
ENTRYPOINT ["/usr/bin/tini", "--"]
ENV NODE_ENV=production
${ending}`.replaceAll("\n", "\r\n"),
    lines: ["\ttini libjemalloc2\r"],
  },
  {
    name: "an ENV before the install, which a preload must not reach",
    text: `ARG NODE_VERSION=18-bullseye
FROM node:\${NODE_VERSION}-slim AS runner
ARG UID="991"
ENV COREPACK_DEFAULT_TO_LATEST=0 NODE_ENV=production
RUN apt-get update \\
	&& apt-get install -y --no-install-recommends \\
	# what the entrypoint is
	tini \\
	&& useradd -l -u "\${UID}" -m -d /misskey misskey
USER misskey
WORKDIR /misskey
ENTRYPOINT ["/usr/bin/tini", "--"]
${ending}`,
    lines: ["\ttini libjemalloc2 \\"],
  },
];

test.each(generations)("$name: is patched, built, proven, and taken back to the byte", async ({ text, lines }) => {
  await bed.write(dockerfile, text);
  await bed.sh("cd /home/misskey/docker && docker compose build web >/run/built 2>&1 || { cat /run/built; exit 1; }");
  await bed.compose("up -d --no-build web");
  await bed.settled();
  const [file, image] = [await bed.file(), await bed.image()];

  const full = bed.inventory({ hosts: { mk1: bed.service({ rebuild: "full" }) } });
  expect(await bed.ok("apply", "--yes", full)).toContain("Apply: 1 committed.");
  const patched = await bed.sh(`base64 -w0 ${dockerfile}`).then((bytes) => Buffer.from(bytes, "base64").toString());
  const [before, after] = [text.split("\n"), patched.split("\n")];
  for (const line of lines) expect(after).toContain(line);
  // Nothing of the operator's is gone but the lines that have the package now.
  expect(before.filter((line) => !after.includes(line))).toHaveLength(lines.length);
  expect(await bed.mapped()).toBeGreaterThan(2);
  await bed.settled();
  await bed.serves();
  expect((await bed.fleet("plan", "--detailed-exitcode", full)).code).toBe(0);
  expect((await bed.fleet("verify", full)).code).toBe(0);

  expect(await bed.ok("rollback", "--yes")).toContain("Rollback: 1 rolled-back.");
  expect([await bed.file(), await bed.image()]).toEqual([file, image]);
  await bed.settled();
  await bed.serves();
  expect(await bed.mapped()).toBe(0);
});
