// What an image says of itself, in the lock: absent is what is empty, so that the file stays short.
import * as z from "zod";
import type { ImageSettings } from "../model/image-settings.js";

const words = z.array(z.string()).default([]);

const healthcheck = z
  .object({
    test: z.array(z.string()),
    interval: z.number().exactOptional(),
    timeout: z.number().exactOptional(),
    start_period: z.number().exactOptional(),
    retries: z.number().exactOptional(),
  })
  .transform(({ test, retries, interval, timeout, start_period: startPeriod }) => ({
    test,
    ...(interval !== undefined && { intervalSeconds: interval }),
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
    ...(startPeriod !== undefined && { startPeriodSeconds: startPeriod }),
    ...(retries !== undefined && { retries }),
  }));

/** Reads what `writeSettings` wrote. */
export const settingsSchema = z
  .object({
    user: z.string().exactOptional(),
    entrypoint: words,
    command: words,
    volumes: words,
    exposed_ports: words,
    environment: words,
    healthcheck: healthcheck.exactOptional(),
  })
  .transform(({ exposed_ports: exposedPorts, ...settings }): ImageSettings => ({ ...settings, exposedPorts }));

export function writeSettings({ exposedPorts, healthcheck, user, ...lists }: ImageSettings): object {
  const { entrypoint, command, volumes, environment } = lists;
  const written = { entrypoint, command, volumes, exposed_ports: exposedPorts, environment };
  return {
    ...(user !== undefined && { user }),
    ...Object.fromEntries(Object.entries(written).filter(([, list]) => list.length > 0)),
    ...(healthcheck && { healthcheck: writeHealthcheck(healthcheck) }),
  };
}

function writeHealthcheck({
  test,
  intervalSeconds: interval,
  timeoutSeconds: timeout,
  startPeriodSeconds,
  retries,
}: NonNullable<ImageSettings["healthcheck"]>): object {
  const times = { interval, timeout, start_period: startPeriodSeconds, retries };
  return { test, ...Object.fromEntries(Object.entries(times).filter(([, value]) => value !== undefined)) };
}
