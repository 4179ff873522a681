import type { ServiceOptions } from "../declared/service/service.js";
import { text } from "../dsl/value.js";
import { isSite, type LoopbackPort } from "../model/service/exposure.js";
import type { Text, Variable } from "../model/value.js";

type Said = ServiceOptions["expose"];

function listOf(expose: Said) {
  if (expose === undefined) return [];
  return "kind" in expose ? [expose] : expose;
}

/** The site that a program takes for its own: the first one. */
export function firstSite(expose: Said) {
  return listOf(expose).find(isSite);
}

/** Host name of a service's first site, such as `n8n.<domain>`; none where no site serves it. */
export function siteHost(expose: Said, domain: Variable | string): Text<Variable> | undefined {
  const site = firstSite(expose);
  if (site === undefined) return undefined;
  const zone = site.domain ?? domain;
  return site.subdomain === "@" ? text`${zone}` : text`${site.subdomain}.${zone}`;
}

/** Address under which browsers reach a service, with the given path. */
export function siteAddress(
  { expose, port, path = "" }: { readonly expose: Said; readonly port: number; readonly path?: string },
  domain: Variable | string,
): Text<Variable> {
  const host = siteHost(expose, domain);
  if (host !== undefined)
    return {
      kind: "text",
      parts: ["https://", ...host.parts, `${firstSite(expose)?.path ?? ""}${path}`].filter(Boolean),
    };
  const loopback = listOf(expose).find((one): one is LoopbackPort => one.kind === "loopback");
  return text`http://127.0.0.1:${loopback?.port ?? port}${path}`;
}
