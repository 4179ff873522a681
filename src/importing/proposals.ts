import type { Placed } from "../reading/placed.js";
import { isFloatingImage } from "../review/questions/floating-image.js";
import { Code, code } from "./code.js";
import type { Context } from "./context.js";
import { sizeOf } from "./keys/limits.js";
import { portOf, proposedProbe } from "./probe.js";
import { placeholder } from "./shell-values.js";

/** An option that the file does not say, and what is to be decided of it. */
export interface Proposal {
  /** Key of Compose that it belongs to. */
  readonly key: string;
  readonly option: Readonly<Record<string, unknown>>;
  readonly says: string;
}

type Options = Readonly<Record<string, unknown>>;

/** What every service must say and the file does not, and what is known of its image: proposals, to be decided. */
export function proposalsFor(
  options: Options,
  context: Context,
  all: ReadonlyMap<string, Placed>,
): readonly Proposal[] {
  const { facts } = context;
  const startPeriod = Math.max(facts?.startPeriod ?? 0, saidStart(options) ?? 0) || undefined;
  return [
    ...image(options, context),
    ...limits(options, context),
    ...rights(options, context),
    ...data(options, context),
    ...site(options, context, all),
    ...(context.jobs.has(context.name) ? [] : probe(options, startPeriod, context, all)),
  ];
}

function image(options: Options, { image: name }: Context): readonly Proposal[] {
  if (options.image === undefined || name.includes(placeholder)) {
    const says = "the file does not say which version: write the one that runs";
    return [{ key: "image", option: { image: name.includes(placeholder) ? name : "decide/decide:0.0.0" }, says }];
  }
  if (!isFloatingImage(name)) return [];
  const says = `'${name}' floats: write the exact version that runs, or what the old host answers to "docker image inspect --format '{{index .RepoDigests 0}}' ${name}"`;
  return [{ key: "image", option: { image: name }, says }];
}

/** A heap that the environment sets, and half as much again, is the least that a limit may be. */
function limits(options: Options, { facts }: Context): readonly Proposal[] {
  const heap = heapIn(JSON.stringify([options.environment, options.command]));
  const least = Math.max(512, (facts?.bootMemory ?? 0) * 2, Math.ceil(heap * 1.5));
  const memory = { limit: `${least}M` };
  return [
    ...(options.memory === undefined
      ? [{ key: "memory", option: { memory }, says: "the file sets no limit: measure, and write what it needs" }]
      : []),
    ...(options.cpus === undefined
      ? [{ key: "cpus", option: { cpus: 1 }, says: "the file sets no share of the CPU: 1 is a whole one" }]
      : []),
  ];
}

function heapIn(text = ""): number {
  const [, java = "0", unit = "m"] = /-Xmx(\d+)([mMgG])/.exec(text) ?? [];
  const [, node = "0"] = /--max[-_]old[-_]space[-_]size[= ](\d+)/.exec(text) ?? [];
  return Math.max(Number.parseInt(sizeOf(`${java}${unit}`) ?? "0", 10), Number(node));
}

/** Every container starts without capabilities; the image may need some. */
function rights(options: Options, { facts }: Context): readonly Proposal[] {
  if (facts === undefined || options.user !== undefined || options.privileged !== undefined) return [];
  const said = (options.capabilities ?? []) as readonly string[];
  const lacking = facts.capabilities.filter((one) => !said.includes(one));
  if (lacking.length === 0) return [];
  const says = "all capabilities are dropped; these are what the image needs";
  return [{ key: "cap_add", option: { capabilities: lacking }, says }];
}

/** Data that no volume keeps goes with the container. */
function data(options: Options, { facts }: Context): readonly Proposal[] {
  const mounted = [options.volumes, options.files]
    .flatMap((all) => (all ?? []) as readonly unknown[])
    .map((one) => (one instanceof Code ? one.text : ""));
  const kept = [...mounted, ...Object.keys((options.tmpfs ?? {}) as object)];
  const cluster = facts?.cluster?.volume;
  const paths = cluster === undefined ? (facts?.dataPaths ?? []) : [cluster];
  const lost = paths.filter(
    (path) => !kept.some((one) => one.includes(path) || (cluster !== undefined && one.includes("/var/lib/postgresql"))),
  );
  return lost.map((path) => ({
    key: "volumes",
    option: { volumes: [code`volume(${path}, ${{ backup: "files-paused" }})`] },
    says: `the file keeps no volume for '${path}', so its data goes with the container: this keeps it`,
  }));
}

/** A proxy asks the port that the image exposes where its labels say none. */
function site(options: Options, { facts }: Context, all: ReadonlyMap<string, Placed>): readonly Proposal[] {
  if (options.expose === undefined || options.port !== undefined) return [];
  const port = portOf(options, all) ?? facts?.port ?? 80;
  return [{ key: "labels", option: { port }, says: "the labels do not say which port the proxy asks" }];
}

function probe(
  options: Options,
  startPeriod: number | undefined,
  context: Context,
  all: ReadonlyMap<string, Placed>,
): readonly Proposal[] {
  const said = options.healthcheck;
  if (said === undefined) {
    const { healthcheck, says } = proposedProbe(context, startPeriod, options, all);
    return [{ key: "healthcheck", option: { healthcheck }, says }];
  }
  if (said instanceof Code || startPeriod === saidStart(options)) return [];
  const says = "the grace is what the first start of the image may take";
  return [{ key: "healthcheck", option: { healthcheck: { ...(said as object), startPeriod } }, says }];
}

function saidStart({ healthcheck }: Options): number | undefined {
  return (healthcheck as { readonly startPeriod?: number } | undefined)?.startPeriod;
}
