import { textsOfKey } from "../../../model/ansible/container.js";
import type { HostPath } from "../../../model/service/mount.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { Tidy } from "../../typed/path.js";

export const rule = defineRule({
  id: "REX038",
  title: "The Docker socket, by the back door",
  level: "error",
  says: {
    path: "service '{service}' mounts '{source}' of the host, which holds the Docker socket",
    role: "container '{container}' of role '{role}' mounts '{source}' of the host, which holds the Docker socket",
    unargued: "service '{service}' has the Docker socket, and the reason is '{because}'",
  },
  why: "Whoever can write to the Docker socket is root on the host, also through a mount that is read-only. Such a service must be seen and argued.",
  fix: {
    path: "Mount what the service needs alone; where that is the socket, write 'dockerSocket' and say why.",
    role: "Mount what it needs alone, or declare it as a service of the stack with 'dockerSocket'.",
    unargued: "Say in a sentence what the service does with it, or remove it.",
  },
  fixInFiles: {
    path: "Mount what the service needs alone, or declare it as a service of the stack with 'dockerSocket'.",
  },
  bad: {
    path: `
const app = service("app", {
  ...required,
  volumes: [hostPath("/var/run/docker.sock", "/var/run/docker.sock", { because: "lists the containers" })],
});`,
    role: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Start the dashboard
  community.docker.docker_container:
    name: dashboard
    image: ghcr.io/example/dashboard:2.1.0
    volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
`,
      },
    },
    unargued: `const app = service("app", { ...required, volumes: [dockerSocket({ because: "x" })] });`,
  },
  good: `
const app = service("app", {
  ...required,
  volumes: [dockerSocket({ because: "lists the containers, to collect their logs" })],
});`,
  links: ["https://docs.docker.com/engine/security/#docker-daemon-attack-surface"],
  inEditor: ["path"],
  seesContainers: true,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { volumes }] of Object.entries(services))
      for (const [index, mount] of volumes.entries()) {
        const at = ["services", service, "volumes", index];
        const source = "source" in mount && typeof mount.source === "string" ? mount.source : "";
        if (holders.some((path) => path === tidy(source)))
          yield { says: "path", at: [...at, "source"], with: { service, source } };
        if (mount.kind === "docker-socket" && mount.because.trim().length < 10)
          yield { says: "unargued", at: [...at, "because"], with: { service, because: mount.because } };
      }
  },

  *checkRole(role) {
    for (const container of role.containers)
      for (const [index, mount] of textsOfKey(container, "volumes")) {
        const source = mount.split(":")[0] ?? "";
        if (holders.some((path) => path === tidy(source)))
          yield {
            says: "role",
            at: container.at("volumes", index),
            with: { container: container.name, role: role.name, source },
          };
      }
  },
});

const holders = ["/var/run/docker.sock", "/run/docker.sock", "/var/run", "/run", "/var", "/"] as const;

function tidy(path: string): string {
  if (!path.startsWith("/")) return path;
  const parts: string[] = [];
  for (const part of path.split("/"))
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  return `/${parts.join("/")}`;
}

export type Review<Name extends string, Options> = Options extends {
  readonly volumes: infer Mounts extends readonly unknown[];
}
  ? [Holding<Mounts[number]>] extends [never]
    ? unknown
    : { readonly volumes: Judged<Mounts, Name> }
  : unknown;

/** The path of a mount, as written, where it holds the socket. */
type Holding<Mount> =
  Mount extends HostPath<infer Source> ? (Tidy<Source> extends (typeof holders)[number] ? Source : never) : never;

type Judged<Mounts extends readonly unknown[], Name extends string> = {
  readonly [Index in keyof Mounts]: [Holding<Mounts[Index]>] extends [never]
    ? unknown
    : DesignReview<Said<typeof rule, { service: Name; source: Holding<Mounts[Index]> }, "path">>;
};
