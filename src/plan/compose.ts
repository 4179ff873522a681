import { configPath, containerName, networkName, volumePath } from "../model/paths.js";
import type { Mount } from "../model/service/mount.js";
import type { DeployableService } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";
import type { SecretValue, Value } from "../model/value.js";
import { type Wave, waveOf } from "../model/waves.js";
import { composeImage } from "./compose-image.js";
import { needsInventory, toCompose } from "./interpolation.js";
import { entrypointOf, secretEnvironment, secretFilesOf, secretValuesOf } from "./secret-files.js";

/** Prefix of the labels that Rexible puts on what it made. */
export const labelPrefix = "dev.rexible";

/** Name in `.env` of the digest of what the inventory and the vault give to a service's files. */
export function valuesDigestName(service: string): string {
  return `${service.toUpperCase().replaceAll("-", "_")}_VALUES_DIGEST`;
}

/** Contents of the files that Ansible renders for a service: its secrets, and configuration with values of the inventory. */
export function renderedContents(stack: Stack, name: string): readonly (Value | SecretValue)[] {
  const files = stack.services[name]?.files ?? [];
  const configs = files.flatMap(({ content }) =>
    content.kind === "verbatim" && needsInventory(content.text) ? [content.text] : [],
  );
  return [...secretValuesOf(stack, name), ...configs];
}

/**
 * The Compose project of one wave, as plain data in the order of the Compose specification.
 *
 * @param digests digest of the compiled configuration of each service.
 */
export function composeProject(stack: Stack, wave: Wave, digests: Readonly<Record<string, string>>) {
  const members = Object.entries(stack.services).filter(([name]) => waveOf(stack, name) === wave);
  const networks = new Set(members.flatMap(([, { networks }]) => (networks === "host" ? [] : networks)));
  return {
    name: `${stack.name}-${wave}`,
    services: Object.fromEntries(
      members.map(([name, service]) => [name, composeService(stack, name, service, digests[name] ?? "")]),
    ),
    ...(networks.size > 0 && {
      networks: Object.fromEntries(
        Object.keys(stack.networks)
          .filter((network) => networks.has(network))
          .map((network) => [network, { name: networkName(stack, network), external: true }]),
      ),
    }),
  };
}

function composeService(stack: Stack, name: string, service: DeployableService, digest: string) {
  const secretFiles = secretFilesOf(stack, name);
  const environment = environmentOf(stack, service);
  return defined({
    image: composeImage(stack, service.image),
    container_name: containerName(stack, name),
    restart: "unless-stopped",
    init: service.init || undefined,
    user: service.user,
    entrypoint: entrypointOf(service)?.map(toCompose),
    command: service.command?.map(toCompose),
    environment: filled(environment),
    network_mode: service.networks === "host" ? "host" : undefined,
    networks: service.networks === "host" ? undefined : service.networks,
    ports: filledList(publishedPorts(service)),
    volumes: filledList([
      ...service.volumes.map((mount) => mountOf(stack, name, mount)),
      ...service.files.map(({ path }) => bind(configPath(stack, name, path), path, true)),
      ...secretFiles.map(({ source, path }) => bind(source, path, true)),
    ]),
    tmpfs: filledList(Object.entries(service.tmpfs).map(([path, size]) => `${path}:size=${size},mode=1777`)),
    read_only: service.readOnly || undefined,
    cap_drop: ["ALL"],
    cap_add: filledList(service.capabilities),
    security_opt: ["no-new-privileges:true"],
    healthcheck: healthcheckOf(service),
    stop_grace_period: `${service.stopGracePeriod}s`,
    deploy: {
      resources: defined({
        limits: { cpus: String(service.cpus), memory: service.memory.limit, pids: service.pids },
        reservations: service.memory.reservation && { memory: service.memory.reservation },
      }),
    },
    logging: { driver: "json-file", options: { "max-size": "10m", "max-file": "3", tag: "{{.Name}}" } },
    labels: defined({
      [`${labelPrefix}.stack`]: stack.name,
      [`${labelPrefix}.config`]: digest,
      [`${labelPrefix}.values`]:
        renderedContents(stack, name).length > 0 ? `\${${valuesDigestName(name)}:?}` : undefined,
    }),
  });
}

function environmentOf(stack: Stack, service: DeployableService): Record<string, string> {
  const proxy = service.reverseProxy ? { DOMAIN: stack.domain, VPN_RANGE: stack.vpnRange } : {};
  const given = Object.entries({ ...proxy, ...service.environment }).map(([key, value]) => [key, toCompose(value)]);
  return { ...Object.fromEntries(given), ...secretEnvironment(service) };
}

function publishedPorts({ publish, expose, port }: DeployableService) {
  const loopback =
    expose?.kind === "loopback" ? [publishedPort(expose.port, port ?? expose.port, "tcp", "127.0.0.1")] : [];
  const everywhere = publish.map((published) => {
    const [number, protocol] = published.split("/");
    return publishedPort(Number(number), Number(number), protocol ?? "tcp");
  });
  return [...everywhere, ...loopback];
}

function publishedPort(published: number, target: number, protocol: string, address?: string) {
  return defined({ target, published: String(published), host_ip: address, protocol, mode: "host" });
}

function mountOf(stack: Stack, service: string, mount: Mount) {
  switch (mount.kind) {
    case "volume":
      return bind(volumePath(stack, service, mount), mount.path, false);
    case "host-path":
      return bind(mount.source, mount.path, true);
    case "docker-socket":
      return bind("/var/run/docker.sock", "/var/run/docker.sock", true);
  }
}

/** Never lets Docker invent a missing source as a folder of root's. */
function bind(source: string, target: string, readOnly: boolean) {
  return defined({
    type: "bind",
    source,
    target,
    read_only: readOnly || undefined,
    bind: { create_host_path: false },
  });
}

function healthcheckOf({ healthcheck }: DeployableService) {
  return {
    test: ["CMD", ...healthcheck.test.map(toCompose)],
    interval: `${healthcheck.interval}s`,
    timeout: `${healthcheck.timeout}s`,
    retries: healthcheck.retries,
    start_period: `${healthcheck.startPeriod}s`,
    ...(healthcheck.startPeriod > 0 && { start_interval: "2s" }),
  };
}

function defined<T extends Record<string, unknown>>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

function filled<T extends Record<string, unknown>>(record: T): T | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}

function filledList<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
