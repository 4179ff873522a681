import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX010",
  title: "An escape from the type checker in the stack",
  level: "error",
  says: "'{escape}' in the stack hides mistakes from the type checker",
  why: "Rules that types judge are told in the editor, at the exact word. Behind an escape they are told at the build at best, and spelling mistakes never.",
  fix: "Remove it and mend what the type checker says; 'satisfies' checks a value without changing its type.",
  bad: `
const app = service("app", { ...required, memory: { limit: "256M" } as { limit: string } });`,
  good: `
const app = service("app", { ...required, memory: { limit: "256M" } });`,
  links: ["https://www.typescriptlang.org/docs/handbook/release-notes/typescript-4-9.html#the-satisfies-operator"],
  inEditor: false,
  acceptable: true,
}).judgedBy({});
