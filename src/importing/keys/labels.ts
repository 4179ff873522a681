import { valueAt } from "../../reading/placed.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";
import { shellText } from "../secret-text.js";
import { placeholder } from "../shell-values.js";
import { caddySites } from "../sites/caddy-docker-proxy.js";
import { exposed } from "../sites/exposed.js";
import { traefikSites } from "../sites/traefik.js";
import { pairs } from "./limits.js";

/** Labels of a proxy become the sites of the service; others stay labels. */
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
  if (!Object.keys(all).some(isRouting))
    return Object.keys(rest).length > 0 ? taken(rest) : leftOut("each deployment makes them");
  const sites = [...traefikSites(all), ...caddySites(all)];
  // The domain that the shell gave is the stack's.
  const isKnown = sites.every(({ host, path = "" }) => {
    const own = `${host.endsWith(`.${placeholder}`) ? host.slice(0, -placeholder.length) : host}${path}`;
    return !/[$\s]/.test(own) && !own.includes(placeholder);
  });
  const said = isKnown ? exposed(sites, context) : undefined;
  if (said === undefined) return leftOut("the name of its site cannot be known: write 'expose' and 'port'");
  return changed({ ...rest, ...said.options }, said.says);
};
