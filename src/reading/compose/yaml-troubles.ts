import type { Place } from "../place.js";
import type { Trouble } from "../trouble.js";

/** As many values as Compose visits in a file; more come from aliases of aliases alone. */
export const mostValues = 100_000;
export const deepest = 64;

const refused = "Compose would stop at the same place.";

export function bomb(at: Place): Trouble {
  return {
    at,
    message: `the file stands for more than ${mostValues} values`,
    why: "Aliases of aliases make it that large; Compose refuses it as well.",
    fix: "Write out what the aliases stand for.",
  };
}

export function deep(at: Place): Trouble {
  return {
    at,
    message: `the file nests more than ${deepest} levels`,
    why: "No Compose file needs so many.",
    fix: "Take needless levels away.",
  };
}

export function unanchored(name: string, at: Place): Trouble {
  return {
    at,
    message: `no anchor '&${name}' stands before the alias`,
    why: refused,
    fix: "Write the anchor above; anchors hold for one file.",
  };
}

export function circle(name: string, at: Place): Trouble {
  return {
    at,
    message: `'*${name}' stands inside of what it is an alias for`,
    why: refused,
    fix: "Take the alias away.",
  };
}

export function complexKey(at: Place): Trouble {
  return { at, message: "a key is a list or a mapping", why: refused, fix: "Write a text as the key." };
}

export function secondMerge(at: Place): Trouble {
  return {
    at,
    message: "a mapping has two merge keys '<<'",
    why: "Compose refuses that since 2.17.",
    fix: "Write one, with a list: <<: [*one, *other].",
  };
}

export function mergedValue(at: Place): Trouble {
  return {
    at,
    message: "a merge key '<<' takes mappings alone",
    why: refused,
    fix: "Give it an alias of a mapping, or a list of those.",
  };
}

export function twice(key: string, at: Place, before: Place): Trouble {
  return {
    at,
    message: `'${key}' stands twice in a mapping: in line ${before.line} as well`,
    why: refused,
    fix: "Keep one of them.",
  };
}
