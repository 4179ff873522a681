import { z } from "zod";
import type { DeployableService } from "../../model/service/service.js";
import { acceptanceSchema } from "../acceptance.js";
import { addressOptions } from "./addresses.js";
import { certificateOptions } from "./certificates.js";
import { composeOptions } from "./compose.js";
import { dependencyOptions } from "./dependencies.js";
import { deviceOptions } from "./devices.js";
import { environmentOptions } from "./environment.js";
import { healthcheckOptions, probeOf } from "./healthcheck.js";
import { imageOf, imageOptions } from "./image.js";
import { jobOf, jobOptions, refuseTerms } from "./job.js";
import { labelOptions } from "./labels.js";
import { limitOptions } from "./limits.js";
import { loggingOptions } from "./logging.js";
import { mountOptions } from "./mounts.js";
import { moveOptions } from "./moves.js";
import { networkOptions } from "./networks.js";
import { placementOptions } from "./placement.js";
import { portOptions } from "./ports.js";
import { privilegeOptions } from "./privileges.js";
import { processOptions } from "./process.js";
import { replicaOptions } from "./replicas.js";
import { secretOptions } from "./secrets.js";
import { upkeepOptions } from "./upkeep.js";
import { accountOf, userOptions } from "./user.js";

const declared = z.strictObject({
  kind: z.literal("service"),
  name: z.string(),
  ...imageOptions,
  ...placementOptions,
  ...networkOptions,
  ...addressOptions,
  ...limitOptions,
  ...userOptions,
  ...privilegeOptions,
  ...deviceOptions,
  ...mountOptions,
  ...moveOptions,
  ...environmentOptions,
  ...labelOptions,
  ...secretOptions,
  ...processOptions,
  ...replicaOptions,
  ...loggingOptions,
  ...healthcheckOptions,
  ...dependencyOptions,
  ...portOptions,
  ...certificateOptions,
  ...upkeepOptions,
  ...composeOptions,
  ...jobOptions,
  accept: z.array(acceptanceSchema).default([]),
});

/** What `service()` and the catalog make → the service of the model. */
export const serviceSchema = declared.superRefine(refuseTerms).transform(
  ({
    kind: _kind,
    name: _name,
    accept: _accept,
    privileged,
    securityOptions,
    image,
    networks,
    healthcheck,
    isJob,
    before,
    schedule,
    timeout,
    ...service
  }): DeployableService => ({
    contents: [],
    unknown: [],
    // What hand-written files alone say.
    privileges: {
      privileged: privileged !== undefined,
      hostNamespaces: [],
      securityOptions: securityOptions?.options ?? [],
      because: (privileged ?? securityOptions)?.because,
    },
    names: {
      own: [...service.aliases, ...(typeof service.hostname === "string" ? [service.hostname] : [])],
      known: Object.keys(service.extraHosts),
    },
    gpu: undefined,
    shmSize: undefined,
    hostname: undefined,
    workingDir: undefined,
    stopSignal: undefined,
    logging: undefined,
    compose: undefined,
    ...(typeof networks === "object" && "of" in networks ? { networkOf: networks.of, networks: [] } : { networks }),
    user: undefined,
    entrypoint: undefined,
    command: undefined,
    port: undefined,
    certificates: undefined,
    metrics: undefined,
    provision: undefined,
    dump: undefined,
    facts: undefined,
    secretDelivery: undefined,
    ...service,
    ...imageOf(image),
    ...probeOf(healthcheck),
    ...jobOf({ isJob, before, schedule, timeout }, probeOf(healthcheck)),
    memory: { limit: service.memory.limit, reservation: service.memory.reservation, heap: service.memory.heap },
    runsAs: service.runsAs ?? accountOf(service.user) ?? service.facts?.runsAs ?? { uid: 0, gid: 0, isAssumed: true },
  }),
);
