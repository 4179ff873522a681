import type { Site } from "../../model/site.js";
import { block } from "./block.js";
import type { Words } from "./words.js";

/** What visitors are told, whatever the server says: written last, so it counts before what every site tells. */
export function headerLines(sites: readonly Site[], { word }: Words): readonly string[] {
  return sites.flatMap((site, index) => {
    const headers = Object.entries(site.settings.responseHeaders ?? {});
    if (headers.length === 0) return [];
    const lines = headers.map(([name, value]) => (value === null ? `-${name}` : `${name} ${word(value)}`));
    const paths = pathsOf(site, sites);
    return [
      ...(paths === "" ? [] : [`@headers${index} ${paths}`]),
      ...block(`header${paths === "" ? "" : ` @headers${index}`}`, ["defer", ...lines]),
    ];
  });
}

/** The paths of a site among those of its name. */
function pathsOf({ path }: Site, sites: readonly Site[]): string {
  if (path !== undefined) return `path ${patternsOf(path)}`;
  const others = sites.flatMap((other) => (other.path === undefined ? [] : [patternsOf(other.path)]));
  return others.length === 0 ? "" : `not path ${others.join(" ")}`;
}

function patternsOf(path: string): string {
  return path === "/" ? path : `${path} ${path}/*`;
}
