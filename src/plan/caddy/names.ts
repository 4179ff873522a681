import { grouped } from "../../model/grouped.js";
import type { Site } from "../../model/site.js";
import { sitesOf } from "../../model/sites.js";
import type { Stack } from "../../model/stack.js";
import { shown } from "../../model/value.js";
import { block, indented } from "./block.js";
import { guardLines, vpnLines } from "./guard.js";
import { headerLines } from "./headers.js";
import { passLines } from "./pass.js";
import { type Words, wordsOf } from "./words.js";

/** A name of a Caddyfile, with what stands in its block. */
export interface CaddyName {
  /** As a Caddyfile has it, such as "n8n.{$DOMAIN}". */
  readonly address: string;
  /** Headers that all answers of the name get, before those of every site; empty where there are none. */
  readonly headers: string;
  readonly body: string;
}

/** The names that Caddy answers for, in the order in which the stack says them. */
export function caddyNames(stack: Stack): readonly CaddyName[] {
  const words = wordsOf(stack);
  return [...grouped(sitesOf(stack), ({ host }) => shown(host)).values()].map((sites) => ({
    address: addressOf(sites, words),
    headers: textOf(headerLines(sites, words)),
    body: textOf(bodyLines(stack, sites, words)),
  }));
}

function addressOf([site]: readonly Site[], { text }: Words): string {
  if (site === undefined) return "";
  const zone = site.inZone ? "{$DOMAIN}" : text(site.domain);
  return site.apex ? zone : `${site.subdomain}.${zone}`;
}

/** The lines of one level below the name. */
const textOf = (lines: readonly string[]): string => indented(lines).join("\n");

/** A route takes its lines in their order, and not in that of Caddy's directives: who may not come is asked for no password. */
function bodyLines(stack: Stack, sites: readonly Site[], words: Words): readonly string[] {
  const page = sites.some(({ vpnOnly }) => vpnOnly) ? ["import vpn_only_page"] : [];
  const [only] = sites;
  if (only !== undefined && sites.length === 1 && isPlain(only))
    return [...vpnLines(only), ...page, ...passLines(only, words)];
  if (only !== undefined && sites.length === 1 && only.path === undefined)
    return [...block("route", siteLines(stack, only, words)), ...page];
  const ordered = [...sites].sort((one, other) => (other.path?.length ?? 0) - (one.path?.length ?? 0));
  const isWhole = ordered.at(-1)?.path === undefined;
  const routes = ordered.flatMap((site, index) => routeLines(stack, site, index, words));
  return [...block("route", [...routes, ...(isWhole ? [] : ["error 404"])]), ...page];
}

/** What needs no order of its own: a service and who may come. */
function isPlain({ path, leadsTo, settings }: Site): boolean {
  const { login, maxBody, snippet } = settings;
  return (
    path === undefined && leadsTo.kind !== "redirect" && [login, maxBody, snippet].every((one) => one === undefined)
  );
}

function routeLines(stack: Stack, site: Site, index: number, words: Words): readonly string[] {
  const lines = siteLines(stack, site, words);
  if (site.path === undefined) return block("route", lines);
  const below = site.path === "/" ? "" : ` ${site.path}/*`;
  return [`@site${index} path ${site.path}${below}`, ...block(`route @site${index}`, lines)];
}

function siteLines(stack: Stack, site: Site, words: Words): readonly string[] {
  const { maxBody, snippet } = site.settings;
  return [
    ...guardLines(stack, site),
    ...(maxBody === undefined ? [] : block("request_body", [`max_size ${maxBody}iB`])),
    ...(snippet === undefined ? [] : words.text(snippet.lines).split("\n")),
    ...passLines(site, words),
  ];
}
