import { z } from "zod";

export const replicaOptions = {
  replicas: z
    .number()
    .int("a number of containers is whole")
    .min(1, "one container at least runs")
    .max(100, "at most 100 containers of a service run on one host")
    .default(1),
};
