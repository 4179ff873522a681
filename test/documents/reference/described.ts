import { join } from "node:path";
import ts from "typescript-5.9";
import { repository } from "../../types/compilers.js";
import { service } from "./package.js";

/** What a docstring says of a thing. */
export interface Described {
  readonly name: string;
  readonly says: string;
  readonly examples: readonly string[];
}

/** An option, or a member of a shape. */
export interface Option extends Described {
  readonly type: string;
  readonly isNeeded: boolean;
  /** Names of the types that its own names. */
  readonly names: readonly ts.Symbol[];
  /** Where it is declared, as in "src/declared/service/user.ts:3". */
  readonly place: string;
}

/** A constructor: what it says of itself, its positional parameters and its options. */
export interface Constructor extends Described {
  readonly signature: string;
  readonly parameters: readonly (readonly [name: string, says: string])[];
  readonly options: readonly Option[];
}

/** A type that options name: its members, or the forms that it has. */
export interface Shape extends Described {
  readonly members: readonly Option[];
  readonly forms: string | undefined;
}

const program = service.getProgram() as ts.Program;
const checker = program.getTypeChecker();

function exportsOf(file: string): readonly ts.Symbol[] {
  const source = program.getSourceFile(join(repository, file));
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`no such module: ${file}`);
  return checker.getExportsOfModule(module).map(resolved);
}

function resolved(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The constructors that a module exports, in the order of the alphabet. */
export function constructorsOf(file: string): readonly Constructor[] {
  const values = exportsOf(file).filter(({ flags }) => flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable));
  return values.map(constructorOf).sort((one, other) => (one.name < other.name ? -1 : 1));
}

function constructorOf(symbol: ts.Symbol): Constructor {
  const declarations = symbol.declarations ?? [];
  const functions = declarations.filter(ts.isFunctionDeclaration);
  const signature = functions.find(({ body }) => body === undefined && functions.length > 1) ?? functions[0];
  const longest = [...functions].sort((one, other) => other.parameters.length - one.parameters.length)[0] ?? signature;
  const said = symbol.getJsDocTags(checker).filter(({ name }) => name === "param");
  const parameters = said.map(({ text }): [string, string] => {
    const [name = "", ...rest] = ts.displayPartsToString(text).split(" ");
    return [name, rest.join(" ").replace(/^- /, "")];
  });
  const types =
    longest === undefined ? typeArguments(declarations) : longest.parameters.flatMap(({ type }) => type ?? []);
  const ofParameter = new Map(parameters.map(([name, says]) => [name.replace(/^options\./, ""), says]));
  return {
    ...described(symbol),
    signature: `${symbol.name}(${(longest?.parameters ?? []).map(parameterName).join(", ") || "options"})`,
    parameters: parameters.filter(([name]) => !name.startsWith("options.")),
    options: unique(types.flatMap(optionsOf)).map((option) => {
      const says = ofParameter.get(option.name);
      return says === undefined || option.says.includes("Default:") ? option : { ...option, says };
    }),
  };
}

/** The options that a parameter takes; of several forms, what only some have need not be said. */
function optionsOf(type: ts.TypeNode): readonly Option[] {
  if (!ts.isUnionTypeNode(type)) return partsOf(type).flatMap(optionsIn);
  const forms = type.types.map((form) => partsOf(form).flatMap(optionsIn));
  return forms.flat().map((option) => ({
    ...option,
    isNeeded: option.isNeeded && forms.every((form) => form.some(({ name }) => name === option.name)),
  }));
}

function parameterName({ name, initializer, questionToken }: ts.ParameterDeclaration): string {
  const text = ts.isIdentifier(name) ? name.text : "options";
  return initializer !== undefined || questionToken !== undefined ? `${text}?` : text;
}

/** Of `constructs<Options>()(…)`, the type of its options. */
function typeArguments(declarations: readonly ts.Declaration[]): readonly ts.TypeNode[] {
  const found: ts.TypeNode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === "constructs")
      found.push(...(node.typeArguments ?? []));
    ts.forEachChild(node, visit);
  };
  for (const declaration of declarations) visit(declaration);
  return found;
}

/** The types that say options: constraints of type parameters, interfaces and literals, and none of those that judge. */
function partsOf(type: ts.TypeNode): readonly ts.TypeNode[] {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(partsOf);
  if (ts.isTypeLiteralNode(type)) return [type];
  if (!ts.isTypeReferenceNode(type)) return [];
  const symbol = resolved(checker.getSymbolAtLocation(type.typeName) as ts.Symbol);
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined) return [];
  if (ts.isTypeParameterDeclaration(declaration)) return declaration.constraint ? partsOf(declaration.constraint) : [];
  if (ts.isInterfaceDeclaration(declaration)) return isOurs(declaration) && !isMade(symbol) ? [type] : [];
  if (!isOurs(declaration)) return ["Omit", "Partial", "Pick", "Required"].includes(symbol.name) ? [type] : [];
  return symbol.name === "Given" ? partsOf(type.typeArguments?.[2] as ts.TypeNode) : [];
}

function isOurs(declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().fileName.startsWith(join(repository, "src/"));
}

/** What constructors make has a kind. */
function isMade(symbol: ts.Symbol): boolean {
  return checker.getDeclaredTypeOfSymbol(symbol).getProperty("kind") !== undefined;
}

function optionsIn(node: ts.TypeNode): readonly Option[] {
  return checker.getPropertiesOfType(checker.getTypeFromTypeNode(node)).flatMap(optionOf);
}

function optionOf(symbol: ts.Symbol): readonly Option[] {
  const declaration = symbol.declarations?.find(ts.isPropertySignature);
  const isInternal = symbol.getJsDocTags(checker).some(({ name }) => name === "internal");
  if (declaration?.type === undefined || isInternal) return [];
  const source = declaration.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart());
  return [
    {
      ...described(symbol),
      type: textOf(declaration.type),
      isNeeded: (symbol.flags & ts.SymbolFlags.Optional) === 0,
      names: namesIn(declaration.type),
      place: `${source.fileName.slice(repository.length)}:${line + 1}`,
    },
  ];
}

function unique(options: readonly Option[]): readonly Option[] {
  return options.filter(({ name }, index) => options.findIndex((option) => option.name === name) === index);
}

function described(symbol: ts.Symbol): Described {
  return {
    name: symbol.name,
    says: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    examples: symbol
      .getJsDocTags(checker)
      .flatMap(({ name, text }) => (name === "example" ? [ts.displayPartsToString(text)] : [])),
  };
}

function textOf(node: ts.Node): string {
  return node
    .getText()
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\breadonly /g, "")
    .replace(/\s+/g, " ");
}

/** Types by their names; those that judge are nobody's to read. */
function namesIn(node: ts.Node): readonly ts.Symbol[] {
  const own = ts.isTypeReferenceNode(node) ? [checker.getSymbolAtLocation(node.typeName)] : [];
  const inner: ts.Symbol[] = [];
  ts.forEachChild(node, (child) => void inner.push(...namesIn(child)));
  return [...own.flatMap((symbol) => (symbol ? [resolved(symbol)] : [])), ...inner];
}

/** What the review and the catalog know: nobody writes it in a stack. */
function isForOthers(declaration: ts.Declaration): boolean {
  return /src\/(?:review|facts)\/|src\/model\/facts\.ts$/.test(declaration.getSourceFile().fileName);
}

/** The shapes that options name, and those that these name. */
export function shapesOf(options: readonly Option[]): readonly Shape[] {
  const shapes = new Map<ts.Symbol, Shape>();
  const add = (symbol: ts.Symbol): void => {
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined || !isOurs(declaration) || shapes.has(symbol) || isForOthers(declaration)) return;
    if (ts.isTypeAliasDeclaration(declaration)) {
      shapes.set(symbol, { ...described(symbol), members: [], forms: textOf(declaration.type) });
      namesIn(declaration.type).forEach(add);
    } else if (ts.isInterfaceDeclaration(declaration) && !isMade(symbol)) {
      const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).flatMap(optionOf);
      shapes.set(symbol, { ...described(symbol), members, forms: undefined });
      for (const { names } of members) names.forEach(add);
    }
  };
  for (const { names } of options) names.forEach(add);
  return [...shapes.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
