import { mappingOf } from "../forms/files.js";
import { hostsForm } from "../forms/hosts.js";
import { keyed, listOfOne, mappingOfNames } from "../forms/lists.js";
import { portDefaults, portForm, portKey } from "../forms/ports.js";
import { started, withDefaults } from "../forms/small.js";
import { probe } from "../forms/words.js";
import { replaced } from "../merge.js";
import { addresses } from "../merges.js";
import { type Shape, textOf } from "../shape.js";
import { containerKeys, healthcheckNumbers, ulimits, values } from "./container.js";

const number: Shape = { type: "number" };
const boolean: Shape = { type: "boolean" };

const build: Shape = {
  form: mappingOf("context"),
  keys: {
    context: { path: "context" },
    additional_contexts: { form: keyed, keys: { "*": { path: "context" } } },
    args: values,
    labels: values,
    extra_hosts: { form: hostsForm, merge: addresses },
    ssh: values,
    secrets: { items: { form: mappingOf("source") } },
    tags: { unique: textOf },
    ulimits,
    no_cache: boolean,
    privileged: boolean,
    pull: boolean,
  },
};

const ports: Shape = {
  items: {
    form: portForm,
    last: portDefaults,
    keys: { published: { type: "text" } },
  },
  unique: portKey,
};

const dependsOn: Shape = {
  form: mappingOfNames(started),
  keys: {
    "*": {
      last: withDefaults({ condition: "service_started", required: true }),
      keys: { required: boolean, restart: boolean },
    },
  },
};

/** What may be said of a service and of a job. */
const workloadKeys: Readonly<Record<string, Shape>> = {
  build,
  depends_on: dependsOn,
  expose: { items: { type: "text" }, unique: textOf },
  extends: { form: mappingOf("service") },
  healthcheck: { keys: { ...healthcheckNumbers.keys, test: { form: probe, merge: replaced } } },
  ports,
  stdin_open: boolean,
  tty: boolean,
};

const rollout: Shape = { keys: { parallelism: number, max_failure_ratio: number } };

const deploy: Shape = {
  keys: {
    replicas: number,
    labels: values,
    update_config: rollout,
    rollback_config: rollout,
    resources: {
      keys: {
        limits: { keys: { cpus: { type: "text" }, pids: number } },
        reservations: { keys: { cpus: { type: "text" } } },
      },
    },
    restart_policy: { keys: { max_attempts: number } },
    placement: { keys: { max_replicas_per_node: number } },
  },
};

const hook: Shape = { keys: { command: containerKeys.command ?? {}, environment: values } };

const watch: Shape = {
  items: { keys: { exec: hook, ignore: { form: listOfOne }, include: { form: listOfOne }, path: { path: "always" } } },
};

export const service: Shape = {
  keys: {
    ...containerKeys,
    ...workloadKeys,
    attach: boolean,
    deploy,
    develop: { keys: { watch } },
    links: { unique: textOf },
    pre_start: { items: { keys: containerKeys } },
    post_start: { items: hook },
    pre_stop: { items: hook },
    provider: { keys: { options: { keys: { "*": { form: listOfOne, items: { type: "text" } } } } } },
    profiles: { unique: textOf },
    scale: number,
  },
};

export const job: Shape = {
  keys: {
    ...containerKeys,
    ...workloadKeys,
    triggers: { keys: { schedule: { items: { form: mappingOf("cron") } } } },
  },
};
