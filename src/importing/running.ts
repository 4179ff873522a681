/** What a container is that runs on the old host, as `docker inspect` says. Its environment is not read: it holds secrets. */
export interface Running {
  /** With the digest that runs, where the file tells of the image too. */
  readonly image: string | undefined;
  /** Limit in MiB. */
  readonly memory: number | undefined;
  readonly cpus: number | undefined;
  /** The words of its probe; that of the image where the Compose file has none. */
  readonly probe: readonly string[] | undefined;
  /** The first port of TCP that it exposes. */
  readonly port: number | undefined;
  /** What it has mounted: the path in the container, and the named volume or the path of the host. */
  readonly mounts: readonly { readonly path: string; readonly from: string }[];
}

interface Inspected {
  readonly Id?: string;
  readonly Name?: string;
  readonly Image?: string;
  readonly RepoDigests?: readonly string[];
  readonly State?: unknown;
  readonly Mounts?: unknown;
  readonly HostConfig?: { readonly Memory?: number; readonly NanoCpus?: number };
  readonly Config?: {
    readonly Image?: string;
    readonly Labels?: Readonly<Record<string, string>> | null;
    readonly Healthcheck?: { readonly Test?: readonly string[] };
    readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
  };
}

/**
 * The containers that a saved answer of `docker inspect` tells of, by their service of Compose and by their own name.
 *
 * @returns nothing where it is no such answer.
 */
export function runningIn(text: string): ReadonlyMap<string, Running> | undefined {
  const all = listIn(text);
  if (all === undefined) return undefined;
  const images = new Map(all.map(({ Id = "", RepoDigests }) => [Id, textsIn(RepoDigests)]));
  const containers = all.filter(({ State, Config }) => State !== undefined && Config !== undefined);
  return new Map(
    containers.flatMap((one) => {
      const running = runningOf(one, images.get(one.Image ?? "") ?? []);
      const service = one.Config?.Labels?.["com.docker.compose.service"];
      const names = [String(one.Name ?? "").replace(/^\//, ""), service].filter(
        (name) => name !== undefined && name !== "",
      );
      return names.map((name) => [name ?? "", running] as const);
    }),
  );
}

function listIn(text: string): readonly Inspected[] | undefined {
  try {
    const data: unknown = JSON.parse(text);
    const isList =
      Array.isArray(data) && data.every((one) => typeof one === "object" && one !== null && !Array.isArray(one));
    return isList ? (data as readonly Inspected[]) : undefined;
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function runningOf({ HostConfig, Config, Mounts }: Inspected, digests: readonly string[]): Running {
  const { Memory: bytes = 0, NanoCpus: nano = 0 } = HostConfig ?? {};
  const test = textsIn(Config?.Healthcheck?.Test);
  const ports = Object.keys(Config?.ExposedPorts ?? {}).flatMap((one) => /^(\d+)\/tcp$/.exec(one)?.[1] ?? []);
  return {
    image: exactImage(String(Config?.Image ?? ""), digests),
    memory: bytes > 0 ? Math.ceil(bytes / 1048576) : undefined,
    cpus: nano > 0 ? nano / 1e9 : undefined,
    probe: test[0] === "CMD" ? test.slice(1) : test[0] === "CMD-SHELL" ? ["sh", "-c", test[1] ?? ""] : undefined,
    mounts: mountsIn(Mounts),
    port: ports[0] === undefined ? undefined : Math.min(...ports.map(Number)),
  };
}

function mountsIn(value: unknown): Running["mounts"] {
  const all = (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, unknown>>[];
  return all.flatMap(({ Type, Name, Source, Destination }) => {
    const from = Type === "volume" ? Name : Type === "bind" ? Source : undefined;
    return typeof from === "string" && typeof Destination === "string" ? [{ path: Destination, from }] : [];
  });
}

/** The name that the container was started by, with the digest of its image; of a name by an id nothing is known. */
function exactImage(name: string, digests: readonly string[]): string | undefined {
  const plain = name.replace(/@.*$/, "");
  const repository = plain.replace(/:[^:/]*$/, "").replace(/^docker\.io\/(?:library\/)?/, "");
  const own = digests.find((one) => one.replace(/^docker\.io\/(?:library\/)?/, "").startsWith(`${repository}@`));
  const digest = own?.split("@")[1];
  return digest === undefined || plain === "" || plain.startsWith("sha256") ? undefined : `${plain}@${digest}`;
}
