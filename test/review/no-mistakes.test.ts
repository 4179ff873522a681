import { describe, expect, test } from "vitest";
import { idsFoundIn } from "./tools/found-in-files.js";

// What people write by hand and is no mistake, each beside the mistake that it is easily taken for.

const compose = (services: string, rest = "") => ({ "compose.yaml": `services:\n${services}${rest}` });
const app = (lines: string, more = "") =>
  compose(`  app:\n    image: ghcr.io/example/app:1.2.3\n${lines.replace(/^/gm, "    ")}\n${more}`);
const probe = (test: string) => app(`healthcheck: { test: ${test} }`);
const variable = (line: string, more = "") => app(`environment: { ${line} }`, more);
const redis = '  redis:\n    image: redis:8.4.0-bookworm\n    volumes: ["store:/data"]\n';
const web = '  web:\n    image: ghcr.io/example/web:1.2.3\n    ports: ["127.0.0.1:3000:3000"]\n';
const volume = "volumes:\n  store:\n";

/** By rule: what is right, and what looks like it and is wrong. */
const pairs: readonly (readonly [rule: string, what: string, right: Files, wrong: Files])[] = [
  [
    "REX033",
    "the network that Docker has by itself",
    app('network_mode: bridge\nports: ["8080:80"]'),
    { ...app('networks: [back]\nports: ["8080:80"]', "networks:\n  back: { internal: true }\n") },
  ],
  [
    "REX004",
    "a name that is asked of the service itself",
    probe('["CMD", "dig", "+short", "www.example.com", "@127.0.0.1"]'),
    probe('["CMD", "dig", "+short", "www.example.com"]'),
  ],
  [
    "REX004",
    "a server that stands behind the name",
    probe('["CMD", "nslookup", "-timeout=5", "www.example.com", "127.0.0.1"]'),
    probe('["CMD", "nslookup", "www.example.com", "192.0.2.53"]'),
  ],
  [
    "REX004",
    "a word that asks nobody",
    probe('["CMD", "tailscale", "status"]'),
    probe('["CMD", "tailscale", "ping", "far"]'),
  ],
  [
    "REX004",
    "a login before the host",
    probe('["CMD", "psql", "postgres://somebody@app:5432/app"]'),
    probe('["CMD", "psql", "postgres://somebody@db.example.com:5432/app"]'),
  ],
  [
    "REX004",
    "a tunnel that asks the world for others",
    app(
      'healthcheck: { test: ["CMD", "wget", "-qO-", "https://www.example.com/"] }',
      "  guest:\n    image: ghcr.io/example/guest:1.2.3\n    network_mode: service:app\n",
    ),
    probe('["CMD", "wget", "-qO-", "https://www.example.com/"]'),
  ],
  [
    "REX161",
    "a user by its name in the image",
    compose(
      '  one:\n    image: ghcr.io/example/one:1.2.3\n    user: node\n    volumes: ["store:/data"]\n  two:\n    image: ghcr.io/example/two:1.2.3\n    user: "1000:1000"\n    volumes: ["store:/data"]\n',
      volume,
    ),
    compose(
      '  one:\n    image: ghcr.io/example/one:1.2.3\n    user: "999:999"\n    volumes: ["store:/data"]\n  two:\n    image: ghcr.io/example/two:1.2.3\n    user: "1000:1000"\n    volumes: ["store:/data"]\n',
      volume,
    ),
  ],
  [
    "REX012",
    "several programs of one repository",
    compose(
      "  one:\n    image: ghcr.io/example/all:server-1.2.3\n  two:\n    image: ghcr.io/example/all:client-1.2.4\n",
    ),
    compose(
      "  one:\n    image: ghcr.io/example/all:server-1.2.3\n  two:\n    image: ghcr.io/example/all:server-1.2.4\n",
    ),
  ],
  [
    "REX031",
    "a database that asks nobody for a password",
    compose("  db:\n    image: postgres:17.6-bookworm\n    environment: { POSTGRES_HOST_AUTH_METHOD: trust }\n"),
    compose("  db:\n    image: postgres:17.6-bookworm\n    environment: { POSTGRES_HOST_AUTH_METHOD: md5 }\n"),
  ],
  [
    "REX024",
    "a right that the usual ones include",
    compose("  app:\n    image: grafana/alloy:v1.11.3\n"),
    compose("  app:\n    image: grafana/alloy:v1.11.3\n    cap_drop: [ALL]\n"),
  ],
  [
    "REX022",
    "an older place of the data",
    compose(
      '  app:\n    image: ghcr.io/immich-app/immich-server:v2.1.0\n    volumes: ["store:/usr/src/app/upload"]\n',
      volume,
    ),
    compose('  app:\n    image: ghcr.io/immich-app/immich-server:v2.1.0\n    volumes: ["store:/srv"]\n', volume),
  ],
  [
    "REX062",
    "a list of patterns",
    app(
      "environment: { TRUSTED_HOSTS: 'www.example.com|^127\\.0\\.0\\.1$$' }\nhealthcheck: { test: curl -f http://127.0.0.1/ }",
    ),
    app(
      "environment: { TRUSTED_HOSTS: 'www.example.com|^127\\.0\\.0\\.2$$' }\nhealthcheck: { test: curl -f http://127.0.0.1/ }",
    ),
  ],
  [
    "REX061",
    "a cache inside of the image",
    variable("REDIS_HOST: localhost"),
    { "compose.yaml": `${variable("REDIS_HOST: localhost", redis)["compose.yaml"]}${volume}` },
  ],
  [
    "REX061",
    "an address for browsers",
    variable('NEXTAUTH_URL: "http://localhost:3000"', web),
    variable('BACKEND_URL: "http://localhost:3000"', web),
  ],
  ["REX060", "how a machine is called", variable("TS_HOSTNAME: mine"), variable("DB_HOSTNAME: mine")],
  ["REX060", "no host at all", variable('MAIL_HOST: "null"'), variable("MAIL_HOST: mails")],
  [
    "REX060",
    "the name that Compose gives to a container",
    { "compose.yaml": `${variable("CACHE_URL: redis://shop_redis_1:6379", redis)["compose.yaml"]}${volume}` },
    { "compose.yaml": `${variable("CACHE_URL: redis://shop_store_1:6379", redis)["compose.yaml"]}${volume}` },
  ],
  [
    "REX150",
    "a file of another program",
    { "rancher-compose.yml": "services:\n  app: { scale: 1, start_on_create: true, image: a }\n" },
    { "docker-compose.yml": "services:\n  app: { scale: 1, start_on_create: true, image: a }\n" },
  ],
  [
    "REX088",
    "a file of the host below a folder that a variable names",
    {
      "templates/compose.yaml.j2":
        'services:\n  app:\n    image: ghcr.io/example/app:1.2.3\n    volumes: ["{{ root }}/app.toml:/etc/app.toml:ro"]\n',
    },
    app('volumes: ["store:/etc/app.toml"]', volume),
  ],
];

type Files = Readonly<Record<string, string>>;

describe.each(pairs)("%s: %s", (rule, _, right, wrong) => {
  test("is no mistake", () => expect(idsFoundIn(right)).not.toContain(rule));
  test("and what is one is told", () => expect(idsFoundIn(wrong)).toContain(rule));
});
