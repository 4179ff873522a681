import { z } from "zod";
import type { Certificates } from "../../model/service/certificates.js";
import { absolute } from "./text.js";

const certificates = z.strictObject({
  proof: z.enum(["site", "dns", "none"]),
  authority: z.enum(["public", "own"]),
  root: absolute.exactOptional(),
  dnsModule: z.string().min(1).exactOptional(),
}) satisfies z.ZodType<Certificates>;

export const certificateOptions = {
  certificates: certificates.optional(),
  trustedProxies: z.array(z.string()).default([]),
};
