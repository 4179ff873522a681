import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { configure, defineStack, deploy, host, phase, role, service } from "../../src/index.js";
import type { RoleVariables } from "../../src/model/role-variables.js";
import { planStack } from "../../src/plan/plan.js";
import { validateStack } from "../../src/validate/stack.js";
import { awkward } from "../emit/awkward.js";
import { renderWithJinja } from "../tools/jinja.js";

/** Every file of a stack with one service and one role of the user's own. */
function project(environment: Record<string, string>, variables: RoleVariables): (path: string) => unknown {
  const app = service("app", {
    image: "ghcr.io/example/app:1.2.3",
    networks: [],
    memory: { limit: "64M" },
    cpus: 0.1,
    environment,
    command: ["/bin/app", ...Object.values(environment)],
    healthcheck: { test: ["/bin/app"] },
  });
  const declared = defineStack("demo", {
    domain: "example.com",
    hosts: { prod: host({ address: "203.0.113.10", user: "deploy" }) },
    phases: [phase("1", "All", [role("own", variables), configure(app), deploy({ infra: [], apps: [app] })])],
  });
  const { stack } = validateStack(declared, (place) => place);
  if (stack === undefined) throw new Error("the stack is invalid");
  const files = emitProject(planStack(stack, { roles: {}, ownRoles: {}, playbooks: [] }));
  return (path) => load(files.get(path)?.text ?? "");
}

/** What Compose makes of a value: "$$" is one dollar. */
function interpolated(text: string): string {
  return text.replaceAll("$$", "$");
}

interface ComposeFile {
  readonly services: { readonly app: { readonly environment: Record<string, string>; readonly command: string[] } };
}
interface RunRole {
  readonly "ansible.builtin.import_role": { readonly name: string };
  readonly vars?: Readonly<Record<string, string>>;
}

type Site = readonly { readonly tasks?: readonly { readonly block?: readonly RunRole[] }[] }[];

const texts = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme" }));
const named = fc.dictionary(fc.stringMatching(/^[A-Z]{1,6}$/), texts, { minKeys: 1, maxKeys: 8 });

describe("awkward strings come through the whole chain", () => {
  it("as environment and arguments in the Compose file", () => {
    fc.assert(
      fc.property(named, (environment) => {
        const { app } = (project(environment, {})("roles/docker-stack/files/compose/docker-compose.yml") as ComposeFile)
          .services;
        const read = Object.entries(app.environment).map(([name, value]) => [name, interpolated(value)]);
        expect(Object.fromEntries(read)).toEqual(environment);
        expect(app.command.slice(1).map(interpolated)).toEqual(Object.values(environment));
      }),
    );
  });

  it("as variables of a role, which Jinja renders", () => {
    const values = Object.fromEntries(
      [...awkward, ...fc.sample(texts, 200)].map((text, index) => [`own_v${index}`, text]),
    );
    const site = project({}, values)("site.yml") as Site;
    const steps = site.flatMap(({ tasks = [] }) => tasks.flatMap(({ block = [] }) => block));
    const vars = steps.find((step) => step["ansible.builtin.import_role"].name === "own")?.vars ?? {};
    expect(renderWithJinja(Object.values(vars))).toEqual(Object.values(values));
  });
});
