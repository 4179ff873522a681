import type { ImageSettings } from "../model/image-settings.js";
import type { Healthcheck, Question } from "../model/service/healthcheck.js";
import type { Service } from "../model/service/service.js";
import { factsOf } from "./facts-of.js";
import { programsOfBase } from "./images/base-programs.js";

type Test = Healthcheck["test"];

/** Asks over HTTP with the wget of busybox, which fails on any status but success. Never "localhost": that may be ::1. */
export function askWithWget(port: number, path: string): Test {
  return ["wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${port}${path}`];
}

/** Asks over HTTP with curl, which fails on status 400 and above. */
export function askWithCurl(port: number, path: string): Test {
  return ["curl", "-fsS", "-o", "/dev/null", `http://127.0.0.1:${port}${path}`];
}

/** Asks over HTTP with nothing but bash, for images without wget and curl. Only status 200 counts. */
export function askWithBash(port: number, path: string): Test {
  const script = [
    `exec 3<>/dev/tcp/127.0.0.1/${port}`,
    `printf 'GET ${path.replaceAll("%", "%%")} HTTP/1.0\\r\\n\\r\\n' >&3`,
    "read -r _ status _ <&3",
    "[[ $status == 200 ]]",
  ];
  return ["bash", "-c", script.join(" && ")];
}

/** Programs by which a question may be asked, the best first, each with its command line. */
const ways: { readonly [Kind in Question["kind"]]: readonly (readonly [string, (asked: Question) => Test])[] } = {
  http: [
    ["wget", (asked) => askWithWget(asked.port, pathOf(asked))],
    ["curl", (asked) => askWithCurl(asked.port, pathOf(asked))],
    ["bash", (asked) => askWithBash(asked.port, pathOf(asked))],
    ["python3", (asked) => ["python3", "-c", opened(asked)]],
    ["python", (asked) => ["python", "-c", opened(asked)]],
    [
      "node",
      (asked) => [
        "node",
        "-e",
        `${node("http")}.get('http://127.0.0.1:${asked.port}${pathOf(asked)}', (r) => process.exit(r.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))`,
      ],
    ],
  ],
  tcp: [
    ["bash", ({ port }) => ["bash", "-c", `exec 3<>/dev/tcp/127.0.0.1/${port}`]],
    ["nc", ({ port }) => ["nc", "-z", "127.0.0.1", String(port)]],
    ["python3", ({ port }) => ["python3", "-c", connected(port)]],
    ["python", ({ port }) => ["python", "-c", connected(port)]],
    [
      "node",
      ({ port }) => [
        "node",
        "-e",
        `${node("net")}.connect(${port}, '127.0.0.1', () => process.exit(0)).on('error', () => process.exit(1))`,
      ],
    ],
  ],
};

function pathOf(asked: Question): string {
  return asked.kind === "http" ? asked.path : "/";
}

function opened(asked: Question): string {
  return `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${asked.port}${pathOf(asked)}', timeout=4)`;
}

function connected(port: number): string {
  return `import socket; socket.create_connection(('127.0.0.1', ${port}), 4)`;
}

function node(library: string): string {
  return `require('${library}')`;
}

/** The command that asks in the container; none where the image is not known to have a program for it. */
export function probeCommand(
  asked: Question,
  service: Service,
  imageSays: ImageSettings | undefined,
): Test | undefined {
  const programs = programsIn(service, imageSays);
  const [, command] = ways[asked.kind].find(([program]) => programs.has(program)) ?? [];
  return command?.(asked);
}

/** The programs that the image of a service is known to have, by name. */
function programsIn(service: Service, imageSays: ImageSettings | undefined): ReadonlySet<string> {
  const facts = factsOf(service);
  if (facts !== undefined)
    return new Set([...[...facts.tools, facts.shell ?? ""].map(baseName), ...programsOfBase(facts.base)]);
  const { entrypoint = [], command = [], environment = [], healthcheck } = imageSays ?? {};
  const [kind, ...asked] = healthcheck?.test ?? [];
  // A shell line of the image's own probe may name a program that it goes on without.
  return new Set(
    [entrypoint[0], command[0], ...(kind === "CMD" ? [asked[0]] : [])]
      .map((word) => baseName(word ?? ""))
      // Set by the official images of the two languages, and by what is built on them.
      .concat(environment.includes("NODE_VERSION") ? ["node"] : [])
      .concat(environment.includes("PYTHON_VERSION") ? ["python3"] : []),
  );
}

function baseName(program: string): string {
  return program.split("/").at(-1) ?? program;
}
