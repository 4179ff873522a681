// The tags of a repository, page by page (OCI distribution specification, "Listing Tags").
import * as z from "zod";
import { parseJson } from "./manifest.js";
import type { Registry } from "./registry.js";

/** Some repositories have tens of thousands of tags; those of the first pages have to do for a suggestion. */
const mostPages = 10;
const pageSize = 1000;

const schema = z.object({ tags: z.array(z.string()).nullish() });

/** Lists tags for a suggestion: a list that cannot be had is as good as an empty one. */
export async function listTags(
  registry: Registry,
  repository: string,
): Promise<readonly string[] | "no-such-repository"> {
  const tags: string[] = [];
  let query: string | undefined = `?n=${pageSize}`;
  for (let page = 1; page <= mostPages && query !== undefined; page += 1) {
    const asked = await registry.ask({ purpose: "tags", repository, path: `tags/list${query}` });
    if (asked.kind !== "asked") break;
    const { status, body, headers } = asked.answer;
    if (status === 404 && page === 1) return "no-such-repository";
    const parsed = schema.safeParse(status === 200 ? parseJson(body) : undefined);
    if (!parsed.success) break;
    tags.push(...(parsed.data.tags ?? []));
    query = readNextQuery(headers.link);
  }
  return tags;
}

/** Only the query of the next page counts, so that no link leads away from the registry. */
function readNextQuery(link: string | undefined): string | undefined {
  const target = /<[^>?]*(\?[^>]*)>\s*;\s*rel="?next"?/.exec(link ?? "");
  return target?.[1];
}
