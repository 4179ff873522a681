import { z } from "zod";
import { port } from "./text.js";

const pathPattern = z
  .string()
  .regex(/^\/[^\s{}"\\]*$/, "a public path starts with '/' and has no blank, brace, quote or line end");

const exposure = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("public"), subdomain: z.string() }),
  z.strictObject({
    kind: z.literal("vpnOnly"),
    subdomain: z.string(),
    publicPaths: z.array(pathPattern),
    publicRecord: z.boolean().exactOptional(),
  }),
  z.strictObject({ kind: z.literal("loopback"), port }),
]);

export const portOptions = {
  port: port.optional(),
  expose: exposure.optional(),
  reverseProxy: z.boolean().default(false),
  publish: z
    .array(
      z
        .string()
        .regex(/^\d+\/(tcp|udp)$/, 'a published port is its number and protocol, such as "443/tcp"')
        .refine((text) => port.safeParse(Number.parseInt(text, 10)).success, "a port is a number from 1 to 65535"),
    )
    .default([]),
};
