import { z } from "zod";

const securityOption = z
  .string()
  .regex(
    /^(apparmor|seccomp|label|systempaths|writable-cgroups)[=:][^\s]+$/,
    "a security option is a name and a value, such as 'apparmor=unconfined'",
  );

export const privilegeOptions = {
  capabilities: z.array(z.string()).default([]),
  readOnly: z.boolean().default(false),
  groups: z.array(z.number().int().min(0)).default([]),
  privileged: z.strictObject({ because: z.string().min(1) }).optional(),
  securityOptions: z.strictObject({ options: z.array(securityOption).min(1), because: z.string().min(1) }).optional(),
};
