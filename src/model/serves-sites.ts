import { parseImageReference } from "./image-reference.js";
import type { Service } from "./service/service.js";
import { sitesOf } from "./sites.js";
import type { Stack } from "./stack.js";

/** Whether the reverse proxy gets its configuration from the catalog, which tells it all that sites say. */
export function isToldOfSites({ files }: Pick<Service, "files">): boolean {
  return files.some(
    ({ content }) => content.kind === "template" && content.of === "caddy" && content.source === "Caddyfile.hbs",
  );
}

/** Whether the program is Caddy, whoever wrote its configuration. */
export function isCaddy(service: Pick<Service, "files" | "image">): boolean {
  const parsed = parseImageReference(service.image ?? "");
  return isToldOfSites(service) || (parsed.ok && /(^|\/)caddy$/.test(parsed.reference.repository));
}

const caddyCheck = ["caddy", "validate", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"];

/** How the program of a service says whether it can read what people wrote as it is: all else follows from the stack. */
export function configurationCheck(stack: Stack, service: Pick<Service, "files">): { readonly check?: string[] } {
  return isToldOfSites(service) && hasOwnLines(stack, service) ? { check: [...caddyCheck] } : {};
}

/** Whether lines of the operator's own stand in what the reverse proxy of the catalog reads. */
function hasOwnLines(stack: Stack, { files }: Pick<Service, "files">): boolean {
  const ofSites = sitesOf(stack).some(({ settings }) => settings.snippet !== undefined);
  return ofSites || files.some(({ path }) => path.startsWith("/etc/caddy/sites/"));
}
