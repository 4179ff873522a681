import { looksLikeFile } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX151",
  title: "A volume at the path of a file",
  level: "error",
  says: "volume '{path}' of service '{service}' has the name of a file, and a volume is a folder",
  why: "Docker makes a folder there, and the program stops when it opens it as a file: 'is a directory'.",
  fix: "Mount a volume at the folder around it, and let the program write its file there.",
  bad: `
const app = service("app", {
  ...required,
  volumes: [volume("/acme.json", { mode: "0600", backup: "files" })],
});`,
  good: `
const app = service("app", {
  ...required,
  volumes: [volume("/acme", { backup: "files" })],
});`,
  links: ["https://docs.docker.com/engine/storage/volumes/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { volumes }] of Object.entries(services))
      for (const [index, mount] of volumes.entries())
        if ((mount.kind === "volume" || mount.kind === "named-volume") && looksLikeFile(mount.path))
          yield { at: ["services", service, "volumes", index, "path"], with: { path: mount.path, service } };
  },
});
