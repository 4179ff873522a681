import { sitesOf } from "../../../model/sites.js";
import { isReserved, ownerOf } from "../../questions/variable-names.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { IsLabel } from "../../typed/label.js";
import type { IsKnown } from "../../typed/text.js";

export const rule = defineRule({
  id: "REX044",
  title: "A name that DNS, Compose or Ansible does not take",
  level: "error",
  says: {
    label: "{kind} '{name}' has no name that DNS takes",
    reserved: "inventory variable '{name}' has a name that Ansible keeps for itself",
    taken: "inventory variable '{name}' has a name that {owner} uses",
    environment:
      "environment variable '{name}' of service '{service}' has a name that Docker or the program cannot take",
    subdomain: "subdomain '{name}' is no label that DNS takes",
  },
  why: "A name becomes a host name, a container, a folder, a role and a tag. One that a later tool refuses stops the deployment there, with that tool's words.",
  fix: {
    label:
      "Use lower case letters, digits and hyphens, begin and end with a letter or a digit, and stay below 64 characters.",
    reserved: "Choose another name, such as 'my_{name}'.",
    taken: "Choose another name, such as 'my_{name}'.",
    environment: "Use letters, digits, underscores, dots and hyphens, and begin with no digit.",
    subdomain:
      "Use lower case letters, digits and hyphens, or '@' for the domain itself, or '*' for every name below it.",
  },
  bad: {
    label: `const cache = service("cache-", required);\nconst app = service("app", { ...required, dependsOn: [cache] });`,
    reserved: `
const environment = variable("environment", { example: "prod", description: "Name of the environment" });
const app = service("app", { ...required, environment: { APP_ENV: environment } });`,
    taken: `
const root = variable("stack_root", { example: "/srv", description: "Folder of the stack" });
const app = service("app", { ...required, environment: { APP_ROOT: root } });`,
    environment: `const app = service("app", { ...required, environment: { "app mode": "fast" } });`,
    subdomain: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 80, expose: publicly("My_App") });`,
  },
  good: `
const cache = service("cache", required);
const app = service("app", { ...required, dependsOn: [cache] });`,
  links: [
    "https://www.rfc-editor.org/rfc/rfc1123#section-2.1",
    "https://docs.ansible.com/ansible/latest/reference_appendices/special_variables.html",
  ],
  inEditor: ["label"],
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const { services, networks, hosts, variables } = stack;
    for (const [kind, names] of [
      ["service", Object.keys(services)],
      ["network", Object.keys(networks)],
      ["host", Object.keys(hosts)],
    ] as const)
      for (const name of names)
        if (!label.test(name)) yield { says: "label", at: [`${kind}s`, name, "name"], with: { kind, name } };
    for (const name of Object.keys(variables))
      if (isReserved(name)) yield { says: "reserved", at: ["variables", name], with: { name } };
      else {
        const owner = ownerOf(name);
        if (owner !== undefined) yield { says: "taken", at: ["variables", name], with: { name, owner } };
      }
    for (const [service, { environment }] of Object.entries(services))
      for (const name of Object.keys(environment))
        if (!/^[A-Za-z_][\w.-]*$/.test(name))
          yield { says: "environment", at: ["services", service, "environment", name], with: { name, service } };
    for (const { subdomain, at } of sitesOf(stack))
      if (subdomain !== "@" && !labelsOf(subdomain).every((part) => label.test(part)))
        yield { says: "subdomain", at: [...at, "subdomain"], with: { name: subdomain } };
  },
});

/** A wildcard stands for one label, and only before all others. */
function labelsOf(subdomain: string): readonly string[] {
  const [first = "", ...rest] = subdomain.split(".");
  return first === "*" ? rest : [first, ...rest];
}

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What the options of a service or a network must be where its name is no label. */
export type Review<Name extends string, Kind extends "service" | "network"> =
  IsKnown<Name> extends false
    ? unknown
    : IsLabel<Name> extends true
      ? Name extends `${string}-` | `-${string}`
        ? DesignReview<Said<typeof rule, { kind: Kind; name: Name }, "label">>
        : unknown
      : DesignReview<Said<typeof rule, { kind: Kind; name: Name }, "label">>;
