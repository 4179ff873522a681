import { Node, type Project, type Symbol as Property, type Type, type ts } from "ts-morph";

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON schema (draft 2020-12) of an interface, with its docstrings: of plain data without methods. Further fields are allowed, unless
 * `closed` says that all are known.
 */
export function schemaOf(project: Project, path: string, name: string, closed = false): Schema {
  const type = project.getSourceFileOrThrow(path).getInterfaceOrThrow(name).getType();
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: name, ...ofType(type) };

  function ofType(type: Type): Schema {
    if (type.isUnion() && !type.isBoolean()) return ofUnion(type.getUnionTypes().filter((one) => !one.isUndefined()));
    if (type.isLiteral() && !type.isBoolean()) return { const: literalOf(type) };
    if (type.isString() || type.isNumber() || type.isBoolean()) return { type: type.getText() };
    if (type.isNull()) return { type: "null" };
    if (type.isArray() || type.isReadonlyArray())
      return { type: "array", items: ofType(type.getTypeArguments()[0] as Type) };
    const values = type.getStringIndexType();
    if (values !== undefined) return { type: "object", additionalProperties: ofType(values) };
    if (type.isObject() || type.isIntersection()) return ofObject(type);
    throw new Error(`no schema for ${type.getText()}`);
  }

  function ofUnion(members: readonly Type[]): Schema {
    const [only] = members;
    if (only !== undefined && members.length === 1) return ofType(only);
    if (members.every((one) => one.isBooleanLiteral())) return { type: "boolean" };
    if (members.every((one) => one.isLiteral())) return { enum: members.map(literalOf) };
    return { anyOf: members.map(ofType) };
  }

  function ofObject(type: Type): Schema {
    const properties = type.getProperties();
    return {
      type: "object",
      properties: Object.fromEntries(properties.map((one) => [one.getName(), ofProperty(one)])),
      required: properties.filter((one) => !isOptional(one)).map((one) => one.getName()),
      ...(closed && { additionalProperties: false }),
    };
  }

  function ofProperty(property: Property): Schema {
    const description = property.compilerSymbol
      .getDocumentationComment(project.getTypeChecker().compilerObject)
      .map(({ text }: ts.SymbolDisplayPart) => text.replaceAll("\n", " "))
      .join("");
    return { ...(description !== "" && { description }), ...ofType(typeOf(property)) };
  }

  function typeOf(property: Property): Type {
    const [declaration] = property.getDeclarations();
    if (!Node.isPropertySignature(declaration)) throw new Error(`'${property.getName()}' is no plain property`);
    return property.getTypeAtLocation(declaration);
  }

  function isOptional(property: Property): boolean {
    return (
      property.isOptional() ||
      typeOf(property)
        .getUnionTypes()
        .some((one) => one.isUndefined())
    );
  }
}

function literalOf(type: Type): unknown {
  return type.isBooleanLiteral() ? type.getText() === "true" : type.getLiteralValueOrThrow();
}
