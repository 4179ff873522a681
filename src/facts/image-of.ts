import { type ImageReference, parseImageReference } from "../model/image-reference.js";
import { oncePer } from "../model/once-per.js";
import type { Service } from "../model/service/service.js";
import { versionOf } from "../model/version.js";

/** The image of a service, read; `undefined` for text that is no image's name, and where nobody knows it. */
export const imageOf = oncePer(({ image }: Pick<Service, "image">): ImageReference | undefined => {
  const parsed = image === undefined ? undefined : parseImageReference(image);
  return parsed?.ok ? parsed.reference : undefined;
});

/** Major version of a service that runs PostgreSQL in the layout of the official image; `undefined` for any other. */
export function postgresMajor(service: Pick<Service, "image">): number | undefined {
  const reference = imageOf(service);
  const tag = reference?.tag;
  if (reference === undefined || tag === undefined) return undefined;
  switch (`${reference.registry}/${reference.repository}`) {
    case "docker.io/library/postgres":
    case "docker.io/postgis/postgis":
      return versionOf(tag)[0];
    case "docker.io/pgvector/pgvector":
      return versionOf(/pg(\d+.*)$/.exec(tag)?.[1] ?? "")[0];
    default:
      return undefined;
  }
}
