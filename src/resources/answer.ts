/** What one probe printed: its frame of the host's answer. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** It could not be read, so nothing is known. Never to be shown as fine. */
export interface Unknown {
  readonly status: "unknown";
  readonly why: string;
  readonly next?: string;
}
