import type { Database } from "../declared/database.js";
import type { Service } from "../declared/service/service.js";
import { yamlFile } from "../dsl/mount.js";
import { declareService } from "../dsl/service.js";
import { litellmFacts } from "../facts/images/litellm.js";
import type { Secret } from "../model/value.js";
import type { Refused } from "../review/typed/options.js";
import { databaseUrl } from "./addresses.js";
import {
  type LitellmBudget,
  type LitellmFallbacks,
  type LitellmModel,
  litellmConfiguration,
} from "./litellm-configuration.js";
import { givingOut, type LitellmKey } from "./litellm-keys.js";
import { type CatalogOptions, complete, type Given, nameOf } from "./options.js";

export interface LitellmOptions extends CatalogOptions {
  /** Database of a PostgreSQL engine, for keys, teams and spending. */
  readonly database: Database;
  /** Key of the administrator. LiteLLM expects it to start with "sk-". */
  readonly masterKey: Secret;
  /** Key that credentials in the database are encrypted with. Counts from the first start; never change it. */
  readonly saltKey: Secret;
  /** Keys of providers by the name of an environment variable, such as { OPENROUTER_API_KEY: secret("openrouter_api_key") }. Default: none. */
  readonly providerKeys?: Readonly<Record<string, Secret>>;
  /** Models by the name that clients use. */
  readonly models: Readonly<Record<string, LitellmModel>>;
  /** Models that answer in place of one that fails, in order. Default: none. */
  readonly fallbacks?: LitellmFallbacks;
  /** Most dollars that may be spent in a period such as "30d". Default: no limit. */
  readonly budget?: LitellmBudget;
  /** Keys of clients by name, such as { openclaw: { key: secret("litellm_openclaw_key") } }: nobody else needs `masterKey`. Default: none. */
  readonly keys?: Readonly<Record<string, LitellmKey>>;
  /** Redis that answers are cached in. Default: none. */
  readonly cache?: { readonly redis: Service; readonly password: Secret };
}

/** Keys and fallbacks must be among those that the options declare. */
type Consistent<Options extends LitellmOptions> = {
  readonly models: {
    readonly [Name in keyof Options["models"]]: Options["models"][Name] extends { readonly key: infer Key }
      ? Key extends keyof Options["providerKeys"]
        ? unknown
        : { readonly key: Refused<`'providerKeys' has no '${Key & string}'`> }
      : unknown;
  };
  readonly fallbacks?: {
    readonly [Name in keyof Options["fallbacks"]]: Name extends keyof Options["models"]
      ? Among<Options["fallbacks"][Name], keyof Options["models"]>
      : Refused<`'models' has no '${Name & string}'`>;
  };
  readonly keys?: {
    readonly [Client in keyof Options["keys"]]: Options["keys"][Client] extends { readonly models: infer Names }
      ? { readonly models: Among<Names, keyof Options["models"]> }
      : unknown;
  };
};

type Among<List, Known> = {
  readonly [Index in keyof List]: List[Index] extends Known
    ? unknown
    : Refused<`'models' has no '${List[Index] & string}'`>;
};

/**
 * LiteLLM, one gateway to many models.
 *
 * Probe: `/health/readiness`, never `/health`, which calls every model and costs money; background checks are off.
 * Each client has a key of its own in `keys`, made once LiteLLM serves; the administrator's opens everything.
 * The image reads secrets only from its environment: its shell exports them from a file, then starts the entrypoint.
 * Defaults: no capability, metrics of requests and spending on, the first start may take 90 s for migrations.
 *
 * @example
 * const litellm = catalog.litellm({
 *   image: "ghcr.io/berriai/litellm:v1.108.12", networks: [backend, egress], memory: { limit: "1024M" }, cpus: 1,
 *   database: postgresql.database("litellm", { password: secret("litellm_db_password") }),
 *   masterKey: secret("litellm_master_key"), saltKey: secret("litellm_salt_key"),
 *   providerKeys: { OPENROUTER_API_KEY: secret("openrouter_api_key") },
 *   models: { small: { model: "openrouter/openai/gpt-5-mini", key: "OPENROUTER_API_KEY", maxTokens: 8192 } },
 * });
 */
export function litellm<const Options extends LitellmOptions, const Name extends string = "litellm">(
  options: Given<Name, Options, LitellmOptions> & Consistent<Options>,
): Service<Name> {
  const {
    database,
    masterKey,
    saltKey,
    providerKeys,
    models,
    fallbacks,
    budget,
    keys,
    cache,
    ...given
  }: LitellmOptions = options;
  const clients = keys === undefined ? undefined : givingOut(masterKey, keys);
  const known = {
    port: 4000,
    files: [
      yamlFile("/app/config.yaml", litellmConfiguration({ models, fallbacks, budget, cache: cache !== undefined })),
      ...(clients?.files ?? []),
    ],
    databases: [database],
    dependsOn: cache === undefined ? [] : [cache.redis],
    environment: {
      LITELLM_MODE: "PRODUCTION",
      ...(cache !== undefined && { REDIS_HOST: cache.redis.name, REDIS_PORT: cache.redis.port ?? 6379 }),
    },
    secrets: {
      // Of a password alone LiteLLM makes an address in which a blank is a plus.
      DATABASE_URL: databaseUrl("postgresql", database),
      LITELLM_MASTER_KEY: masterKey,
      LITELLM_SALT_KEY: saltKey,
      ...providerKeys,
      ...(cache !== undefined && { REDIS_PASSWORD: cache.password }),
    },
    secretFiles: clients?.secretFiles ?? {},
    ...(clients !== undefined && { provision: clients.provision }),
    secretDelivery: { kind: "shell", shell: "/bin/sh", entrypoint: ["/app/docker/prod_entrypoint.sh"] },
    command: ["--config", "/app/config.yaml", "--port", "4000"],
    healthcheck: { test: ["python3", "-c", readiness], timeout: 10, startPeriod: 90 },
    metrics: { port: 4000, path: "/metrics/" },
    stopGracePeriod: 30,
  } as const;
  const name = nameOf(options, "litellm");
  return declareService(name, complete(given, known, litellmFacts), litellm);
}

const readiness = "import urllib.request as r; r.urlopen('http://127.0.0.1:4000/health/readiness', timeout=8)";
