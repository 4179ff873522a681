import { isRecord, textOf } from "../../../model/ansible/data.js";
import { dockerCallOf, plainWords } from "../../../model/ansible/docker-call.js";
import { argument } from "../../../model/ansible/task.js";
import type { FilePlace, Route } from "../../finding.js";
import { isFloatingImage } from "../../questions/floating-image.js";
import { type Run, runsOf } from "../../questions/role-scripts.js";
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
    const told = (image: string, at: FilePlace) => ({ at, with: { role: role.name, image } });
    // Of Compose files, REX005 judges the services.
    const composed = new Set(role.applications.flatMap(({ files }) => files.map(({ path }) => path)));
    for (const file of role.files.filter(({ path }) => !composed.has(path)))
      if (file.data !== undefined) {
        for (const [route, image] of imagesIn(file.data))
          if (isFloatingImage(role.resolve(image))) yield told(role.resolve(image), { file, route });
      } else if (/(^|\/)[^/]*(dockerfile|compose)[^/]*$/i.test(file.path)) {
        for (const { image, line } of imagesOfLines(role.resolve(file.text)))
          if (isFloatingImage(image)) yield told(image, { file, line });
      }
    for (const { keys, at } of role.containers)
      if (isFloatingImage(textOf(keys.image))) yield told(textOf(keys.image), at("image"));
    for (const run of runsOf(role)) {
      const image = imageFetchedBy(run);
      if (isFloatingImage(image)) yield told(image, run.at);
    }
    for (const task of role.tasks) {
      const isText =
        task.module !== undefined &&
        typeof task.keys[task.module.written] === "string" &&
        !/^(?:docker|podman)_container$/.test(task.action);
      const name = /^(?:docker|podman)_image/.test(task.action) ? argument(task, "name") : argument(task, "image");
      if (isText && isFloatingImage(role.resolve(name))) yield told(role.resolve(name), task.at);
    }
  },
});

/** The image that a program fetches or copies; empty where it does neither. */
function imageFetchedBy(run: Run): string {
  const call = dockerCallOf(run);
  if (call !== undefined) return /^(?:image )?pull$/.test(call.verb) ? (plainWords(call, /^--platform$/)[0] ?? "") : "";
  const words = run.arguments.map(({ text }) => text);
  const verbs = fetching[run.program];
  const at = verbs === undefined ? -1 : words.findIndex((word) => verbs.test(word));
  const images = at < 0 ? [] : words.slice(at + 1).filter((word) => /^[^-].*[/:]/.test(word) && !/^[./]/.test(word));
  const [image = ""] = run.program === "skopeo" ? images.filter((word) => !/^(?!docker:)[a-z-]+:/.test(word)) : images;
  return image.replace(/^docker:\/\//, "");
}

/** Programs besides Docker that fetch images, and their words for it. */
const fetching: Readonly<Record<string, RegExp>> = {
  skopeo: /^(?:copy|sync)$/,
  crane: /^(?:pull|cp|copy|export)$/,
  regctl: /^(?:copy|export)$/,
  ctr: /^pull$/,
  crictl: /^pull$/,
};

/** What stands in YAML under a key for images. */
function* imagesIn(value: unknown, route: Route = []): Generator<readonly [Route, string]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* imagesIn(item, [...route, index]);
  else if (isRecord(value))
    for (const [key, item] of Object.entries(value)) {
      const names =
        /^image$|_image$/.test(key) || (key === "name" && /(?:docker|podman)_image/.test(String(route.at(-1))));
      if (names && typeof item === "string") yield [[...route, key], tagged(item, value)];
      else if (typeof item === "object" && !/(?:^|\.)(?:docker|podman)_container$/.test(key))
        yield* imagesIn(item, [...route, key]);
    }
}

/** The image with the tag that a module takes beside it. */
function tagged(image: string, { tag }: Readonly<Record<string, unknown>>): string {
  return typeof tag === "string" && !/:[^/]*$/.test(image) ? `${image}:${tag}` : image;
}

/** The images that lines of a Dockerfile build on, with the defaults of its arguments, and those of lines with `image:`. */
function* imagesOfLines(text: string): Generator<{ readonly image: string; readonly line: number }> {
  const given = new Map<string, string>();
  const stages = new Set<string>(["scratch"]);
  for (const [index, line] of text.split("\n").entries()) {
    const [, name, value] = /^\s*ARG\s+(\w+)(?:=["']?([^\s"']*))?/i.exec(line) ?? [];
    if (name !== undefined) given.set(name, value ?? "");
    const [, written, stage] =
      /^\s*(?:FROM(?:\s+--\S+)*|image:)\s+["']?((?:\{\{.*?\}\}|[^\s"'])+)["']?(?:\s+AS\s+(\S+))?/i.exec(line) ?? [];
    if (stage !== undefined) stages.add(stage);
    const image = (written ?? "").replace(
      /\$\{?(\w+)(?::?-([^}]*))?\}?/g,
      (all, key, or) => given.get(key) || or || all,
    );
    if (!stages.has(image)) yield { image, line: index + 1 };
  }
}
