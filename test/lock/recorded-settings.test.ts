import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { declareService } from "../../src/dsl/service.js";
import {
  accept,
  configure,
  defineStack,
  deploy,
  docker,
  host,
  phase,
  type ServiceOptions,
  secret,
} from "../../src/index.js";
import { specification } from "../../src/load/specification.js";
import type { ImageSettings } from "../../src/model/image-settings.js";
import { awkward } from "../emit/awkward.js";
import { reference } from "../registry/harness/references.js";
import { describeWith } from "../tools/describe-with.js";
import { renderWithJinja } from "../tools/jinja.js";
import { scratch } from "../tools/scratch.js";

const image = "ghcr.io/example/app:1.2.3";
const digest = `sha256:${"1".repeat(64)}`;

/** What an unknown image with a secret compiles to, once its lock says what the registry said. */
function compiled(options: Partial<ServiceOptions>, settings?: Partial<ImageSettings>) {
  const required = {
    image,
    networks: [],
    memory: { limit: "64M" },
    cpus: 0.1,
    healthcheck: { test: ["/app", "health"] },
    secrets: { TOKEN: secret("app_token") },
  } as const;
  const app = declareService("app", { ...required, ...options }, compiled);
  const exported = defineStack("demo", {
    domain: "example.com",
    hosts: { prod: host({ address: "203.0.113.10", user: "deploy" }) },
    phases: [phase("1", "All", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
  });
  const says = { volumes: [], exposedPorts: [], entrypoint: [], command: [], environment: [], ...settings };
  const lookUp = { at: "2026-01-31T12:00:00Z", platforms: { "linux/amd64": digest }, settings: says };
  const entry = { service: "app", reference: { ...reference(image), digest }, lookUp };
  const result = compile({
    exported,
    mapOrigin: (place) => place,
    sources: { roles: {}, ownRoles: {}, playbooks: [] },
    roles: [],
    specification,
    ...(settings && { lock: { entries: [entry] } }),
  });
  if (result.kind === "invalid") throw new Error(result.invalid[0]?.message);
  const found = result.findings.map(({ id, message }) => `${id} ${message}`);
  if (result.kind === "refused") return { found, textOf: () => "", app: {} };
  const textOf = (end: string): string => [...result.files].find(([path]) => path.endsWith(end))?.[1].text ?? "";
  const { services } = load(textOf("compose/docker-compose.yml")) as {
    services: { app: Readonly<Record<string, unknown>> };
  };
  return { found, textOf, app: services.app };
}

test("a shell starts what the lock says that the image starts, with its own arguments", () => {
  const { app } = compiled(
    { secretDelivery: { kind: "shell" } },
    { entrypoint: ["docker-entrypoint.sh"], command: ["yarn", "start"], user: "1001" },
  );
  expect(app.entrypoint).toEqual(["/bin/sh", "-c", expect.any(String), "entrypoint", "docker-entrypoint.sh"]);
  expect(app.command).toEqual(["yarn", "start"]);
  expect(compiled({ secretDelivery: { kind: "shell" } }).found).toEqual([
    expect.stringMatching(/^REX075 /),
    expect.stringMatching(/^REX073 .*nobody knows what image/),
  ]);
});

test("an image that starts as a number owns its secrets; of a name nobody knows the number, and root may be another later", () => {
  const files = { secretDelivery: { kind: "file", suffix: "_FILE" } } as const;
  const { found, textOf } = compiled(files, { user: "1001:1002" });
  expect(found).toEqual([]);
  expect(load(textOf("roles/app/defaults/main.yml"))).toMatchObject({
    app_secrets: [{ owner: "1001", group: "1002" }],
  });
  expect(compiled(files, { user: "node" }).found).toEqual([expect.stringMatching(/^REX075 .*number of user 'node'/)]);
  expect(compiled(files, {}).found).toEqual([]);
  expect(compiled({ ...files, runsAs: { uid: 0, gid: 0 } }).found).toEqual([]);
});

test("a volume that the image declares is data, unless it is memory as a disk", () => {
  const options = { user: 1000, secretDelivery: { kind: "file", suffix: "_FILE" } } as const;
  const says = { volumes: ["/srv/app"] };
  expect(compiled(options, says).found).toEqual([
    "REX022 service 'app' keeps its data in '/srv/app', where no volume is",
  ]);
  expect(compiled({ ...options, tmpfs: { "/srv/app": "10M" } }, says).found).toEqual([]);
  expect(compiled(options).found).toEqual([]);
});

describeWith("docker-compose")("an image without a shell", () => {
  test("gets its secrets in a file that Compose reads as they are, where the risk is accepted", () => {
    const { app, textOf } = compiled({
      user: 1000,
      secretDelivery: { kind: "environment" },
      accept: [accept("REX074", { because: "no shell, no files", until: "never" })],
    });
    expect(app.env_file).toBe("/opt/demo/secrets/app/environment");
    expect(app.volumes).toBeUndefined();
    const values = [...awkward, "a\\'b", 'c\\"', "d\\", "e\nf", "`g`", "h # i"];
    const named = (index: number) =>
      textOf("templates/secrets/app/environment.j2")
        .replace("TOKEN=", `V${index}=`)
        .replaceAll("vault_app_token", `v${index}`);
    const given = Object.fromEntries(values.map((value, index) => [`v${index}`, value]));
    const lines = renderWithJinja(
      values.map((_, index) => named(index)),
      given,
    );
    const folder = scratch({
      environment: `${lines.join("\n")}\n`,
      "compose.yml": `services: { app: { image: "${image}", env_file: environment } }`,
    });
    const { stdout, stderr } = spawnSync(
      "docker-compose",
      ["-f", join(folder, "compose.yml"), "config", "--format", "json"],
      {
        encoding: "utf8",
      },
    );
    if (stdout === "") throw new Error(stderr);
    const { environment } = JSON.parse(stdout).services.app;
    expect(values.map((_, index) => environment[`V${index}`].replaceAll("$$", "$"))).toEqual(values);
  });
});
