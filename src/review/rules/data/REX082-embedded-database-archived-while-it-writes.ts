import { embedsDatabase } from "../../../facts/embedded-databases.js";
import { imageOf } from "../../../facts/image-of.js";
import { isKept, isWritable } from "../../../model/service/mount.js";
import type { Service } from "../../../model/service/service.js";
import { isWithin, normalPath } from "../../questions/mounts.js";
import { textsOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX082",
  title: "A database in a file is archived while the program writes it",
  level: "error",
  says: {
    program:
      "volume '{path}' of service '{service}' holds the SQLite database of '{image}', which 'files' archives while it is written",
    file: "volume '{path}' of service '{service}' holds the database '{file}', which 'files' archives while it is written",
  },
  why: "SQLite keeps its last changes in a second file. An archive that has the two of different moments restores a database that is malformed, or lacks what was saved last; nobody sees it before the restore.",
  fix: {
    program:
      "Say 'backup: \"files-paused\"', or name the database's file under 'sqlite' of 'backup', which SQLite then copies while the service goes on; or accept the finding where the program keeps its data in another database.",
    file: "Say 'backup: \"files-paused\"', or name the file under 'sqlite' of 'backup', which SQLite then copies while the service goes on.",
  },
  bad: {
    program: `
const app = service("app", {
  ...required,
  image: "actualbudget/actual-server:25.11.0",
  user: 1000,
  volumes: [volume("/data", { backup: "files" })],
});`,
    file: `
const app = service("app", {
  ...required,
  user: 1000,
  environment: { DATABASE_URL: "sqlite:///data/app.db" },
  volumes: [volume("/data", { backup: "files" })],
});`,
  },
  good: `
const app = service("app", {
  ...required,
  image: "actualbudget/actual-server:25.11.0",
  user: 1000,
  volumes: [volume("/data", { backup: "files-paused" })],
});`,
  links: ["https://sqlite.org/howtocorrupt.html", "https://sqlite.org/backup.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const reference = imageOf(definition);
      const embeds = reference !== undefined && embedsDatabase(reference.repository) && !usesOther(definition);
      const files = databaseFiles(definition);
      let isTold = false;
      for (const [index, mount] of definition.volumes.entries()) {
        if (!isKept(mount) || !isWritable(mount) || mount.backup !== "files") continue;
        const { path } = mount;
        const at = ["services", service, "volumes", index, "backup"];
        const file = files.find((one) => isWithin(one, normalPath(path)));
        if (file !== undefined) yield { says: "file", at, with: { path, service, file } };
        else if (embeds && !isTold) yield { says: "program", at, with: { path, service, image: reference.familiar } };
        isTold ||= file !== undefined || embeds;
      }
    }
  },
});

/** Whether the service was given a database of a server. */
function usesOther({ databases, environment, secrets, secretFiles, unknown }: Service): boolean {
  const names = [...Object.keys(environment), ...Object.keys(secrets)];
  const values = Object.entries(environment).map(([name, value]) => `${name}=${String(value)}`);
  return (
    databases.length > 0 ||
    unknown.includes("environment") ||
    Object.keys(secretFiles).some((path) => /database|\bdb/i.test(path)) ||
    (names.some((name) =>
      /^(?:PG|MYSQL_|POSTGRES)|(?:DB|DATABASE|POSTGRES\w*|SQL)_+(?:HOST|SERVER|URL|URI|DSN|PASS\w*)$/i.test(name),
    ) &&
      !values.some((value) => /sqlite/i.test(value))) ||
    values.some((value) => /(?:TYPE|ENGINE|DRIVER|CLIENT|VENDOR|DIALECT)=(?:postgres|pg|mysql|maria)/i.test(value))
  );
}

/** Files that the environment or a configuration names as a database of SQLite. */
function databaseFiles(service: Service): readonly string[] {
  return textsOf(service)
    .filter(({ what }) => what !== "probe")
    .flatMap(({ text }) => [
      ...[...text.matchAll(/sqlite\w*:(?:\/\/\/?|file:)?(\/[^\s?"'&;,]+)/gi)].map(([, path = ""]) => path),
      ...[...text.matchAll(/(?:^|[\s="':])(\/[\w./-]+\.(?:db|sqlite3?))(?=$|[\s?"'&;,])/g)].map(
        ([, path = ""]) => path,
      ),
    ])
    .map(normalPath);
}
