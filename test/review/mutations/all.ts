import { type Mutation, mutationsOf, type Table } from "./mutation.js";
import { compose } from "./subjects/compose.js";
import { containers } from "./subjects/containers.js";
import { edges } from "./subjects/edges.js";
import { images } from "./subjects/images.js";
import { knownImages } from "./subjects/known-images.js";
import { names } from "./subjects/names.js";
import { networks } from "./subjects/networks.js";
import { constructorOptions } from "./subjects/options.js";
import { paths } from "./subjects/paths.js";
import { phases } from "./subjects/phases.js";
import { postgresql } from "./subjects/postgresql.js";
import { probes } from "./subjects/probes.js";
import { roles } from "./subjects/roles.js";
import { secrets } from "./subjects/secrets.js";
import { wholeStacks } from "./subjects/whole-stacks.js";
import { words } from "./subjects/words.js";

/** One table for each kind of change, by subject. */
export const tables: readonly Table[] = [
  ...[...compose, ...constructorOptions, ...containers, ...edges, ...images, ...knownImages, ...names, ...networks],
  ...[...paths, ...phases, ...postgresql, ...probes, ...roles, ...secrets, ...wholeStacks, ...words],
];

export const mutations: readonly Mutation[] = tables.flatMap(mutationsOf);
