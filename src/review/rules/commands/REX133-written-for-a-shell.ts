import type { Service } from "../../../model/service/service.js";
import type { TextValue } from "../../../model/value.js";
import type { Route } from "../../finding.js";
import { literalOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

export const rule = defineRule({
  id: "REX133",
  title: "A command as a shell or a Compose file has it",
  level: "error",
  says: {
    marker: "'{where}' of service '{service}' begins with '{word}', a word of Compose files and no program",
    oneText: "'{where}' of service '{service}' is one text, and no program has the name '{text}'",
  },
  why: "The words are given to the container as they stand, without a shell: it looks for a program of the first word's name, and finds none.",
  fix: {
    marker: 'Begin with the program; where a shell is needed, write \'["sh", "-c", "…"]\'.',
    oneText: 'Write the program and each argument as a text of its own; for a shell, \'["sh", "-c", "…"]\'.',
  },
  bad: {
    marker: `
const app = service("app", { ...required, healthcheck: { test: ["CMD-SHELL", "curl -f http://127.0.0.1:8080/"] } });`,
    oneText: `const app = service("app", { ...required, command: ["npm run start"] });`,
  },
  good: `
const app = service("app", {
  ...required,
  command: ["npm", "run", "start"],
  healthcheck: { test: ["sh", "-c", "curl -f http://127.0.0.1:8080/"] },
});`,
  links: ["https://docs.docker.com/reference/compose-file/services/#healthcheck"],
  inEditor: ["marker"],
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services))
      for (const { words, route, isWhole } of commandsOf(definition)) {
        const [word = ""] = words;
        const at = ["services", service, ...route, 0];
        const where = route.join(".");
        if (markers.some((marker) => marker === word)) yield { says: "marker", at, with: { where, service, word } };
        else if (
          /\S\s+\S/.test(word) &&
          !isPathWithBlanks(word) &&
          (isWhole || words.length === 1 || hasOptions(word)) &&
          !word.startsWith("-")
        )
          yield { says: "oneText", at, with: { where, service, text: shortened(word) } };
      }
  },
});

const markers = ["CMD", "CMD-SHELL", "NONE"] as const;

interface Command {
  readonly words: readonly string[];
  readonly route: Route;
  /** Whether its first word is the program for certain: arguments of the image's own entrypoint may be any text. */
  readonly isWhole: boolean;
}

function commandsOf({ healthcheck, entrypoint, command, provision, dump }: Service): readonly Command[] {
  const whole = (words: readonly TextValue[] | undefined, route: Route): readonly Command[] =>
    words === undefined ? [] : [{ words: words.map(literalOf), route, isWhole: true }];
  return [
    ...whole(healthcheck?.test, ["healthcheck", "test"]),
    ...whole(entrypoint, ["entrypoint"]),
    ...(command === undefined || entrypoint !== undefined
      ? []
      : [{ words: command.map(literalOf), route: ["command"], isWhole: false }]),
    ...whole(provision, ["provision"]),
    ...(["dump", "verify", "restore"] as const).flatMap((name) => whole(dump?.[name], ["dump", name])),
  ];
}

/** Such as "/opt/My App/serve": what stands behind the blank goes on with the path. */
function isPathWithBlanks(word: string): boolean {
  return /^\/.*\s[^\s/-][^\s]*\//.test(word);
}

/** Such as "/app/serve --port 8080": a program by its path, and an option behind it. */
function hasOptions(word: string): boolean {
  return /^\/\S+\s+-/.test(word);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export type Review<Name extends string, Options> = Options extends {
  readonly healthcheck: { readonly test: readonly [infer Word extends (typeof markers)[number], ...string[]] };
}
  ? {
      readonly healthcheck: {
        readonly test: readonly [
          DesignReview<Said<typeof rule, { where: "healthcheck.test"; service: Name; word: Word }, "marker">>,
          ...unknown[],
        ];
      };
    }
  : unknown;
