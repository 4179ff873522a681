import { parseImageReference } from "../../../model/image-reference.js";
import type { Route } from "../../finding.js";
import { isRecord } from "../../role-source/task.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX054",
  title: "A role with an image that floats",
  level: "error",
  says: "role '{role}' uses image '{image}', which floats",
  why: "The same play brings another program tomorrow, and no stack names it, so no lock file holds its digest.",
  fix: "Write the exact version, or declare the image as a service of the stack.",
  bad: {
    role: "backup-tool",
    files: {
      "tasks/main.yml": `- name: Fetch the backup tool
  community.docker.docker_image_pull:
    name: ghcr.io/example/backup:latest
`,
    },
  },
  good: {
    role: "backup-tool",
    files: {
      "tasks/main.yml": `- name: Fetch the backup tool
  community.docker.docker_image_pull:
    name: ghcr.io/example/backup:1.4.2
`,
    },
  },
  links: ["https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"],
  inEditor: false,
  acceptable: "dated",
}).judgedBy({
  *checkRole(role) {
    // Of Compose files, REX005 judges the services.
    const composed = new Set(role.applications.flatMap(({ files }) => files.map(({ path }) => path)));
    for (const file of role.files.filter(({ path }) => !composed.has(path)))
      if (file.data !== undefined) {
        for (const [route, image] of imagesIn(file.data))
          yield { at: { file, route }, with: { role: role.name, image } };
      } else if (/(^|\/)[^/]*(dockerfile|compose)[^/]*$/i.test(file.path)) {
        for (const [index, line] of file.text.split("\n").entries()) {
          const image = /^\s*(?:FROM|image:)\s+["']?([^\s"']+)/i.exec(line)?.[1] ?? "";
          if (isFloating(image)) yield { at: { file, line: index + 1 }, with: { role: role.name, image } };
        }
      }
  },
});

function* imagesIn(value: unknown, route: Route = []): Generator<readonly [Route, string]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* imagesIn(item, [...route, index]);
  else if (isRecord(value))
    for (const [key, item] of Object.entries(value)) {
      const names = /^image$|_image$/.test(key) || (key === "name" && /docker_image/.test(String(route.at(-1))));
      if (names && typeof item === "string" && isFloating(item)) yield [[...route, key], item];
      else if (typeof item === "object") yield* imagesIn(item, [...route, key]);
    }
}

function isFloating(image: string): boolean {
  if (image === "" || image.includes("{{") || image === "scratch") return false;
  const parsed = parseImageReference(image);
  return (
    parsed.ok &&
    parsed.reference.digest === undefined &&
    /^(latest|stable|edge|nightly|main|master)$/.test(parsed.reference.tag ?? "latest")
  );
}
