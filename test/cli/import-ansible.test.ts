import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { rexible } from "./command.js";

const page = readFileSync("docs/coming-from-ansible.md", "utf8");
const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));
/** The files of the worked example, by their paths. */
const files = Object.fromEntries(
  blocks.flatMap(({ language, text }) => {
    const [, path] = /^# (\S+)\n/.exec(text) ?? [];
    return language === "yaml" && path !== undefined ? [[`old/${path}`, text.slice(path.length + 3)]] : [];
  }),
);
const digest = `sha256:${"a".repeat(64)}`;
/** What `docker inspect` says of a container and its image, in the parts that matter; and a secret, which does not. */
const host = [
  {
    Name: "/demo_mailpit",
    Image: "sha256:1",
    State: {},
    HostConfig: { Memory: 134217728 },
    Config: {
      Image: "axllent/mailpit:latest",
      Env: ["MP_UI_AUTH=hunter22hunter"],
      Labels: { "com.docker.compose.service": "mailpit" },
      Healthcheck: { Test: ["CMD", "/mailpit", "readyz"] },
    },
  },
  { Id: "sha256:1", RepoDigests: [`axllent/mailpit@${digest}`] },
];

test("the example of docs/coming-from-ansible.md becomes the stack that stands there, with its roles and variables, and builds", () => {
  const root = scratch({ ...files, "host.json": JSON.stringify(host) });
  const folder = join(root, "new");
  mkdirSync(folder);
  const ended = rexible(folder, ["import", "../old", "--from-host", "../host.json", "--with-values", "../vault.yml"]);
  expect(ended.stderr).toBe("");
  const [answer, phases] = ["text", "ts"].map((name) => blocks.find(({ language }) => language === name)?.text ?? "?");
  expect(ended.stdout).toContain(answer);
  expect(ended.stdout).toContain("it builds as it is, 2 secrets for the vault");

  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const stack = read("stack.ts");
  expect(stack).toContain(phases);
  expect(stack).toContain('hostFolder("/opt/demo/data/n8n", "/home/node/.n8n", { write: true');
  expect(stack).toContain('image: "n8nio/n8n:2.7.3"');
  expect(stack).toContain(`image: "axllent/mailpit:latest@${digest}"`);
  expect(stack).toContain('memory: { limit: "128M" }');
  expect(stack).toContain("POSTGRES_PASSWORD: postgresqlPasswordSecret");
  expect(read("inventory/group_vars/all/imported.yml")).toContain("motd_text: Managed by {{ project_name }}\n");
  expect(read("roles-src/motd/tasks/main.yml")).toBe(files["old/roles/motd/tasks/main.yml"]);

  const document = read("IMPORT.md");
  for (const [key, line, outcome] of [
    ["roles | `docker`", "playbooks/site.yml:6", "changed"],
    ["roles | `motd`", "playbooks/site.yml:7", "taken"],
    ["variables | `smtp_password`", "inventory/group_vars/all/main.yml:8", "left out"],
    ["variables | `hardening_ssh_port`", "inventory/group_vars/all/main.yml:9", "left out"],
    [
      "template | `{% if mailpit_enabled   default(true) %}`",
      "roles/docker-stack/templates/docker-compose.yml.j2:15",
      "decide",
    ],
  ] as const)
    expect(document).toContain(`| ${key} | ${line} | ${outcome} |`);
  const written = ["stack.ts", "IMPORT.md", "inventory/group_vars/all/imported.yml"].map(read).join("");
  expect(written).not.toMatch(/an-open-secret|hunter22/);

  const vault = join(root, "vault.yml");
  expect(statSync(vault).mode & 0o777).toBe(0o600);
  expect(readFileSync(vault, "utf8")).toBe('vault_postgresql_password: ""\nvault_smtp_password: an-open-secret\n');
  expect(rexible(folder, ["build"])).toMatchObject({ status: 0 });
});

test("values go into no repository and over no file, and what is no answer of Docker's is refused", () => {
  const folder = scratch({
    "old/compose.yaml":
      "services: { app: { image: 'ghcr.io/example/app:1.2.3', environment: { API_TOKEN: hunter22hunter } } }\n",
    "here/.git/HEAD": "",
    "there.yml": "",
    "env.json": '{"a": 1}',
  });
  const told = ["here/below/vault.yml", "there.yml"].map(
    (path) => rexible(folder, ["import", "old", "--with-values", path]).stderr,
  );
  expect(told[0]).toContain("error  'here/below/vault.yml' lies in a repository of Git\n");
  expect(told[1]).toContain("error  there is a 'there.yml' already\n");
  expect(rexible(folder, ["import", "old", "--from-host", "env.json"]).stderr).toContain(
    "error  'env.json' tells of no container\n",
  );
  writeFileSync(join(folder, "old/.env"), "");
  expect(() => readFileSync(join(folder, "stack.ts"))).toThrow();
});

test("a secret that stands open in a role comes along, and each place of it is told by its file", () => {
  const open = {
    "old/roles/motd/defaults/main.yml":
      "---\nmotd_token: hunter22hunter\nmotd_smtp: { password: hunter22hunter }\nmotd_password: '{{ vault_motd }}'\n",
    "old/roles/motd/files/unused.env": "# settings\nDB_PASSWORD=hunter22hunter\n",
  };
  const root = scratch({ ...files, ...open });
  const folder = join(root, "new");
  mkdirSync(folder);
  expect(rexible(folder, ["import", "../old"]).stderr).toBe("");
  const document = readFileSync(join(folder, "IMPORT.md"), "utf8");
  const told = [...document.matchAll(/^- \[ \] (roles-src\/\S+) (REX\d+)/gm)].map(([, at, rule]) => `${at} ${rule}`);
  expect(told.sort()).toEqual([
    "roles-src/motd/defaults/main.yml:2 REX065",
    "roles-src/motd/defaults/main.yml:3 REX065",
    "roles-src/motd/files/unused.env:2 REX028",
  ]);
  expect(document).not.toMatch(/hunter22/);
  expect(document).toContain("Files of roles came along as they were");
});
