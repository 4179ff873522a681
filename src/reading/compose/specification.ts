import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { nearest } from "../../model/nearest.js";
import { oncePer } from "../../model/once-per.js";
import type { Place } from "../place.js";
import { type Mapping, type Placed, valueAt } from "../placed.js";
import type { Trouble } from "../trouble.js";
import { knownData } from "./plain.js";

/** The schema of the Compose specification, as JSON. */
export type Specification = object;

const validatorOf = oncePer((schema: Specification) =>
  new Ajv2020({ strict: false, validateFormats: false, allErrors: true, verbose: true }).compile(schema),
);

/** What the specification refuses in an application: keys that it does not know, and values of another type. */
export function judged(application: Mapping, schema: Specification): readonly Trouble[] {
  const validate = validatorOf(schema);
  if (validate(knownData(application))) return [];
  const errors = (validate.errors ?? []).filter(
    ({ keyword }) => !["oneOf", "anyOf", "required", "if"].includes(keyword),
  );
  const paths = [...new Set(errors.map(({ instancePath }) => instancePath))];
  // Each form that a value may have brings errors of its own; those that go deepest are about the form that is meant.
  const deepest = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
  return deepest.slice(0, 20).flatMap((path) =>
    told(
      application,
      routeOf(path),
      errors.filter(({ instancePath }) => instancePath === path),
      schema,
    ),
  );
}

function isPartlyUnknown(value: Placed): boolean {
  const parts = value.kind === "mapping" ? [...value.entries.values()].map((entry) => entry.value) : [];
  return parts.some((part) => part.kind === "leaf" && part.unknown !== undefined);
}

function routeOf(path: string): readonly string[] {
  return path
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function told(
  application: Mapping,
  route: readonly string[],
  errors: readonly ErrorObject[],
  schema: Specification,
): readonly Trouble[] {
  const value = valueAt(application, ...indices(application, route));
  if (value === undefined) return [];
  const name = route.join(".");
  const foreign = new Map(errors.flatMap((error) => (keyIn(error) === undefined ? [] : [[keyIn(error), error]])));
  if (foreign.size > 0) return [...foreign.values()].map((error) => foreignKey(value, name, error, schema));
  // Of a mapping that is known in part only a key too many is wrong for certain.
  if (isPartlyUnknown(value)) return [];
  const types = errors.flatMap(({ keyword, params }) => (keyword === "type" ? [params.type].flat().map(String) : []));
  const others = errors.filter(({ keyword }) => keyword !== "type");
  const said = others[0] === undefined ? `must be ${wordsFor(types)}` : sentence(others[0]);
  return [trouble(value.place, `'${name}' ${said}`, "Write it as the Compose specification says.")];
}

/** Items that are not known were left out, so the places of the later ones differ. */
function indices(application: Mapping, route: readonly string[]): readonly (string | number)[] {
  let at: Placed | undefined = application;
  return route.map((step) => {
    let index: string | number = step;
    if (at?.kind === "list") {
      const known = at.items.flatMap((item, place) =>
        item.kind === "leaf" && item.unknown !== undefined ? [] : [place],
      );
      index = known[Number(step)] ?? step;
    }
    at = valueAt(at, index);
    return index;
  });
}

/** The key that the specification does not know. */
function keyIn({ params }: ErrorObject): string | undefined {
  return params.additionalProperty ?? params.unevaluatedProperty;
}

function foreignKey(value: Placed, name: string, error: ErrorObject, schema: Specification): Trouble {
  const key = keyIn(error) ?? "";
  const at = value.kind === "mapping" ? (value.entries.get(key)?.key ?? value.place) : value.place;
  const near = nearest(key, keysOf(error.parentSchema ?? {}, schema));
  const where = name === "" ? "a Compose file" : `'${name}'`;
  const fix = near === undefined ? "Take it away, or begin its name with 'x-'." : `Write '${near}'.`;
  return { ...trouble(at, `${where} has no option '${key}'`, fix), foreign: { key, in: name } };
}

/** The keys that a part of the schema knows, those of the parts that it consists of included. */
function keysOf(part: Readonly<Record<string, unknown>>, schema: Specification): readonly string[] {
  const { properties, allOf, $ref } = part as {
    properties?: object;
    allOf?: readonly Readonly<Record<string, unknown>>[];
    $ref?: string;
  };
  const definitions = (schema as { $defs?: Readonly<Record<string, Readonly<Record<string, unknown>>>> }).$defs ?? {};
  const referred = definitions[$ref?.split("/").at(-1) ?? ""];
  return [
    ...Object.keys(properties ?? {}),
    ...(allOf ?? []).flatMap((one) => keysOf(one, schema)),
    ...(referred === undefined ? [] : keysOf(referred, schema)),
  ];
}

function sentence({ message = "is not what the specification allows", params, keyword }: ErrorObject): string {
  if (keyword === "enum" && Array.isArray(params.allowedValues))
    return `must be one of ${params.allowedValues.join(", ")}`;
  return message;
}

const names: Readonly<Record<string, string>> = {
  string: "a text",
  object: "a mapping",
  array: "a list",
  null: "empty",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};

function wordsFor(types: readonly string[]): string {
  return [...new Set(types)].map((type) => names[type] ?? type).join(" or ") || "something else";
}

function trouble(at: Place, message: string, fix: string): Trouble {
  return { at, message, why: "Compose refuses a file that its specification does not allow.", fix };
}
