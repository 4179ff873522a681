// What an image says about itself: the configuration blob that its manifest points to.
// Sources: OCI image specification (config.md); Docker adds `Healthcheck`, with durations in nanoseconds.
import * as z from "zod";
import type { ImageHealthcheck, ImageSettings } from "../../model/image-settings.js";
import { parseJson } from "./manifest.js";
import type { Platform } from "./platform.js";

export interface ReadConfiguration {
  readonly platform: Platform;
  readonly settings: ImageSettings;
}

const words = z.union([z.array(z.string()), z.string().transform((word) => [word])]).nullish();
const keys = z.record(z.string(), z.unknown()).nullish();
const healthcheck = z.object({
  Test: z.array(z.string()).nullish(),
  Interval: z.number().optional(),
  Timeout: z.number().optional(),
  StartPeriod: z.number().optional(),
  Retries: z.number().optional(),
});
const schema = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  config: z
    .object({
      User: z.string().nullish(),
      Volumes: keys,
      ExposedPorts: keys,
      Entrypoint: words,
      Cmd: words,
      Env: z.array(z.string()).nullish(),
      Healthcheck: healthcheck.nullish(),
    })
    .nullish(),
});

/** Reads a configuration blob; `undefined` where it is none. */
export function readImageConfiguration(body: Buffer): ReadConfiguration | undefined {
  const parsed = schema.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { os, architecture, variant, config } = parsed.data;
  const probe = readHealthcheck(config?.Healthcheck);
  return {
    platform: { os, architecture, ...(variant === undefined ? {} : { variant }) },
    settings: {
      ...(config?.User ? { user: config.User } : {}),
      volumes: Object.keys(config?.Volumes ?? {}).sort(),
      exposedPorts: Object.keys(config?.ExposedPorts ?? {}).sort(),
      entrypoint: config?.Entrypoint ?? [],
      command: config?.Cmd ?? [],
      environment: (config?.Env ?? []).map(nameOf).sort(),
      ...(probe === undefined ? {} : { healthcheck: probe }),
    },
  };
}

/** Values may be secrets that somebody left in an image. */
function nameOf(variable: string): string {
  return variable.split("=")[0] ?? "";
}

function readHealthcheck(written: z.infer<typeof healthcheck> | null | undefined): ImageHealthcheck | undefined {
  const test = written?.Test ?? [];
  if (written === null || written === undefined || test.length === 0 || test[0] === "NONE") return undefined;
  const { Interval, Timeout, StartPeriod, Retries } = written;
  return {
    test,
    ...(Interval ? { intervalSeconds: Interval / 1e9 } : {}),
    ...(Timeout ? { timeoutSeconds: Timeout / 1e9 } : {}),
    ...(StartPeriod ? { startPeriodSeconds: StartPeriod / 1e9 } : {}),
    ...(Retries ? { retries: Retries } : {}),
  };
}
