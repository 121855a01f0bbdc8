export function readRunner(): string;
export function embedRunner(text?: string): string;
