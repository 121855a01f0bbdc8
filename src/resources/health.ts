import { type Script, sh } from "../shell/script.ts";
import type { Answer } from "./answer.ts";

/** Seconds in which a host has surely answered for one URL: three tries of at most 5 s. */
export const healthSeconds = 17;

/** Asks a health URL on the host, as the runner's proof does; it tries three times, for a server may be slow once. */
export function healthScript(health: string): Script {
  const { href, hostname, port, protocol, pathname, search } = new URL(health);
  const words = [hostname.replace(/^\[|\]$/g, ""), port || (protocol === "https:" ? "443" : "80"), pathname + search];
  return sh`for try in 1 2 3; do
  if command -v curl >/dev/null; then
    code=$(curl -s -o /dev/null -m 5 -w '%{http_code}' --url ${href} 2>/dev/null)
  else
    code=$(timeout 5 bash --norc -c 'exec 3<>"/dev/tcp/$0/$1" &&
      printf -v request "GET %s HTTP/1.0\r\nHost: %s:%s\r\nConnection: close\r\n\r\n" "$2" "$0" "$1" &&
      printf %s "$request" >&3 &&
      read -r _ code _ <&3 && printf %s "$code"' ${words} 2>/dev/null)
  fi
  case $code in [23]??) break ;; esac
  [ "$try" = 3 ] || sleep 1
done
printf 'health %s\n' "$code"`;
}

/** What is wrong with a health URL's answer, as words that go on after the URL; nothing when it is well. */
export function healthTrouble({ stdout }: Answer): string | undefined {
  const code = /^health (\d{3})$/m.exec(stdout)?.[1] ?? "000";
  if (/^[23]/.test(code)) return undefined;
  return code === "000" ? "does not answer" : `answers with status ${code}`;
}
