import { z } from "zod";
import { confidential } from "./confidential.js";
import type { ExplainedOptions } from "./explained.js";
import { setting } from "./setting.js";

const place = z
  .string()
  .regex(/^(sftp|rest|s3|b2|azure|gs|swift|rclone):.|^\/./, {
    error:
      "is none that restic knows: sftp:user@host:/folder, rest:https://…, s3:https://…/bucket or /folder on another disk",
  })
  .regex(/^(?!rest:https?:\/\/[^/@]*:[^/@]*@)/, {
    error:
      "holds a password, which everyone could read who has the stack: give it in 'environment', as RESTIC_REST_PASSWORD by 'secret()'",
  });

const copies = z.int().min(0);

const keep = z
  .strictObject({
    daily: copies.describe("Days of which the last copy is kept").default(7),
    weekly: copies.describe("Weeks of which the last copy is kept").default(5),
    monthly: copies.describe("Months of which the last copy is kept").default(12),
  })
  .refine(({ daily, weekly, monthly }) => daily + weekly + monthly > 0, "keeps no copy at all");

const environment = z.record(
  z.string().regex(/^(?!RESTIC_(REPOSITORY|PASSWORD)(_|$))[A-Za-z_]\w*$/, {
    error: "is no name of a variable that is given here",
  }),
  setting(z.string()),
);

/** A repository of restic. */
export const resticRepository = z.strictObject({
  repository: setting(place).describe("Where the copies lie, in restic's words"),
  password: confidential
    .refine((password) => password !== "", "is missing: the repository is encrypted with it")
    .describe("Password of the repository"),
  ssh: z
    .strictObject({
      key: confidential.describe("Private key of the login"),
      hosts: setting(z.string().min(1)).describe("The server's line for known_hosts, as ssh-keyscan prints it"),
    })
    .describe("How a server is reached over sftp; by what root has in /root/.ssh where it is not said")
    .optional(),
  environment: environment
    .superRefine((variables, context) => {
      for (const [name, value] of Object.entries(variables))
        if (typeof value === "string" && /SECRET|PASSWORD|TOKEN|ACCOUNT_KEY/.test(name))
          context.addIssue({
            code: "custom",
            path: [name],
            message: "is given by 'secret()', for here everyone could read it who has the stack",
          });
    })
    .describe("Credentials and settings of the storage, such as AWS_ACCESS_KEY_ID")
    .default({}),
  keep: keep.describe("How many copies are kept").prefault({}),
  prune: z
    .boolean()
    .describe("Whether the others are deleted; false where the repository lets nobody delete")
    .default(true),
  check: z
    .int()
    .min(0)
    .describe("Days within which all that is kept is read back, a part a day; 0 reads nothing")
    .default(30),
});

export interface ResticOptions extends z.input<typeof resticRepository> {}

/**
 * A repository of restic, encrypted, on another machine or disk: each complete set is copied to it, old copies go, and a part
 * of the rest is read back. The deployment makes it where there is none. Defaults: 7 daily, 5 weekly and 12 monthly copies.
 *
 * @example restic({ repository: "sftp:backup@backup.example.com:/srv/restic", password: secret("restic_password"), ssh: { key: secret("backup_ssh_key"), hosts: "backup.example.com ssh-ed25519 AAAA…" } })
 * @example restic({ repository: "s3:https://s3.example.com/backups", password: secret("restic_password"), environment: { AWS_ACCESS_KEY_ID: "host", AWS_SECRET_ACCESS_KEY: secret("s3_secret_key") }, keep: { daily: 14, weekly: 8, monthly: 24 } })
 */
export function restic(options: ResticOptions & ExplainedOptions["restic"]): ResticOptions {
  return { ...options };
}
