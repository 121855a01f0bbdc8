/** What a value of each pattern in the schemas must do or be, in words; a unit test sees that each has its own. */
export const patternWords: Readonly<Record<string, string>> = {
  "\\S": "not be empty",
  "^(ssh://)?([^\\s@,/:]+@)?([^\\s@,/:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?(,(ssh://)?([^\\s@,/:]+@)?([^\\s@,/:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?)*$":
    "be none or jump hosts such as bastion.example.jp or admin@bastion:2222, separated by commas",
  "^/": "be an absolute path",
  "^(?!.*/\\.{1,2}(/|$))(/[^/\\u0000-\\u001f\\u007f-\\u009f]+)+$":
    "be an absolute path without . and .., without control characters and without a / at its end",
  "^[0-9]+(ms|s|m|h)$": "be a duration such as 30s, 5m or 500ms",
  "^https?://": "be a URL that begins with http:// or https://",
  "^([1-9][0-9]?|100)%$": "be a number of hosts, or a percentage from 1% to 100%",
  "^([1-9]?[0-9]|100)%$": "be a number, or a percentage from 0% to 100%",
  "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$":
    "be pairs of glibc, separated by colons, such as glibc.malloc.tcache_count=0",
  "^[^\\u0000-\\u001f\\u007f]+$": "be one line without control characters, and not be empty",
  "^0[0-7]{3}$": 'be four octal digits in quotes, such as "0644"',
  "^[A-Za-z0-9._+-]+$": "be a file name without a path, such as node",
  "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$": "be the full name of a unit, such as misskey.service",
  "^[^\\s\\u0000-\\u001f\\u007f-\\u009f]+$": "be the name of a user, which is one word",
  "^[A-Za-z_][A-Za-z0-9_.-]*$": "be the name of a user",
  "^[a-z0-9][a-z0-9+.-]*$": "be the name of a package, such as libjemalloc2",
};
