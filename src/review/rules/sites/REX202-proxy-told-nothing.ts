import { reverseProxyOf } from "../../../model/reverse-proxy.js";
import { isToldOfSites } from "../../../model/serves-sites.js";
import { placeInZone, type Site } from "../../../model/site.js";
import { sitesOf } from "../../../model/sites.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX202",
  title: "A site asks of the reverse proxy what nobody tells it",
  level: "warning",
  says: "site '{site}' says '{option}', and the reverse proxy '{proxy}' has a configuration of your own, which must do it",
  why: "Only 'catalog.caddy' makes its configuration of what sites say. The smoke tests find a redirect or a login that is missing; of a header or a limit nobody learns.",
  fix: "Let the configuration of '{proxy}' do it and accept this, or take 'catalog.caddy'.",
  bad: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 80, expose: publicly("www", { maxBody: "10M" }) });`,
  good: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 80, expose: publicly("www") });`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const proxy = reverseProxyOf(stack);
    if (proxy === undefined || isToldOfSites(proxy.service)) return;
    for (const site of sitesOf(stack))
      for (const option of optionsOf(site))
        yield { at: [...site.at, option], with: { site: placeInZone(site), option, proxy: proxy.name } };
  },
});

const told = [
  "login",
  "maxBody",
  "protocol",
  "requestHeaders",
  "responseHeaders",
  "snippet",
  "stripPath",
  "upstream",
] as const;

/** What the site says that its name, path and service do not. */
function optionsOf({ settings }: Site): readonly string[] {
  return told.filter((option) => settings[option] !== undefined);
}
