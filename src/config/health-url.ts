/** Why a health URL can't be asked, or must not stand in an inventory; nothing where it can, or where the schema says why. */
export function badHealth(url: unknown): string | undefined {
  // The schema has seen to the beginning; the rest would fail on the host, when everything is installed already.
  if (typeof url !== "string" || !/^https?:\/\//.test(url)) return undefined;
  if (!URL.canParse(url))
    return '"health" must be a URL with a host, and with a port up to 65535 if any, such as http://127.0.0.1:3000/healthz.';
  if (!/^https?:\/\/[^/?#\\]*@/.test(url)) return undefined;
  return '"health" must hold no user and no password, for it stands in plans and reports. Take a URL that answers without.';
}
