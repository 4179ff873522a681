import { parseAllDocuments } from "yaml";
import type { Place } from "../place.js";
import { type Leaf, leaf, type Placed } from "../placed.js";
import { placesIn } from "../places.js";
import type { Trouble } from "../trouble.js";
import { plainScalar } from "./scalar.js";
import { neutralTemplate, type Template, type Variables } from "./template.js";
import { YamlWalk } from "./yaml-walk.js";

/** The documents of a file, and what could not be read of it. */
export interface ReadYaml {
  readonly documents: readonly Placed[];
  readonly troubles: readonly Trouble[];
}

/** The longest text that is read. Compose files of people are below 100 kB. */
export const longestText = 1_000_000;

/**
 * Reads a file as Compose reads its YAML.
 *
 * @param variables what is known of the variables of a template; none where the file is no template.
 */
export function readYaml(file: string, source: string, variables?: Variables): ReadYaml {
  if (source.length > longestText) return refuse(file, `the file has ${source.length} characters`, tooLong);
  const template = variables === undefined ? undefined : neutralTemplate(source, variables);
  const placeAt = placesIn(file, source);
  try {
    const { documents, troubles, left } = parse(template?.text ?? source, template !== undefined, placeAt);
    const walk = new YamlWalk(placeAt, leafFrom(template), template, [
      ...left,
      ...(template?.inclusions ?? []).map(placeAt),
    ]);
    const placed = documents.flatMap((document) => walk.document(document));
    return { documents: placed, troubles: [...troubles, ...walk.troubles] };
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) return refuse(file, "the file nests its values too deeply", tooDeep);
    throw error;
  }
}

function refuse(file: string, message: string, { why, fix }: Pick<Trouble, "why" | "fix">): ReadYaml {
  return { documents: [], troubles: [{ at: { file, line: 1, column: 1 }, message, why, fix }] };
}

const tooLong = {
  why: `Files of more than ${longestText} characters are not read: no Compose file is that long.`,
  fix: "Move what is not Compose to a file of its own.",
};

const tooDeep = {
  why: "Reading it would take more memory than there is.",
  fix: "Write it without the needless levels.",
};

type PlaceAt = (offset: number) => Place;

interface Parsed {
  readonly documents: readonly { readonly contents: unknown }[];
  readonly troubles: readonly Trouble[];
  /** Places of lines that were left out. */
  readonly left: readonly Place[];
}

/**
 * Parses a text. A template may write what is no YAML before it is rendered: a line that cannot be read is left out.
 *
 * @param left lines that were left out so far.
 */
function parse(text: string, isTemplate: boolean, placeAt: PlaceAt, left: readonly Place[] = []): Parsed {
  const options = {
    schema: "failsafe",
    uniqueKeys: false,
    strict: false,
    logLevel: "silent",
    prettyErrors: false,
  } as const;
  const parsed = parseAllDocuments(text, options);
  const documents = "empty" in parsed ? [] : parsed;
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error === undefined) return { documents, troubles: [], left };
  const at = placeAt(error.pos[0]);
  if (isTemplate && left.length < mostLeft) {
    const line = text.split("\n")[at.line - 1] ?? "";
    const column = line.search(/\S/) + 1;
    if (column > 0) return parse(withoutLine(text, at.line), isTemplate, placeAt, [...left, { ...at, column }]);
  }
  // The parser calls itself for each level, and tells of its own end as of a mistake in the file.
  if (/call stack/.test(error.message)) throw new RangeError(error.message);
  return { documents: [], troubles: [noYaml(at, error.message, isTemplate)], left };
}

const mostLeft = 20;

function noYaml(at: Place, message: string, isTemplate: boolean): Trouble {
  return {
    at,
    message: `the file is not YAML: ${sentence(message)}`,
    why: "Compose would stop at the same place.",
    fix: isTemplate
      ? "Mend the line; an expression that writes several lines stands best in a line of its own."
      : "Mend the line, or quote the value if it is meant as text.",
  };
}

/** The first line of the parser's message, without the place that it repeats. */
function sentence(message: string): string {
  const text = (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function withoutLine(text: string, line: number): string {
  return text
    .split("\n")
    .map((each, index) => (index === line - 1 ? each.replace(/./g, " ") : each))
    .join("\n");
}

function leafFrom(template: Template | undefined) {
  return (text: string, at: Place, isPlain: boolean): Leaf =>
    template?.leafOf(text, at, isPlain) ?? leaf(isPlain ? plainScalar(text) : text, at);
}
