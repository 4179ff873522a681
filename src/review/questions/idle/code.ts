/** Interpreters, and the options behind which code stands. */
const interpreters: readonly (readonly [RegExp, RegExp])[] = [
  [/^perl[\d.]*$/, /^-\w*[eE]$/],
  [/^(?:python|pypy)[\d.]*$/, /^-\w*c$/],
  [/^(?:node|nodejs|bun|tsx)$/, /^(?:-e|-p|-pe|--eval|--print)$/],
  [/^deno$/, /^eval$/],
  [/^(?:ruby|lua|luajit|Rscript|elixir|julia|groovy|jshell)[\d.]*$/, /^(?:-\w*e|--eval)$/],
  [/^(?:php|hhvm)[\d.]*$/, /^(?:-r|--run)$/],
  [/^(?:pwsh|powershell)$/i, /^-(?:c|command)$/i],
];

/** Code that a command line gives to an interpreter; none where it runs a file. */
export function codeIn(words: readonly string[]): { readonly code: string; readonly language: string } | undefined {
  const [first = "", ...rest] = words;
  const language = first.split("/").at(-1) ?? "";
  if (/^[gmn]?awk$/.test(language)) {
    const code = rest.find((word) => !word.startsWith("-"));
    return code !== undefined && /^\s*BEGIN\b/.test(code) ? { code, language } : undefined;
  }
  const option = interpreters.find(([name]) => name.test(language))?.[1];
  const at = option === undefined ? -1 : rest.findIndex((word) => option.test(word));
  return at < 0 ? undefined : { code: rest[at + 1] ?? "", language };
}

/** Calls that reach out of the interpreter. */
const asking =
  /socket|https?\b|url|fetch|connect|request|curl|\bopen\b|fopen|\bnet\b|tcp|unix|redis|mongo|sql|\bpg|query|ping|health|status|system|exec|spawn|popen|subprocess|passthru|file_get|getline|\bget\b|\bload|Invoke-|`|\bqx\b/i;

/** Code of others, which may ask anything: all but what belongs to the language itself. */
const ofOthers =
  /(?:\b(?:import|from|use|require|require_relative|require_once|include)\b[\s("']*)(?!(?:sys|os|time|strict|warnings|math|json|re|fs|path|process|util|platform|datetime|random)\b)[\w./@:]+/g;

/** Whether code asks somebody for something. What it only prints is no question. */
export function codeAsks(code: string): boolean {
  const modules = code.match(ofOthers);
  if (modules !== null) return true;
  return asking.test(code.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""'));
}

/** Whether code ends well even where what it asks is dead: a language that only warns, or an error that is caught. */
export function codeForgives(code: string, language: string): boolean {
  if (/\bexcept\b[^:\n]*:\s*(?:pass|\.\.\.)\s*$/.test(code)) return true;
  if (/\.catch\(\s*(?:\(?\w*\)?)\s*=>\s*(?:\{\s*\}|process\.exit\(0?\)|0|null)\s*\)/.test(code)) return true;
  if (/\brescue\b(?:\s+\w+)?\s*(?:;|\n)?\s*(?:nil|true)?\s*(?:;?\s*end)?\s*$/.test(code)) return true;
  return (
    /^(?:php|hhvm|perl|awk|lua)/.test(language) &&
    !/\b(?:exit|die|throw|croak|error|assert|os\.exit|or\s+die)\b|\?/.test(code)
  );
}
