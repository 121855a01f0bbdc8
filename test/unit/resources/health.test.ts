import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { healthScript, healthTrouble } from "../../../src/resources/health.ts";

const answer = (stdout: string) => ({ code: 0, stdout, stderr: "" });

test.each([
  ["health 200\n", undefined],
  ["health 302\n", undefined],
  ["noise\nhealth 204\n", undefined],
  ["health 500\n", "answers with status 500"],
  ["health 000\n", "does not answer"],
  ["health \n", "does not answer"],
  ["", "does not answer"],
  ["health 200; rm\n", "does not answer"],
])("%j", (stdout, trouble) => {
  expect(healthTrouble(answer(stdout))).toBe(trouble);
});

/** Runs the probe as a host would, against a server of our own. */
async function asked(status: number, path: string, environment: NodeJS.ProcessEnv = process.env): Promise<unknown> {
  const paths: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url);
    response.writeHead(status).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const script = healthScript(`http://127.0.0.1:${port}${path}`);
  const { stdout } = await promisify(execFile)("/bin/sh", ["-c", script], { env: environment });
  server.close();
  return { trouble: healthTrouble(answer(stdout)), paths: [...new Set(paths)], tries: paths.length };
}

test("a server that is well is asked once, one that is not three times", async () => {
  expect(await asked(200, "/healthz?a=1")).toEqual({ trouble: undefined, paths: ["/healthz?a=1"], tries: 1 });
  expect(await asked(503, "/")).toEqual({ trouble: "answers with status 503", paths: ["/"], tries: 3 });
});
