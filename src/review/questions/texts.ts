import { oncePer } from "../../model/once-per.js";
import type { Service } from "../../model/service/service.js";
import type { SecretValue, TextValue, Unknown, Value } from "../../model/value.js";
import type { Route } from "../finding.js";

/** A text that the stack writes somewhere readable, and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly what: "environment" | "label" | "argument" | "probe" | "file";
  /** Name of the environment variable or label, or path of the file. */
  readonly name: string;
  /** Route from the service. */
  readonly route: Route;
}

/** The literal texts of a service that end up in the Compose file, a command line or a configuration file. */
export const textsOf = oncePer((service: Service): readonly PlacedText[] => {
  const {
    environment,
    buildArguments = {},
    labels,
    entrypoint = [],
    command = [],
    provision = [],
    healthcheck,
    files,
  } = service;
  const inCommand = (what: PlacedText["what"], route: Route, words: readonly TextValue[]): readonly PlacedText[] =>
    words.map((word, index) => ({ text: literalOf(word), what, name: route.join("."), route: [...route, index] }));
  return [
    ...Object.entries(environment).map(
      ([name, value]): PlacedText => ({
        text: literalOf(value),
        what: "environment",
        name,
        route: ["environment", name],
      }),
    ),
    ...Object.entries(buildArguments).map(
      ([name, value]): PlacedText => ({
        text: literalOf(value),
        what: "environment",
        name,
        route: ["buildArguments", name],
      }),
    ),
    ...Object.entries(labels).map(
      ([name, value]): PlacedText => ({ text: literalOf(value), what: "label", name, route: ["labels", name] }),
    ),
    ...inCommand("argument", ["entrypoint"], entrypoint),
    ...inCommand("argument", ["command"], command),
    ...inCommand("argument", ["provision"], provision),
    ...inCommand("probe", ["healthcheck", "test"], healthcheck?.test ?? []),
    ...files.flatMap(({ path, content }, index): readonly PlacedText[] => {
      if (content.kind === "template") return [];
      const text = content.kind === "verbatim" ? literalOf(content.text) : JSON.stringify(content.data, undefined, 1);
      return [{ text, what: "file", name: path, route: ["files", index, "content"] }];
    }),
  ];
});

/** The literal parts of a value; variables and secrets leave a gap. */
export function literalOf(value: Value | SecretValue | Unknown): string {
  if (typeof value !== "object") return String(value);
  if (value.kind === "unknown") return value.text;
  return value.kind === "text" ? value.parts.map((part) => (typeof part === "string" ? part : "\0")).join("") : "\0";
}
