import { answering, followRedirect } from "../../../model/redirects.js";
import { placeInZone, type Site } from "../../../model/site.js";
import { sitesOf } from "../../../model/sites.js";
import { sampled } from "../../../model/value.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX200",
  title: "A redirect that leads in a circle, or to a name that nobody has",
  level: "error",
  says: {
    circle: "whoever asks for '{site}' is led in a circle: {way}",
    nobody: "'{site}' leads to '{address}', and no site of the stack has that name",
  },
  why: "Browsers give up with 'too many redirects', or find no server at all. Nobody sees the page that was meant.",
  fix: {
    circle: "Let one of them lead to a site of a service, or give it a 'path' that does not cover where it leads.",
    nobody: "Name the label of a site, or write the whole address where the name is served elsewhere.",
  },
  bad: {
    circle: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", {
  ...required,
  port: 80,
  expose: [publicly("app"), redirect("@", { to: "www" }), redirect("www", { to: "@" })],
});`,
    nobody: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 80, expose: [publicly("app"), redirect("@", { to: "www" })] });`,
  },
  good: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 80, expose: [publicly("www"), redirect("@", { to: "www" })] });`,
  links: ["https://www.rfc-editor.org/rfc/rfc9110#section-15.4"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const sites = sitesOf(stack);
    const told = new Set<Site>();
    for (const site of sites) {
      const { leadsTo } = site;
      if (leadsTo.kind !== "redirect") continue;
      const { by, isEndless } = followRedirect(sites, site);
      const isTold = by.some((one) => told.has(one));
      if (isEndless && !isTold) {
        for (const one of by) told.add(one);
        const way = [...by, site].map(placeInZone).join(" → ");
        yield { says: "circle", at: [...site.at, "to"], with: { site: placeInZone(site), way } };
      }
      const host = sampled(leadsTo.address).replace("https://", "");
      if (leadsTo.isLabel && answering(sites, host, "/") === undefined && !sites.some((one) => isPartOf(one, host)))
        yield { says: "nobody", at: [...site.at, "to"], with: { site: placeInZone(site), address: host } };
    }
  },
});

/** Whether the site answers for some of the name's paths, or for every name of the domain. */
function isPartOf({ host, domain, subdomain }: Site, name: string): boolean {
  return sampled(host) === name || (subdomain === "*" && name.endsWith(`.${sampled(domain)}`));
}
