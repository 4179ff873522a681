import { describeDisagreements } from "../catalog/compare-with-image.js";
import { factsFor } from "../catalog/facts-for.js";
import { UserError } from "../diagnostics/user-error.js";
import type { ImageFacts } from "../model/facts.js";
import { formatImageReference, type ImageReference, parseImageReference } from "../model/image-reference.js";
import { describeFailure } from "../outside/registry/describe-failure.js";
import type { ImageConfiguration } from "../outside/registry/image-configuration.js";
import { openRegistryClient } from "../outside/registry/registry-client.js";
import { factsOfRepository } from "../review/reading/facts.js";

export interface FactsOptions {
  /** Whether to read the image's own configuration from its registry. */
  readonly inspect?: boolean;
  /** Platform whose configuration is read, such as "linux/arm64". */
  readonly platform: string;
}

/**
 * Prints what the catalog knows of an image and where it knows it from; on request also what the image says of itself,
 * and where the two disagree.
 *
 * @param image such as "redis:8.4.0-bookworm".
 * @returns exit code: 0, or 1 where nothing is known or the image disagrees.
 * @throws UserError where the image has no valid name or cannot be had.
 */
export async function facts(image: string, { inspect = false, platform }: FactsOptions): Promise<number> {
  const reference = read(image);
  const known = factsFor(image, factsOfRepository(image));
  process.stdout.write(known === undefined ? unknown(image) : pageOf(image, known));
  if (!inspect) return known === undefined ? 1 : 0;

  const configuration = await configurationOf(reference, platform);
  const disagreements = known === undefined ? [] : describeDisagreements(known, configuration);
  process.stdout.write(`\nThe image says for ${platform}\n${table(writtenConfiguration(configuration))}`);
  if (known !== undefined)
    process.stdout.write(
      disagreements.length > 0
        ? `\nIt disagrees with the catalog\n${disagreements.map((line) => `  ${line}\n`).join("")}`
        : "\nIt agrees with the catalog.\n",
    );
  return known === undefined || disagreements.length > 0 ? 1 : 0;
}

function read(image: string): ImageReference {
  const parsed = parseImageReference(image);
  if (parsed.ok) return parsed.reference;
  const { says, fix } = parsed.problem;
  throw new UserError({ severity: "error", message: says, fix: `${fix.charAt(0).toUpperCase()}${fix.slice(1)}.` });
}

async function configurationOf(reference: ImageReference, platform: string): Promise<ImageConfiguration> {
  const client = openRegistryClient();
  const result = await client.lookUp(reference, { platforms: [platform], inspect: true });
  await client.close();
  if (result.kind !== "found") throw new UserError({ severity: "error", ...describeFailure(reference, result) });
  if (result.configuration === undefined)
    throw new Error(`the look-up of '${formatImageReference(reference)}' brought no configuration`);
  return result.configuration;
}

function unknown(image: string): string {
  const ranges = factsOfRepository(image).map(({ versions }) => `'${versions}'`);
  return ranges.length === 0
    ? `The catalog knows nothing about '${image}'.\n`
    : `The catalog knows nothing about this version of '${image}'; it knows ${[...new Set(ranges)].join(" and ")}.\n`;
}

function pageOf(image: string, known: ImageFacts): string {
  const { runsAs, probes, wrongPaths } = known;
  return `${image}\n${table({
    repository: known.repository,
    versions: known.versions,
    "starts as": String(known.startsAs),
    "runs as": `${runsAs.uid}:${runsAs.gid}`,
    capabilities: known.capabilities.join(" "),
    port: String(known.port ?? ""),
    shell: known.shell ?? "none",
    tools: known.tools.join(" "),
    "data paths": known.dataPaths.join(" "),
    "writable paths": known.writablePaths.join(" "),
    "wrong paths": Object.entries(wrongPaths)
      .map(([path, why]) => `${path} (${why})`)
      .join("; "),
    "config paths": known.configPaths.join(" "),
    "read-only root": known.readOnlyWorks ? "works" : "does not work",
    probes: Object.keys(probes).join(" "),
    "boot memory": `${known.bootMemory} MiB`,
    "first start": `up to ${known.startPeriod} s`,
    "must be set": known.requiredEnvironment.join(" "),
    "counts once": known.firstStartOnly.join(" "),
  })}\nSources\n${known.sources.map((source) => `  ${source}\n`).join("")}`;
}

function writtenConfiguration(image: ImageConfiguration): Readonly<Record<string, string>> {
  return {
    user: image.user ?? "root",
    volumes: image.volumes.join(" "),
    "exposed ports": image.exposedPorts.join(" "),
    entrypoint: image.entrypoint.join(" "),
    command: image.command.join(" "),
    healthcheck: image.healthcheck?.test.join(" ") ?? "none",
  };
}

/** Lines of name and value; what is empty is left out. */
function table(rows: Readonly<Record<string, string>>): string {
  return Object.entries(rows)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `  ${name.padEnd(15)} ${value}\n`)
    .join("");
}
