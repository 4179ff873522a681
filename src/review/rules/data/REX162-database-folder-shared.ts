import { databaseIn } from "../../../facts/database-files.js";
import { imageOf } from "../../../facts/image-of.js";
import { normalPath } from "../../questions/mounts.js";
import { clusterOf } from "../../questions/postgresql.js";
import { sharedPlaces, type Writer } from "../../questions/shared-places.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX162",
  title: "Two services write to the files of a database",
  level: "error",
  says: "service '{service}' writes to '{place}' too, which holds the files of {engine} of service '{other}'",
  why: "A server believes that nobody else changes its files. A second server, or a program that tidies up, destroys the database, and the lock file that should prevent it does not see into another container.",
  fix: "Let one service alone write there; the others reach the data over the network, or mount the folder read-only.",
  bad: `
const data = folder("pgdata", { owner: { uid: 999, gid: 999 }, mode: "0700", backup: "files-paused" });
const server = {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"],
  volumes: [data.at("/var/lib/postgresql", { write: true })],
} satisfies ServiceOptions;
const spare = service("spare", server);
const app = service("app", server);`,
  good: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"],
  runsAs: { uid: 999, gid: 999 },
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: "files-paused" })],
});`,
  links: ["https://www.postgresql.org/docs/current/creating-cluster.html"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication(application) {
    for (const [place, writers] of sharedPlaces(application)) {
      const engines = writers.flatMap((writer) => {
        const engine = engineOf(writer);
        return engine === undefined ? [] : [{ ...writer, engine }];
      });
      const [holder] = engines;
      const other = holder && [...writers].reverse().find(({ service }) => service !== holder.service);
      if (holder !== undefined && other !== undefined)
        yield {
          at: other.at,
          with: { service: other.service, place, engine: holder.engine, other: holder.service },
          related: [{ at: holder.at, says: "the database is here" }],
        };
    }
  },
});

function engineOf({ definition, mount }: Writer): string | undefined {
  const path = normalPath(mount.path);
  const cluster = clusterOf(definition);
  if (cluster !== undefined && `${cluster.data}/`.startsWith(`${path}/`)) return "PostgreSQL";
  return databaseIn(path, imageOf(definition)?.repository ?? "");
}
