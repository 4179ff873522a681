import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { planStack } from "../../src/plan/plan.js";
import { programOf } from "../../src/review/example.js";
import { review } from "../../src/review/run.js";
import { stackOf } from "../review/tools/evaluate.js";

const program = (text: string) => stackOf(programOf(text));
const shop = (worker: string) => `
const media = folder("media", { owner: { uid: 1000, gid: 1000 }, mode: "2770", backup: "files" });
const shop = service("shop", {
  ...required,
  user: 1000,
  port: 8080,
  expose: vpnOnly("shop"),
  metrics: { port: 9090, path: "/metrics" },
  labels: { "example.role": "web" },
  command: ["serve"],
  healthcheck: { test: ["/app/health"], startPeriod: 90 },
  environment: { APP_MODE: "live", APP_THREADS: "2" },
  secrets: { APP_KEY: secret("app_key") },
  secretDelivery: { kind: "file", suffix: "_FILE" },
  volumes: [volume("/data", { backup: "files" }), media.at("/media", { write: true })],
  dependsOn: [cache],
});
const mailer = worker(shop, ${worker});`;

const usual = `{
  command: ["work"], memory: { limit: "64M" }, environment: { APP_THREADS: "8" },
  healthcheck: none({ because: "listens nowhere" }),
}`;

test("a worker has what its service has, but for what belongs to the one that is reached", () => {
  const stack = program(shop(usual));
  const files = emitProject(planStack(stack, { roles: {}, ownRoles: {}, playbooks: [] }));
  const { services } = load(files.get("roles/docker-stack/files/compose/docker-compose-infra.yml")?.text ?? "") as {
    services: Record<string, Record<string, object>>;
  };
  const [one, other] = [services.shop, services["shop-worker"]];
  expect(other).toMatchObject({
    image: one?.image,
    user: "1000:1000",
    command: ["work"],
    networks: one?.networks,
    environment: { APP_MODE: "live", APP_THREADS: "8", APP_KEY_FILE: "/run/secrets/APP_KEY" },
  });
  const mounts = JSON.stringify(other?.volumes);
  expect(mounts).toContain("/media");
  expect(mounts).not.toContain('"/data');
  expect(JSON.stringify(other?.labels)).not.toContain("example.role");
  expect(stack.services["shop-worker"]).toMatchObject({
    dependsOn: ["cache", "shop"],
    memory: { limit: "64M" },
    expose: [],
    port: undefined,
    metrics: undefined,
  });
});

test("the review judges it like any other service", () => {
  const found = (worker: string) =>
    review(program(shop(worker)), []).flatMap(({ id, message }) => (message.includes("mailer") ? [id] : []));
  const named = usual.replace("{", '{ name: "mailer",');
  expect(found(named)).toEqual([]);
  expect(found(named.replace('"64M"', '"64M", reservation: "128M"'))).not.toEqual([]);
});
