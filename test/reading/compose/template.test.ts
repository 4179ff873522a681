import { expect, test } from "vitest";
import { readApplication } from "../../../src/reading/compose/read-application.js";
import { valueAt } from "../../../src/reading/placed.js";
import { filesOf, shown } from "./read.js";

function readTemplate(text: string, variables = {}) {
  return readApplication(["compose.yml.j2"], filesOf({ "compose.yml.j2": text }), { variables });
}

const of = (text: string, variables = {}) => shown(valueAt(readTemplate(text, variables).value, "services"));

test.each([
  ["an expression", "services:\n  s: { image: 'a:{{ tag }}' }", { s: { image: "‹a:{{ tag }}›" } }],
  ["bare, at the start", "services:\n  s:\n    image: {{ image }}", { s: { image: "‹{{ image }}›" } }],
  [
    "with braces and quotes inside",
    `services:\n  s:\n    image: {{ x | default('{{a}}') }}`,
    { s: { image: "‹{{ x | default('{{a}}') }}›" } },
  ],
  ["in a key", "services:\n  app-{{ n }}:\n    image: a", { "app-{{ n }}": { image: "a" } }],
  ["a loop", "services:\n{% for n in names %}\n  app:\n    image: a\n{% endfor %}\n", { app: { image: "a" } }],
  [
    "two branches",
    "services:\n  s:\n{% if x %}\n    image: a\n{% else %}\n    image: b\n{% endif %}\n    user: u",
    { s: { image: "‹one of two branches›", user: "u" } },
  ],
  [
    "two branches of lists",
    "services:\n  s:\n{% if x %}\n    ports: [80]\n{% else %}\n    ports: [81]\n{% endif %}",
    {
      s: {
        ports: [
          { mode: "ingress", target: 80, protocol: "tcp" },
          { mode: "ingress", target: 81, protocol: "tcp" },
        ],
      },
    },
  ],
  [
    "a statement inside of a value",
    "services:\n  s:\n    image: a{% if x %}:1{% endif %}",
    { s: { image: "‹a{% if x %}:1›" } },
  ],
  [
    "comments, raw text",
    "{# a: b #}\nservices:\n  s:\n    labels: { a: '{% raw %}{{.Name}}{% endraw %}' }",
    { s: { labels: { a: expect.stringContaining("{{.Name}}") } } },
  ],
  [
    "a whole option",
    "services:\n  s:\n    image: a\n    ports: {{ ports | to_json }}",
    { s: { image: "a", ports: "‹{{ ports | to_json }}›" } },
  ],
  [
    "variables of Compose beside it",
    "services:\n  s:\n    image: ${A:-b}:{{ c }}",
    { s: { image: "‹${A:-b}:{{ c }}›" } },
  ],
])("%s", (_, text, meant) => {
  expect(of(text)).toEqual(meant);
  expect(readTemplate(text).troubles).toEqual([]);
});

test("a known variable is put in, as Jinja would before YAML is read", () => {
  const text = "services:\n  s: { image: 'a:{{ tag }}', init: {{ flag }}, user: '{{ tag }}' }";
  expect(of(text, { tag: "1.2", flag: true })).toEqual({ s: { image: "a:1.2", init: true, user: "1.2" } });
});

test("a line that is no YAML before it is rendered leaves its mapping open, and the rest is read", () => {
  const text = "services:\n  s:\n    image: a\n    {{ more | to_nice_yaml | indent(4) }}\n  t:\n    image: b\n";
  const { value, troubles } = readTemplate(text);
  expect(troubles).toEqual([]);
  expect(shown(value)).toEqual({ services: { s: { image: "a" }, t: { image: "b" } } });
  expect(valueAt(value, "services", "s")).toMatchObject({ open: "a line of the template" });
  expect(valueAt(value, "services", "t")).not.toHaveProperty("open");
});

test("places are those of the template", () => {
  const { value } = readTemplate("{% set a = 1 %}\nservices:\n  {# b #} s: { image: '{{ c }}', user: root }\n");
  expect(valueAt(value, "services", "s", "user")?.place).toEqual({ file: "compose.yml.j2", line: 3, column: 40 });
});
