import { existsSync } from "node:fs";
import { UserError } from "../diagnostics/user-error.js";
import { describeDisagreements } from "../facts/compare-with-image.js";
import { describeServiceDisagreements } from "../facts/compare-with-service.js";
import { factsFor } from "../facts/facts-for.js";
import { factsOfRepository } from "../facts/facts-of.js";
import type { ImageFacts } from "../model/facts.js";
import { imageToLookUp } from "../model/image-on-host.js";
import { formatImageReference, type ImageReference, parseImageReference } from "../model/image-reference.js";
import type { ImageSettings } from "../model/image-settings.js";
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
  const read = await stackAt(stack);
  const services = read === undefined ? [] : servicesThatRun(reference, read);
  const { known, sources } = whatIsKnown(image, services, stack);
  if (format === "terminal")
    process.stdout.write(known === undefined ? unknown(image) : toldFacts(image, known, sources));
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

function unknown(image: string): string {
  const ranges = factsOfRepository(image).map(({ versions }) => `'${versions}'`);
  return ranges.length === 0
    ? `The catalog knows nothing about '${image}'.\n`
    : `The catalog knows nothing about this version of '${image}'; it knows ${[...new Set(ranges)].join(" and ")}.\n`;
}
