import type { ImageFacts } from "../../model/facts.js";
import type { ImageSettings } from "../../model/image-settings.js";

/** What is known about an image, and where from. */
export function toldFacts(image: string, known: ImageFacts, sources: readonly string[]): string {
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
    "boot memory": known.bootMemory === 0 ? "" : `${known.bootMemory} MiB`,
    "first start": known.startPeriod === 0 ? "" : `up to ${known.startPeriod} s`,
    "must be set": known.requiredEnvironment.join(" "),
    "seen with": known.run ?? "",
    "counts once": known.firstStartOnly.join(" "),
  })}\nSources\n${sources.map((source) => `  ${source}\n`).join("")}`;
}

/** What an image says of itself. */
export function toldSettings(platform: string, image: ImageSettings): string {
  return `\nThe image says for ${platform}\n${table({
    user: image.user ?? "root",
    volumes: image.volumes.join(" "),
    "exposed ports": image.exposedPorts.join(" "),
    entrypoint: image.entrypoint.join(" "),
    command: image.command.join(" "),
    healthcheck: image.healthcheck?.test.join(" ") ?? "none",
  })}`;
}

/** Where the image and another disagree; a sentence where they do not. @example toldDisagreements("the catalog", []) */
export function toldDisagreements(other: string, disagreements: readonly string[]): string {
  if (disagreements.length === 0) return `\nIt agrees with ${other}.\n`;
  return `\nIt disagrees with ${other}\n${disagreements.map((line) => `  ${line}\n`).join("")}`;
}

/** Lines of name and value; what is empty is left out. */
function table(rows: Readonly<Record<string, string>>): string {
  return Object.entries(rows)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `  ${name.padEnd(15)} ${value}\n`)
    .join("");
}
