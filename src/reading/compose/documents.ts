import type { Place } from "../place.js";
import type { Mapping } from "../placed.js";
import type { Trouble } from "../trouble.js";
import { interpolate } from "./interpolate.js";
import { contextOf, type Level } from "./level.js";
import { normalised } from "./normalise.js";
import { application } from "./shapes/application.js";
import { readYaml } from "./yaml.js";

/**
 * The documents of a file in their long forms, with the values of variables; none where it cannot be read.
 *
 * @param by where the file is named; none where the caller names it.
 */
export function documentsOf(path: string, level: Level, by?: Place): readonly Mapping[] {
  const key = `${level.folder}\0${path}`;
  const documents = level.known.get(key) ?? readDocuments(path, level, by);
  level.known.set(key, documents);
  return documents;
}

function readDocuments(path: string, level: Level, by?: Place): readonly Mapping[] {
  const { files, variables, troubles, read } = level.reading;
  level.reading.left -= 1;
  const content = level.reading.left < 0 ? tooMany : files.read(path);
  const at = by ?? { file: path, line: 1, column: 1 };
  if ("missing" in content) troubles.push(missing(path, at));
  else if ("refused" in content)
    troubles.push({ at, message: `'${path}' ${content.refused}`, why: unread, fix: content.fix });
  if (!("text" in content)) return [];
  const real = content.path ?? path;
  read.add(real);
  const { documents, troubles: found } = readYaml(
    real,
    content.text,
    isTemplate(real, content.text) ? variables : undefined,
  );
  troubles.push(...found);
  return documents.flatMap((document) => {
    const value = normalised(interpolate(document, level.lookup, troubles), application, contextOf(level));
    if (value.kind === "mapping") return [value];
    if (value.kind !== "leaf" || value.value !== null) troubles.push(noMapping(value.place));
    return [];
  });
}

/** Whether Jinja makes the file: by its name, or because it reads variables as Jinja does. Templates of Go, such as "{{.Name}}", are Docker's. */
export function isTemplate(path: string, text = ""): boolean {
  return /\.(j2|jinja2?)$|(^|\/)templates\//.test(path) || readsVariables.test(text);
}

const readsVariables = /\{\{-?\s*(?!end\b|else\b)[a-z_]\w*(?:\s*(?:-?\}\}|\|)|[.[])|^\s*\{%/m;

const tooMany = { refused: "is one file too many of an application", fix: "Include each file once." };

const unread = "What stands in it cannot be reviewed.";

function missing(path: string, at: Place): Trouble {
  return {
    at,
    message: `there is no file '${path}'`,
    why: "Compose refuses an application of which a file is missing.",
    fix: "Mend the path, or add the file.",
  };
}

function noMapping(at: Place): Trouble {
  return {
    at,
    message: "the file is a list or a text",
    why: "A Compose file is a mapping.",
    fix: "Begin with 'services:'.",
  };
}
