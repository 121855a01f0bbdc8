import { describe, expect, test } from "vitest";
import { parsePlatform, parsePreflight, preflightScript } from "../../../src/resources/preflight.ts";

const found = (stdout: string, root = true) => parsePreflight({ code: 0, stdout, stderr: "" }, { root });

describe("what stands in the way on a host", () => {
  test.each([
    [
      "space /var/lib/fleet",
      "preflight:/var/lib/fleet",
      "less than 1 MiB is free on the file system of /var/lib/fleet",
    ],
    ["inodes /etc", "preflight:/etc", "fewer than 100 inodes are free on the file system of /etc"],
    ["unwritable /etc", "preflight:/etc", "/etc can't be written: its file system is read-only, or it is immutable"],
    [
      "dpkg /var/lib/dpkg/updates/0001",
      "preflight:dpkg",
      "dpkg was interrupted, and installs nothing before it is mended",
    ],
  ])("%s", (line, address, cause) => {
    const [obstacle, ...others] = found(`fact os debian\npreflight ${line}\n`);
    expect(others).toEqual([]);
    expect(obstacle).toMatchObject({
      address,
      result: { status: "blocked", cause, next: expect.stringContaining("plan again") },
    });
  });

  test("a machine of AWS Elastic Beanstalk is told, whatever else is known of it", () => {
    const stdout = "fact os amzn\npreflight platform /opt/elasticbeanstalk\n";
    const expected = {
      address: "preflight:elastic-beanstalk",
      result: { status: "blocked", evidence: "/opt/elasticbeanstalk", next: expect.stringContaining("Procfile") },
    };
    expect(found(stdout)).toMatchObject([expected]);
    expect(parsePlatform({ code: 0, stdout, stderr: "" })).toMatchObject(expected);
    expect(parsePlatform({ code: 0, stdout: "fact os debian\n", stderr: "" })).toBeUndefined();
  });

  test("a look that failed is unknown, never fine", () => {
    expect(found("preflight unread /var/lib\n")).toMatchObject([{ result: { status: "unknown" } }]);
  });

  test("dpkg stops only installing, and who is not root is told otherwise that he can't write", () => {
    expect(found("preflight dpkg /var/lib/dpkg/updates/0001\n")[0]?.stops).toBe("package.install");
    expect(found("preflight space /etc\n")[0]?.stops).toBeUndefined();
    expect(found("preflight unwritable /etc\n", false)).toEqual([]);
  });

  test("no other text is taken for an obstacle", () => {
    expect(
      found("preflight party /etc\nxpreflight space /etc\npreflight space /etc; rm -r /\npreflight space \n"),
    ).toEqual([]);
  });

  test("the script prints no figure of its own", () => {
    expect(preflightScript.match(/printf '[^']*'/g)?.every((text) => text.startsWith("printf 'preflight "))).toBe(true);
  });
});
