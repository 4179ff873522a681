import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { rexible } from "./command.js";

/** One service each, with the rule that is to speak. What is not named makes no finding. */
const planted = `services:
  proxy: # -
    image: traefik:v3.5.1
    ports: ["80:80", "443:443"]
  floats: # REX005
    image: nginx:latest
  untagged: # REX005
    image: ghcr.io/example/app
  moving: # REX005
    image: n8nio/n8n:stable
  literal: # REX028
    image: ghcr.io/example/app:1.2.3
    environment: { ADMIN_PASSWORD: hunter22hunter }
  listed: # REX028
    image: ghcr.io/example/app:1.2.3
    environment: ["SECRET_KEY_BASE=0123456789abcdef0123456789abcdef"]
  defaulted: # REX028
    image: ghcr.io/example/app:1.2.3
    environment: { JWT_SECRET: "\${JWT_SECRET:-change-me-please}" }
  url: # REX028
    image: ghcr.io/example/app:1.2.3
    environment: { DATABASE_URL: "postgres://app:hunter22hunter@database:5432/app" }
  database: # REX035
    image: postgres:17.6-bookworm
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/database }
    ports: ["5432:5432"]
    volumes: ["database:/var/lib/postgresql/data"]
  cache: # REX035
    image: redis:8.4.0-bookworm
    ports: [{ target: 6379, published: "6379" }]
    volumes: ["cache:/data"]
  past: # REX035
    image: ghcr.io/example/app:1.2.3
    ports: ["8080:8080"]
  socket: # REX038
    image: ghcr.io/example/app:1.2.3
    volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
  privileged: # REX064
    image: ghcr.io/example/app:1.2.3
    privileged: true
  processes: # REX064
    image: ghcr.io/example/app:1.2.3
    pid: host
  capable: # REX025
    image: ghcr.io/example/app:1.2.3
    cap_add: [SYS_ADMIN]
  eighteen: # REX008
    image: registry.example.com/mirror/postgres:18.1-alpine
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/database }
    volumes: ["eighteen:/var/lib/postgresql/data"]
  alone: # REX061
    image: ghcr.io/example/app:1.2.3
    environment: { DB_HOST: localhost, DB_PORT: "5432" }
  nowhere: # REX060
    image: ghcr.io/example/app:1.2.3
    environment: { REDIS_HOST: chache }
  settings: # REX163
    image: ghcr.io/example/app:1.2.3
    volumes: ["/etc:/host/etc"]
  spoken: # REX029
    image: ghcr.io/example/app:1.2.3
    command: ["serve", "--password=$$ADMIN_PASSWORD"]
  trusting: # REX211
    image: mysql:8.4.6
    environment: { MYSQL_ALLOW_EMPTY_PASSWORD: "yes" }
    volumes: ["trusting:/var/lib/mysql"]
  waiting: # REX210
    image: ghcr.io/example/app:1.2.3
    depends_on: [cache]
  dropped: # REX168
    image: ghcr.io/example/app:1.2.3
    network_mode: host
    ports: ["8125:8125"]
  built: # -
    image: ghcr.io/example/built:latest
    build: .
  chosen: # REX035
    image: ghcr.io/example/app:1.2.3
    ports: ["9001"]
  alike: # REX035
    image: ghcr.io/example/app:1.2.3
    ports: ["9001"]
  browsers: # -
    image: ghcr.io/example/app:1.2.3
    environment: { UPLOAD_ENDPOINT: "http://localhost:9090" }
  files: # -
    image: ghcr.io/example/app:1.2.3
    ports: ["127.0.0.1:9090:9000"]
  misspelt: # REX150
    image: ghcr.io/example/app:1.2.3
    enviroment: { A: b }
volumes: { database: {}, cache: {}, eighteen: {}, trusting: {} }
`;

const sound = `services:
  app:
    image: ghcr.io/example/app:1.2.3
    ports: ["127.0.0.1:8080:8080"]
    environment: { APP_URL: "https://app.example.com", DB_HOST: database, DB_PASSWORD: "\${DB_PASSWORD:?}", CORS_ORIGINS: "http://localhost:3000" }
    depends_on: { database: { condition: service_healthy } }
  database:
    image: postgres:17.6-bookworm
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/database }
    secrets: [database]
    volumes: ["data:/var/lib/postgresql/data"]
    healthcheck: { test: ["CMD", "pg_isready", "-U", "postgres"] }
volumes: { data: {} }
secrets: { database: { file: ./database.txt } }
`;

interface Told {
  readonly problems: readonly { readonly id: string; readonly message: string; readonly position: { line: number } }[];
}

const review = (folder: string, ...args: readonly string[]) => rexible(folder, ["review", ...args]);

test("each planted defect is found at its service, and nothing in what is sound", () => {
  const folder = scratch({ "deploy/compose.yaml": planted, "other/docker-compose.yml": sound });
  const { problems } = JSON.parse(review(folder, "--format", "json").stdout) as Told;
  const lines = planted.split("\n");
  const found = problems.map(({ id, position: { line } }) => {
    const head = lines.slice(0, line).findLast((text) => /^ {2}\w/.test(text)) ?? "";
    return [head.trim(), id] as const;
  });
  const expected = lines.flatMap((line) => (/# REX/.test(line) ? [line.trim()] : []));
  expect(expected.filter((head) => !found.some(([at, id]) => at === head && head.endsWith(id)))).toEqual([]);
  expect(found.filter(([at, id]) => !at.endsWith(id))).toEqual([]);
  expect(JSON.parse(review(join(folder, "other"), "--format", "json").stdout)).toMatchObject({ problems: [] });
});

describe("what is known or accepted", () => {
  const floating = "services:\n  app:\n    image: nginx:latest\n";

  test("a baseline tells new findings alone, also where lines have moved", () => {
    const folder = scratch({ "compose.yaml": floating });
    expect(review(folder)).toMatchObject({ status: 1, stderr: "read 1 Compose files and 0 roles\n" });
    expect(review(folder, "--write-baseline").stdout).toBe(
      ".rexible-baseline.json: 1 findings are known from now on\n",
    );
    writeFileSync(join(folder, "compose.yaml"), `# moved\n${floating}`);
    expect(review(folder)).toMatchObject({ status: 0, stdout: "no problem\n" });
    writeFileSync(join(folder, "compose.yaml"), `${floating}  two:\n    image: redis:latest\n`);
    const ended = review(folder);
    expect(ended.stdout).toContain("image 'redis:latest' of service 'two' floats");
    expect(ended.stdout).not.toContain("nginx");
  });

  test("a comment accepts with a reason, for its rule and its line; settings turn a rule off and leave folders out", () => {
    const comment = "# rexible: accept REX005 because the maker tags nothing else";
    const folder = scratch({
      "compose.yaml": floating.replace("    image", `    ${comment}\n    image`),
      "old/compose.yaml": floating,
      "roles/web/tasks/main.yml":
        "- name: Run\n  community.docker.docker_container: { name: web, image: 'nginx:latest' }\n",
      ".rexible.yml": "leave_out: [old]\nrules:\n  REX054: { off: true, because: images follow another repository }\n",
    });
    expect(review(folder)).toMatchObject({
      status: 0,
      stderr: "read 1 Compose files and 1 roles; 1 accepted by comments\nleft out: old (left out by .rexible.yml)\n",
    });
    writeFileSync(join(folder, ".rexible.yml"), "rules:\n  REX5: { off: true, because: it is loud }\n");
    expect(review(folder).stderr).toContain("error  '.rexible.yml' cannot be read: there is no rule 'REX5'");
  });
});

test("what cannot be read is told, and stops nothing", () => {
  const folder = scratch({
    "bomb/compose.yaml": `x: &a [1,1,1,1,1,1,1,1,1]\ny: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nz: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nv: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nw: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nu: [*e,*e,*e,*e,*e,*e,*e,*e]\nservices: { app: { image: "nginx:1.29.1", labels: { a: b } } }\n`,
    "circle/compose.yaml": "services:\n  app: { extends: { service: app } }\n",
    "large/compose.yaml": `services: { app: { image: "nginx:1.29.1" } } # ${"x".repeat(1_100_000)}\n`,
    "missing/compose.yaml": "include: [other.yaml]\nservices: { app: { image: 'nginx:1.29.1' } }\n",
    "good/compose.yaml": "services: { app: { image: 'nginx:latest' } }\n",
    "name\u001b[31m/compose.yaml": "services: { app: { image: 'nginx:latest' } }\n",
  });
  writeFileSync(join(folder, "binary.yml"), Buffer.from([0, 1, 2, 255]));
  mkdirSync(join(folder, "links"));
  symlinkSync("/etc/passwd", join(folder, "links/compose.yaml"));
  const started = Date.now();
  const { stdout, stderr, status } = review(folder);
  expect(Date.now() - started).toBeLessThan(20_000);
  expect(status).toBe(1);
  expect(stdout).toContain("good/compose.yaml");
  expect(stdout).toMatch(/circle\/compose\.yaml/);
  expect(stdout).toMatch(/missing\/compose\.yaml/);
  expect(`${stdout}${stderr}`).not.toContain("\u001b");
  expect(stderr).toContain("links/compose.yaml (a link)");
  expect(stderr).toContain("large/compose.yaml (has ");
  expect(review(folder, "no-such-folder").stderr).toContain("error  there is no 'no-such-folder'\n");
});
