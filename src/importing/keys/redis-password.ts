import type { Placed } from "../../reading/placed.js";
import { Code } from "../code.js";
import { type Became, type Context, changed } from "../context.js";
import { secretNameOf, shellText } from "../secret-text.js";

const file = "/run/secrets/password.conf";

/**
 * The command of a Redis or Valkey whose password stands in it, with a file that only the server reads in its place: a command is
 * seen by whoever lists processes. None where there is no password in the command.
 *
 * @param plain the command as the file has it.
 */
export function withHiddenPassword(words: readonly string[], plain: Placed, context: Context): Became | undefined {
  if (!/(?:^|\/)(?:redis|valkey|keydb)(?::|@|$)/.test(context.image)) return undefined;
  const list = words[0] === "sh" && words[1] === "-c" ? (words[2] ?? "").replace(/^exec\s+/, "").split(/\s+/) : words;
  const at = list.indexOf("--requirepass");
  const password = unquoted(
    // A word of one text with a variable has the whole text behind it, as it is written.
    writtenIn(plain)
      .flatMap((text) => [...text.matchAll(/--requirepass[\s=]+("[^"]*"|\{\{.*?\}\}|\S+)/g)].map(([, one]) => one))
      .at(-1) ?? list[at + 1],
  );
  if (at < 0 || password === undefined || list.some((word) => /[|;&<>`]/.test(word))) return undefined;
  const name = secretNameOf(context.name, "password");
  const secret = /\$|\{\{/.test(password) ? shellText(password, context) : context.secret(name, password);
  const others = [...list.slice(0, at), ...list.slice(at + 2)];
  // The entrypoint of these images puts the server before options.
  const server = context.image.includes("valkey") ? "valkey-server" : "redis-server";
  const [program, ...rest] = at === 0 ? [server, ...others] : others;
  const options = {
    command: [program, file, ...rest],
    secretFiles: { [file]: new Code(`text\`requirepass \${${secret.text}}\\n\``) },
  };
  return changed(options, "the password stands in a file that only the server reads, not in its command");
}

function writtenIn(value: Placed): readonly string[] {
  if (value.kind === "leaf") return [value.unknown ?? String(value.value)];
  const parts = value.kind === "list" ? value.items : [...value.entries.values()].map((entry) => entry.value);
  // Words of a list stand behind each other as those of one text do.
  return [parts.flatMap(writtenIn).join(" ")];
}

function unquoted(text: string | undefined): string | undefined {
  return text?.replace(/^["']|["']$/g, "");
}
