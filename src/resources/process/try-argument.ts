/** Programs that read one of their own language from stdin when they are given `-`. */
const interpreters = /^(node|nodejs|ruby|python|perl)[0-9.]*$/;
/** Programs that know no `--version`. */
const short = /^(apache2|httpd)$/;

/** One that waits for its program can be looked at meanwhile; others must end. `-v` would start many servers, only chattier. */
export function tryArgument(interpreter: string): string {
  if (interpreters.test(interpreter)) return "-";
  return short.test(interpreter) ? "-v" : "--version";
}
