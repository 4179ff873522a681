import { mappingOf } from "../forms/files.js";
import { listOfOne } from "../forms/lists.js";
import { external } from "../forms/small.js";
import { subnets } from "../merges.js";
import type { Shape } from "../shape.js";
import { values } from "./container.js";
import { job, service } from "./service.js";

const boolean: Shape = { type: "boolean" };
const options: Shape = { keys: { "*": { type: "text" } } };
const file: Shape = {
  form: external,
  keys: { external: boolean, labels: values, file: { path: "always" }, template_driver: {} },
};

const network: Shape = {
  form: external,
  keys: {
    attachable: boolean,
    driver_opts: options,
    enable_ipv4: boolean,
    enable_ipv6: boolean,
    external: boolean,
    internal: boolean,
    ipam: { keys: { config: { merge: subnets }, options } },
    labels: values,
  },
};

const include: Shape = {
  items: { form: mappingOf("path"), keys: { path: { form: listOfOne }, env_file: { form: listOfOne } } },
};

/** A Compose file. */
export const application: Shape = {
  keys: {
    include,
    services: { keys: { "*": service } },
    jobs: { keys: { "*": job } },
    networks: { keys: { "*": network } },
    volumes: { keys: { "*": { form: external, keys: { external: boolean, labels: values, driver_opts: options } } } },
    secrets: { keys: { "*": file } },
    configs: { keys: { "*": file } },
  },
};
