import { code } from "../code.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";
import { placeholder } from "../shell-values.js";
import { pairs } from "./limits.js";

/** Labels of a proxy become the site of the service; others stay labels. */
export const labels: ImportKey = (value) => {
  const all = pairs(value);
  const isRouting = (key: string) => /^(?:traefik\.|caddy|com\.github\.nginx-proxy)/.test(key);
  const others = Object.fromEntries(Object.entries(all).filter(([key]) => !isRouting(key)));
  const rest = Object.keys(others).length > 0 ? { labels: others } : {};
  const routing = Object.entries(all).filter(([key]) => isRouting(key));
  if (routing.length === 0) return taken(rest);
  const host =
    routing.map(([, text]) => /Host\(`([^`]+)`\)/.exec(text)?.[1]).find((one) => one !== undefined) ?? all.caddy;
  const port = routing
    .map(([key, text]) => (/loadbalancer\.server\.port$/.test(key) ? Number(text) : undefined))
    .find(Boolean);
  if (host === undefined || /[$\s]/.test(host) || host.includes(placeholder))
    return leftOut("the name of its site cannot be known: write 'expose' and 'port'");
  const subdomain = host.split(".").length > 2 ? (host.split(".")[0] ?? "") : "@";
  const options = { ...rest, expose: code`publicly(${subdomain})`, ...(port !== undefined && { port }) };
  return changed(options, `the site '${host}' is served by the stack's reverse proxy`);
};
