import type { Table } from "../mutation.js";
import { inText } from "../places.js";
import { serviceText, usualOptions } from "../program.js";

const { user: _, ...rootly } = usualOptions;

/** A service that is built of a folder with these files. */
const ofFiles = inText((files) => ({
  declare: `${files}\n${serviceText("app", usualOptions, 'image: built({ context: "app" })')}`,
}));
const ofFilesAsRoot = inText((files) => ({
  declare: `${files}\n${serviceText("app", rootly, 'image: built({ context: "app" })')}`,
}));

export const builds: readonly Table[] = [
  {
    kind: "builds / a sound one",
    label: { is: "harmless", because: "its bases are exact, and it copies nothing that is secret" },
    spellings: [
      "// app/Dockerfile: FROM node:22.20.0-bookworm; COPY . /app; USER node",
      "// app/Dockerfile: FROM node:22.20.0-bookworm AS build; RUN make; FROM scratch; COPY --from=build /app /app",
      "// app/Dockerfile: ARG VERSION=22.20.0; FROM node:${VERSION}-bookworm; COPY src .env.example /app/",
      "// app/.env: A=b\n// app/.dockerignore: .env*; !.env.example\n// app/Dockerfile: FROM debian:13.1; COPY . .",
      "// app/.env: A=b\n// app/Dockerfile: FROM debian:13.1; COPY src package.json /app/",
      "// app/src/.env: A=b\n// app/.dockerignore: **/.env; Dockerfile\n// app/Dockerfile: FROM debian:13.1; COPY . .",
      "// app/api/.env: A=b\n// app/web/.env.example: A=\n// app/Dockerfile: FROM debian:13.1; COPY web/ /app/",
      "// app/test/tls.key: x\n// app/Dockerfile: FROM debian:13.1; COPY . /app",
    ],
    places: ofFiles,
  },
  {
    kind: "builds / a base that floats",
    label: { is: "defect", refusedBy: "the next build, which is another program", rules: ["REX235"] },
    spellings: [
      "// app/Dockerfile: FROM node; COPY src /app",
      "// app/Dockerfile: FROM --platform=linux/amd64 node:lts; COPY src /app",
      "// app/Dockerfile: ARG VERSION=latest; FROM node:${VERSION}; COPY src /app",
      "// app/Dockerfile: FROM golang:latest AS build; FROM scratch; COPY --from=build /app /app",
    ],
    places: ofFiles,
  },
  {
    kind: "builds / without a Dockerfile",
    label: { is: "defect", refusedBy: "Docker: failed to read dockerfile", rules: ["REX235"] },
    spellings: ["// app/main.py: x", "// other/Dockerfile: FROM debian:13.1"],
    places: ofFiles,
  },
  {
    kind: "builds / a secret that is copied",
    label: { is: "defect", refusedBy: "docker history, which shows it to everybody", rules: ["REX236"] },
    spellings: [
      "// app/.env: A=b\n// app/Dockerfile: FROM debian:13.1; COPY . /app",
      "// app/.env.production: A=b\n// app/Dockerfile: FROM debian:13.1; COPY .env* /app/",
      "// app/api/.env: A=b\n// app/.dockerignore: .env\n// app/Dockerfile: FROM debian:13.1; COPY . /app",
      "// app/api/.env.local: A=b\n// app/Dockerfile: FROM debian:13.1; COPY ./api/ /app",
      '// app/web/deep/.npmrc: x\n// app/web/deep/id_ed25519: x\n// app/Dockerfile: FROM debian:13.1; COPY ["we*", "/app"]',
      "// app/tls.key: x\n// app/.dockerignore: *.md\n// app/Dockerfile: FROM debian:13.1; ADD ./ /app",
    ],
    places: ofFiles,
  },
  {
    kind: "builds / a secret among the arguments",
    label: { is: "defect", refusedBy: "docker history, which shows it to everybody", rules: ["REX236"] },
    spellings: [
      'NPM_TOKEN: "npm-4f9a1c77"',
      'DB_PASSWORD: "hunter22hunter"',
      'URL: "ghp_0123456789abcdefghijABCDEFGHIJ012345"',
    ],
    places: inText((args) => ({
      declare: `// app/Dockerfile: FROM debian:13.1
${serviceText("app", usualOptions, `image: built({ context: "app", args: { ${args} } })`)}`,
    })),
  },
  {
    kind: "builds / a program that is root",
    label: { is: "defect", refusedBy: "nobody: whoever gets in is root", rules: ["REX237"] },
    spellings: [
      "// app/Dockerfile: FROM debian:13.1; COPY src /app",
      "// app/Dockerfile: FROM debian:13.1 AS build; USER 1000; FROM debian:13.1; COPY src /app",
    ],
    places: ofFilesAsRoot,
  },
];
