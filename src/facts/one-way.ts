import { type ImageReference, parseImageReference } from "../model/image-reference.js";
import { originalRepository } from "../model/original-image.js";
import type { OneWay } from "../model/service/one-way.js";
import { versionOf } from "../model/version.js";

/** A program that brings its data to the form of a new version by itself, and reads no newer one. */
interface Program {
  /** Matches the repositories of the program, with their registry. */
  readonly repositories: RegExp;
  readonly source: string;
}

/** Programs that say so themselves. What nobody verified is left out. */
const programs: readonly Program[] = [
  {
    repositories: /(?:^|\/)(?:library|linuxserver)\/nextcloud$/,
    source: "https://github.com/nextcloud/docker/issues/2079",
  },
  {
    repositories: /(?:^|\/)goauthentik\/(?:server|authentik)$|(?:^|\/)beryju\/authentik$/,
    source: "https://docs.goauthentik.io/installation/upgrade",
  },
  {
    repositories: /(?:^|\/)grafana\/grafana(?:-oss|-enterprise)?$/,
    source: "https://grafana.com/docs/grafana/latest/upgrade-guide/",
  },
  {
    repositories: /(?:^|\/)(?:gitea\/gitea|forgejo\/forgejo)$/,
    source: "https://github.com/go-gitea/gitea/pull/13108",
  },
];

/** The address at which the makers of a repository's program say so; none of others. */
export function oneWaySource(repository: string): string | undefined {
  return programs.find(({ repositories }) => repositories.test(repository))?.source;
}

/** What is known of an image whose data does not come back: nothing of others, and of tags that name no version. */
export function oneWayOf(reference: ImageReference): OneWay | undefined {
  const version = versionOf(reference.tag ?? "");
  const source = oneWaySource(originalRepository(reference));
  if (source === undefined || version.length === 0) return undefined;
  // None of them changes its data between two patches of one release.
  return { line: [version[0] ?? 0, version[1] ?? 0].join("."), source };
}

/** Whether the step from one image to the other, of one program, cannot be taken back without a backup. */
export function crossesOneWay(before: string, after: string): boolean {
  const [from, to] = [before, after].map((image) => {
    const parsed = parseImageReference(image);
    return parsed.ok ? oneWayOf(parsed.reference)?.line.split(".").map(Number) : undefined;
  });
  if (from === undefined || to === undefined) return false;
  const [major = 0, minor = 0] = to.map((number, index) => number - (from[index] ?? 0));
  return major > 0 || (major === 0 && minor > 0);
}
