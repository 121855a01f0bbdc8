import type { CommanderError } from "@commander-js/extra-typings";
import type { JsonRecord } from "../../output/ndjson.ts";
import { EnvironmentError, readEnvironment } from "./environment.ts";

/** Whether a command line that can't be understood asks for JSON, as far as that can be told. */
export function asksForJson(args: readonly string[], env: Readonly<Record<string, string | undefined>>): boolean {
  const options = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (options.includes("--json")) return true;
  try {
    return readEnvironment(env).json;
  } catch (error) {
    if (error instanceof EnvironmentError) return false;
    throw error;
  }
}

/** A command line that was refused, as the record that every error is; `told` is what people were told of it. */
export function refusedLine({ code, message }: CommanderError, told: string): JsonRecord {
  // Without a command commander shows the help, and has no words.
  if (code === "commander.help")
    return {
      type: "error",
      message: "There is no command.",
      hint: "fleet --help shows the commands, their options and exit codes",
    };
  const [, hint] = /^hint: (.*)$/m.exec(told) ?? [];
  const what = message.replace(/^error: /, "");
  return { type: "error", message: what.replaceAll("\n", " "), ...(hint !== undefined && { hint }) };
}
