import type { Service } from "../../../model/service/service.js";
import { isLoopback } from "../../questions/own-address.js";
import { urlsIn, wordsOfProbe } from "../../questions/probe.js";
import { literalOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX062",
  title: "A probe from a host that the program does not allow",
  level: "error",
  says: "the probe of service '{service}' asks '{host}', and '{name}' does not allow that host",
  why: "The program answers 400 or 403 to a host name that it does not know: visitors are served, the probe is refused, and the service counts as dead.",
  fix: "Add '{host}' to '{name}'.",
  bad: `
const app = service("app", {
  ...required,
  environment: { ALLOWED_HOSTS: "wiki.example.com" },
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:8000/health"] },
});`,
  good: `
const app = service("app", {
  ...required,
  environment: { ALLOWED_HOSTS: "wiki.example.com,127.0.0.1" },
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:8000/health"] },
});`,
  links: ["https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const { environment } = definition;
      const host = hostOf(wordsOfProbe(definition).map(({ word }) => word));
      if (host === undefined) continue;
      for (const [name, allowed] of listsIn(environment))
        if (!allowed.some((one) => one === "*" || one === host) && !(nextclouds.test(name) && isLoopback(host)))
          yield { at: ["services", service, "environment", name], with: { service, host, name } };
    }
  },
});

/** The host that the probe names to the program; none where it sends another name. */
function hostOf(test: readonly string[]): string | undefined {
  if (test.some((word) => /\bhost:/i.test(word))) return undefined;
  return test.flatMap(urlsIn)[0]?.host;
}

/** Nextcloud takes itself for granted. Source: lib/private/Security/TrustedDomainHelper.php of its server. */
const nextclouds = /TRUSTED_DOMAINS$/i;

/** The hosts that the program allows, such as Django's ALLOWED_HOSTS; domains that are allowed are mostly those of addresses of mail. */
function listsIn(environment: Service["environment"]): readonly (readonly [string, readonly string[]])[] {
  return (
    Object.entries(environment)
      .filter(([name]) => /(^|_)(?:(?:ALLOWED|TRUSTED)_HOSTS|TRUSTED_DOMAINS)$/i.test(name))
      // What one variable gives, nobody knows yet.
      .filter(([, value]) => literalOf(value) !== "\0")
      // Symfony takes patterns: "^127\.0\.0\.1$|localhost".
      .map(
        ([name, value]) =>
          [
            name,
            literalOf(value)
              .replaceAll("\\", "")
              .split(/[\s,;|[\]"'^$]+/),
          ] as const,
      )
  );
}
