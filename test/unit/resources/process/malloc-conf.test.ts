import { expect, test } from "vitest";
import { badMallocConfPair } from "../../../../src/resources/process/malloc-conf.ts";

test.each([
  "",
  "background_thread:true",
  "background_thread:true,dirty_decay_ms:1000,muzzy_decay_ms:0",
  "narenas:2,thp:never",
])("%j is good", (value) => {
  expect(badMallocConfPair(value)).toBeUndefined();
});

test.each([
  ["background_thread=true", "background_thread=true"],
  ["background_thread:true, dirty_decay_ms:1000", " dirty_decay_ms:1000"],
  ['"background_thread:true"', '"background_thread:true"'],
  ["background_threads:true", "background_threads:true"],
  ["narenas:2,", ""],
  ["narenas:", "narenas:"],
])("%j has a pair that jemalloc passes over", (value, pair) => {
  expect(badMallocConfPair(value)).toBe(pair);
});
