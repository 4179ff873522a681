import type { Risk } from "./risk.js";
import { placeInZone } from "./site.js";
import { sitesOf } from "./sites.js";
import type { Stack } from "./stack.js";

/** Lines of the operator's own, and certificates that nobody signed, are risks that the stack takes where it says so. */
export function siteRisks(stack: Stack): readonly Risk[] {
  return sitesOf(stack).flatMap((site) => {
    const { at, settings } = site;
    const thing = at.slice(0, at[0] === "services" ? 2 : 0);
    const place = placeInZone(site);
    const risk = (rule: string, says: string, said: { readonly because: string } | undefined): readonly Risk[] =>
      said === undefined ? [] : [{ rule, thing, says, because: said.because, until: "never" }];
    return [
      ...risk("snippet()", `lines of a Caddyfile stand in the site '${place}' as they are`, settings.snippet),
      ...risk("outside()", `the site '${place}' takes any certificate of its server`, settings.upstream?.unverified),
    ];
  });
}
