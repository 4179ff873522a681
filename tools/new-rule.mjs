// Starts a rule of the design review: the file with examples that fail until they are filled in, and its line among all rules.
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

const all = "src/review/all-rules.ts";
const line = `export { rule as rex${number} } from "./rules/${subject}/${id}-${slug}.js";\n`;
const pathIn = (one) => one.replace(/^.* from /, "");
const lines = [...readFileSync(all, "utf8").matchAll(/^export .*\n/gm)].map(([one]) => one);
const sorted = [...lines, line].sort((one, other) => (pathIn(one) < pathIn(other) ? -1 : 1));
writeFileSync(all, `// Every rule, a line each, by subject.\n${sorted.join("")}`);

console.log(`wrote ${path} and its line in ${all}`);
console.log("next: fill in the rule, then 'npx vitest run test/review' until its examples hold");
