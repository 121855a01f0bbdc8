export function embedRunner(text?: string): string;
