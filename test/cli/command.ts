import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder, as a user does. Code that runs for half a second is not worth an optimizing compiler. */
export function rexible(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--no-opt", program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...environment },
  });
  return { status, stdout, stderr };
}

/** A stack that compiles: one service, one role of its own. */
export const goodStack = `import { configure, defineStack, deploy, docker, host, network, phase, role, service, templateFile } from "rexible";

const backend = network("backend", { subnet: "172.20.2.0/24" });
const app = service("app", {
  image: "ghcr.io/example/app:1.2.3",
  networks: [backend],
  memory: { limit: "64M" },
  cpus: 0.1,
  user: 1000,
  files: [templateFile("/etc/app/app.conf", "app.conf.hbs")],
  healthcheck: { test: ["/bin/app", "healthy"] },
});

export default defineStack("demo", {
  domain: "example.com",
  hosts: { prod: host({ address: "203.0.113.10", user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [docker(), role("motd")]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});
`;

/** The files of a project that compiles. */
export const goodProject: Readonly<Record<string, string>> = {
  "stack.ts": goodStack,
  "roles-src/app/config/app.conf.hbs": "name = {{project}}\n",
  "roles-src/motd/tasks/main.yml":
    '---\n- name: Greet\n  ansible.builtin.copy:\n    content: Hello\n    dest: /etc/motd\n    mode: "0644"\n',
  "roles-src/motd/meta/main.yml": "---\ndependencies: []\n",
};
