/**
 * A script with the values of its own variables in their places: of those that it gives a literal value once, and nowhere
 * else. What stands in single quotes stays, and each line stays where it was.
 *
 * @example withAssigned('NET=example_backend\ndocker network create "$NET"') // … docker network create "example_backend"
 */
export function withAssigned(script: string): string {
  const values = new Map<string, string>();
  const given = new Map<string, number>();
  for (const [, , name = "", value = ""] of script.matchAll(assignment)) {
    given.set(name, (given.get(name) ?? 0) + 1);
    const literal = /^(?:"([^"$`\\\n]*)"|'([^'\n]*)'|([\w./:@%+,=-]*))$/.exec(value);
    if (literal !== null) values.set(name, literal[1] ?? literal[2] ?? literal[3] ?? "");
  }
  for (const [, name = ""] of script.matchAll(/\b(?:for|read|local|unset)\s+(?:-\w+\s+)*([A-Za-z_]\w*)/g))
    values.delete(name);
  const known = new Map([...values].filter(([name]) => given.get(name) === 1));
  if (known.size === 0) return script;
  return script.replace(/'[^']*'|\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced, plain) => {
    const value = known.get(braced ?? plain ?? "");
    return value === undefined || /[\s"';&|<>()]/.test(value) ? whole : value;
  });
}

/** At the beginning of a statement, and with nothing behind it that it would be an assignment for alone. */
const assignment =
  /(^|[;\n&|]|\bthen|\bdo|\belse|\bexport|\breadonly)[ \t]*([A-Za-z_]\w*)=("[^"\n]*"|'[^'\n]*'|[^\s;&|<>()]*)(?=[ \t]*(?:$|[;\n&|#]))/g;
