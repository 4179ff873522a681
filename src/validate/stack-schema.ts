import { z } from "zod";
import { usualEnvironment } from "../model/environments.js";
import { ipRange, rangeText } from "../model/ip-range.js";
import type { DeployableNetwork, Host } from "../model/stack.js";
import { acceptanceSchema } from "./acceptance.js";
import { adoptionSchema } from "./adoption.js";
import { allowedNames } from "./allowed-names.js";
import { dataRootSchema } from "./data-root.js";
import { declaredAbove } from "./declared-above.js";
import { givenUp, named } from "./name.js";
import { name } from "./service/text.js";
import { stackSites } from "./sites/exposures.js";
import { stepSchema } from "./step.js";
import { oneLine, textValueSchema, valueSchema, variableDataSchema } from "./value.js";

const reason = oneLine.refine((text) => text.trim() !== "", "say why nobody wants the data any more");

const portNumber = z.number().int().min(1).max(65535);

const phaseId = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*$/, "a phase is named as a tag of Ansible is: letters, digits, '.', '_' and '-'");

const filled = valueSchema.refine((value) => value !== "", "it is empty");

const addressSchema = valueSchema.refine(
  (value) => typeof value !== "string" || isAddress(value),
  "an address is a host name or an IP address, without scheme, port or path",
);

/** What looks like numbers of IPv4 is one; with two colons or more it is one of IPv6; with one it has a port. */
function isAddress(text: string): boolean {
  if (/^[\d.]+$/.test(text)) return z.ipv4().safeParse(text).success;
  if (text.includes(":")) return z.ipv6().safeParse(text).success;
  return /^[\w-]+(?:\.[\w-]+)*\.?$/.test(text);
}

const loginSchema = filled.refine(
  (value) => typeof value !== "string" || value === "" || /^[a-z_][\w.-]*\$?$/i.test(value),
  "a login has letters, digits, '_', '.' and '-' alone",
);

export const hostSchema = z
  .strictObject(
    {
      kind: z.literal("host"),
      address: addressSchema,
      user: loginSchema,
      bootstrapPort: portNumber.default(22),
      environment: z
        .string()
        .regex(/^[a-z][a-z0-9_]*$/, "an environment has small letters, digits and '_', and begins with a letter")
        .refine((name) => !["all", "stack", "ungrouped"].includes(name), "the inventory has a group of that name")
        .default(usualEnvironment),
      machine: name.exactOptional(),
      privateAddress: textValueSchema
        .refine((value) => typeof value !== "string" || z.ipv4().safeParse(value).success, "it is an address of IPv4")
        .exactOptional(),
      architecture: z.enum(["amd64", "arm64"]).default("amd64"),
      memory: z
        .string()
        .regex(/^\d+(?:\.\d+)?[KMG]$/, "memory is a number with K, M or G, such as '8G'")
        .optional(),
      cpus: z.number().positive().optional(),
      variables: z
        .record(z.string(), variableDataSchema)
        .default({})
        .superRefine((variables, context) => {
          for (const [name, value] of Object.entries(variables))
            if (JSON.stringify(value).includes(`"kind":"variable","name":"${name}"`))
              context.addIssue({ code: "custom", message: "it stands in its own value", path: [name] });
        }),
      accept: z.array(acceptanceSchema).default([]),
    },
    declaredAbove,
  )
  .transform(({ kind: _, accept: __, ...host }): Host => ({ memory: undefined, cpus: undefined, ...host }));

const rangeSays =
  'a range of IPv6 addresses is such as "fd12:3456:789a:1::/64"; true takes one that follows from the name';

/** As Docker tells it, for the deployment compares both. */
const ipv6Range = z.cidrv6(rangeSays).transform((text) => {
  const range = ipRange(text);
  return range === undefined ? text : rangeText(range);
});

export const networkSchema = z
  .strictObject({
    kind: z.literal("network"),
    name: named,
    subnet: z.cidrv4('a subnet is a range of IPv4 addresses, such as "172.20.1.0/24"'),
    ipv6: ipv6Range.exactOptional(),
    internal: z.boolean(),
    allow: allowedNames.exactOptional(),
    accept: z.array(acceptanceSchema),
  })
  .refine(({ allow, internal }) => allow === undefined || internal, {
    path: ["internal"],
    message: "a network that allows names has no other way out: leave 'internal' out",
  })
  .transform(({ kind: _kind, name: _, accept: __, ...network }): DeployableNetwork => network);

/** The stack itself; its hosts, networks and services are judged one by one. */
export const stackSchema = z.strictObject({
  kind: z.literal("stack", "'stack.ts' exports something that 'defineStack' did not make"),
  name: named,
  hosts: z.record(named, z.unknown()).refine((hosts) => Object.keys(hosts).length > 0, "a stack has at least one host"),
  across: name.exactOptional(),
  domain: textValueSchema.refine(
    (value) => typeof value !== "string" || !/^localhost$/i.test(value),
    "'localhost' is no domain that others can ask for",
  ),
  vpnRange: textValueSchema
    .default("100.64.0.0/10")
    .refine(
      (value) => typeof value !== "string" || Number(value.split("/")[1] ?? 32) >= 7,
      "that range is most of the internet: a VPN has one of its own",
    ),
  sshPort: portNumber.default(22),
  dataRoot: dataRootSchema.optional(),
  sites: stackSites.default([]),
  phases: z
    .array(z.strictObject({ kind: z.literal("phase"), id: phaseId, title: oneLine, steps: z.array(stepSchema) }))
    .min(1, "a stack has at least one phase"),
  accept: z.array(acceptanceSchema).default([]),
  adopt: adoptionSchema.default({}),
  destroy: z.array(z.strictObject({ kind: z.literal("destruction"), name: givenUp, because: reason })).default([]),
});
