import type { ImageFacts } from "../model/facts.js";

/** What an image says of itself, as far as the catalog says the same. */
export interface ImageSettings {
  /** As written: `999`, `node`, `1000:1000`; absent means root. */
  readonly user?: string;
  readonly volumes: readonly string[];
  /** Such as "5432/tcp". */
  readonly exposedPorts: readonly string[];
}

/**
 * Where an image contradicts the facts, a line each; none where it agrees.
 *
 * A user that the image gives by name has a number only inside the image, so only "root" is compared. A port that the
 * image does not expose is no contradiction: EXPOSE is a remark.
 */
export function describeDisagreements(facts: ImageFacts, image: ImageSettings): readonly string[] {
  return [...userOf(facts, image), ...volumesOf(facts, image), ...portOf(facts, image)];
}

function userOf({ startsAs }: ImageFacts, { user = "root" }: ImageSettings): readonly string[] {
  const [name = ""] = user.split(":");
  const isNamed = !/^\d+$/.test(name) && name !== "root";
  const agrees = isNamed ? startsAs !== 0 : Number(name === "root" ? 0 : name) === startsAs;
  return agrees ? [] : [`user: the image starts as '${user}', the catalog says ${startsAs}`];
}

/** A volume below a known path, or above it, is covered by it. */
function volumesOf({ dataPaths, writablePaths }: ImageFacts, { volumes }: ImageSettings): readonly string[] {
  const known = [...dataPaths, ...writablePaths];
  return volumes
    .filter((volume) => !known.some((path) => isBelow(volume, path) || isBelow(path, volume)))
    .map((volume) => `volume: the image declares '${volume}', which the catalog does not know`);
}

/** Whether a path is a folder, or lies in it. */
export function isBelow(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder.replace(/\/$/, "")}/`);
}

function portOf({ port }: ImageFacts, { exposedPorts }: ImageSettings): readonly string[] {
  if (port === undefined || exposedPorts.length === 0 || exposedPorts.some((one) => one.split("/")[0] === String(port)))
    return [];
  return [`port: the image exposes ${exposedPorts.join(" ")}, the catalog says ${port}`];
}
