import { isFileName } from "../../questions/file-name.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX088",
  title: "A file is declared as a volume",
  level: "error",
  says: "volume '{path}' of service '{service}' has the name of a file, and a volume is a folder",
  why: "The deployment makes a folder of that name. The program finds a folder where it expects its file and does not start, or writes its data elsewhere, in the container.",
  fix: "Mount the folder that the file is in, such as '{folder}', and tell the program of the path. For configuration write 'file'.",
  bad: `const app = service("app", { ...required, user: 1000, volumes: [volume("/acme.json", { backup: "files" })] });`,
  good: `const app = service("app", { ...required, user: 1000, volumes: [volume("/acme", { backup: "files" })] });`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { volumes }] of Object.entries(services))
      for (const [index, mount] of volumes.entries())
        if ((mount.kind === "volume" || mount.kind === "named-volume") && isFileName(mount.path)) {
          const { path } = mount;
          const above = path.slice(0, path.lastIndexOf("/"));
          const folder = above === "" ? path.slice(0, path.lastIndexOf(".")) : above;
          yield { at: ["services", service, "volumes", index, "path"], with: { path, service, folder } };
        }
  },
});
