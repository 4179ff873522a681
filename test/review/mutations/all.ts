import { type Mutation, mutationsOf, type Table } from "./mutation.js";
import { images } from "./subjects/images.js";
import { networks } from "./subjects/networks.js";
import { phases } from "./subjects/phases.js";
import { postgresql } from "./subjects/postgresql.js";
import { probes } from "./subjects/probes.js";
// from "./subjects/networks.js";
import { secrets } from "./subjects/secrets.js";

/** One table for each kind of change, by subject. */
export const tables: readonly Table[] = [...images, ...networks, ...phases, ...postgresql, ...probes, ...secrets];

export const mutations: readonly Mutation[] = tables.flatMap(mutationsOf);
