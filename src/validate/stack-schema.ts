import { z } from "zod";
import type { DeployableNetwork, Host } from "../model/stack.js";
import { acceptanceSchema } from "./acceptance.js";
import { dataRootSchema } from "./data-root.js";
import { declaredAbove } from "./declared-above.js";
import { named } from "./name.js";
import { stepSchema } from "./step.js";
import { oneLine, textValueSchema, valueSchema } from "./value.js";

const portNumber = z.number().int().min(1).max(65535);

const phaseId = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*$/, "a phase is named as a tag of Ansible is: letters, digits, '.', '_' and '-'");

const filled = valueSchema.refine((value) => value !== "", "it is empty");

const addressSchema = valueSchema.refine(
  (value) => typeof value !== "string" || /^[\w.:-]+$/.test(value),
  "an address is a host name or an IP address, without scheme, port or path",
);

export const hostSchema = z
  .strictObject(
    {
      kind: z.literal("host"),
      address: addressSchema,
      user: filled,
      bootstrapPort: portNumber.default(22),
      architecture: z.enum(["amd64", "arm64"]).default("amd64"),
      memory: z.string().optional(),
      cpus: z.number().positive().optional(),
      variables: z.record(z.string(), valueSchema).default({}),
      accept: z.array(acceptanceSchema).default([]),
    },
    declaredAbove,
  )
  .transform(({ kind: _, accept: __, ...host }): Host => ({ memory: undefined, cpus: undefined, ...host }));

export const networkSchema = z
  .strictObject({
    kind: z.literal("network"),
    name: named,
    subnet: z.cidrv4(),
    internal: z.boolean(),
    accept: z.array(acceptanceSchema),
  })
  .transform(({ kind: _kind, name: _, accept: __, ...network }): DeployableNetwork => network);

/** The stack itself; its hosts, networks and services are judged one by one. */
export const stackSchema = z.strictObject({
  kind: z.literal("stack", "'stack.ts' exports something that 'defineStack' did not make"),
  name: named,
  hosts: z.record(named, z.unknown()).refine((hosts) => Object.keys(hosts).length > 0, "a stack has at least one host"),
  domain: textValueSchema,
  vpnRange: textValueSchema.default("100.64.0.0/10"),
  sshPort: portNumber.default(22),
  dataRoot: dataRootSchema.optional(),
  phases: z
    .array(z.strictObject({ kind: z.literal("phase"), id: phaseId, title: oneLine, steps: z.array(stepSchema) }))
    .min(1, "a stack has at least one phase"),
  accept: z.array(acceptanceSchema).default([]),
});
