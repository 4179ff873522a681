import { createHash } from "node:crypto";
import { adoptedDataOf } from "../model/adopted-data.js";
import { grouped } from "../model/grouped.js";
import { sharesOf } from "../model/machines/share.js";
import { needsOf } from "../model/needs.js";
import { openPortsOf } from "../model/openings.js";
import { dataPath } from "../model/paths.js";
import type { Login } from "../model/service/login.js";
import { type BackupPolicy, isKept } from "../model/service/mount.js";
import type { DeployableService } from "../model/service/service.js";
import { placeInZone, type Site } from "../model/site.js";
import { siteSecretPath, siteSecretsOf } from "../model/site-values.js";
import { sitesOf } from "../model/sites.js";
import type { DataSnapshot, PortSnapshot, ServiceSnapshot, SiteSnapshot } from "../model/snapshot.js";
import type { Stack } from "../model/stack.js";
import { startsOf } from "../model/starts.js";
import { type Secret, type SecretValue, shown } from "../model/value.js";
import { composeFiles, type Deployed, type Wave } from "../model/waves.js";
import { composeProject } from "../plan/compose.js";
import type { EmittedFiles } from "./file.js";

/** What is worked out once for all services. */
export interface SeenOnce {
  readonly compose: ReadonlyMap<string, object>;
  readonly patience: ReadonlyMap<string, number>;
  readonly sites: ReadonlyMap<string, readonly Site[]>;
  readonly files: ReadonlyMap<string, readonly MountedFile[]>;
}

interface MountedFile {
  readonly service: string;
  /** In the container. */
  readonly path: string;
  readonly text: string;
}

export function seeOnce(stack: Stack, files: EmittedFiles): SeenOnce {
  const waves = Object.keys(composeFiles) as Wave[];
  const shares = sharesOf(stack);
  const starts = shares.flatMap((share) => waves.flatMap((wave) => startsOf(share, wave)));
  return {
    compose: new Map(
      shares.flatMap((share) => waves.flatMap((wave) => Object.entries(composeProject(share, wave).services))),
    ),
    patience: new Map(starts.flatMap(({ services, patience }) => services.map((name) => [name, patience]))),
    sites: grouped(sitesOf(stack), ({ service }) => service),
    files: grouped(
      [...files].flatMap(([path, { text }]) => mountedFile(path, text) ?? []),
      ({ service }) => service,
    ),
  };
}

const place = /^roles\/[^/]+\/(?:(?:files|templates)\/configs|templates\/secrets)\/([^/]+)\/(.+?)(?:\.j2)?$/;

/** What a file of a role is in the container of the service that mounts it, where one does. */
export function mountedFile(path: string, text: string): MountedFile | undefined {
  const [, service, file] = place.exec(path) ?? [];
  if (service === undefined || file === undefined) return undefined;
  return { service, path: path.includes("/templates/secrets/") ? `/run/secrets/${file}` : `/${file}`, text };
}

export function snapshotOfService(stack: Stack, { name, service, wave }: Deployed, seen: SeenOnce): ServiceSnapshot {
  const { image = service.image, ...keys } = Object.fromEntries(flattened(seen.compose.get(name) ?? {}));
  return {
    wave,
    ...(service.on !== undefined && { on: service.on }),
    image,
    networks: service.networks,
    keys,
    files: Object.fromEntries((seen.files.get(name) ?? []).map(({ path, text }) => [path, digestOf(text)])),
    secrets: Object.fromEntries(
      Object.entries({ ...service.secrets, ...service.secretFiles, ...secretsOfSites(stack, name) }).map(
        ([key, value]) => [key, namesIn(value)],
      ),
    ),
    data: dataOf(stack, name, service),
    sites: (seen.sites.get(name) ?? []).map(snapshotOfSite),
    ports: openPortsOf(service).map(told),
    isProxy: service.reverseProxy,
    ...(service.movedFrom !== undefined && { movedFrom: service.movedFrom }),
    ...adoptedBy(stack, name),
    ...upgradeIn(service),
    databases: service.databases.map(({ name: database, engine }) => ({ name: database, engine })),
    waitsFor: needsOf(stack).get(name) ?? [],
    stops: service.stopGracePeriod,
    starts: seen.patience.get(name) ?? 0,
  };
}

function adoptedBy(stack: Stack, name: string): Pick<ServiceSnapshot, "adopts"> {
  const adopts = adoptedDataOf(stack).flatMap(({ of, from, to }) => (of === name ? [{ from, folder: shown(to) }] : []));
  return adopts.length === 0 ? {} : { adopts };
}

function upgradeIn({ volumes }: DeployableService): Pick<ServiceSnapshot, "upgrade"> {
  const upgrade = volumes.flatMap((mount) => (mount.kind === "volume" && mount.upgrade ? [mount.upgrade] : []))[0];
  return upgrade === undefined ? {} : { upgrade: { from: upgrade.from, to: upgrade.to } };
}

function dataOf(stack: Stack, name: string, { volumes }: DeployableService): readonly DataSnapshot[] {
  return volumes.filter(isKept).map((mount) => ({
    path: mount.path,
    folder: shown(dataPath(stack, name, mount)),
    backup: backupOf(mount.backup),
    ...(mount.kind === "host-folder" && { isOfHost: true as const }),
  }));
}

function secretsOfSites(stack: Stack, name: string): Readonly<Record<string, Secret>> {
  return Object.fromEntries(siteSecretsOf(stack, name).map((secret) => [siteSecretPath(secret), secret]));
}

/** An address outside the stack is told by its digest. */
export function snapshotOfSite(site: Site): SiteSnapshot {
  const { leadsTo, vpnOnly, publicPaths, settings } = site;
  return {
    name: placeInZone(site),
    openTo: vpnOnly ? "the VPN" : "everyone",
    publicPaths,
    ...(leadsTo.kind === "redirect" && { redirectsTo: shown(leadsTo.address) }),
    ...(leadsTo.kind === "outside" && { outside: digestOf(shown(leadsTo.address)) }),
    ...(settings.login !== undefined && { login: loginOf(settings.login) }),
  };
}

/** As in "a login that 'authelia' asks for, but for '/webhook/*'". */
function loginOf(login: Login): string {
  const who = login.kind === "basicAuth" ? "a password" : `a login with '${login.service}'`;
  return login.except.length === 0 ? who : `${who}, but for ${login.except.map((path) => `'${path}'`).join(", ")}`;
}

function backupOf(policy: BackupPolicy): string {
  return typeof policy === "string" ? policy : "sqlite" in policy ? "files" : "none";
}

function namesIn(value: SecretValue): readonly string[] {
  if (value.kind === "secret") return [value.name];
  return value.parts.flatMap((part) => (typeof part === "object" && part.kind === "secret" ? [part.name] : []));
}

/** An address of a host, or of who may connect, stands in no snapshot. */
function told({ port, openTo }: ReturnType<typeof openPortsOf>[number]): PortSnapshot {
  const number = port.startsWith("127.0.0.1:") ? port : port.replace(/^.*:/, "one address:");
  return { port: number, openTo: /[\d<]/.test(openTo) ? `ranges ${digestOf(openTo)}` : openTo };
}

/** Longest value that is told as it is, in characters. */
const longest = 60;

/** Each leaf by its way. */
function flattened(value: unknown, way = ""): readonly (readonly [string, string])[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, one]) => flattened(one, way === "" ? key : `${way}.${key}`));
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return [[way, isTold(way, text) ? text : digestOf(text)]];
}

/** Environment may hold addresses; ports are told whole, but for an address of the host that is not its loopback. */
function isTold(way: string, text: string): boolean {
  if (way === "ports") return !text.replaceAll('"host_ip":"127.0.0.1"', "").includes('"host_ip"');
  return !way.startsWith("environment.") && text.length <= longest;
}

/** @example "sha256:9a88f4593a89278c" */
export function digestOf(text: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}
