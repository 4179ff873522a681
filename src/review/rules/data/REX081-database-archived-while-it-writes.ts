import { databaseIn } from "../../../facts/database-files.js";
import { imageOf } from "../../../facts/image-of.js";
import { isKept, isWritable } from "../../../model/service/mount.js";
import { normalPath } from "../../questions/mounts.js";
import { clusterOf } from "../../questions/postgresql.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX081",
  title: "The files of a database are archived while it writes them",
  level: "error",
  says: "volume '{path}' of service '{service}' holds the files of {engine}, which 'files' archives while it writes them",
  why: "The archive has each file of another moment. The backup runs green every night, and the database does not start from it, or starts with rows missing.",
  fix: "Say 'backup: \"dump\"' with the commands of 'dump', or 'files-paused', which stops the service for as long as the archive takes.",
  bad: `
const app = service("app", {
  ...postgresql,
  image: "pgvector/pgvector:0.8.1-pg18",
  runsAs: { uid: 999, gid: 999 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: "files" })],
});`,
  good: `
const app = service("app", {
  ...postgresql,
  image: "pgvector/pgvector:0.8.1-pg18",
  runsAs: { uid: 999, gid: 999 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: "files-paused" })],
});`,
  links: [
    "https://www.postgresql.org/docs/current/backup-file.html",
    "https://dev.mysql.com/doc/refman/8.4/en/backup-methods.html",
    "https://www.mongodb.com/docs/manual/core/backups/",
  ],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const repository = imageOf(definition)?.repository ?? "";
      const cluster = clusterOf(definition);
      for (const [index, mount] of definition.volumes.entries()) {
        if (!isKept(mount) || !isWritable(mount) || mount.backup !== "files") continue;
        const path = normalPath(mount.path);
        const holdsCluster = cluster !== undefined && `${cluster.data}/`.startsWith(`${path}/`);
        const engine = holdsCluster ? "PostgreSQL" : databaseIn(path, repository);
        if (engine !== undefined)
          yield { at: ["services", service, "volumes", index, "backup"], with: { path: mount.path, service, engine } };
      }
    }
  },
});
