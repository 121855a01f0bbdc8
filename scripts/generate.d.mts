/** Writes the files that git does not keep, where they are not current. */
export function generate(): Promise<void>;
