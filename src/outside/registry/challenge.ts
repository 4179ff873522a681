// How a registry says which proof it wants: the header `WWW-Authenticate` (RFC 9110, 11.6.1).

export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** Parameters by their names in lower case: `realm`, `service`, `scope`, `error`. */
  readonly parameters: Readonly<Record<string, string>>;
}

const parameter = /([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/y;
const scheme = /([\w!#$%&'*+.^`|~-]+)(?=\s|,|$)(?!\s*=)/y;

/**
 * Reads all challenges of one header; what cannot be read is skipped.
 *
 * @example readChallenges('Bearer realm="https://auth.example.com/token",service="registry.example.com"')
 */
export function readChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  for (let at = 0; at < header.length; ) {
    parameter.lastIndex = at;
    const pair = parameter.exec(header);
    if (pair) {
      const [, name = "", quoted, bare = ""] = pair;
      const current = challenges.at(-1);
      if (current) current.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, "$1") ?? bare;
      at = parameter.lastIndex;
      continue;
    }
    scheme.lastIndex = at;
    const named = scheme.exec(header);
    if (named?.[1]) challenges.push({ scheme: named[1].toLowerCase(), parameters: {} });
    at = named ? scheme.lastIndex : at + 1;
  }
  return challenges;
}
