import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { sitesOf } from "../../src/model/sites.js";
import { startsOf } from "../../src/model/starts.js";
import { caddyNames } from "../../src/plan/caddy/names.js";
import { expandReplicas } from "../../src/plan/expand-replicas.js";
import { planStack } from "../../src/plan/plan.js";
import { programOf } from "../../src/review/example.js";
import { review } from "../../src/review/run.js";
import { stackOf } from "../review/tools/evaluate.js";

const declared = stackOf(
  programOf(`
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const web = service("web", {
  ...required, replicas: 3, port: 8080, expose: publicly("www"), dependsOn: [cache], secrets: { APP_KEY: secret("app_key") },
});
const mailer = worker(web, { name: "mailer", command: ["work"], healthcheck: none({ because: "listens nowhere" }) });
const migrate = job("migrate", { ...once, before: web });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(cache), configure(web), configure(mailer), configure(migrate), configure(proxy)]),
    phase("2", "Containers", [deploy({ infra: [cache, proxy], apps: [migrate, web, mailer] })]),
    phase("3", "Resilience", [backup(), uptime()]),
  ],
});`),
);
const stack = expandReplicas(declared);
const files = emitProject(planStack(stack, { roles: {}, ownRoles: {}, playbooks: [] }));
const read = (path: string) => load(files.get(path)?.text ?? "") as Readonly<Record<string, unknown>>;
const three = ["web-1", "web-2", "web-3"];

test("each container of a service is a service of the Compose file, and all answer to its name", () => {
  const { services = {} } = read("roles/docker-stack/files/compose/docker-compose.yml") as {
    services?: Readonly<Record<string, object>>;
  };
  expect(Object.keys(services).sort()).toEqual(["mailer", "migrate", ...three]);
  for (const name of three)
    expect(services[name]).toMatchObject({
      container_name: `example_${name}`,
      networks: { backend: { aliases: ["web"] } },
      environment: { APP_KEY_FILE: "/run/secrets/APP_KEY" },
    });
  expect([...files.keys()].filter((path) => path.endsWith("APP_KEY.j2"))).toHaveLength(4);
});

test("they start one after the other, after what the service waits for, and before what waits for it", () => {
  const starts = startsOf(stack, "apps").map(({ services }) => services);
  expect(starts).toEqual([["migrate"], ["web-1"], ["web-2"], ["web-3"], ["mailer"]]);
});

test("the site leads to all of them, once", () => {
  const upstreams = ["web-1:8080", "web-2:8080", "web-3:8080"];
  expect(sitesOf(stack)).toMatchObject([{ service: "web-1", leadsTo: { kind: "service", upstreams } }]);
  expect(caddyNames(stack)[0]?.body).toContain(`reverse_proxy ${upstreams.join(" ")}`);
});

test("several that log people in are asked in turn, and each speaks the site's protocol", () => {
  const several = expandReplicas(
    stackOf(
      programOf(`
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const gate = service("gate", { ...required, replicas: 2, port: 9091, expose: publicly("login") });
const app = service("app", {
  ...required, replicas: 2, port: 80, expose: publicly("www", { protocol: "grpc", login: forwardAuth(gate, { path: "/verify" }) }),
});`),
    ),
  );
  const body = caddyNames(several).find(({ address }) => address.startsWith("www"))?.body;
  expect(body).toContain("forward_auth gate-1:9091 gate-2:9091 {");
  expect(body).toContain("reverse_proxy h2c://app-1:80 h2c://app-2:80");
});

test("each of them is expected to run", () => {
  const { uptime_config_containers: watched } = read("roles/uptime-config/defaults/main.yml");
  expect(watched).toEqual(expect.arrayContaining(three.map((name) => `example_${name}`)));
});

test("the review judges the service once; a worker of it is one container; a stack without replicas stays as it is", () => {
  expect(review(declared, []).filter(({ level }) => level === "error")).toEqual([]);
  expect(declared.services.mailer?.replicas).toBe(1);
  const alone = stackOf(programOf(`const app = service("app", required);`));
  expect(expandReplicas(alone)).toBe(alone);
});
