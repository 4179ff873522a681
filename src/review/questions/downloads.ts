import type { Run } from "./role-scripts.js";

const shells = /^(?:ba|da|z|k|a)?sh$|^python3?$|^perl$|^node$|^ruby$|^php$/;

/** Whether a program runs what was just fetched from the network, unseen. */
export function runsDownload({ program, arguments: words, script, pipeline, through, text }: Run): boolean {
  if (!shells.test(program) && program !== "eval" && program !== "source" && program !== ".") return false;
  const isFed = script.commands.some(
    (other) =>
      /^(?:curl|wget)$/.test(other.program) && other.pipeline === pipeline && other.through.length <= through.length,
  );
  const takesInput =
    words.every((word) => word.text.startsWith("-") || word.text === "/dev/stdin") ||
    words.some((word) => word.text === "-s" || word.text === "-");
  if (isFed && takesInput) return true;
  const isInline = words.some((word) => /^\s*(?:\$\(|`)\s*(?:sudo\s+)?(?:curl|wget)\b/.test(word.text));
  return (
    isInline ||
    (new RegExp(`(?:^|[\\s;&|])${program.replace(/\W/g, "\\$&")}\\s[^|;&\\n]*<\\(\\s*(?:curl|wget)\\b`).test(
      script.text,
    ) &&
      text.startsWith(program))
  );
}

const branch = "(?:refs/heads/[^/]+|main|master|develop|trunk|HEAD)";

/** Addresses behind which another file stands with each release or each commit. */
const moving = new RegExp(
  [
    "/latest/",
    "[-_.]latest[-_.]",
    `/(?:archive|tarball|zipball|raw|tar\\.gz|zip)/${branch}(?:[./]|$)`,
    `^https?://raw\\.[^/]+/(?:[^/]+/)+${branch}/`,
  ].join("|"),
);

/** Whether an address of a download is that of whatever is newest. */
export function isMovingAddress(address: string): boolean {
  return /^https?:\/\/(?!api\.)/.test(address) && moving.test(address);
}

/** What an ADD of a Dockerfile brings of what is newest: an address that moves, or a branch of a repository. Source: reference of Dockerfile, "ADD". */
export function addedBy(words: readonly string[], options: readonly string[]): readonly string[] {
  if (options.some((option) => option.startsWith("--checksum="))) return [];
  return words.slice(0, -1).filter((word) => {
    const [, repository, ref = ""] =
      /^((?:git@|git:\/\/|ssh:\/\/).+?|https?:\/\/[^#?]+\.git)(?:#([^:]*).*)?$/.exec(word) ?? [];
    return repository === undefined ? isMovingAddress(word) : new RegExp(`^(?:|${branch}|dev|stable)$`).test(ref);
  });
}

/** What programs fetch by an address or a branch that moves, where nothing in the script checks what came. */
export function fetchedBy({ program, arguments: given, script, text }: Run): readonly string[] {
  const words = given.map(({ text }) => text);
  if (/\b(?:sha(?:256|512)sum|gpgv?|cosign|minisign)\b/.test(script.text)) return [];
  if (program === "curl" || program === "wget") return words.filter(isMovingAddress);
  if (program !== "git" || words.some((word) => /^--(?:mirror|bare)$/.test(word))) return [];
  if (script.kind !== "cron" && script.kind !== "unit" && words.includes("pull")) return [text];
  if (!words.includes("clone") || /\bgit\b.*\b(?:checkout|switch|reset)\b/.test(script.text)) return [];
  const at = words.findIndex((word) => /^(?:-b|--branch|--revision)(?:=|$)/.test(word));
  const named = at < 0 ? "" : (/=(.*)/.exec(words[at] ?? "")?.[1] ?? words[at + 1] ?? "");
  if (!/^(?:|HEAD|main|master|develop|trunk)$/.test(named)) return [];
  return words.filter((word) => /^(?:https?|ssh|git):\/\/|^git@/.test(word)).slice(0, 1);
}

/** What package managers of languages install, where the words do not say which version. */
export function installedBy({ program, arguments: given }: Run): readonly string[] {
  const words = given.map(({ text }) => text);
  if (/^python3?$/.test(program) && words[0] === "-m" && words[1] === "pip") return byPip(words.slice(2));
  switch (program) {
    case "pip":
    case "pip3":
      return byPip(words);
    case "pipx":
      return words[0] === "install" ? floating(words.slice(1)).slice(0, 1) : [];
    case "uv":
      if (words[0] === "pip") return byPip(words.slice(1));
      return words[0] === "tool" && words[1] === "install" ? floating(words.slice(2)).slice(0, 1) : [];
    case "uvx":
      return floating(words).slice(0, 1);
    case "npm":
    case "pnpm":
      return /^(?:install|i|add)$/.test(words[0] ?? "") && words.some((word) => /^(?:-g|--global)$/.test(word))
        ? floating(words.slice(1))
        : [];
    case "yarn":
      return words[0] === "global" && words[1] === "add" ? floating(words.slice(2)) : [];
    case "gem":
      return words[0] === "install" && !words.some((word) => /^(?:-v|--version)/.test(word))
        ? floating(words.slice(1))
        : [];
    case "go":
      return words[0] === "install" ? words.slice(1).filter((word) => word.endsWith("@latest")) : [];
    case "cargo":
      return words[0] === "install" && !words.some((word) => /^--(?:version|vers|tag|rev|path)/.test(word))
        ? floating(words.slice(1)).slice(0, 1)
        : [];
    default:
      return [];
  }
}

function byPip(words: readonly string[]): readonly string[] {
  return words[0] === "install" && !words.some((word) => /^(?:-r|--requirement|-c|-e)/.test(word))
    ? floating(words.slice(1))
    : [];
}

/** Options whose value is not a package. */
const valued =
  /^(?:--(?:index-url|extra-index-url|prefix|target|python|with|registry|root|features|git|from)|-i|-t|-p)$/;

function floating(words: readonly string[]): readonly string[] {
  return words.filter(
    (word, index) =>
      !word.startsWith("-") &&
      !valued.test(words[index - 1] ?? "") &&
      !/[@=]\d|==|[<>~]=?\d|\{\{|\$|^[./]|\.(?:txt|whl|toml|tgz|gem)$|@[\w.-]*\d|^(?:https?|git\+)/.test(word),
  );
}
