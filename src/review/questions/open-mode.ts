/**
 * Whether a mode lets everybody write: in octal, as a number of YAML, or in the letters of chmod. A folder with the
 * sticky bit, as /tmp is one, lets each delete what is his alone.
 *
 * @param mode such as "0777", 511, "a+w" or "u=rwx,g=rwx,o=rwx".
 */
export function letsAllWrite(mode: string | number): boolean {
  if (typeof mode === "number") return letsAllWrite(mode.toString(8));
  const text = mode.trim();
  const [, special = "0", others = ""] = /^0?o?([0-7])?[0-7]{2}([0-7])$/.exec(text) ?? [];
  if (others !== "") return (Number(others) & 2) !== 0 && (Number(special) & 1) === 0;
  const isSticky = /(?:^|,)\s*[ugoa]*[+=][rwxXst]*t/.test(text);
  return !isSticky && text.split(",").some((part) => /^\s*[ug]*[oa][ugoa]*[+=][rwxXst]*w/.test(part));
}

/** The mode that a command gives to files, and to which; none where it gives none. */
export function modeGivenBy(
  program: string,
  words: readonly string[],
): { readonly mode: string; readonly path: string } | undefined {
  const path = words.at(-1) ?? "";
  switch (program) {
    case "chmod": {
      const mode = words.find((word) => !/^-(?:[cfvR]+$|-)/.test(word));
      return mode === undefined ? undefined : { mode, path };
    }
    case "install":
    case "mkdir":
    case "mkfifo": {
      const at = words.findIndex((word) => /^-\w*m$|^--mode$/.test(word));
      const joined = words.flatMap((word) => /^(?:--mode=|-m)(.+)$/.exec(word)?.[1] ?? [])[0];
      const mode = at < 0 ? joined : words[at + 1];
      return mode === undefined ? undefined : { mode, path };
    }
    case "setfacl": {
      const entry = /(?:^|,)(?:d(?:efault)?:)?o(?:ther)?::?([rwxX-]+)/.exec(words.join(" ").replaceAll(" ", ","))?.[1];
      return entry === undefined ? undefined : { mode: `o=${entry.replaceAll("-", "")}`, path };
    }
    case "umask": {
      const mask = words.find((word) => /^[0-7]{1,4}$/.test(word));
      if (mask === undefined) return undefined;
      const mode = (0o777 & ~Number.parseInt(mask, 8)).toString(8).padStart(4, "0");
      return { mode, path: "what the script makes" };
    }
    default:
      return undefined;
  }
}
