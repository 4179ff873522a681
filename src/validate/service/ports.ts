import { z } from "zod";

const exposure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("public"), subdomain: z.string() }),
  z.object({ kind: z.literal("vpnOnly"), subdomain: z.string(), publicPaths: z.array(z.string()) }),
  z.object({ kind: z.literal("loopback"), port: z.number().int() }),
]);

export const portOptions = {
  port: z.number().int().optional(),
  expose: exposure.optional(),
  reverseProxy: z.boolean().default(false),
  publish: z.array(z.string().regex(/^\d+\/(tcp|udp)$/)).default([]),
};
