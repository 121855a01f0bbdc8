export function readRunner(): string;
