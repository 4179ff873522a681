import type { DeployableService } from "../../src/model/service/service.js";

/** docs/catalog.md: what the catalog knows, a row for each service. */
export function catalogPage(services: readonly (readonly [string, DeployableService])[]): string {
  const sorted = [...services].sort(([one], [other]) => (one < other ? -1 : 1));
  return `# The catalog

\`import { catalog } from "rexible"\`, then \`catalog.vaultwarden({ … })\`: the constructor brings the user, the volumes, the probe, the way
of the secrets and the backup; the stack decides the image, the networks, the memory and the cores. Each constructor says on hover
what it takes, with an example. What it brings gives way to what the stack says.

What is known of an image holds for the versions of the table and comes from the sources that \`npx rexible facts <image>\` prints. "Read" is
known from the maker's image sources and manual; "run" was seen with the program in this repository's tests. What nobody could verify is left
out: there the review says less, not more. Of an image that this table does not have, \`rexible lock\` records what the registry says.

| Service | Image | Versions | User | Data | Probe | Secrets | Known by |
| --- | --- | --- | --- | --- | --- | --- | --- |
${sorted.map(rowOf).join("\n")}

Where the user is 0, the program is root in its container:

${sorted.flatMap(([name, { runsAs, facts }]) => (runsAs.uid === 0 ? [`- ${name}: ${facts?.rootBecause}.`] : [])).join("\n")}

"Data" has a ° where the backup keeps the volume, by files or by a dump. Under "Secrets", *file* is a file that the image or its configuration
names, *shell* a shell of the image that exports them: none stands in \`docker inspect\`.
`;
}

function rowOf([name, service]: readonly [string, DeployableService]): string {
  const { facts, runsAs } = service;
  const cells = [
    name,
    code(facts?.repository.replace(/^docker\.io\/(?:library\/)?/, "") ?? ""),
    code(facts?.versions ?? ""),
    `${runsAs.uid}`,
    dataOf(service),
    code(probeOf(service)),
    secretsOf(service),
    facts?.run ?? "read",
  ];
  return `| ${cells.join(" | ")} |`;
}

function dataOf({ volumes }: DeployableService): string {
  const own = volumes.flatMap((mount) => (mount.kind === "volume" ? [mount] : []));
  return own
    .map(({ path, backup }) => `${code(path)}${typeof backup === "string" || "sqlite" in backup ? "°" : ""}`)
    .join(", ");
}

/** The address that is asked, or the program that asks. */
function probeOf({ healthcheck, probe }: DeployableService): string {
  if (probe?.kind === "http") return `:${probe.port}${probe.path}`;
  const test = healthcheck?.test ?? [];
  const all = test.join(" ");
  const [, url] = /http:\/\/127\.0\.0\.1(:\d+\/[^'"\s]*)/.exec(all) ?? [];
  const [, port, path] = /\/dev\/tcp\/127\.0\.0\.1\/(\d+)[\s\S]*GET (\S+)/.exec(all) ?? [];
  return url ?? (port === undefined ? (/(\S+-cli)/.exec(all)?.[1] ?? test.slice(0, 2).join(" ")) : `:${port}${path}`);
}

function secretsOf({ secrets, secretFiles, secretDelivery }: DeployableService): string {
  const isShell = secretDelivery?.kind === "shell" && Object.keys(secrets).length > 0;
  if (isShell) return "shell";
  return Object.keys({ ...secrets, ...secretFiles }).length > 0 ? "file" : "none";
}

function code(text: string): string {
  return text === "" ? "" : `\`${text.replaceAll("|", "\\|")}\``;
}
