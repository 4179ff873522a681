import { deviceForm, mappingOf, mountKey } from "../forms/files.js";
import { hostsForm } from "../forms/hosts.js";
import { keyed, listOfOne, mappingOfNames } from "../forms/lists.js";
import { gpus, ulimitHalves, withDefaults } from "../forms/small.js";
import { targetKey, volumeForm } from "../forms/volumes.js";
import { words } from "../forms/words.js";
import { replaced } from "../merge.js";
import { addresses, logging, ulimit } from "../merges.js";
import { type Shape, textOf } from "../shape.js";

const number: Shape = { type: "number" };
const boolean: Shape = { type: "boolean" };
const text: Shape = { type: "text" };

/** Names with a value each; a later file replaces the value. */
export const values: Shape = { form: keyed, keys: { "*": { type: "text", merge: replaced } } };

/** Texts of which each stands once. */
export const texts: Shape = { form: listOfOne, items: text, unique: textOf };

export const ulimits: Shape = {
  keys: { "*": { merge: ulimit, last: ulimitHalves, type: "number", keys: { soft: number, hard: number } } },
};

export const healthcheckNumbers: Shape = { keys: { retries: number, disable: boolean } };

const devices: Shape = { items: { form: deviceForm }, unique: targetKey };

const volumes: Shape = {
  items: {
    form: volumeForm,
    keys: {
      read_only: boolean,
      source: { path: "local" },
      bind: { last: withDefaults({ create_host_path: true }), keys: { create_host_path: boolean } },
      volume: { keys: { nocopy: boolean, labels: values } },
    },
  },
  unique: targetKey,
};

const networks: Shape = {
  form: mappingOfNames(),
  keys: {
    "*": {
      keys: {
        aliases: texts,
        link_local_ips: texts,
        use_service_name_alias: boolean,
        priority: number,
        gw_priority: number,
      },
    },
  },
};

const envFiles: Shape = {
  form: listOfOne,
  items: {
    form: mappingOf("path", { required: true }),
    last: withDefaults({ required: true }),
    keys: { path: { path: "always" }, required: boolean },
  },
  unique: (item) => (item.kind === "mapping" ? textOf(item.entries.get("path")?.value) : undefined),
};

/** What may be said of every container: of a service, of a job, and of a hook that runs before a service. */
export const containerKeys: Readonly<Record<string, Shape>> = {
  annotations: values,
  cap_add: { unique: textOf },
  cap_drop: { unique: textOf },
  command: { form: words, merge: replaced, items: text },
  configs: { items: { form: mappingOf("source") }, unique: mountKey("") },
  cpu_count: number,
  cpu_percent: number,
  cpu_period: number,
  cpu_quota: number,
  cpu_rt_period: text,
  cpu_rt_runtime: text,
  cpu_shares: number,
  cpus: number,
  devices,
  dns: texts,
  dns_opt: { unique: textOf },
  dns_search: texts,
  entrypoint: { form: words, merge: replaced, items: text },
  env_file: envFiles,
  environment: values,
  extra_hosts: { form: hostsForm, merge: addresses },
  gpus: { form: gpus },
  group_add: { items: text },
  init: boolean,
  label_file: { form: listOfOne, items: { path: "always" }, unique: textOf },
  labels: values,
  logging: { merge: logging, keys: { options: { keys: { "*": text } } } },
  mem_swappiness: number,
  models: { form: mappingOfNames() },
  networks,
  oom_kill_disable: boolean,
  oom_score_adj: number,
  pids_limit: number,
  privileged: boolean,
  read_only: boolean,
  secrets: { items: { form: mappingOf("source") }, unique: mountKey("/run/secrets") },
  storage_opt: { keys: { "*": text } },
  sysctls: values,
  tmpfs: texts,
  ulimits,
  use_api_socket: boolean,
  user: text,
  volumes,
};
