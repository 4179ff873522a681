import type { SourceFile } from "../model/sources.js";
import type { Stack } from "../model/stack.js";
import { guideView } from "../plan/guide.js";
import { renderTemplate } from "./handlebars.js";

/** The one file among the playbooks that is no playbook: the guide to all of them, and `README.md` of the project. */
export const guide = "README.md.hbs";

/** The operator's guide, in the names of the stack. */
export function emitGuide(stack: Stack, playbooks: readonly SourceFile[]): ReadonlyMap<string, string> {
  const source = playbooks.find(({ path }) => path === guide);
  return new Map(source && [["README.md", renderTemplate(source.text, guideView(stack), source.file)]]);
}
