import { existsSync } from "node:fs";
import { UserError } from "../diagnostics/user-error.js";
import { allFacts } from "../facts/all-facts.js";
import { describeDisagreements } from "../facts/compare-with-image.js";
import { describeServiceDisagreements } from "../facts/compare-with-service.js";
import { factsFor } from "../facts/facts-for.js";
import { factsOfRepository } from "../facts/facts-of.js";
import type { ImageFacts } from "../model/facts.js";
import { imageToLookUp } from "../model/image-on-host.js";
import { formatImageReference, type ImageReference, parseImageReference } from "../model/image-reference.js";
import type { ImageSettings } from "../model/image-settings.js";
import { nearest } from "../model/nearest.js";
import type { DeployableService } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";
import { describeFailure } from "../outside/registry/describe-failure.js";
import { openRegistryClient } from "../outside/registry/registry-client.js";
import { readStack } from "./judging/read-stack.js";
import { toldDisagreements, toldFacts, toldSettings } from "./looking-up/told-facts.js";
import { answer } from "./telling/answer.js";
import type { InspectedImage } from "./telling/answers.js";

export interface FactsOptions {
  /** Whether to read the image's own configuration from its registry. */
  readonly inspect?: boolean;
  /** Platform whose configuration is read, such as "linux/arm64". */
  readonly platform: string;
  /** Path of the stack file, whose services may carry facts of their own. There need not be one. */
  readonly stack: string;
  readonly format: "terminal" | "json";
}

/**
 * Prints what is known of an image and where it is known from: by the catalog, or by the service of the stack that runs
 * it. On request also what the image says of itself, and where it disagrees with the catalog and the stack.
 *
 * @param image such as "redis:8.4.0-bookworm".
 * @returns exit code: 0, or 1 where nothing is known or the image disagrees.
 * @throws UserError where the image has no valid name or cannot be had.
 */
export async function facts(
  image: string,
  { inspect = false, platform, stack, format }: FactsOptions,
): Promise<number> {
  const reference = referenceOf(image);
  if (inspect) checkPlatform(platform);
  const read = await stackAt(stack);
  const services = read === undefined ? [] : servicesThatRun(reference, read);
  const { known, sources } = whatIsKnown(image, services, stack);
  if (format === "terminal")
    process.stdout.write(known === undefined ? unknown(image, reference) : toldFacts(image, known, sources));
  const settings = inspect
    ? await settingsOf(read === undefined ? reference : imageToLookUp(read, reference), platform)
    : undefined;
  const inspected = settings && { platform, settings, disagreements: disagreementsWith(settings, known, services) };
  if (format === "json") answer<"facts">([], { image, known: known ?? null, sources, ...(inspected && { inspected }) });
  else process.stdout.write(toldInspected(inspected));
  const disagree = Object.values(inspected?.disagreements ?? {}).some((found) => found.length > 0);
  return known === undefined || disagree ? 1 : 0;
}

function disagreementsWith(
  settings: ImageSettings,
  known: ImageFacts | undefined,
  services: readonly NamedService[],
): InspectedImage["disagreements"] {
  const compared = services.map(([name, service]) => [
    `service '${name}'`,
    describeServiceDisagreements(name, service, settings),
  ]);
  const catalog = known === undefined ? [] : [["these facts", describeDisagreements(known, settings)]];
  return Object.fromEntries([...catalog, ...compared]);
}

function toldInspected(inspected: InspectedImage | undefined): string {
  if (inspected === undefined) return "";
  const { platform, settings, disagreements } = inspected;
  const told = Object.entries(disagreements).map(([other, found]) => toldDisagreements(other, found));
  return [toldSettings(platform, settings), ...told].join("");
}

type NamedService = readonly [name: string, service: DeployableService];

/** The stack; none where there is no file, or none that can be read. */
async function stackAt(path: string): Promise<Stack | undefined> {
  if (!existsSync(path)) return undefined;
  const read = await readStack(path);
  if (read.ok) return read.stack;
  process.stderr.write(`'${path}' cannot be read, so only the catalog is asked; 'rexible check' says why\n`);
  return undefined;
}

function servicesThatRun(wanted: ImageReference, { services }: Stack): readonly NamedService[] {
  return Object.entries(services).filter(([, { image }]) => {
    const parsed = parseImageReference(image);
    return parsed.ok && formatImageReference(parsed.reference) === formatImageReference(wanted);
  });
}

/** Facts that a service carries win, as in the review. */
function whatIsKnown(image: string, services: readonly NamedService[], path: string) {
  const catalog = factsFor(image, factsOfRepository(image));
  const [carrier, service] = services.find(([, { facts }]) => facts !== undefined) ?? [];
  const known: ImageFacts | undefined = service?.facts ?? catalog;
  const isOwn = JSON.stringify(known) !== JSON.stringify(catalog);
  const sources = [...(isOwn ? [`service '${carrier}' of ${path}`] : []), ...(known?.sources ?? [])];
  return { known, sources };
}

function referenceOf(image: string): ImageReference {
  const parsed = parseImageReference(image);
  if (parsed.ok) return parsed.reference;
  const { says, fix } = parsed.problem;
  throw new UserError({ severity: "error", message: says, fix: `${fix.charAt(0).toUpperCase()}${fix.slice(1)}.` });
}

async function settingsOf(reference: ImageReference, platform: string): Promise<ImageSettings> {
  const client = openRegistryClient();
  const result = await client.lookUp(reference, { platforms: [platform], inspect: true });
  await client.close();
  if (result.kind !== "found") throw new UserError({ severity: "error", ...describeFailure(reference, result) });
  if (result.settings === undefined)
    throw new Error(`the look-up of '${formatImageReference(reference)}' brought no settings`);
  return result.settings;
}

/** Of an image, or of this version of it, nothing is known. */
function unknown(image: string, reference: ImageReference): string {
  const ranges = [...new Set(factsOfRepository(image).map(({ versions }) => `'${versions}'`))];
  const inspect = `What the image says of itself: rexible facts ${image} --inspect\n`;
  if (ranges.length === 0) {
    const near = nearest(
      lastPart(reference.repository),
      allFacts.map(({ repository }) => lastPart(repository)),
    );
    const meant = near === undefined || near === lastPart(reference.repository) ? "" : ` (did you mean '${near}'?)`;
    return `The catalog knows nothing about '${image}'${meant}.\n${inspect}`;
  }
  const known = ranges.join(" and ");
  return reference.tag === undefined || !/\d/.test(reference.tag)
    ? `'${image}' names no version; the catalog knows ${known}: write one, such as '${reference.familiar}:${firstVersion(ranges)}'.\n`
    : `The catalog knows nothing about this version of '${image}'; it knows ${known}.\n${inspect}`;
}

function lastPart(repository: string): string {
  return repository.split("/").at(-1) ?? repository;
}

/** @example firstVersion(["'>=8 <8.8'"]) // "8" */
function firstVersion(ranges: readonly string[]): string {
  return /\d[\w.]*/.exec(ranges.join(" "))?.[0] ?? "1.2.3";
}

function checkPlatform(platform: string): void {
  if (/^(?:linux\/)?(?:amd64|arm64|x86_64|aarch64|386|ppc64le|s390x|riscv64|arm(?:\/v[5-8])?)$/.test(platform)) return;
  throw new UserError({
    severity: "error",
    message: `there is no platform '${platform}'`,
    fix: "Write the system and the architecture of a host, such as linux/amd64 or linux/arm64.",
  });
}
