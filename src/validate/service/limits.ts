import { z } from "zod";
import { size } from "./text.js";

const memory = z.strictObject({
  limit: size,
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
  cpus: z.number().positive(),
  pids: z.number().int().positive().default(512),
  shmSize: size.optional(),
  ulimits: z
    .record(z.string().regex(/^[a-z]+$/, "a limit is named in small letters, such as 'nofile'"), ulimit)
    .default({}),
  sysctls: z.record(sysctl, z.union([z.string(), z.number()]).transform(String)).default({}),
};
