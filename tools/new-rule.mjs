// Starts a rule of the design review: the file with examples that fail until they are filled in, and its lines in the registry.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const [subject = "", slug = ""] = process.argv.slice(2);
const folder = "src/review/rules";
const subjects = readdirSync(folder);
if (!subjects.includes(subject) || !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(slug)) {
  console.error("name the subject, and the defect in two or more words: make new-rule SUBJECT=data SLUG=never-backed-up");
  console.error(`subjects: ${subjects.join(", ")}`);
  process.exit(1);
}

const ids = readdirSync(folder, { recursive: true }).map((path) => Number(/REX(\d+)-/.exec(path)?.[1] ?? 0));
const highest = Math.max(...ids);
const number = String(highest + 1).padStart(3, "0");
const id = `REX${number}`;
const path = `${folder}/${subject}/${id}-${slug}.ts`;

writeFileSync(
  path,
  `import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "${id}",
  title: "${slug.charAt(0).toUpperCase()}${slug.slice(1).replaceAll("-", " ")}",
  level: "error",
  says: "service '{service}' …",
  why: "What happens on the host.",
  fix: "The way out.",
  bad: \`
export default defineStack("example", { ...usual, phases: [phase("1", "All", [configure(app), deploy({ infra: [], apps: [app] })])] });\`,
  good: \`
export default defineStack("example", { ...usual, phases: [phase("1", "All", [configure(app), deploy({ infra: [], apps: [app] })])] });\`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  // biome-ignore lint/correctness/useYield: to be written
  *checkApplication({ services }) {
    for (const service of Object.keys(services)) void service;
  },
});
`,
  { flag: "wx" },
);

const registry = "src/review/registry.ts";
const text = readFileSync(registry, "utf8");
const imports = [...text.matchAll(/^import \{ rule as rex\d{3} \}.*\n/gm)];
const last = imports.at(-1);
const end = last.index + last[0].length;
const list = text.lastIndexOf("\n];");
writeFileSync(
  registry,
  `${text.slice(0, end)}import { rule as rex${number} } from "./rules/${subject}/${id}-${slug}.js";\n${text.slice(end, list)}\n  rex${number},${text.slice(list)}`,
);

console.log(`wrote ${path} and its lines in ${registry}`);
console.log("next: fill in the rule, then 'npx vitest run test/review' until its examples hold");
