/** A control string (OSC, DCS, SOS, PM, APC) with its payload, up to its terminator or, where that is missing, to the line's end. */
const controlString = /(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?/g;
/** A control sequence (CSI) such as a colour or a cursor move, finished or cut off. */
const controlSequence = /(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]?/g;
/** Any other escape sequence, such as a change of the character set. */
const escapeSequence = /\x1b[\x20-\x2f]*[\x30-\x7e]?/g;
/** All of C0 and C1 but tab and newline, the bidirectional controls, the line and the paragraph separator. */
const forbidden = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Text from a host as it may reach a terminal: without terminal sequences and what they carry, and without any
 * control character but newline and tab. Idempotent; plain text stays as it is.
 */
export function sanitise(text: string): string {
  return text
    .replace(controlString, "")
    .replace(controlSequence, "")
    .replace(escapeSequence, "")
    .replace(forbidden, "");
}
