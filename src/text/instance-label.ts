/** How an instance is called in words: `HOST/INSTANCE`; the host's name alone where it is the only one by that name. */
export function instanceLabel(host: string, instance: string): string {
  return host === instance ? host : `${host}/${instance}`;
}
