/** A variable that an expression of Jinja reads. */
export interface Reference {
  readonly name: string;
  /** Whether the expression bears that it is not defined. */
  readonly isOptional: boolean;
}

const words = new Set(
  `and or not in is if elif else endif for endfor set endset block endblock macro endmacro call endcall filter endfilter
  raw endraw include import from extends with without context ignore missing recursive scoped do true false none True
  False None loop varargs kwargs caller self break continue`.split(/\s+/),
);

/** Expressions and statements; braces in their strings do not end them. */
const braces = /\{\{((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\s\S])*?)\}\}|\{%([\s\S]*?)%\}/g;

/** Whether an expression is not one of Go's templates, of an alert or of n8n, which use the same braces. */
function isJinja(expression: string): boolean {
  return !/^-?\s*(?:[.$#/>]|(?:range|with|template|if|else if|printf|json)\s+[.$])/.test(expression);
}

/** The expressions of a text that Jinja takes for its own and cannot read. */
export function foreignExpressionsIn(text: string): readonly string[] {
  if (!text.includes("{{")) return [];
  const plain = text.replace(/\{%-?\s*raw[\s\S]*?endraw\s*-?%\}/g, "").replace(/\{#[\s\S]*?#\}/g, "");
  return [...plain.matchAll(braces)].flatMap(([whole, shown]) =>
    shown === undefined || isJinja(shown) ? [] : [whole],
  );
}

/** The variables that the expressions of a text read: between `{{` and `}}`, and between `{%` and `%}`. */
export function referencesIn(text: string): readonly Reference[] {
  if (!text.includes("{{") && !text.includes("{%")) return [];
  const plain = text.replace(/\{#[\s\S]*?#\}/g, "").replace(/\{%-?\s*raw[\s\S]*?endraw\s*-?%\}/g, "");
  const expressions = [...plain.matchAll(braces)].map(([, shown, done]) => shown ?? done ?? "").filter(isJinja);
  const locals = new Set(expressions.flatMap(localsOf));
  return expressions.flatMap(referencesOf).filter(({ name }) => !locals.has(name));
}

/** The variables that a bare expression reads, such as the one of `when`. */
export function referencesOf(expression: string): readonly Reference[] {
  const code = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "''");
  const found = code.matchAll(/(\.\s*|\|\s*|\bis\s+(?:not\s+)?)?(?<![\w'])([A-Za-z_]\w*)(?=(\s*\()|(\s*=(?!=))|)/g);
  const names = [...found].flatMap(([, lead, name = "", call, keyword]) =>
    lead !== undefined || call !== undefined || keyword !== undefined || words.has(name) ? [] : [name],
  );
  const isOptional = (name: string) =>
    new RegExp(`\\b${name}\\b[\\w.\\[\\]']*\\s*(?:\\|\\s*(?:default|d)\\b|is\\s+(?:not\\s+)?(?:un)?defined)`).test(
      code,
    );
  return [...new Set(names)].map((name) => ({
    name,
    // Few are asked, and each answer costs an expression of its own.
    get isOptional() {
      return isOptional(name);
    },
  }));
}

/** The names that statements of a template make. */
function localsOf(expression: string): readonly string[] {
  const loop = /\bfor\s+([\w\s,()]+?)\s+in\b/.exec(expression)?.[1] ?? "";
  const set = /\bset\s+([\w\s,]+?)\s*(?:=|$)/.exec(expression)?.[1] ?? "";
  const macro = /\bmacro\s+\w+\s*\(([^)]*)\)/.exec(expression)?.[1] ?? "";
  const imported = /\bimport\b.*\bas\s+(\w+)/.exec(expression)?.[1] ?? "";
  return `${loop} ${set} ${macro} ${imported}`.split(/[\s,()=]+/).filter(Boolean);
}
