import { allServices } from "../../model/machines/placement.js";
import { secretFolder, secretsIn } from "../../model/paths.js";
import type { SecretDelivery } from "../../model/service/secrets.js";
import type { Database, DeployableService } from "../../model/service/service.js";
import { siteSecretPath, siteSecretsOf } from "../../model/site-values.js";
import type { Stack } from "../../model/stack.js";
import type { SecretValue, TextValue } from "../../model/value.js";
import { type Jinja, jinja, toExpression, toTemplate } from "../jinja.js";

/** A file with a secret in it: mode 0400, readable by the user that the service runs as. */
export interface SecretFile {
  /** Path on the host. */
  readonly source: string;
  /** Path in the container; none where Compose reads the file itself. */
  readonly path: string | undefined;
  readonly content: Jinja;
}

/** Name of the file that holds the variables of a service that reads only its environment. */
const environmentFile = "environment";

/** All files with secrets that a service mounts, its databases' passwords included where it is the engine. */
export function secretFilesOf(stack: Stack, name: string): readonly SecretFile[] {
  const service = stack.services[name];
  if (service === undefined) return [];
  // Two paths never come to one name: what stands for "/" is written in another way where it is meant itself.
  const fileAt = (path: string, content: Jinja): SecretFile => {
    const base = path.startsWith(`${secretsIn}/`)
      ? path.slice(secretsIn.length + 1)
      : path.slice(1).replaceAll("_", "%5F").replaceAll("/", "_");
    return { source: `${secretFolder(stack, name)}/${base}`, path, content };
  };
  return [
    ...deliveredSecrets(service).map(([file, content]) => {
      const delivered = fileAt(`${secretsIn}/${file}`, content);
      return isReadByCompose(service) ? { ...delivered, path: undefined } : delivered;
    }),
    ...Object.entries(service.secretFiles).map(([path, value]) => fileAt(path, contentOf(value))),
    ...databasesOf(stack, name).map(({ name: database, password }) =>
      fileAt(databaseSecretPath(database), contentOf(password)),
    ),
    ...siteSecretsOf(stack, name).map((secret) => fileAt(siteSecretPath(secret), contentOf(secret))),
  ];
}

/** Path in an engine's container of the password of one of its databases. */
export function databaseSecretPath(database: string): string {
  return `${secretsIn}/database_${database}`;
}

/** The databases that services keep in the given engine, each once. */
export function databasesOf(stack: Stack, engine: string): readonly Database[] {
  const known = byEngine.get(stack) ?? groupByEngine(stack);
  byEngine.set(stack, known);
  return known.get(engine) ?? [];
}

/** Asked for each service, answered from one pass over all: else a thousand services make a million looks. */
const byEngine = new WeakMap<Stack, ReadonlyMap<string, readonly Database[]>>();

function groupByEngine(stack: Stack): ReadonlyMap<string, readonly Database[]> {
  const engines = new Map<string, Map<string, Database>>();
  for (const { databases } of Object.values(allServices(stack)))
    for (const database of databases)
      engines.set(database.engine, (engines.get(database.engine) ?? new Map()).set(database.name, database));
  return new Map([...engines].map(([engine, databases]) => [engine, sortByName([...databases.values()])]));
}

function sortByName(databases: readonly Database[]): readonly Database[] {
  return [...databases].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What the container's environment says of its secrets: paths, never values. */
export function secretEnvironment(service: DeployableService): Readonly<Record<string, string>> {
  const delivery = deliveryOf(service);
  if (delivery.kind !== "file") return {};
  return Object.fromEntries(
    Object.keys(service.secrets).map((name) => [`${name}${delivery.suffix}`, `${secretsIn}/${name}`]),
  );
}

/** The file on the host that Compose reads variables from; none for a service whose secrets come otherwise. */
export function environmentFileOf(stack: Stack, name: string): string | undefined {
  return secretFilesOf(stack, name).find(({ path }) => path === undefined)?.source;
}

/** Of an image that nobody knows, the review accepted the usual way. */
function deliveryOf({ secretDelivery }: DeployableService): SecretDelivery {
  return secretDelivery ?? { kind: "file", suffix: "_FILE" };
}

function isReadByCompose({ secretDelivery }: DeployableService): boolean {
  return secretDelivery?.kind === "environment";
}

/** The entrypoint: a shell that exports the secrets first, where the image reads only its environment. */
export function entrypointOf({
  secrets,
  secretDelivery,
  entrypoint,
}: DeployableService): readonly TextValue[] | undefined {
  if (secretDelivery?.kind !== "shell" || Object.keys(secrets).length === 0) return entrypoint;
  const script = `set -a && . ${secretsIn}/${environmentFile} && set +a && exec "$@"`;
  return [secretDelivery.shell, "-c", script, "entrypoint", ...(entrypoint ?? secretDelivery.entrypoint ?? [])];
}

function deliveredSecrets(service: DeployableService): readonly (readonly [string, Jinja])[] {
  const named = Object.entries(service.secrets);
  const { kind } = deliveryOf(service);
  if (kind === "file") return named.map(([name, value]) => [name, contentOf(value)] as const);
  if (named.length === 0) return [];
  const lines = named.map(([name, value]) =>
    kind === "shell"
      ? `${name}={{ ${toExpression(value)} | quote }}`
      : `${name}="{{ ${toExpression(value)}${escaped} }}"`,
  );
  return [[environmentFile, jinja(lines.join("\n"))]];
}

function contentOf(value: SecretValue): Jinja {
  return jinja(toTemplate(value));
}

/** As Compose reads a value between double quotes: compose-go/dotenv/parser.go, `extractVarValue` and `expandEscapes`. */
const escaped = String.raw` | replace('\\', '\\\\') | replace('"', '\\"') | replace('$', '\\$') | replace('\n', '\\n')`;
