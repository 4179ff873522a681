/**
 * Cuts `src=a dest="b c" mode=0644` into names and values as Ansible does: quotes and expressions of Jinja hold
 * blanks together. Words without a name are the free form.
 */
export function readKeyValues(text: string): {
  readonly values: Readonly<Record<string, string>>;
  readonly freeForm: string;
} {
  const values: Record<string, string> = {};
  const free: string[] = [];
  for (const part of partsOf(text)) {
    const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(part);
    if (match === null) free.push(part);
    else values[match[1] ?? ""] = unquoted(match[2] ?? "");
  }
  return { values, freeForm: free.join(" ") };
}

/** What a line of command or shell gives to the module itself: `creates=/x` and its like, before or behind the command. */
const ofCommand = /^(?:creates|removes|chdir|executable|warn|stdin|stdin_add_newline|strip_empty_ends|decrypt)=/;

/** Cuts a command line from the arguments of its module that stand beside it. */
export function readCommandLine(text: string): {
  readonly values: Readonly<Record<string, string>>;
  readonly freeForm: string;
} {
  if (!/(?:^|\s)(?:creates|removes|chdir|executable|warn|stdin\w*|strip_empty_ends|decrypt|cmd|argv)=/.test(text))
    return { values: {}, freeForm: text };
  const parts = partsOf(text);
  const { values } = readKeyValues(parts.filter((part) => ofCommand.test(part)).join(" "));
  const rest = parts.filter((part) => !ofCommand.test(part));
  const cmd = rest.length === 1 ? /^cmd=([\s\S]*)$/.exec(rest[0] ?? "")?.[1] : undefined;
  return { values, freeForm: cmd === undefined ? rest.join(" ") : unquoted(cmd) };
}

function partsOf(text: string): readonly string[] {
  return text.match(/(?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\[\s\S]|[^\s])+/g) ?? [];
}

function unquoted(text: string): string {
  const quote = text[0];
  return text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote) ? text.slice(1, -1) : text;
}
