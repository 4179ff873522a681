import { z } from "zod";
import { textValueSchema } from "../value.js";

const label = /^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9_-]{1,63}(?<!-))*$/;
const hostName = z.string().regex(label, "a name of a host is letters, digits and '-', in parts with '.' between");
const address = textValueSchema.refine(
  (value) =>
    typeof value !== "string" || value === "host-gateway" || z.union([z.ipv4(), z.ipv6()]).safeParse(value).success,
  'it is an IP address, or "host-gateway" for the host itself',
);
const server = textValueSchema.refine(
  (value) => typeof value !== "string" || z.union([z.ipv4(), z.ipv6()]).safeParse(value).success,
  "a name server is named by its IP address",
);

export const addressOptions = {
  hostname: textValueSchema
    .refine(
      (value) => typeof value !== "string" || label.test(value),
      "a name of a host is letters, digits and '-', in parts with '.' between",
    )
    .optional(),
  aliases: z.array(hostName).default([]),
  extraHosts: z.record(hostName, address).default({}),
  dns: z.array(server).default([]),
};
