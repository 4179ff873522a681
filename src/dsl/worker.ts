import type { Service, ServiceOptions } from "../declared/service/service.js";
import type { WorkerName, WorkerOptions } from "../declared/worker.js";
import type { WithoutOthers } from "../review/typed/options.js";
import type { JudgedService, ReviewedName } from "./reviewed.js";
import { declareService } from "./service.js";

/**
 * A second container of a service's program, for the work behind it: the image and its version, keys, networks, limits,
 * configuration, databases and shared folders of the service, with a command and a probe of its own. It starts once the
 * service is healthy. Nobody reaches it, and volumes stay the service's: what both write is a `folder()`.
 *
 * `environment`, `secrets`, `secretFiles`, `volumes` and `dependsOn` add to those of the service; every other option takes the
 * place of the service's.
 *
 * @param of the service, also one of the catalog; for n8n there is `catalog.n8n({ workerOf })`.
 * @example
 * const mailer = worker(shop, {
 *   name: "mailer", command: ["bundle", "exec", "sidekiq"], healthcheck: none({ because: "listens nowhere" }),
 * });
 */
export function worker<const Of extends Service, const Options extends WorkerOptions>(
  of: Of,
  options: Options &
    JudgedService<WorkerName<Of, Options>, Options> &
    WithoutOthers<Options, WorkerOptions> & { readonly name?: ReviewedName<WorkerName<Of, Options>, "service"> },
): Service<WorkerName<Of, Options>> {
  const { name = `${of.name}-worker`, ...said } = options as WorkerOptions;
  const own: ReadonlySet<string> = new Set(["kind", "name", ...ofJob, ...notTaken]);
  const taken = Object.fromEntries(Object.entries(of).filter(([option]) => !own.has(option))) as Partial<Service>;
  const declared = {
    ...(taken as Service),
    ...said,
    environment: { ...of.environment, ...said.environment },
    secrets: { ...of.secrets, ...said.secrets },
    secretFiles: { ...of.secretFiles, ...said.secretFiles },
    volumes: [...(of.volumes ?? []).filter(({ kind }) => !keptByService.has(kind)), ...(said.volumes ?? [])],
    dependsOn: [...(of.dependsOn ?? []), of, ...(said.dependsOn ?? [])],
  };
  return declareService(name as WorkerName<Of, Options>, declared, worker);
}

/** Its own data, and the key to the host. */
const keptByService: ReadonlySet<string> = new Set(["volume", "docker-socket"]);

/** What makes a service a job. */
const ofJob = ["isJob", "before", "schedule", "timeout"] as const satisfies readonly (keyof Service)[];

/** What a worker does not take over: it belongs to the one container that is reached, or is a decision for each. */
const notTaken = [
  "accept",
  "aliases",
  "certificates",
  "command",
  "dump",
  "egressProxy",
  "expose",
  "healthcheck",
  "hostname",
  "labels",
  "metrics",
  "port",
  "ports",
  "provision",
  "publish",
  "replicas",
  "reverseProxy",
  "trustedProxies",
] as const satisfies readonly (keyof ServiceOptions)[];
