import { folderOf, joined } from "../../reading/compose/paths.js";
import { knownData } from "../../reading/compose/plain.js";
import { valueAt } from "../../reading/placed.js";
import { isFloatingImage } from "../../review/questions/floating-image.js";
import { code } from "../code.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";
import { pairs } from "./limits.js";

/** What `built()` says of a build. */
const said: readonly string[] = ["context", "dockerfile", "target", "args"];

/** Whether a registry has the image that a file names beside what it is built of: by its exact version. */
export function isPublished(image: string): boolean {
  return image.includes("/") && !isFloatingImage(image);
}

/** An image that the file builds, of a folder beside it. */
export const build: ImportKey = (value, { below, image: name }) => {
  if (isPublished(name)) return leftOut(`the image '${name}' is taken, which Compose pulls first`);
  const known = knownData(value);
  const {
    context = ".",
    dockerfile,
    target,
  } = (typeof known === "string" ? { context: known } : known) as {
    readonly context?: string;
    readonly dockerfile?: string;
    readonly target?: string;
  };
  if (/^(?:https?|ssh|git):|^git@|[\s"'\\{}$]/.test(context))
    return leftOut(`'${context}' is no folder beside the file: fetch it, and write 'image' with built()`);
  const args = valueAt(value, "args");
  const all = Object.entries(args === undefined ? {} : pairs(args)).filter(([, one]) => one !== "");
  const options = {
    context: joined(joined(below, folderOf(value.place.file)), context) || ".",
    ...(dockerfile !== undefined && dockerfile !== "Dockerfile" && { dockerfile }),
    ...(target !== undefined && { target }),
    ...(all.length > 0 && { args: Object.fromEntries(all) }),
  };
  const image = { image: code`built(${options})` };
  const others = (typeof known === "string" ? [] : Object.keys(known as object)).filter((key) => !said.includes(key));
  return others.length === 0
    ? taken(image, "as image, built on the host")
    : changed(image, `built on the host; nobody says there: ${others.map((key) => `'${key}'`).join(", ")}`);
};
