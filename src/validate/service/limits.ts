import { z } from "zod";
import { toMebibytes } from "../../model/size.js";
import { size } from "./text.js";

const memory = z.strictObject({
  // The least that Docker takes is 6 MiB: https://docs.docker.com/engine/containers/resource_constraints/
  limit: size
    .refine((text) => toMebibytes(text) >= 6 || toMebibytes(text) === 0, "Docker takes a limit of 6M or more")
    .refine((text) => toMebibytes(text) <= 16_777_216, "no host has that much memory"),
  reservation: size.optional().transform((value) => value),
  heap: z.number().int().positive().optional(),
});

const ulimit = z.union([
  z
    .number()
    .int()
    .min(-1)
    .transform((both) => ({ soft: both, hard: both })),
  z.strictObject({ soft: z.number().int().min(-1), hard: z.number().int().min(-1) }),
]);

/** What a container has of its own: https://docs.docker.com/reference/cli/docker/container/run/#sysctl */
const sysctl = z
  .string()
  .regex(
    /^(net\.|fs\.mqueue\.|kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)$)/,
    "Docker sets only what a container has of its own (net.*, fs.mqueue.*, kernel.msg*, kernel.sem, kernel.shm*): for the whole host write common({ sysctl })",
  );

export const limitOptions = {
  memory,
  // Docker takes hundredths; nobody has that many.
  cpus: z.number().min(0.01, "a share of a core is 0.01 or more").max(1024, "no host has that many cores"),
  pids: z.number().int().positive().default(512),
  shmSize: size.optional(),
  ulimits: z
    .record(z.string().regex(/^[a-z]+$/, "a limit is named in small letters, such as 'nofile'"), ulimit)
    .default({}),
  sysctls: z.record(sysctl, z.union([z.string(), z.number()]).transform(String)).default({}),
};
