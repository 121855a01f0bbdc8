import type { YAMLParseError } from "yaml";

/** What a file that is no YAML most likely wants, by the parser's code and the line that it points at. */
export function syntaxMessage({ code, message }: YAMLParseError, line: string): string {
  if (/^\s*\t/.test(line)) return "Tabs are not allowed as indentation. Use spaces.";
  if (/[:-] \{\{/.test(line)) return bareReference;
  switch (code) {
    case "TAB_AS_INDENT":
      return "Tabs are not allowed as indentation. Use spaces.";
    case "MULTILINE_IMPLICIT_KEY":
      return "This is no key: a key ends with a colon and a space.";
    case "BLOCK_AS_IMPLICIT_KEY":
      return 'Here a mapping begins inside a value. Put a text with ": " in quotes, or look at the indentation.';
    case "BAD_INDENT":
      return "The keys of one mapping must begin in the same column.";
    case "NON_STRING_KEY":
      return "A key must be plain text.";
    case "BAD_SCALAR_START":
      return `${sentence(message)} Put it in quotes.`;
    default:
      return sentence(message);
  }
}

/** The parser's first sentence, without the position and the code frame that it appends. */
function sentence(message: string): string {
  return `${message.split(/ at line \d+|\n/)[0] ?? message}.`;
}

/** Without quotes `{{ x }}` is a mapping whose key is a mapping. */
export const bareReference = 'A variable needs quotes around it: "{{ name }}".';
