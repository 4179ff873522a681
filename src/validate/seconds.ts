import { z } from "zod";

const day = 86_400;

/** A time that Docker waits: it counts in milliseconds at least, and nobody waits for more than a day. */
export const seconds = z
  .number()
  .min(0.001, "a time is more than nothing, in seconds")
  .max(day, `a time is in seconds, at most a day (${day})`);
