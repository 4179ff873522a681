import { specification } from "../../../src/load/specification.js";
import { readRawKeys } from "../../../src/reading/compose/raw-keys.js";
import { programOf } from "../../../src/review/example.js";
import { review } from "../../../src/review/run.js";
import { stackOf } from "../tools/evaluate.js";

/** Options of the service `app`, and what is declared before it. */
export interface Said {
  readonly options: string;
  readonly before?: string;
  /** What they stand over. Default: what every service must say. */
  readonly over?: string;
}

const program = ({ before = "" }: Said, declared: string) => `${before}\n${declared}`;

const over = (said: Said) => said.over ?? "...required,";

/** The ways in which a stack may carry the options of a service: each must be judged as if they stood there. */
export const carriers: Readonly<Record<string, (said: Said) => string>> = {
  "in their place": (said) => program(said, `const app = service("app", { ${over(said)} ${said.options} });`),
  "by a constant": (said) =>
    program(said, `const own = { ${said.options} };\nconst app = service("app", { ${over(said)} ...own });`),
  "by a helper": (said) =>
    program(
      said,
      `const made = (name: string) => service(name, { ${over(said)} ${said.options} });\nconst app = made("app");`,
    ),
  "by defaults of a helper": (said) =>
    program(
      said,
      `const withMore = <T extends object>(more: T) => ({ ${over(said)} ...more });\nconst app = service("app", withMore({ ${said.options} }));`,
    ),
  "in a loop": (said) =>
    program(
      said,
      `const all = ["app"].map((name) => service(name, { ${over(said)} ${said.options} }));\nconst app = all[0]!;`,
    ),
  "behind a condition": (said) =>
    program(said, `const app = service("app", { ${over(said)} ...(Date.now() > 0 ? { ${said.options} } : {}) });`),
  "from entries": (said) =>
    program(
      said,
      `const app = service("app", Object.fromEntries(Object.entries({ ${over(said)} ${said.options} })) as never);`,
    ),
};

/** The phases of a stack of `app` and `cache`, as an expression. */
export const phaseCarriers: Readonly<Record<string, (phases: string) => string>> = {
  "in their place": (phases) => stackWith(phases),
  "by a constant": (phases) => stackWith("order", `const order = ${phases};\n`),
  "by a spread": (phases) => stackWith("[...order]", `const order = ${phases};\n`),
  "put together": (phases) => stackWith("order.slice(0, 1).concat(order.slice(1))", `const order = ${phases};\n`),
  "by a function": (phases) => stackWith("order()", `const order = () => ${phases};\n`),
  mapped: (phases) =>
    stackWith("order.map(({ id, title, steps }) => phase(id, title, [...steps]))", `const order = ${phases};\n`),
};

const stackWith = (phases: string, before = "") =>
  `${before}export default defineStack("example", { ...usual, phases: ${phases} });`;

/** The ids of the rules that a program breaks. */
export function idsOf(written: string): readonly string[] {
  const stack = stackOf(programOf(written));
  const { services } = readRawKeys(stack.services, specification);
  return [...new Set(review({ ...stack, services }).map(({ id }) => id))];
}
