// Data → `images.lock.yaml`: a Compose file, so that Compose and update bots can read it.
import { toYaml } from "../emit/yaml.js";
import { formatImageReference } from "../model/image-reference.js";
import type { ImageLock, LockEntry } from "./image-lock.js";
import { writeSettings } from "./locked-settings.js";
import { lockVersion } from "./read-lock.js";

const comment = "Written by 'rexible lock'. Commit it; to change it, change the stack and run 'rexible lock' again.";

/** Writes a lock. The same content gives the same bytes, in whatever order its entries come. */
export function writeLock({ entries }: ImageLock): string {
  const services = [...entries]
    .sort((one, other) => compare(one.service, other.service))
    .map((entry) => [entry.service, writeEntry(entry)]);
  const content = { "x-rexible": { version: lockVersion }, services: Object.fromEntries(services) };
  return `# ${comment}\n${toYaml(content)}`;
}

function writeEntry({ reference, lookUp }: LockEntry): object {
  const image = formatImageReference(reference);
  if (lookUp === undefined) return { image };
  const { at, platforms, configurations, settings } = lookUp;
  const found = {
    digest: reference.digest,
    looked_up: at,
    platforms: sorted(platforms),
    ...(configurations && { configurations: sorted(configurations) }),
    ...(settings && { settings: writeSettings(settings) }),
  };
  return { image, "x-rexible": found };
}

function sorted(digests: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(digests).sort(([one], [other]) => compare(one, other)));
}

/** By code unit, not by a locale: the order must be the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
