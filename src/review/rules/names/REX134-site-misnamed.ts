import { sitesOf } from "../../../model/sites.js";
import type { TextValue } from "../../../model/value.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX134",
  title: "A site whose name is not the one that is meant",
  level: "error",
  says: {
    dots: "subdomain '{name}' has dots: the site would be '{name}.{domain}'",
    domain: "the domain '{domain}' is no name of a domain",
  },
  why: "The domain is put behind the subdomain, and the whole is what DNS, the reverse proxy and the certificate must know. Where it is not a name that exists, nobody reaches the site.",
  fix: {
    dots: "Write the label before the domain alone, such as 'www', and another domain as 'domain'; accept this where the site lies deeper below the domain.",
    domain: "Write it as DNS has it, such as 'example.com': without a scheme, a port, a path or blanks.",
  },
  bad: {
    dots: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 80, expose: publicly("www.example.com") });`,
    domain: `
export default defineStack("example", {
  ...usual,
  domain: "https://example.com/",
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  },
  good: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 80, expose: publicly("www") });`,
  links: ["https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const { domain } = stack;
    const written = textOf(domain);
    if (written !== undefined && !name.test(written))
      yield { says: "domain", at: routeOf(domain), with: { domain: written } };
    for (const { subdomain, at, domain: own, inZone } of sitesOf(stack)) {
      if (subdomain.includes("."))
        yield {
          says: "dots",
          at: [...at, "subdomain"],
          with: { name: subdomain, domain: textOf(own) ?? "<domain>" },
        };
      const said = inZone ? undefined : textOf(own);
      if (said !== undefined && !name.test(said))
        yield { says: "domain", at: [...at, "domain"], with: { domain: said } };
    }
  },
});

/** Labels with dots between; the last one is no number, or the whole would be an address. */
const name = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The text as it stands in the stack, that of a variable included; none where it is put together. */
function textOf(value: TextValue): string | undefined {
  if (typeof value !== "object") return value;
  return value.kind === "variable" ? value.value : undefined;
}

function routeOf(value: TextValue): readonly string[] {
  return typeof value === "object" && value.kind === "variable" ? ["variables", value.name] : ["domain"];
}
