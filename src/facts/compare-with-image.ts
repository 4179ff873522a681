import type { ImageFacts } from "../model/facts.js";
import type { ImageSettings } from "../model/image-settings.js";

/** What of an image the catalog says too. */
export type ComparedSettings = Pick<ImageSettings, "user" | "volumes" | "exposedPorts">;

/**
 * Where an image contradicts the facts, a line each; none where it agrees.
 *
 * A user that the image gives by name has a number only inside the image, so only "root" is compared. A port that the
 * image does not expose is no contradiction: EXPOSE is a remark.
 */
export function describeDisagreements(facts: ImageFacts, image: ComparedSettings): readonly string[] {
  return [...userOf(facts, image), ...volumesOf(facts, image), ...portOf(facts, image)];
}

function userOf({ startsAs }: ImageFacts, { user = "root" }: ComparedSettings): readonly string[] {
  const [name = ""] = user.split(":");
  const isNamed = !/^\d+$/.test(name) && name !== "root";
  const agrees = isNamed ? startsAs !== 0 : Number(name === "root" ? 0 : name) === startsAs;
  return agrees ? [] : [`user: the image starts as '${user}', the catalog says ${startsAs}`];
}

/** A volume below a known path, or above it, is covered by it. */
function volumesOf({ dataPaths, writablePaths }: ImageFacts, { volumes }: ComparedSettings): readonly string[] {
  const known = [...dataPaths, ...writablePaths];
  return volumes
    .filter((volume) => !known.some((path) => isBelow(volume, path) || isBelow(path, volume)))
    .map((volume) => `volume: the image declares '${volume}', which the catalog does not know`);
}

/** Whether a path is a folder, or lies in it. */
export function isBelow(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder.replace(/\/$/, "")}/`);
}

function portOf({ port }: ImageFacts, { exposedPorts }: ComparedSettings): readonly string[] {
  if (port === undefined || exposedPorts.length === 0 || exposedPorts.some((one) => one.split("/")[0] === String(port)))
    return [];
  return [`port: the image exposes ${exposedPorts.join(" ")}, the catalog says ${port}`];
}
