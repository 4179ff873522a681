import { describe, expect, test } from "vitest";
import { locateInFile } from "../../src/diagnostics/locate-in-file.js";
import { isInFile } from "../../src/review/finding.js";
import { findingsIn } from "./tools/evaluate.js";

// Hand-written Compose files in a role, judged by the rules for services, networks, secrets and data.

async function toldOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const findings = await findingsIn({ role: "own", files });
  return findings.map(({ id, at }) => {
    if (!isInFile(at)) return `${id} in the stack`;
    const { line, column } = locateInFile(at);
    return `${id} ${at.file.path}:${line}:${column}`;
  });
}

test("what eight reports of failures have in common, in one file", async () => {
  const text = `services:
  db:
    image: postgres:18.4-bookworm
    environment:
      POSTGRES_PASSWORD: hunter2hunter2
    volumes:
      - db:/var/lib/postgresql/data
  cache:
    image: redis:8.4.0-bookworm
    command: redis-server --requirepass hunter2hunter2
  app:
    image: ghcr.io/example/app:1.4.2
    environment:
      DATABASE_URL: postgres://app:hunter2hunter2@localhost:5432/app
      API_URL: http://ap1:8080
    healthcheck:
      test: curl -f http://localhost:3000/health
volumes:
  db:
`;
  expect([...(await toldOf({ "files/stack.yml": text }))].sort()).toEqual([
    "REX008 files/stack.yml:7:12",
    "REX014 files/stack.yml:17:13",
    "REX022 files/stack.yml:8:3",
    "REX028 files/stack.yml:14:21",
    "REX028 files/stack.yml:5:26",
    "REX029 files/stack.yml:10:27",
    "REX060 files/stack.yml:15:16",
    "REX061 files/stack.yml:14:21",
    "REX071 files/stack.yml:2:3",
    "REX071 files/stack.yml:8:3",
  ]);
});

describe("which files are one application", () => {
  const app = (more: string) => `services:\n  app:\n    image: ghcr.io/example/app:1.2.3\n${more}`;

  test("an override stands over its file", async () => {
    const files = {
      "files/compose.yml": app("    privileged: true\n"),
      "files/compose.override.yml": "services: { app: { privileged: false } }\n",
    };
    expect(await toldOf(files)).toEqual([]);
  });

  test("files that a task names together are one, in its order", async () => {
    const files = {
      "files/base.yml": app("    privileged: true\n"),
      "templates/prod.yml.j2": "services: { app: { privileged: false } }\n",
      "tasks/main.yml": `- name: Start
  community.docker.docker_compose_v2:
    project_src: /opt/own
    files: [base.yml, prod.yml]
`,
    };
    expect(await toldOf(files)).toEqual([]);
  });

  test("two files that include each other are told once", async () => {
    const files = {
      "files/a.yml": `include: [b.yml]\n${app("")}`,
      "files/b.yml": "include: [a.yml]\nservices: { b: { image: ghcr.io/example/b:1.2.3 } }\n",
    };
    expect(await toldOf(files)).toEqual(["REX150 files/b.yml:1:11"]);
  });

  test("what is included or extended is told once, where it is written", async () => {
    const files = {
      "files/compose.yml":
        "include: [parts/db.yml]\nservices:\n  app: { extends: { file: base.yml, service: base } }\n",
      "files/base.yml": "services:\n  base: { image: ghcr.io/example/app:1.2.3, privileged: true }\n",
      "files/parts/db.yml": "services:\n  side: { image: ghcr.io/example/side:1.2.3, pid: host }\n",
    };
    expect(await toldOf(files)).toEqual(["REX064 files/base.yml:2:57", "REX064 files/parts/db.yml:2:51"]);
  });

  test("files of one role may ask each other's services", async () => {
    const files = {
      "files/one.yml": app("    environment: { A: 'http://other:80' }\n"),
      "files/two.yml": "services: { other: { image: ghcr.io/example/other:1.2.3 } }\n",
    };
    expect(await toldOf(files)).toEqual([]);
  });

  test("variables come from a template beside the file; what the role says of its own is known", async () => {
    const files = {
      "files/compose.yml": "services: { app: { image: 'ghcr.io/example/app:${TAG}', env_file: app.env } }\n",
      "templates/app.env.j2": "DB_PASSWORD={{ own_password }}\n",
      "defaults/main.yml": "own_tag: latest\nown_password: ''\n",
      "templates/other.yml.j2": "services: { other: { image: 'ghcr.io/example/other:{{ own_tag }}' } }\n",
    };
    expect(await toldOf(files)).toEqual(["REX005 templates/other.yml.j2:1:1"]);
  });
});

test.each([
  ["Kubernetes", "apiVersion: v1\nkind: Service\nmetadata: { name: x }\n"],
  ["a list of services", "services:\n  - name: x\n    image: y:latest\n"],
  ["a dashboard", "services:\n  - My group: [{ A: { href: 'http://a' } }]\n"],
  ["routes of a proxy", "http:\n  services: { a: { loadBalancer: {} } }\n"],
])("%s is no Compose file", async (_, text) => {
  expect((await toldOf({ "files/x.yml": text })).filter((told) => !told.startsWith("REX054"))).toEqual([]);
});

test.each([
  ["volumes: ['${DATA}:/var/lib/postgresql']\n    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/p }", []],
  ["volumes: ${NOTHING}\n    env_file: host.env", []],
  ["tmpfs: [/var/lib/postgresql]\n    env_file: host.env", []],
  ["env_file: host.env", []],
  ["environment: { POSTGRES_PASSWORD_FILE: /run/secrets/p }", ["REX008"]],
])("what is said and cannot be known is not missing: %s", async (line, ids) => {
  const text = `services:\n  db:\n    image: postgres:18.4-bookworm\n    ${line}\n    networks: [back]\nnetworks:\n  back: { internal: true }\n`;
  expect((await toldOf({ "files/compose.yml": text })).map((told) => told.slice(0, 6))).toEqual(ids);
});

test("a label is as readable as the environment", async () => {
  const text = `services:
  app:
    image: ghcr.io/example/app:1.2.3
    labels:
      - hook=https://bot:hunter2hunter2@chat.example.com/x
      - route=http://elsewhere:80
`;
  expect(await toldOf({ "files/compose.yml": text })).toEqual(["REX028 files/compose.yml:5:14"]);
});

test("containers that share a network share localhost; a name in a network of others may be there", async () => {
  const text = `services:
  vpn: { image: ghcr.io/example/vpn:1.2.3, networks: [proxy] }
  app:
    image: ghcr.io/example/app:1.2.3
    network_mode: service:vpn
    environment: { A: "http://localhost:9999", B: "http://elsewhere:80" }
networks: { proxy: { external: true } }
`;
  expect(await toldOf({ "files/compose.yml": text })).toEqual([]);
});
