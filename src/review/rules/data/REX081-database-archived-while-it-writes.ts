import { isKept, isWritable } from "../../../model/service/mount.js";
import { copiedFolders } from "../../questions/copied-folders.js";
import { databaseCopied, databaseFolders, engineIn } from "../../questions/database-folders.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX081",
  title: "The files of a database are archived while it writes them",
  level: "error",
  says: {
    volume:
      "volume '{path}' of service '{service}' holds the files of {engine}, which 'files' archives while it writes them",
    role: "{by} of role '{role}' copies '{path}' with the files of {engine}, while it writes them",
  },
  why: "The archive has each file of another moment. The backup runs green every night, and the database does not start from it, or starts with rows missing.",
  fix: {
    volume:
      "Say 'backup: \"dump\"' with the commands of 'dump', or 'files-paused', which stops the service for as long as the archive takes.",
    role: "Dump the database with its own program and copy the dump, leaving '{path}' out; or stop the database first, in the same script; or leave it to 'backup()' of the stack.",
  },
  bad: {
    volume: `
const app = service("app", {
  ...postgresql,
  image: "pgvector/pgvector:0.8.1-pg18",
  runsAs: { uid: 999, gid: 999 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: "files" })],
});`,
    role: {
      role: "nightly-copy",
      files: {
        "tasks/main.yml": `- name: Copy the wiki every night
  ansible.builtin.cron:
    name: copy the wiki
    special_time: daily
    job: tar -czf /srv/copies/wiki.tar.gz /var/lib/mysql
`,
      },
    },
  },
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
    for (const [service, definition] of Object.entries(services))
      for (const [index, mount] of definition.volumes.entries()) {
        if (!isKept(mount) || !isWritable(mount) || mount.backup !== "files") continue;
        const engine = engineIn(definition, mount);
        const at = ["services", service, "volumes", index, "backup"];
        if (engine !== undefined) yield { says: "volume", at, with: { path: mount.path, service, engine } };
      }
  },

  *checkRole(role, stack, roles) {
    if (!role.own) return;
    const copied = copiedFolders(role);
    const folders = copied.length === 0 ? [] : databaseFolders(stack, roles);
    for (const { path, by, at, leavesOut } of copied) {
      const found = databaseCopied(path, leavesOut, folders);
      if (found !== undefined) yield { says: "role", at, with: { by, role: role.name, ...found } };
    }
  },
});
