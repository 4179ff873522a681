import type { TextValue } from "../../model/value.js";

/** The end of a domain that is kept for private networks, for tests, or for another kind of network. */
export function privateEnding(domain: TextValue): string | undefined {
  const said = typeof domain === "string" ? domain : domain.kind === "text" ? domain.parts.at(-1) : domain;
  const text = typeof said === "string" ? said : said?.kind === "variable" && !said.isExample ? said.value : "";
  const found =
    /(?:^|\.)(local|localhost|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|example|onion)$/i.exec(
      text,
    );
  return found?.[1] === undefined ? undefined : `.${found[1]}`;
}
