import type { Beside } from "../model/beside.js";
import type { Invalid } from "./invalid.js";

/** The roles and collections from elsewhere that the next install would get in another version. */
export function floatingIn({ required: { roles, collections } }: Beside): readonly Invalid[] {
  return [...roles, ...collections]
    .filter(({ version }) => !isExact(version))
    .map(({ name, version, origin }) => ({
      message: `'${name}' has no exact version${version === "" ? "" : `, but '${version}'`}: write one, such as "3.0.0", or a commit`,
      at: [],
      origin,
    }));
}

/** One version, tag or commit, and no range or branch. */
function isExact(version: string): boolean {
  return /\d/.test(version) && !/[<>=!*,\s]/.test(version);
}
