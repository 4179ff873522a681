import { type Mutation, mutationsOf, type Table } from "./mutation.js";
import { builds } from "./subjects/builds.js";
import { certificates } from "./subjects/certificates.js";
import { commands } from "./subjects/commands.js";
import { compose } from "./subjects/compose.js";
import { containers } from "./subjects/containers.js";
import { data } from "./subjects/data.js";
import { devices } from "./subjects/devices.js";
import { disks } from "./subjects/disks.js";
import { edges } from "./subjects/edges.js";
import { egress } from "./subjects/egress.js";
import { fieldReports } from "./subjects/field-reports.js";
import { images } from "./subjects/images.js";
import { jobs } from "./subjects/jobs.js";
import { knownImages } from "./subjects/known-images.js";
import { severalMachines } from "./subjects/machines.js";
import { modes } from "./subjects/modes.js";
import { mountsAndPorts } from "./subjects/mounts-and-ports.js";
import { names } from "./subjects/names.js";
import { networks } from "./subjects/networks.js";
import { openPorts } from "./subjects/open-ports.js";
import { constructorOptions } from "./subjects/options.js";
import { paths } from "./subjects/paths.js";
import { phases } from "./subjects/phases.js";
import { postgresql } from "./subjects/postgresql.js";
import { probes } from "./subjects/probes.js";
import { roleContainers } from "./subjects/roles-containers.js";
import { rolesDebian } from "./subjects/roles-debian.js";
import { roleHost } from "./subjects/roles-host.js";
import { rolesInTheWay } from "./subjects/roles-in-the-way.js";
import { roleSecrets } from "./subjects/roles-secrets.js";
import { roleTasks } from "./subjects/roles-tasks.js";
import { rolesTwice } from "./subjects/roles-twice.js";
import { secretValues } from "./subjects/secret-values.js";
import { secrets } from "./subjects/secrets.js";
import { sites } from "./subjects/sites.js";
import { wholeStacks } from "./subjects/whole-stacks.js";
import { words } from "./subjects/words.js";

/** One table for each kind of change, by subject. */
export const tables: readonly Table[] = [
  ...[...phases, ...rolesTwice, ...wholeStacks, ...fieldReports, ...constructorOptions, ...names, ...paths, ...words],
  ...[
    ...images,
    ...knownImages,
    ...postgresql,
    ...data,
    ...disks,
    ...devices,
    ...openPorts,
    ...networks,
    ...edges,
    ...egress,
    ...sites,
    ...certificates,
  ],
  ...[...containers, ...mountsAndPorts, ...modes, ...probes, ...commands, ...secrets, ...secretValues],
  ...builds,
  ...jobs,
  ...severalMachines,
  ...[...compose, ...rolesInTheWay, ...roleContainers, ...roleSecrets, ...roleHost, ...rolesDebian, ...roleTasks],
];

/** The kinds that this run is about. Default: all. */
const only = new RegExp(process.env.KIND ?? "");

export const mutations: readonly Mutation[] = tables.filter(({ kind }) => only.test(kind)).flatMap(mutationsOf);
