import { z } from "zod";

export const privilegeOptions = {
  capabilities: z.array(z.string()).default([]),
  readOnly: z.boolean().default(false),
};
