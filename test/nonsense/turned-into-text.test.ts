import { expect, test } from "vitest";
import { edited, toldOf } from "./told.js";

const declarations = `
const domain = variable("domain", { example: "example.com", description: "Domain" });
const token = secret("token");
const part = text\`a\${domain}\`;
const engine = asEngine(service("db", { ...({} as never) }));
const database = engine.database("shop", { password: token });
`;

const withValue = (expression: string): string =>
  edited("cpus: 0.1,", `cpus: 0.1,\n  environment: { X: ${expression} },`)
    .replace("import { configure", "import { asEngine, configure")
    .replace("templateFile }", "templateFile, secret, text, variable }")
    .replace("const app", `${declarations}const app`);

/** Each way in which JavaScript turns a thing into text, and each kind of thing. */
const mistakes: readonly (readonly [string, string])[] = [
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: programs of users
  ["`https://${domain}/`", "variable 'domain' is turned into plain text"],
  ['"https://" + domain', "variable 'domain' is turned into plain text"],
  ["String(domain)", "variable 'domain' is turned into plain text"],
  ["domain.toString()", "variable 'domain' is turned into plain text"],
  ['[domain, "x"].join(".")', "variable 'domain' is turned into plain text"],
  ["`postgres://shop:${token}@db/shop`", "secret 'token' is turned into plain text"],
  ["`${part}`", "a text is turned into plain text"],
  ["`${database}`", "database 'shop' is turned into plain text"],
  ["`http://${engine}:5432`", "service 'db' is turned into plain text"],
  ["`${backend}`", "network 'backend' is turned into plain text"],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: programs of users
];

test.each(mistakes)("%s is told at its line, with the way out", async (expression, said) => {
  const [told = ""] = (await toldOf(withValue(expression), false)).filter((one) => one.includes("plain text"));
  expect(told).toMatch(new RegExp(`^15:\\d+ ${said}$`));
});

test("text may stand in text", async () => {
  expect(await toldOf(withValue("text`${part}/x`"), false)).not.toContainEqual(expect.stringContaining("plain text"));
});
