import { posix } from "node:path";

// Both tools write the same thing in two ways: these bring it into one.

type Data = Record<string, unknown>;

/** All leaves of what Compose or the reader says, by their paths, as texts; what is empty or Compose's own default is left out. */
export function comparable(project: unknown, folder: string): ReadonlyMap<string, string> {
  const whole = structuredClone(project) as Data;
  delete whole.name;
  for (const service of Object.values((whole.services ?? {}) as Record<string, Data>)) settle(service, folder);
  for (const kind of ["secrets", "configs"])
    for (const one of Object.values((whole[kind] ?? {}) as Record<string, Data>))
      if (typeof one?.file === "string") one.file = posix.resolve(folder, one.file);
  const leaves = new Map<string, string>();
  flatten(whole, "", leaves);
  return leaves;
}

function settle(service: Data, folder: string): void {
  const all = (value: unknown): Data[] =>
    Array.isArray(value) ? value.filter((one): one is Data => typeof one === "object") : [];
  const located = (path: unknown): unknown =>
    typeof path === "string"
      ? path.startsWith("~")
        ? posix.join("/root", path.slice(1))
        : posix.resolve(folder, path)
      : path;
  delete service.extends;
  const build = service.build as Data | undefined;
  if (build !== undefined) {
    build.context = located(build.context ?? ".");
    for (const [key, value] of Object.entries((build.additional_contexts ?? {}) as Data))
      (build.additional_contexts as Data)[key] = located(value);
  }
  for (const volume of all(service.volumes)) {
    if (volume.type === "bind") volume.source = located(volume.source);
    if (volume.bind !== undefined) (volume.bind as Data).create_host_path ??= true;
  }
  for (const one of all(service.env_file))
    Object.assign(one, { path: located(one.path), required: one.required ?? true });
  for (const one of all((service.develop as Data | undefined)?.watch)) one.path = located(one.path);
  for (const one of all(service.secrets)) one.target ??= `/run/secrets/${one.source}`;
  for (const one of Object.values((service.depends_on ?? {}) as Record<string, Data>)) one.required ??= true;
  for (const one of [
    ...all(service.gpus),
    ...all(valueIn(service, "deploy", "resources", "reservations", "devices")),
  ]) {
    if (one.count === "all" || (one.count === undefined && one.device_ids === undefined)) one.count = -1;
  }
  if (service.extra_hosts !== undefined && !Array.isArray(service.extra_hosts))
    service.extra_hosts = Object.entries(service.extra_hosts as Data).flatMap(([host, addresses]) =>
      [addresses].flat().map((address) => `${host}=${address}`),
    );
  if (Array.isArray(service.extra_hosts)) service.extra_hosts.sort();
  if (Array.isArray(service.ports))
    service.ports = all(service.ports)
      .flatMap(eachPort)
      .sort((one, other) => (portKey(one) < portKey(other) ? -1 : 1));
  const limits = (service.ulimits ?? {}) as Record<string, Data | number>;
  for (const [key, limit] of Object.entries(limits)) {
    if (typeof limit === "number") limits[key] = { soft: limit, hard: limit };
    else if (limit.single !== undefined) limits[key] = { soft: limit.single, hard: limit.single };
  }
}

function valueIn(data: unknown, ...route: readonly string[]): unknown {
  return route.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Data)[key] : undefined),
    data,
  );
}

/** Compose makes each port of a range one of its own. */
function eachPort(port: Data): readonly Data[] {
  if (typeof port.target !== "string" || !port.target.includes("-")) return [port];
  const [first = 0, last = 0] = port.target.split("-").map(Number);
  const published = typeof port.published === "string" ? Number(port.published.split("-")[0]) : undefined;
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    ...port,
    target: first + index,
    ...(published === undefined ? {} : { published: String(published + index) }),
  }));
}

function portKey(port: Data): string {
  return JSON.stringify([String(port.target), port.protocol, port.published, port.host_ip]);
}

function flatten(value: unknown, path: string, leaves: Map<string, string>): void {
  if (value === null || value === undefined || value === "" || value === false || value === 0) return;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) flatten(item, `${path}[${index}]`, leaves);
  else if (typeof value === "object") {
    for (const [key, item] of Object.entries(value))
      if (!key.startsWith("x-")) flatten(item, path === "" ? key : `${path}.${key}`, leaves);
  } else leaves.set(path.toLowerCase(), settled(path, value));
}

function settled(path: string, value: unknown): string {
  const text = String(value);
  if (/(mem_limit|mem_reservation|shm_size|memory|size)$/.test(path)) return bytesOf(text);
  if (/(interval|timeout|start_period|stop_grace_period)$/.test(path)) return secondsOf(text);
  return /^\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text;
}

function bytesOf(text: string): string {
  const [, number = text, unit = ""] = /^(\d+(?:\.\d+)?)([kmg]?)b?$/i.exec(text) ?? [];
  return String(Number(number) * 1024 ** " kmg".indexOf(unit.toLowerCase() || " "));
}

function secondsOf(text: string): string {
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
  return String(
    [...text.matchAll(/(\d+)([hms])/g)].reduce(
      (sum, [, number, unit = ""]) => sum + Number(number) * (units[unit] ?? 0),
      0,
    ),
  );
}
