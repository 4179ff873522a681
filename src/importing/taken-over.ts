import { code } from "./code.js";
import type { Note } from "./note.js";

/** A finding in a service that is taken over, until somebody has looked at it. */
export interface TakenOver {
  readonly rule: string;
  /** What is found, and the way out; sentences without their full stops. */
  readonly says: string;
  readonly fix: string;
}

/**
 * Rules about what the old deployment does as well, so that the new one is no worse for it: a right that is wide, an address that nobody
 * answers, a version of which nothing is known. What loses data, keeps a container from its start or a probe from its answer, shows a
 * secret or lets everybody in is not among them: that is mended before the first deployment.
 */
const takenOver: ReadonlySet<string> = new Set([
  "REX004", // a probe that asks somebody else
  "REX011", // a version of which nothing is known
  "REX012", // two versions of one image
  "REX015", // a probe that costs, or asks a page that is not known
  "REX025", // wide capabilities
  "REX032", // a program that is not told of the proxy before it
  "REX038", // the Docker socket by way of a folder
  "REX060", // addresses that lead nowhere
  "REX061", // addresses of the container itself
  "REX063", // a pipeline that loses a failure
  "REX064", // a container that is root on the host
  "REX070", // a page for all without a login
  "REX080", // an image with a known hole
  "REX086", // a cache that may fill its limit
  "REX089", // little shared memory
  "REX107", // an updater beside the lock
  "REX163", // a folder of the system that is written to
  "REX164", // a device that is seen and cannot be opened
  "REX235", // a Dockerfile on what floats
]);

export function isTakenOver(rule: string): boolean {
  return takenOver.has(rule);
}

/** The acceptance of each rule that finds something in a service, until a day. */
export function acceptancesOf(found: readonly TakenOver[], until: string): readonly unknown[] {
  const because = "as in the Compose file that this was imported from: decide";
  return [...new Set(found.map(({ rule }) => rule))].map((rule) => code`accept(${rule}, ${{ because, until }})`);
}

/** What is to be decided of each. */
export function notesOn(
  found: readonly TakenOver[],
  until: string,
  { service, file, line }: Pick<Note, "service" | "file" | "line">,
): readonly Note[] {
  return found.map(({ rule, says, fix }) => ({
    ...{ service, key: "accept", file, line, outcome: "decide" as const, option: "accept" },
    says: `${rule} is accepted until ${until}, for the old deployment has it too: ${says}. ${fix.replace(/\.$/, "")}`,
  }));
}
