import type { Script } from "../../model/ansible/command.js";
import type { Role } from "../../model/ansible/role.js";
import type { FilePlace } from "../finding.js";
import { runsOf } from "./role-scripts.js";
import { secretIn } from "./secret-forms.js";
import { isSecretName, isSecretValue } from "./secret-names.js";

const mysql = "(?:mysql|mariadb)(?:-?admin|-?dump|-?check|-?import|-backup)?";

/** Short options that take a secret, by their programs: attached to it, or with it behind a blank. Sources: the programs' manuals. */
const short: readonly (readonly [program: string, option: string, behind: string])[] = [
  [mysql, "-p", "[^\\s|;&]"],
  ["(?:redis|valkey|keydb)-cli", "-a", "\\s+\\S"],
  ["sshpass", "-p", "\\s*\\S"],
  ["(?:mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport)", "-p", "\\s*[^\\s-]"],
  ["(?:curl|xh|https?)", "-u", "\\s*[^\\s:/]+:[^\\s/]"],
  ["curl", "-U", "\\s*[^\\s:/]+:[^\\s/]"],
  ["smbclient", "-U", "\\s*[^\\s%]+%\\S"],
  ["(?:curl|xh|https?)", "--user", "[\\s=]+[^\\s:/]+:[^\\s/]"],
  ["curl", "--proxy-user", "[\\s=]+[^\\s:/]+:[^\\s/]"],
  ["htpasswd", "-[cBmdsnDvi5]*b\\w*", "\\s"],
];

/** A header that lets somebody in, with a value that the shell fills in. */
const header = /^(?:proxy-)?(?:authorization|[\w-]*(?:token|api-?key|secret))\s*:\s*(?:\w+\s+)?\$/i;

/** The address of something with a password that the shell fills in. */
const address = /:\/\/[^\s/:@'"]*:(?:\$\([^()]*\)|\$\{?\w+\}?)@/;

/** An option that takes a secret: alone with its value behind it, or in one word or script with it. */
export function optionWithSecret(text: string, before: readonly string[]): string | undefined {
  const [program = ""] = before;
  for (const [, option = "", value] of text.matchAll(/(?:^|\s)(--[\w-]+)(?:[= ](\S+)|$)/g))
    if (takesSecret(option, program) && (value === undefined || value.startsWith("$") || isSecretValue(value)))
      return option;
  const previous = before.at(-1) ?? "";
  if (/^(-u|--user|--proxy-user)$/.test(previous) && !/^(?:docker|podman)$/.test(program) && isLogin(text))
    return previous;
  if (new RegExp(`(?:^|/)${mysql}$`).test(program) && /^-p./.test(text)) return "-p";
  if (text === "-a" && /(?:redis|valkey|keydb)-cli$/.test(program)) return "-a";
  return shortOptionIn(text);
}

/** A short option with its secret in the line of a script. */
function shortOptionIn(line: string): string | undefined {
  for (const [program, option, behind] of short) {
    const found = new RegExp(`(?:^|[\\s/;&|(])${program}\\s(?:[^|;&]*\\s)?(${option})${behind}`).exec(line);
    if (found !== null) return found[1];
  }
  return undefined;
}

function isLogin(text: string): boolean {
  return /^[^:/]+:[^/]/.test(text) && !/^(?:\d+|\$\{?[UG]ID\}?|\$\(id [^)]*\)):/.test(text);
}

/** Whether an option is named as a secret is: '--secret' of Docker names one. */
function takesSecret(option: string, program: string): boolean {
  if (/^(?:docker|podman)$/.test(program) && option === "--secret") return false;
  return isSecretName(option.slice(2)) || /^--(requirepass|masterauth)$/.test(option);
}

/** An option with which a role gives a secret to a program on the host. */
interface SecretOption {
  readonly option: string;
  readonly by: string;
  readonly at: FilePlace;
}

/** The secrets that programs of a role get as arguments; what Jinja or a file of secrets brings there is followed by the taint. */
export function* secretOptionsOf(role: Role): Generator<SecretOption> {
  for (const { program, arguments: given, by, at, script } of runsOf(role)) {
    const words = given.map(({ text }) => text);
    if (words.some((word) => /\{\{|\/secrets\//.test(word))) continue;
    const option =
      longOptionAmong(program, words) ??
      shortOptionIn([program, ...words].join(" ")) ??
      carrierAmong(words, script.kind);
    if (option !== undefined) yield { option, by, at };
  }
}

function longOptionAmong(program: string, words: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    const [, option = "", inWord] = /^(--[\w-]+)(?:=(.+))?$/s.exec(word) ?? [];
    const value = inWord ?? words[index + 1] ?? "";
    if (
      option !== "" &&
      takesSecret(option, program) &&
      (value.startsWith("$") || (isSecretValue(value) && !value.startsWith("-")))
    )
      return option;
  }
  return undefined;
}

function carrierAmong(words: readonly string[], kind: Script["kind"]): string | undefined {
  if (words.some((word) => header.test(word))) return "--header";
  // Of files that a role installs, REX028 tells what stands in them.
  const isOwn = kind === "script" || kind === "unit";
  const isHeld = (word: string) => address.test(word) || (!isOwn && secretIn(word) === "a password in a URL");
  return words.some(isHeld) ? "an address" : undefined;
}
