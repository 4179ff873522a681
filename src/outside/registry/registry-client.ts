// What the rest of the program uses: look-ups in any number of registries over one bounded way out.
import type { ImageReference } from "../../model/image-reference.js";
import { openWay } from "./dispatcher.js";
import { findCredentials } from "./docker-credentials.js";
import type { Environment } from "./environment.js";
import { limitConcurrency } from "./limit-concurrency.js";
import { lookUpImage, type Wanted } from "./look-up.js";
import type { LookUpResult } from "./look-up-result.js";
import { openRegistry, type Registry } from "./registry.js";
import { defaultPatience, type Patience, retry } from "./retries.js";
import { createTransport, type Purpose, type Request } from "./transport.js";

export interface RegistryClientOptions {
  /** Proxies, certificates, and where Docker's configuration lies. Default: `process.env`. */
  readonly environment?: Environment;
  /** Requests at once, over all registries. Default: 8. */
  readonly concurrency?: number;
  /** Longest time for one request with its answer, in milliseconds. Default: 15,000. */
  readonly timeoutMilliseconds?: number;
  /** Attempts and waits. Default: 4 attempts, waits from 0.5 s, none longer than 60 s. */
  readonly patience?: Partial<Patience>;
}

export interface RegistryClient {
  /** Looks one image up. Never throws: what goes wrong is a result of its own kind. */
  readonly lookUp: (reference: ImageReference, wanted: Wanted) => Promise<LookUpResult>;
  /** Sentences about settings that could not be used, such as a certificate file that does not exist. */
  readonly problems: readonly string[];
  /** How many requests were sent so far, for each purpose; attempts count, redirects do not. */
  readonly countRequests: () => Readonly<Record<Purpose, number>>;
  /** Ends the idle connections, so that the process can end. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a client for registries. Nothing is sent before the first look-up; tokens and what a registry wants are kept
 * until it is closed.
 *
 * @example
 * const client = openRegistryClient();
 * const result = await client.lookUp(reference, { platforms: ["linux/amd64"] });
 * await client.close();
 */
export function openRegistryClient(options: RegistryClientOptions = {}): RegistryClient {
  const { environment = process.env, concurrency = 8, timeoutMilliseconds = 15_000 } = options;
  const patience = { ...defaultPatience, ...options.patience };
  const { dispatcher, problems } = openWay(environment, timeoutMilliseconds);
  const counts: Record<Purpose, number> = { ping: 0, token: 0, manifest: 0, configuration: 0, tags: 0 };
  const onRequest = (purpose: Purpose) => {
    counts[purpose] += 1;
  };
  const gate = limitConcurrency(concurrency);
  const exchange = createTransport({ dispatcher, timeoutMilliseconds, onRequest });
  const registries = new Map<string, Registry>();
  const open = (name: string): Registry => {
    const sendOnce = (request: Request) => gate(() => exchange(request));
    const findOwn = (registry: string) => findCredentials(registry, environment);
    return openRegistry(name, sendOnce, retry(exchange, gate, patience), findOwn);
  };
  const registryNamed = (name: string): Registry => {
    const registry = registries.get(name) ?? open(name);
    registries.set(name, registry);
    return registry;
  };
  return {
    lookUp: (reference, wanted) => lookUpImage(registryNamed(reference.registry), reference, wanted),
    problems,
    countRequests: () => ({ ...counts }),
    // What is still connecting by now belongs to a request that was given up.
    close: () => dispatcher.destroy(),
  };
}
