import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { rexible } from "./command.js";

const compose = `name: shop
services:
  proxy:
    image: traefik:v3.5.1
    ports: ["80:80", "443:443"]
  web_app:
    image: ghcr.io/example/shop:1.4.2
    container_name: shop
    restart: always
    user: "1000"
    # Where the shop is found.
    environment:
      BASE_URL: https://\${DOMAIN}/
      DB_HOST: db
      DB_PASSWORD: hunter22hunter
      DATABASE_URL: postgres://shop:hunter22hunter@db/shop
      API_TOKEN: \${API_TOKEN}
    volumes:
      - uploads:/app/uploads
      - ./settings.ini:/app/settings.ini:ro
    labels:
      traefik.http.routers.shop.rule: Host(\`www.example.com\`)
      traefik.http.services.shop.loadbalancer.server.port: "8080"
    depends_on: { db: { condition: service_healthy } }
    ports: ["8080:8080"]
    tty: true
    build: .
    healthcheck: { test: curl -fsS http://localhost:8080/health, interval: 20s }
  db:
    image: postgres:17.6-bookworm
    environment: { POSTGRES_PASSWORD: hunter22hunter }
    volumes: ["db:/var/lib/postgresql/data"]
    deploy: { resources: { limits: { memory: 512m, cpus: "0.5" } } }
  mailer:
    image: ghcr.io/example/mailer:\${MAILER_VERSION} # the version of the shop
    command: ["--origin", "\${ORIGIN}"]
    environment: { API_TOKEN: "\${API_TOKEN}" }
    expose: ["9000/udp", "9001"]
  nightly:
    image: ghcr.io/example/nightly:1.0.3
    healthcheck: { disable: true }
volumes: { uploads: {}, db: {} }
`;

const example = "DOMAIN=shop.example.com\nMAILER_VERSION=2.0.1\nAPI_TOKEN=hunter22example\n";

test("a Compose file becomes a stack that builds, with a word on every key, and no secret in a file", () => {
  const folder = scratch({
    "old/compose.yaml": compose,
    "old/settings.ini": "workers = 2\n",
    "old/.env.example": example,
  });
  const ended = rexible(folder, ["import", "old"]);
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  expect(ended.stdout).toMatch(
    /^wrote {4}stack\.ts\nwrote {4}IMPORT\.md\n\d+ to decide, it builds as it is, 2 secrets for the vault: /,
  );

  const stack = readFileSync(join(folder, "stack.ts"), "utf8");
  const document = readFileSync(join(folder, "IMPORT.md"), "utf8");
  expect(`${stack}${document}`).not.toContain("hunter22");
  expect(stack).toContain('const webApp = service("web-app", {');
  expect(stack).toContain('aliases: ["web_app"]');
  expect(stack).toContain('expose: publicly("www")');
  expect(stack).toContain('variable("app_domain", { example: "shop.example.com", description');
  expect(stack).toContain("  // Where the shop is found.\n  environment: {");
  expect(stack).toContain('  // the version of the shop\n  image: "ghcr.io/example/mailer:2.0.1"');
  expect(stack).toContain("DATABASE_URL: text`postgres://shop:${dbPostgresPasswordSecret}@db/shop`");
  expect(stack.match(/API_TOKEN: apiTokenSecret/g)).toHaveLength(2);
  expect(stack).toContain("BASE_URL: text`https://${appDomainValue}/`");
  expect(stack).toContain('file("/app/settings.ini", "workers = 2\\n")');
  expect(stack).toContain('memory: { limit: "512M" }');
  expect(stack).toContain("tty: true");
  expect(stack.indexOf("const db =")).toBeLessThan(stack.indexOf("const webApp ="));
  for (const [key, line, outcome] of [
    ["proxy | `image`", 4, "changed"],
    ["web_app | `container_name`", 8, "left out"],
    ["web_app | `healthcheck`", 28, "changed"],
    ["web_app | `build`", 27, "left out"],
    ["db | `volumes`", 32, "changed"],
  ] as const)
    expect(document).toContain(`| ${key} | compose.yaml:${line} | ${outcome} |`);
  expect(document).toContain("- [ ] `vault_db_postgres_password`");
  expect(stack).toContain('command: ["--origin", originValue],');
  const memory = stack.slice(0, stack.indexOf("memory:", stack.indexOf("const webApp"))).split("\n").length;
  expect(document).toContain(`- [ ] stack.ts:${memory} \`memory\` of \`web_app\`: the file sets no limit`);
  expect(document).toContain("## For the inventory\n\n- [ ] `app_domain`\n- [ ] `origin`\n");

  expect(stack).toContain("healthcheck: tcp(9001),");
  const because = "the Compose file turns its probe off: decide";
  expect(stack).toContain(`healthcheck: none({ because: "${because}" }),`);
  expect(document).toContain("`healthcheck` of `nightly`: the file turns its probe off");

  expect(rexible(folder, ["build"])).toMatchObject({ status: 0 });
  const [risk] = /^.*none\(\).*$/m.exec(readFileSync(join(folder, "generated/docs/stack.md"), "utf8")) ?? [];
  expect(risk).toContain("nobody asks whether 'nightly' serves");
  expect(risk).toContain(because);
  expect(rexible(folder, ["import", "old"]).stderr).toContain("error  there is a 'stack.ts' already\n");
});

test("a file that cannot be read is told at its line, and nothing is written", () => {
  const folder = scratch({ "old/compose.yaml": "services:\n  app:\n    image: [a]\n" });
  const { status, stderr } = rexible(folder, ["import", "old"]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/old\/compose\.yaml:3:/);
  expect(() => readFileSync(join(folder, "stack.ts"))).toThrow();
  writeFileSync(join(folder, "notes.yaml"), "a: b\n");
  expect(rexible(folder, ["import", "nowhere"]).stderr).toContain("error  there is no 'nowhere'\n");
});

test("a pipe, a link out of the folder and a file of a thousand levels are told at once, and nothing of them is shown", () => {
  const folder = scratch({
    "nested/compose.yaml": `services: { app: { image: "app:1.2.3", labels: ${"[".repeat(5000)}${"]".repeat(5000)} } }\n`,
  });
  for (const name of ["pipe", "link"]) mkdirSync(join(folder, name));
  spawnSync("mkfifo", [join(folder, "pipe/compose.yaml")]);
  symlinkSync("/etc/passwd", join(folder, "link/compose.yaml"));
  const told = ["pipe", "link", "nested"].map((name) => rexible(folder, ["import", name]));
  expect(told.map(({ status }) => status)).toEqual([1, 1, 1]);
  expect(told[0]?.stderr).toContain("'compose.yaml' is no file");
  expect(told[1]?.stderr).toContain("'compose.yaml' lies outside of the folder");
  expect(told[1]?.stderr).not.toContain("root:");
  expect(told[2]?.stderr).toContain("the file nests its values too deeply");
});
