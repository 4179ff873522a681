import { expect, test } from "vitest";
import { acceptancesIn } from "../../src/mend/acceptance-edits.js";
import { edited } from "../../src/mend/edit.js";
import type { Route } from "../../src/review/finding.js";
import { placeOf } from "../review/tools/at.js";

/** The stack's text with a finding of REX005 accepted; `undefined` where there is no certain place. */
function accepting(text: string, at: Route = ["services", "app", "image"]) {
  const origins = { "": placeOf(text, "defineStack("), "services.app": placeOf(text, `service("app"`) };
  const edits = acceptancesIn({ origins }, () => text)({ id: "REX005", at }, "2027-02-24");
  return edits && edited(text, edits.edits);
}

const risk = 'accept("REX005", { because: "", until: "2027-02-24" })';
const rest = '\ndefineStack("demo", { domain });\n';

test.each([
  [
    "a line of its own, with the comma that was missing",
    `import { defineStack, service } from "rexible";\nservice("app", {\n  image,\n  user: 1000 // theirs\n});${rest}`,
    `import { accept, defineStack, service } from "rexible";\nservice("app", {\n  image,\n  user: 1000, // theirs\n  accept: [${risk}],\n});${rest}`,
  ],
  [
    "the same line, where the others stand there",
    `import {\n  defineStack,\n  service,\n} from "rexible";\nservice("app", { image });${rest}`,
    `import {\n  accept,\n  defineStack,\n  service,\n} from "rexible";\nservice("app", { image, accept: [${risk}] });${rest}`,
  ],
  [
    "what is accepted already, and no second import",
    `import { accept, defineStack, service } from "rexible";\nservice("app", { image, accept: [accept("REX001", why)] });${rest}`,
    `import { accept, defineStack, service } from "rexible";\nservice("app", { image, accept: [accept("REX001", why), ${risk}] });${rest}`,
  ],
  [
    "options that have a name",
    `import * as rexible from "rexible";\nconst options = { image };\nservice("app", options);${rest}`,
    `import * as rexible from "rexible";\nconst options = { image, accept: [rexible.${risk}] };\nservice("app", options);${rest}`,
  ],
  [
    "an import of a file that has none of values",
    `import type { Stack } from "rexible";\nservice("app", {});${rest}`,
    `import { accept } from "rexible";\nimport type { Stack } from "rexible";\nservice("app", { accept: [${risk}] });${rest}`,
  ],
])("a risk is accepted where the thing is made: %s", (_, before, after) => {
  expect(accepting(before)).toBe(after);
});

test("what belongs to no service, network or host is accepted by the stack", () => {
  const text = `import { accept, defineStack, service } from "rexible";\nservice("app", { image });${rest}`;
  expect(accepting(text, ["phases", 1])).toBe(text.replace("{ domain }", `{ domain, accept: [${risk}] }`));
});

test.each([
  ["the options are shared", `const all = { image };\nservice("app", all);\nservice("b", all);${rest}`],
  ["a function makes the options", `service("app", own({ image }));${rest}`],
  ["another thing has the name", `const accept = 1;\nservice("app", { image });${rest}`],
  ["the list is made elsewhere", `service("app", { image, accept: own() });${rest}`],
])("nothing is offered where %s", (_, text) => {
  expect(accepting(`import { defineStack, service } from "rexible";\n${text}`)).toBeUndefined();
});
