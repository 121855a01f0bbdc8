import { expect, test } from "vitest";
import { fillSpecifiers } from "../../../src/text/specifiers.ts";

test.each([
  ["/opt/lib%p-%i.so", "/opt/libmisskey-a.so"],
  ["%n %N %j", "misskey@a.service misskey@a misskey"],
  ["%h/lib:%t:%S", "/root/lib:/run:/var/lib"],
  ["100%%i", "100%i"],
  ["%H stays, and so does a lone %", "%H stays, and so does a lone %"],
])("%s", (value, filled) => {
  expect(fillSpecifiers(value, "misskey@a.service")).toBe(filled);
});

test("a user's own systemd has his home", () => {
  const owner = { user: "misskey", uid: "1000", home: "/home/misskey" };
  expect(fillSpecifiers("%h %u %U %t %E %C %S", "a.service", owner)).toBe(
    "/home/misskey misskey 1000 /run/user/1000 /home/misskey/.config /home/misskey/.cache %S",
  );
});

test("escaped names are unescaped where that is asked for", () => {
  expect(fillSpecifiers("%i %I %P %j", "web-mk@home-mis\\x2dskey.service")).toBe(
    "home-mis\\x2dskey home/mis-skey web/mk mk",
  );
});
