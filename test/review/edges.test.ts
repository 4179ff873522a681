import { describe, expect, test } from "vitest";
import { locateInFile } from "../../src/diagnostics/locate-in-file.js";
import { isInFile } from "../../src/review/finding.js";
import { findingsIn } from "./tools/evaluate.js";

/** What is found in a service with these options. */
async function idsOf(options: string, more = ""): Promise<readonly string[]> {
  const found = await findingsIn(`${more}\nconst app = service("app", { ...required, ${options} });`);
  return found.map(({ id }) => id);
}

/** What is found in a role with this file. */
async function idsIn(path: string, text: string): Promise<readonly string[]> {
  return (await findingsIn({ role: "own", files: { [path]: text } })).map(({ id }) => id);
}

describe("addresses (REX060, REX061)", () => {
  test.each([
    "http://www.example.com:8080/x",
    "http://192.0.2.7/",
    "s3://bucket/key",
    "postgresql://cache:secret-in-a-gap",
    "http://app:80/",
    "http://example_app/",
    "sqlite:///data/app.db",
    "see http://",
  ])("'%s' may be asked", async (address) => {
    expect(await idsOf(`environment: { EXTRA: ${JSON.stringify(address)} }`)).toEqual([]);
  });

  test.each(["http://cahce:8080", "amqp://broker", "redis://user@store:6379/0", "postgresql+asyncpg://db/app"])(
    "'%s' leads nowhere",
    async (address) => {
      expect(await idsOf(`environment: { EXTRA: ${JSON.stringify(address)} }`)).toEqual(["REX060"]);
    },
  );

  test("a file in a language of its own may name what it declares itself, and data may not", async () => {
    const nginx = "upstream pool { server app:80; }\nserver { location / { proxy_pass http://pool; } }\n";
    expect(await idsOf(`files: [file("/etc/nginx/nginx.conf", ${JSON.stringify(nginx)})]`)).toEqual([]);
    expect(await idsOf(`files: [yamlFile("/etc/app.yaml", { store: "http://pool:80" })]`)).toEqual(["REX060"]);
  });

  test("what comes from the inventory is not judged", async () => {
    const host = `variable("mail_host", { example: "mail", description: "Mail" })`;
    expect(await idsOf(`environment: { MAIL: text\`smtp://\${${host}}:25\` }`)).toEqual([]);
  });

  test("localhost is the host's own where the service is on the host's network, and its own port is its own", async () => {
    const url = `environment: { EXTRA: "http://localhost:9000" }`;
    expect(await idsOf(`${url}, port: 80`)).toEqual(["REX061"]);
    expect(await idsOf(`${url}, port: 9000`)).toEqual([]);
    expect(await idsOf(`${url}, networks: "host"`)).toEqual([]);
    expect(await idsOf(`environment: { APP_PORT: 9000, EXTRA: "http://localhost:9000" }`)).toEqual([]);
  });
});

test.each([
  [`environment: { NODE_OPTIONS: "--max-old-space-size=256" }`, ["REX026"]],
  [`environment: { NODE_OPTIONS: "--max-old-space-size=192" }`, []],
  [`command: ["java", "-Xmx1g", "-jar", "/app.jar"]`, ["REX026"]],
  [`environment: { JAVA_OPTS: "-Xmx200m" }`, []],
])("a heap by option, in a limit of 256M: %s", async (options, expected) => {
  expect(await idsOf(options)).toEqual(expected);
});

describe("shell of a role (REX057, REX063, REX068)", () => {
  const shell = (line: string) =>
    `- name: Run\n  ansible.builtin.shell:\n    cmd: ${JSON.stringify(line)}\n  changed_when: true\n`;

  test.each([
    ["true || false", []],
    ["grep 'a|b' /etc/passwd", []],
    ["set -o pipefail; a | b", []],
    ["echo {{ motd | default('x') }}", []],
    ["a | b", ["REX063"]],
    ['x="$(a | b)"', ["REX063"]],
    ["docker volume rm data", ["REX057"]],
    ["docker compose -p x up -d --remove-orphans", ["REX057"]],
    ["/opt/tool/bin/pip install black", ["REX068"]],
    ["/opt/tool/bin/pip install black==25.1.0", []],
    ["pip install -r requirements.txt", ["REX102"]],
    ["/opt/node/bin/npm install -g @scope/tool@1.2.3", []],
    ["/opt/node/bin/npm install -g @scope/tool", ["REX068"]],
    ["/opt/node/bin/npm install --global tool@latest", ["REX068"]],
  ])("%s", async (line, expected) => {
    expect(await idsIn("tasks/main.yml", shell(line))).toEqual(expected);
  });

  test.each([
    ["files/clean.sh", "#!/bin/sh\n# docker system prune --volumes\ntrue\n", []],
    ["files/clean.sh", "#!/bin/sh\ndocker system prune --volumes -f\n", ["REX057"]],
    ["templates/clean.service.j2", "[Service]\nExecStart=/usr/bin/docker system prune -f\n", ["REX057"]],
    ["files/readme.txt", "docker system prune\n", []],
  ])("%s: %j", async (path, text, expected) => {
    expect(await idsIn(path, text)).toEqual(expected);
  });

  test.each([
    ["community.docker.docker_compose_v2:\n    project_src: /x\n    state: absent", ["REX057"]],
    ["community.docker.docker_compose_v2:\n    project_src: /x\n    remove_orphans: true", ["REX057"]],
    ["community.docker.docker_prune:\n    images: true", []],
    ["community.docker.docker_prune:\n    volumes: true", ["REX057"]],
    ["ansible.builtin.cron:\n    name: x\n    job: docker system prune -f", ["REX057"]],
  ])("%j", async (module, expected) => {
    expect(await idsIn("tasks/main.yml", `- name: Run\n  ${module}\n`)).toEqual(expected);
  });
});

test.each([
  ["templates/alert.j2", "{{ $labels.instance }}\n", ["REX066"]],
  ["templates/alert.j2", "{% raw %}{{ $labels.instance }}{% endraw %}\n", []],
  ["templates/alert.j2", "{{ '{{ $labels.instance }}' }}\n", []],
  ["files/alert.txt", "{{ $labels.instance }}\n", []],
  ["templates/list.j2", "{{ range .Items }}x\n", ["REX066"]],
])("braces of another language: %s %j", async (path, text, expected) => {
  expect(await idsIn(path, text)).toEqual(expected);
});

test.each([
  ["    privileged: true", ["REX064"]],
  ["    privileged: {{ own_privileged | default(false) }}", []],
  [`    ports: ["{{ ansible_facts.default_ipv4.address }}:80:80"]`, []],
  ["    environment:\n      DB_PASSWORD: {{ vault_own_db | default('') }}", ["REX028"]],
  ["{% if own_debug | default(false) %}\n    ports:\n      - 5432:5432\n{% endif %}", ["REX035"]],
  ["    {% for port in [80] %}\n    ports: &ports *ports\n{% endfor %}", []],
])("a Compose file that is a template: %j", async (lines, expected) => {
  const text = `services:\n  side:\n    image: ghcr.io/example/side:1.2.3\n${lines}\n`;
  expect(await idsIn("templates/docker-compose.yml.j2", text)).toEqual(expected);
});

test("a finding in a Compose template stands at its line", async () => {
  const text =
    "{# side #}\nservices:\n  side:\n{% if true %}\n    image: {{ own }}\n{% endif %}\n    privileged: true\n";
  const findings = await findingsIn({
    role: "own",
    files: { "defaults/main.yml": "own: ghcr.io/example/side:1.2.3\n", "templates/compose.yml.j2": text },
  });
  const [finding] = findings;
  if (finding === undefined || !isInFile(finding.at)) throw new Error("there is no finding in the file");
  expect(locateInFile(finding.at)).toMatchObject({ line: 7, column: 17 });
});

test.each([
  [`ports: ["127.0.0.1:80:80"]`, []],
  [`ports: ["80"]`, ["REX035"]],
  ["ports: [{ target: 80, published: 8080 }]", ["REX035"]],
  ["ports: [{ target: 80, published: 8080, host_ip: 127.0.0.1 }]", []],
  [`volumes: ["/var/run/docker.sock:/x:ro"]`, ["REX038"]],
  [`environment: ["DB_PASSWORD_FILE=/run/secrets/x", "API_TOKEN="]`, []],
  [`environment: ["API_TOKEN=abc"]`, ["REX028"]],
  ["cap_add: [SYS_ADMIN]", ["REX025"]],
  ["pid: host", ["REX064"]],
])("a container of a hand-written Compose file: %s", async (line, expected) => {
  const text = `services:\n  side:\n    image: ghcr.io/example/side:1.2.3\n    ${line}\n`;
  expect(await idsIn("files/compose.yml", text)).toEqual(expected);
});
