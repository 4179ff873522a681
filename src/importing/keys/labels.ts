import { valueAt } from "../../reading/placed.js";
import { code } from "../code.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";
import { shellText } from "../secret-text.js";
import { placeholder } from "../shell-values.js";
import { pairs } from "./limits.js";

/** Labels of a proxy become the site of the service; others stay labels. */
export const labels: ImportKey = (value, context, _, plain) => {
  const all = pairs(value);
  const isRouting = (key: string) => /^(?:traefik\.|caddy|com\.github\.nginx-proxy)/.test(key);
  // Those that Docker, or an earlier deployment, gave it are made anew.
  const isMade = (key: string) => /^(?:com\.docker\.|dev\.rexible\.)/.test(key);
  const others = Object.fromEntries(
    Object.entries(all).flatMap(([key, text]) => {
      const said = valueAt(plain, key);
      if (isRouting(key) || isMade(key)) return [];
      return [[key, said?.kind === "leaf" && said.unknown !== undefined ? shellText(said.unknown, context) : text]];
    }),
  );
  const rest = Object.keys(others).length > 0 ? { labels: others } : {};
  const routing = Object.entries(all).filter(([key]) => isRouting(key));
  if (routing.length === 0) return Object.keys(rest).length > 0 ? taken(rest) : leftOut("each deployment makes them");
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
