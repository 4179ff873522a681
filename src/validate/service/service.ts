import { z } from "zod";
import type { DeployableService } from "../../model/service/service.js";
import { acceptanceSchema } from "../acceptance.js";
import { certificateOptions } from "./certificates.js";
import { dependencyOptions } from "./dependencies.js";
import { environmentOptions } from "./environment.js";
import { healthcheckOptions } from "./healthcheck.js";
import { imageOptions } from "./image.js";
import { limitOptions } from "./limits.js";
import { mountOptions } from "./mounts.js";
import { networkOptions } from "./networks.js";
import { portOptions } from "./ports.js";
import { privilegeOptions } from "./privileges.js";
import { processOptions } from "./process.js";
import { secretOptions } from "./secrets.js";
import { upkeepOptions } from "./upkeep.js";
import { accountOf, userOptions } from "./user.js";

const declared = z.strictObject({
  kind: z.literal("service"),
  name: z.string(),
  ...imageOptions,
  ...networkOptions,
  ...limitOptions,
  ...userOptions,
  ...privilegeOptions,
  ...mountOptions,
  ...environmentOptions,
  ...secretOptions,
  ...processOptions,
  ...healthcheckOptions,
  ...dependencyOptions,
  ...portOptions,
  ...certificateOptions,
  ...upkeepOptions,
  accept: z.array(acceptanceSchema).default([]),
});

/** What `service()` and the catalog make → the service of the model. */
export const serviceSchema = declared.transform(
  ({ kind: _kind, name: _name, accept: _accept, ...service }): DeployableService => ({
    contents: [],
    unknown: [],
    // What hand-written files alone say.
    labels: {},
    ports: [],
    privileges: { privileged: false, hostNamespaces: [] },
    names: { own: [], known: [] },
    user: undefined,
    entrypoint: undefined,
    command: undefined,
    port: undefined,
    expose: undefined,
    certificates: undefined,
    metrics: undefined,
    provision: undefined,
    dump: undefined,
    facts: undefined,
    secretDelivery: undefined,
    ...service,
    memory: { limit: service.memory.limit, reservation: service.memory.reservation, heap: service.memory.heap },
    runsAs: service.runsAs ?? accountOf(service.user) ?? service.facts?.runsAs ?? { uid: 0, gid: 0, isAssumed: true },
  }),
);
