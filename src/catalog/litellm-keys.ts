import type { ServiceOptions } from "../declared/service/service.js";
import { jsonFile, templateFile } from "../dsl/mount.js";
import type { Secret } from "../model/value.js";
import type { LitellmBudget } from "./litellm-configuration.js";

/** A key of one client, which opens less than the administrator's. */
export interface LitellmKey {
  /** Begins with "sk-" and has 16 characters at least. A new value takes the place of the old one, which then opens nothing. */
  readonly key: Secret;
  /** Names of `models` that the client may ask for. Default: all. */
  readonly models?: readonly string[];
  /** Most dollars that the client may spend in a period such as "30d". Default: what is left of the gateway's. */
  readonly budget?: LitellmBudget;
}

const folder = "/run/secrets";
const masterKeyFile = `${folder}/master_key`;

/**
 * What gives each client its key: a program that LiteLLM's own Python runs once LiteLLM serves. It reads the keys from files, for
 * nothing that is run inside a container sees what a shell exported to its first process.
 */
export function givingOut(masterKey: Secret, keys: Readonly<Record<string, LitellmKey>>) {
  const wanted = Object.entries(keys).map(([client, { models = [], budget }]) => [
    client,
    {
      file: fileOf(client),
      limits: { models, max_budget: budget?.dollars ?? null, budget_duration: budget?.period ?? null },
    },
  ]);
  return {
    files: [
      jsonFile("/app/keys.json", Object.fromEntries(wanted)),
      templateFile("/app/keep-keys.py", "keep-keys.py", { of: "litellm" }),
    ],
    secretFiles: {
      [masterKeyFile]: masterKey,
      ...Object.fromEntries(Object.entries(keys).map(([client, { key }]) => [`${folder}/${fileOf(client)}`, key])),
    },
    provision: ["python3", "/app/keep-keys.py"],
  } satisfies Partial<ServiceOptions>;
}

const fileOf = (client: string): string => `key_of_${client}`;
