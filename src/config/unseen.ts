/**
 * What a terminal does not show, or shows as something else: controls, directions, blanks of other kinds. What joins
 * letters or picks an emoji's form is text where it follows such a letter.
 */
const joining = "\\u200c\\u200d\\ufe00-\\ufe0f";
const ignorable = `(?![${joining}])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}]`;
const source = `${ignorable}|(?<![^\\0-\\x7f])[${joining}]|[^\\S \\u3000]`;
const unseen = new RegExp(source, "u");
const each = new RegExp(source, "gu");

/** The first character of a text that nobody sees, as `U+200B`; nothing where there is none. */
export function firstUnseen(text: string): string | undefined {
  const [found] = unseen.exec(text) ?? [];
  return found === undefined ? undefined : `U+${hex(found).toUpperCase().padStart(4, "0")}`;
}

/** A text as one line in which everything is seen. */
export function seen(text: string): string {
  return text.replace(each, (found) => {
    const escaped = JSON.stringify(found).slice(1, -1);
    return escaped === found ? `\\u{${hex(found)}}` : escaped;
  });
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
