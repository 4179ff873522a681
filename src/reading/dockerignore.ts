/**
 * Whether Docker is not sent a file or a folder, by what a .dockerignore says: the last line that fits counts. The deployment asks
 * the same of roles-src/docker-stack/files/context.py.
 *
 * Source: https://github.com/moby/patternmatcher
 */
export function ignoredBy(text: string): (path: string) => boolean {
  const rules = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => !line.startsWith("#") && line.trim() !== "")
    .map((line) => line.trim())
    .map((line) => ({ isKept: line.startsWith("!"), fits: expressionOf(cleaned(line.replace(/^!\s*/, ""))) }));
  return (path) => {
    const parts = path.split("/");
    const whole = parts.map((_, end) => parts.slice(0, end + 1).join("/"));
    return rules.findLast(({ fits }) => whole.some((part) => fits.test(part)))?.isKept === false;
  };
}

/** Without a "/" at its start or end, "." and "..". */
function cleaned(pattern: string): string {
  const parts: string[] = [];
  for (const part of pattern.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.match(/\*\*\/?|\\.|./g) ?? [];
  const text = parts.map((part, index) => {
    if (part.startsWith("**")) return index === parts.length - 1 ? ".*" : "(.*/)?";
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    if (/^[[\]^-]$/.test(part)) return part;
    return part.slice(-1).replace(/[.+()|{}$\\*?/[\]^]/, "\\$&");
  });
  return new RegExp(`^${text.join("")}$`);
}
