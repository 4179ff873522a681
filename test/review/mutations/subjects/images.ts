import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inComposeFile, inEveryFile, inEveryService, inOptions, inOwnService, inText } from "../places.js";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const repository = [
  "nginx",
  "library/nginx",
  "docker.io/library/nginx",
  "ghcr.io/example/app",
  "registry.example.com:5000/team/app",
];

/** Words that makers move from one image to the next. */
const moving =
  `latest stable edge nightly main master develop dev devel beta alpha rc canary unstable rolling current weekly daily testing
  test next prod production staging snapshot head trunk release lts mainline alpine slim bookworm trixie noble jammy bullseye
  1 v1 18 2025 latest-alpine stable-alpine stable-alpine3.20 stable-perl mainline-alpine3.22 edge-slim nightly-alpine main-slim
  php8.3 php8.3-fpm php8-apache node22 node22-alpine python3.12 py3.12-slim jdk21 lts-jdk17 lts-alpine 18-bookworm 22-alpine3.20
  8-jammy 3-management 1-alpine main-1.2 develop-2.0.1 latest-1.2.3 1.2.3-latest 2.4.0-SNAPSHOT 1.2-SNAPSHOT 1.2.3-nightly 1.2.3-dev
  1.2.3-edge nightly-1.2.3 ubuntu-22.04 debian-12 alpine3.20 pr-123 branch-main feature-login preview experimental bleeding-edge
  Latest LATEST latest-amd64 stable-arm64 amd64 linux-amd64 version-latest`.split(/\s+/);

/** Forms that makers publish once. */
const fixed =
  `1.2.3 v1.2.3 1.2.3-alpine 1.2.3-alpine3.20 1.2.3-bookworm 1.2.3-slim-bookworm 1.27.3-perl 2026.5.27 2025.12.0 20250101 24.04.1
  RELEASE.2025-04-22T22-12-26Z 1.2.3-r0 1.2.3-1 1.2.3.4 1.2.3_4 v0.9.0-rc1 1.2.3-rc.1 1.2.3-beta.2 2.30.7-debian v2.15.0-ls123 b4567 r12345
  build-4711 5f5dd27e-ls102 sha-4f2b1c9 4f2b1c9d 4f2b1c9d8e7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c git-4f2b1c9 v1.2.3-distroless 1.2.3-fpm-alpine 8.3.14-fpm-bookworm
  release-1.2.3 version-1.2.3 app-1.2.3 v1.2.3-amd64 1.2.3-linux-amd64 3.13.0-management-alpine 2.1.0-jdk21 1.20.4-php8.3 v1.2.3-oss 7.17.9-1
  main-4f2b1c9 master-20250101-1a2b3c4 nightly-20250101 edge-4f2b1c9d8e7a`.split(/\s+/);

export const images: readonly Table[] = [
  {
    kind: "images / a tag that moves",
    label: {
      is: "defect",
      refusedBy: "the report, error 5: the tag names another image at the next pull",
      rules: ["REX005", "REX054", "REX011"],
      inEditor: true,
    },
    spellings: spellings('image: "{repository}:{tag}"', { repository, tag: moving }),
    places: inOptions,
  },
  {
    kind: "images / a tag that moves, in any service",
    label: { is: "defect", refusedBy: "the report, error 5", rules: ["REX005", "REX054"] },
    spellings: spellings('image: "{repository}:{tag}"', {
      repository: ["ghcr.io/example/app"],
      tag: moving.slice(0, 30),
    }),
    places: inEveryService,
  },
  {
    kind: "images / a tag that moves, in a Compose file of a role",
    label: { is: "defect", refusedBy: "the report, error 5", rules: ["REX054", "REX005"] },
    spellings: spellings('image: "{repository}:{tag}"', { repository, tag: moving }),
    places: inComposeFile,
  },
  {
    kind: "images / no tag",
    label: {
      is: "defect",
      refusedBy: "Docker takes ':latest' for it",
      rules: ["REX005", "REX054"],
      inEditor: true,
    },
    spellings: spellings('image: "{repository}"', {
      repository: [...repository, "localhost:5000/app", "quay.io/a/b/c"],
    }),
    places: each(inOptions, inOwnService, inComposeFile),
  },
  {
    kind: "images / no reference",
    label: { is: "defect", refusedBy: "Docker: invalid reference format", rules: ["REX005", "schema"] },
    spellings: [
      ...[
        "Nginx:1.2.3",
        "nginx:1.2.3 ",
        " nginx:1.2.3",
        "nginx::1.2.3",
        "nginx:1.2.3:4",
        "nginx@sha256:abc",
        "nginx:1.2.3@sha256:12",
      ],
      ...[
        "https://ghcr.io/example/app:1.2.3",
        "docker://nginx:1.2.3",
        "-nginx:1.2.3",
        "nginx/:1.2.3",
        "nginx:",
        "",
        ":1.2.3",
        "nginx:1.2.3+4",
      ],
      ...[
        "nginx:.1",
        "nginx:-1.2.3",
        "a//b:1.2.3",
        "nginx:${TAG:-1.2.3}",
        "nginx:{{ tag }}",
        "nginx:~1.2",
        "nginx:^1.2.3",
        "nginx 1.2.3",
      ],
    ].map((image) => `image: ${JSON.stringify(image)}`),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "images / a tag that a variable decides, in a role",
    label: { is: "defect", refusedBy: "Compose takes the fallback, which floats", rules: ["REX054", "REX005"] },
    spellings: spellings('image: "{repository}:{tag}"', {
      repository: ["nginx", "ghcr.io/example/app", "registry.example.com:5000/team/app"],
      tag: [
        "${TAG:-latest}",
        "${TAG-latest}",
        "${TAG:-stable}",
        "{{ tag | default('latest') }}",
        "{{ tag | default('edge', true) }}",
        "${TAG:-18}",
      ],
    }),
    places: inComposeFile,
  },
  {
    kind: "images / an exact tag",
    label: { is: "harmless", because: "makers publish this form once" },
    spellings: spellings('image: "ghcr.io/example/{name}:{tag}"', { name: ["app", "tool"], tag: fixed }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "images / a digest",
    label: { is: "harmless", because: "a digest names one image for ever" },
    spellings: spellings('image: "{repository}{tag}@{digest}"', {
      repository: ["ghcr.io/example/app", "registry.example.com:5000/team/app", "quay.io/a/b/c"],
      tag: ["", ":1.2.3", ":latest", ":stable-alpine3.20", ":main"],
      digest: [digest],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "images / a published tag of a known image",
    label: {
      is: "harmless",
      because: "library/caddy, library/redis, Docker Hub's lists and the makers' build files have it",
    },
    spellings: [
      ...["2.11.3", "2.11.4", "2.11.4-alpine"].map((tag) => ["caddy:2.11.3-alpine", `caddy:${tag}`]),
      ...["8.4.0", "8.4.0-alpine", "8.4.0-trixie"].map((tag) => ["redis:8.4.0-bookworm", `redis:${tag}`]),
      ["grafana/grafana:12.4.3", "grafana/grafana:12.4.3-ubuntu"],
      ["qdrant/qdrant:v1.18.1", "qdrant/qdrant:v1.18.1-unprivileged"],
      ["victoria-metrics:v1.144.0", "victoria-metrics:v1.144.0-scratch"],
      ["postgres:18.4-bookworm", "postgres:18.4-trixie"],
      ["postgres:18.4-bookworm", "postgres:18.4"],
      ["postgres:18.4-bookworm", "postgres:17.6-bookworm"],
      ["postgres:18.4-bookworm", "postgres:16.10-trixie"],
      ["postgres:18.4-bookworm", "docker.io/library/postgres:18.4-bookworm"],
      ["postgres:18.4-bookworm", "pgvector/pgvector:0.8.1-pg17"],
      ["postgres:18.4-bookworm", "pgvector/pgvector:0.8.1-pg18"],
      ["postgres:18.4-bookworm", "postgis/postgis:17-3.5@${digest}"],
      ["mariadb:11.8.3-noble", "mariadb:11.8.3"],
      ["redis:8.4.0-bookworm", "docker.io/library/redis:8.4.0-bookworm"],
      ["caddy:2.11.3-alpine", "docker.io/library/caddy:2.11.3-alpine"],
      ["caddy:2.11.3-alpine", "public.ecr.aws/docker/library/caddy:2.11.3-alpine"],
    ].map(([from, to]) => `(text) => text.replace("${from}", "${to?.replace("${digest}", digest)}")`),
    places: inEveryFile,
  },
  {
    kind: "images / a real probe of a known image",
    label: {
      is: "harmless",
      because:
        "the image has the program and the path: Debian's Essential packages, apk add curl, openapi, httpserver.go",
    },
    spellings: [
      `const app = service("app", { image: "qdrant/qdrant:v1.18.1", networks: [inner], memory: { limit: "512M" }, cpus: 0.5, user: 1000,
  volumes: [volume("/qdrant/storage", { folder: "storage", backup: "files" }), volume("/qdrant/snapshots", { folder: "snapshots", backup: { none: "made from storage" } })],
  healthcheck: { test: ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/6333 && printf 'GET /livez HTTP/1.0\\\\r\\\\n\\\\r\\\\n' >&3 && grep -q 200 <&3"] } });`,
      `const app = service("app", { image: "grafana/grafana:12.4.3", networks: [backend], memory: { limit: "384M" }, cpus: 0.5, user: 472,
  volumes: [volume("/var/lib/grafana", { backup: "files-paused" })], healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:3000/api/health"] } });`,
    ],
    places: inText((declare) => ({ declare })),
  },
];
