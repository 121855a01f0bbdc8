import { isIP } from "node:net";

/** Why nothing can be reached at an address, with where what it holds too much belongs; nothing where it is a name or an IP address. */
export function badAddress(address: string): string | undefined {
  // Node needs milliseconds to get its IPv6 pattern ready: what is a name, as most are, doesn't ask for it.
  if (/^[^\s@:/-][^\s@:/]*$/.test(address) || isIP(address) !== 0) return undefined;
  const hint = address.includes("@")
    ? " The user goes into user."
    : /^[^:]+:[0-9]+$/.test(address)
      ? " The port goes into port."
      : "";
  return `"${address}" is no host name and no IP address.${hint || " Set address where the host's name is only yours."}`;
}
