import { z } from "zod";
import type { Healthcheck, Probe, ProbeTiming } from "../../model/service/healthcheck.js";
import { seconds } from "../seconds.js";

const timing = {
  interval: seconds.optional(),
  timeout: seconds.optional(),
  retries: z.number().int().positive().optional(),
  startPeriod: seconds.or(z.literal(0)).optional(),
};
const usual: ProbeTiming = { interval: 30, timeout: 5, retries: 3, startPeriod: 30 };
const never: ProbeTiming = { interval: 0, timeout: 0, retries: 0, startPeriod: 0 };

const port = z.number().int().min(1).max(65535);

const command = z.strictObject({
  kind: z.undefined().optional(),
  test: z
    .tuple([z.string()], z.string())
    .refine(
      ([program]) => program.trim() === program && program !== "",
      "a probe begins with its program, without blanks around it",
    )
    .refine(([program]) => !/^cmd(?:-shell)?$/.test(program), "a probe begins with its program, not with 'CMD'"),
  ...timing,
});

const healthcheck = z.discriminatedUnion("kind", [
  command,
  z.strictObject({
    kind: z.literal("http"),
    port,
    path: z.string().regex(/^\/[\w./~!$&*+,;=:@%?-]*$/, "a path begins with '/', and has no blanks and no quotes"),
    ...timing,
  }),
  z.strictObject({ kind: z.literal("tcp"), port, ...timing }),
  z.strictObject({ kind: z.literal("image"), ...timing }),
  z.strictObject({ kind: z.literal("none"), because: z.string().trim().min(1, "say why nobody needs to ask") }),
]);

export const healthcheckOptions = { healthcheck };

/** What Docker runs as far as it is said, and who asks. */
export function probeOf(said: z.output<typeof healthcheck>): { healthcheck: Healthcheck | undefined; probe: Probe } {
  const when = (one: Partial<Record<keyof ProbeTiming, number | undefined>>) => ({ ...usual, ...defined(one) });
  switch (said.kind) {
    case "none":
      return { healthcheck: undefined, probe: { ...never, kind: "none", because: said.because } };
    case "image": {
      const { kind, ...one } = said;
      return { healthcheck: undefined, probe: { ...when(one), kind, said: defined(one) } };
    }
    case "http": {
      const { kind, port, path, ...one } = said;
      return { healthcheck: undefined, probe: { ...when(one), kind, port, path } };
    }
    case "tcp": {
      const { kind, port, ...one } = said;
      return { healthcheck: undefined, probe: { ...when(one), kind, port } };
    }
    default: {
      const { kind: _, test, ...one } = said;
      return {
        healthcheck: { ...when(one), test: test as Healthcheck["test"] },
        probe: { ...when(one), kind: "command" },
      };
    }
  }
}

function defined(one: Partial<Record<keyof ProbeTiming, number | undefined>>): Partial<ProbeTiming> {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
}
