import { adoptedDataOf, adoptingMount } from "../../../model/adopted-data.js";
import { dataRootsOf } from "../../../model/host-folders.js";
import { rootOf } from "../../../model/paths.js";
import type { Stack } from "../../../model/stack.js";
import { sampled, shown } from "../../../model/value.js";
import { isWithin } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX254",
  title: "Data of an older deployment that cannot be taken over",
  level: "error",
  says: {
    nowhere: "'{service}' adopts data at '{path}', where it has no volume and no shared folder",
    twice: "'{service}' adopts '{from}', and '{other}' does too: each would get a copy",
    nested: "'{service}' adopts data at '{path}', and other data at '{other}', which lies in it",
    own: "'{service}' adopts '{from}', and the stack keeps its own at '{folder}'",
    job: "job '{service}' adopts '{from}', and a job that ends proves nothing of data that others serve",
    itself: "the stack adopts '{name}', which it makes itself",
  },
  why: "The old data would not be found, be written by two who do not know of each other, or be copied over what the stack has.",
  fix: {
    nowhere:
      "Name the path of a volume of '{service}', or one below it. A 'hostFolder' is used where it is, and needs no 'adopt'.",
    twice: "Where both are to see it, let a folder(…) hold it, mount it in both, and say 'adopt' in one of them.",
    nested: "Take the inner one out where the outer one holds it too; else give it a volume with a folder of its own.",
    own: "Give the stack another name, or move the old data elsewhere on the host.",
    job: "Say it in the service that serves from this data. Where there is none, copy the folder by hand before the first deployment.",
    itself: "Name what runs there without the stack, as 'docker compose ls --all' and 'docker ps' tell.",
  },
  bad: {
    nowhere: `
const app = service("app", { ...required, user: 1000, volumes: [volume("/data", { backup: { none: "a cache" } })], adopt: { "/uploads": "old_uploads" } });`,
    twice: `
const worker = service("worker", { ...required, user: 1000, volumes: [volume("/data", { backup: { none: "a cache" } })], adopt: { "/data": "old_data" } });
const app = service("app", { ...required, user: 1000, volumes: [volume("/data", { backup: { none: "a cache" } })], adopt: { "/data": "old_data" } });`,
    nested: `
const app = service("app", {
  ...required, user: 1000, volumes: [volume("/data", { backup: { none: "a cache" } })],
  adopt: { "/data": "old_data", "/data/media": "old_media" },
});`,
    own: `
const app = service("app", {
  ...required, user: 1000, volumes: [volume("/data", { backup: { none: "a cache" } })], adopt: { "/data": "/opt/example/data/old" },
});`,
    job: `
const app = service("app", required);
const migrate = job("migrate", {
  ...once, user: 1000, command: ["/app/migrate"], before: app, volumes: [volume("/data", { backup: { none: "a cache" } })],
  adopt: { "/data": "old_data" },
});`,
    itself: `
export default defineStack("example", {
  ...usual, adopt: { projects: ["example-apps"] },
  phases: [phase("1", "All", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
});`,
  },
  good: `
const app = service("app", {
  ...required, user: 1000, volumes: [volume("/data", { backup: { none: "a cache" } })], adopt: { "/data": "old_data" },
});
export default defineStack("example", {
  ...usual, adopt: { projects: ["old"] },
  phases: [phase("1", "All", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
});`,
  links: [],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const { projects = [] } = stack.adopted;
    for (const [index, name] of projects.entries())
      if ([`${stack.name}-infra`, `${stack.name}-apps`].includes(name))
        yield { says: "itself", at: ["adopt", "projects", index], with: { name } };
    const taken = new Map<string, string>();
    for (const [service, declared] of Object.entries(stack.services))
      for (const [path, from] of Object.entries(declared.adopt ?? {})) {
        const at = ["services", service, "adopt", path] as const;
        const other = taken.get(from);
        const folder = ownFolders(stack).find((one) => isWithin(from, one) || isWithin(one, from));
        if (adoptingMount(declared, path) === undefined) yield { says: "nowhere", at, with: { service, path } };
        else if (declared.job !== undefined) yield { says: "job", at, with: { service, from } };
        else if (other !== undefined) yield { says: "twice", at, with: { service, from, other } };
        else if (folder !== undefined) yield { says: "own", at, with: { service, from, folder } };
        taken.set(from, service);
      }
    const data = adoptedDataOf(stack);
    for (const { of: service, path, to } of data)
      for (const inner of data)
        if (inner.to !== to && isWithin(shown(inner.to), shown(to)))
          yield {
            says: "nested",
            at: ["services", service, "adopt", path],
            with: { service, path, other: inner.path },
          };
  },
});

/** What the stack writes below its folder, and where it keeps data. Beside them may lie whatever was there before. */
function ownFolders(stack: Stack): readonly string[] {
  const parts = ["backups", "bin", "compose", "configs", "data", "releases", "secrets"];
  const roots = dataRootsOf(stack).map(({ path }) => sampled(path));
  return [...parts.map((part) => `${rootOf(stack)}/${part}`), ...roots];
}
