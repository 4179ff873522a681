import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX042",
  title: "A backup policy that contradicts the service",
  level: "error",
  says: {
    noCommands: "volume '{path}' of service '{service}' is backed up by a dump, but the service has no dump commands",
    noVolume: "service '{service}' has dump commands, but no volume that is backed up by a dump",
  },
  why: "The backup runs green and archives nothing, or archives files of a database while it writes them. It shows at the restore.",
  fix: {
    noCommands: "Add 'dump', or back the volume up as 'files' when they may be copied while the service writes.",
    noVolume: "Say 'backup: \"dump\"' for the volume that the dump covers, or remove 'dump'.",
  },
  bad: {
    noCommands: `const app = service("app", { ...required, user: 1000, volumes: [volume("/data", { backup: "dump" })] });`,
    noVolume: `
const app = service("app", {
  ...required,
  user: 1000,
  volumes: [volume("/data", { backup: "files" })],
  dump: { dump: ["/app/dump"], verify: ["/app/verify"], restore: ["/app/restore"], extension: "dump" },
});`,
  },
  good: `
const app = service("app", {
  ...required,
  user: 1000,
  volumes: [volume("/data", { backup: "dump" })],
  dump: { dump: ["/app/dump"], verify: ["/app/verify"], restore: ["/app/restore"], extension: "dump" },
});`,
  links: [],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { volumes, dump }] of Object.entries(services)) {
      const dumped = volumes.flatMap((mount, index) =>
        mount.kind === "volume" && mount.backup === "dump" ? [{ path: mount.path, index }] : [],
      );
      if (dump === undefined)
        for (const { path, index } of dumped)
          yield { says: "noCommands", at: ["services", service, "volumes", index, "backup"], with: { path, service } };
      else if (dumped.length === 0) yield { says: "noVolume", at: ["services", service, "dump"], with: { service } };
    }
  },
});
