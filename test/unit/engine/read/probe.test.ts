import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batchProbes } from "../../../../src/engine/read/probe.ts";
import { type Script, sh } from "../../../../src/shell/script.ts";

/** Runs the batch in a real shell, as a host does: the script on stdin. */
function run(script: string, noise = "") {
  const { status, stdout, stderr } = spawnSync("/bin/sh", ["-s"], { input: script });
  return { code: status, stdout: Buffer.concat([Buffer.from(noise), stdout]), stderr };
}

function ask(probes: Script[], noise = "") {
  const batch = batchProbes(probes);
  const answers = batch.read(run(batch.script, noise));
  if ("truncated" in answers || "said" in answers) throw new Error(JSON.stringify(answers));
  return answers;
}

describe("a batch of probes", () => {
  test("each answer keeps its code, stdout and stderr apart", () => {
    const [first, second, third] = [sh`echo one; echo warn >&2`, sh`printf two; exit 3`, sh`true`];
    const answers = ask([first, second, third]);
    expect(answers.get(first)).toEqual({ code: 0, stdout: "one\n", stderr: "warn\n" });
    expect(answers.get(second)).toEqual({ code: 3, stdout: "two", stderr: "" });
    expect(answers.get(third)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("the same text is run once", () => {
    const batch = batchProbes([sh`echo x`, sh`echo x`]);
    expect(batch.script.match(/echo x/g)).toHaveLength(1);
  });

  test("a probe that reads stdin gets nothing and leaves the others their script", () => {
    const [greedy, next] = [sh`cat`, sh`echo here`];
    const answers = ask([greedy, next]);
    expect(answers.get(greedy)?.stdout).toBe("");
    expect(answers.get(next)?.stdout).toBe("here\n");
  });

  test("what a login shell prints in front is no part of any answer", () => {
    const probe = sh`echo mine`;
    expect(ask([probe], "Welcome!\nframe 0\n").get(probe)?.stdout).toBe("mine\n");
  });

  test("variables, directory and exit of one probe do not reach the next", () => {
    const [first, next] = [sh`cd /tmp; leak=1; exit 9`, sh`echo "\${leak-clean}" $PWD`];
    expect(ask([first, next]).get(next)?.stdout).toBe(`clean ${process.cwd()}\n`);
  });

  test("an answer that was cut off anywhere is not read as a shorter one", () => {
    const batch = batchProbes([sh`echo one`, sh`echo two`]);
    const whole = run(batch.script);
    const end = whole.stdout.length - 1;
    for (let length = 0; length < end; length++) {
      expect(batch.read({ ...whole, stdout: whole.stdout.subarray(0, length) }), `cut at ${length}`).toHaveProperty(
        "truncated",
      );
    }
    expect(batch.read({ ...whole, stderr: Buffer.alloc(0) })).toHaveProperty("truncated");
  });

  test("a login shell that runs nothing is told from an answer that was cut off, by what it says", () => {
    const { read } = batchProbes([sh`echo one`]);
    const [none, some] = [Buffer.alloc(0), Buffer.from("\nThis account is currently not available.\n")];
    expect(read({ code: 1, stdout: some, stderr: none })).toEqual({ said: "This account is currently not available." });
    expect(read({ code: 126, stdout: Buffer.from("Welcome!\n"), stderr: some })).toEqual({
      said: "This account is currently not available.",
    });
    expect(read({ code: 0, stdout: none, stderr: none })).toEqual({ said: "" });
  });

  test("hostile text comes back as it is", () => {
    const hostile = fc.string({ unit: "binary" }).filter((text) => !/\0|\p{Cs}/u.test(text));
    fc.assert(
      // Ten in one shell, as a host gets them: a shell for each takes too long on a machine that is busy.
      fc.property(fc.array(hostile, { minLength: 10, maxLength: 10 }), (texts) => {
        const probes = texts.map((text) => sh`printf %s ${text}`);
        const answers = ask(probes);
        for (const [index, probe] of probes.entries()) expect(answers.get(probe)?.stdout).toBe(texts[index]);
      }),
      { numRuns: 5 },
    );
  });
});
