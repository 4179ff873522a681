import { z } from "zod";
import { name } from "./text.js";

/** Names of networks, the host's own, or the service whose network it is. */
export const networkOptions = {
  networks: z.union([
    z.literal("host"),
    z.array(name),
    z.strictObject({ kind: z.literal("network-of"), service: name }).transform(({ service }) => ({ of: service })),
  ]),
};
