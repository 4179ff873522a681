import type { Service } from "./service/service.js";

/** Whether the reverse proxy gets its configuration from the catalog, which tells it all that sites say. */
export function isToldOfSites({ files }: Pick<Service, "files">): boolean {
  return files.some(
    ({ content }) => content.kind === "template" && content.of === "caddy" && content.source === "Caddyfile.hbs",
  );
}
