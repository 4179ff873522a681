import { secretsIn } from "./paths.js";
import { reverseProxyOf } from "./reverse-proxy.js";
import { sitesOf } from "./sites.js";
import type { Stack } from "./stack.js";
import { isDynamic, type Secret, type Variable } from "./value.js";

/** Path in the proxy's container of a secret that its sites need. */
export function siteSecretPath({ name }: Secret): string {
  return `${secretsIn}/site_${name}`;
}

/** Name in the proxy's environment of a variable that its sites need. */
export function siteVariable({ domain }: Pick<Stack, "domain">, { name }: Variable): string {
  if (typeof domain === "object" && domain.kind === "variable" && domain.name === name) return "DOMAIN";
  return `SITE_${name.toUpperCase()}`;
}

/** The secrets that the reverse proxy reads for its sites: hashes of passwords, and what stands in headers and snippets. */
export function siteSecretsOf(stack: Stack, service: string): readonly Secret[] {
  return valuesOf(stack, service).filter((value) => value.kind === "secret");
}

/** The variables that the reverse proxy is told for its sites, besides the domain of the stack. */
export function siteVariablesOf(stack: Stack, service: string): readonly Variable[] {
  return valuesOf(stack, service)
    .filter((value) => value.kind === "variable")
    .filter((value) => siteVariable(stack, value) !== "DOMAIN");
}

function valuesOf(stack: Stack, service: string): readonly (Variable | Secret)[] {
  if (reverseProxyOf(stack)?.name !== service) return [];
  const all = sitesOf(stack).flatMap(({ host, leadsTo, settings }) => valuesWithin([host, leadsTo, settings]));
  return [...new Map(all.map((value) => [`${value.kind} ${value.name}`, value])).values()];
}

function valuesWithin(data: unknown): readonly (Variable | Secret)[] {
  if (typeof data !== "object" || data === null) return [];
  if (!isDynamic(data)) return Object.values(data).flatMap(valuesWithin);
  return data.kind === "text" ? data.parts.filter((part) => typeof part === "object") : [data];
}
