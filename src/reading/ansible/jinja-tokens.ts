/** A piece of an expression of Jinja; of a string, what stands between its quotes. */
export interface Token {
  readonly kind: "name" | "operator" | "string" | "number";
  readonly text: string;
  /** Where it begins, and what is behind it. */
  readonly from: number;
  readonly to: number;
}

const tokens =
  /\s+|'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|([A-Za-z_]\w*)|(\d[\d_]*(?:\.\d+)?)|(==|!=|<=|>=|\/\/|\*\*|[\s\S])/g;

export function tokensOf(expression: string): readonly Token[] {
  return [...expression.matchAll(tokens)].flatMap((match): Token[] => {
    const [whole, single, double, name, number, operator] = match;
    const place = { from: match.index, to: match.index + whole.length };
    const string = single ?? double;
    if (string !== undefined) return [{ kind: "string", text: string, ...place }];
    if (name !== undefined) return [{ kind: "name", text: name, ...place }];
    if (number !== undefined) return [{ kind: "number", text: number, ...place }];
    return operator === undefined ? [] : [{ kind: "operator", text: operator, ...place }];
  });
}
