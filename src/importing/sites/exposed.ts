import { type Code, code } from "../code.js";
import type { Context } from "../context.js";
import { secretNameOf } from "../secret-text.js";
import { placeholder } from "../shell-values.js";
import type { ReadSite } from "./read-site.js";

/** What the sites of a service become: `expose`, its usual port, and what is to be said of them. */
export function exposed(sites: readonly ReadSite[], context: Context) {
  const [first] = sites;
  if (first === undefined) return undefined;
  const zone = context.zone(zoneOf(first.host));
  const port = sites.find((site) => site.port !== undefined)?.port;
  const written = sites.map((site) => siteCode(site, { zone, usual: port, context }));
  const names = [...new Set(sites.map(({ host }) => `'${host.replace(new RegExp(`\\.${placeholder}$`), "")}'`))];
  const left = [...new Set(sites.flatMap((site) => site.left ?? []))];
  return {
    options: { expose: written.length === 1 ? written[0] : written, ...(port !== undefined && { port }) },
    says: `${names.length === 1 ? "the site" : "the sites"} ${names.join(", ")} ${
      names.length === 1 ? "is" : "are"
    } served by the stack's reverse proxy, below its domain in place of ${zone === placeholder ? "the one that the shell gives" : `'${zone}'`}${
      left.length === 0 ? "" : `; not taken over: ${left.join(", ")}`
    }`,
  };
}

interface Around {
  /** Domain that the stack's takes the place of. */
  readonly zone: string;
  readonly usual: number | undefined;
  readonly context: Context;
}

function siteCode({ host, path, to, users, left: _, ...site }: ReadSite, { zone, usual, context }: Around): Code {
  const own = zoneOf(host);
  const domain = own === zone || own === placeholder ? undefined : own;
  const label = labelOf(host);
  if (to !== undefined)
    return code`redirect(${label}, ${{ domain, path, to: goalOf(to, zone), permanent: site.permanent || undefined }})`;
  const { port, permanent: _never, ...others } = site;
  const options = {
    domain,
    path,
    ...(port !== usual && { port }),
    ...others,
    ...(users && { login: loginCode(users, context) }),
  };
  const isPlain = Object.values(options).every((one) => one === undefined);
  return isPlain ? code`publicly(${label})` : code`publicly(${label}, ${options})`;
}

function loginCode(users: Readonly<Record<string, string>>, context: Context): Code {
  const hashes = Object.entries(users).map(([user, hash]) => [
    user,
    context.secret(secretNameOf(context.name, `${user}_hash`), hash),
  ]);
  return code`basicAuth(${Object.fromEntries(hashes)})`;
}

/** A label of the stack's domain, or the whole address. */
function goalOf(address: string, zone: string): string {
  const host = address.replace(/^https?:\/\//, "");
  return zoneOf(host) === zone && !host.includes("/") ? labelOf(host) : address;
}

/** The domain that a name ends in: all but its first label, unless it has two alone, of which the shell gives none. */
function zoneOf(host: string): string {
  const [, ...above] = host.split(".");
  return hasLabel(host) ? above.join(".") : host;
}

function labelOf(host: string): string {
  return hasLabel(host) ? (host.split(".")[0] ?? "@") : "@";
}

function hasLabel(host: string): boolean {
  const [, ...above] = host.split(".");
  return above.length > 1 || above.join("") === placeholder;
}
