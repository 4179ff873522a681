import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { freeKeys, saidOtherwise } from "../../src/model/service/raw-keys.js";
import { sitesOf } from "../../src/model/sites.js";
import { planStack } from "../../src/plan/plan.js";
import { programOf } from "../../src/review/example.js";
import { stackOf } from "../review/tools/evaluate.js";

const schema = JSON.parse(readFileSync(new URL("../../schemas/compose-spec.json", import.meta.url), "utf8"));

const files = (program: string) =>
  emitProject(planStack(stackOf(programOf(program)), { roles: {}, ownRoles: {}, playbooks: [] }));

test("every key of a service of Compose is said by an option, or may stand raw", () => {
  const { service, container_spec, workload_spec } = schema.$defs;
  const known = [service, container_spec, workload_spec].flatMap(({ properties }) => Object.keys(properties));
  expect([...freeKeys, ...Object.keys(saidOtherwise)].sort()).toEqual([...new Set(known)].sort());
});

test("options become keys of Compose, groups are found on the host, raw keys come last, reasons stand in the documents", () => {
  const emitted = files(`
const app = service("app", {
  ...required,
  user: 1000,
  hostname: text\`mail.\${variable("mail_domain", { default: "example.com", description: "Domain of the mail" })}\`,
  aliases: ["smtp"],
  extraHosts: { nas: "192.0.2.5", "host.docker.internal": "host-gateway" },
  dns: ["192.0.2.53"],
  devices: [device("/dev/dri/renderD128", { because: "decodes video" }), device("/dev/ttyUSB0", { path: "/dev/radio", access: "rwm", because: "the radio" })],
  gpu: nvidia({ count: 1 }),
  groups: [44],
  shmSize: "512M",
  ulimits: { nofile: 65536, nproc: { soft: 512, hard: 1024 } },
  sysctls: { "net.core.somaxconn": 1024 },
  labels: { "app.cost": "5$" },
  entrypoint: ["/app/serve", "--price=5$"],
  command: ["--name", text\`relay.\${variable("relay_domain", { default: "example.com", description: "Domain of the relay" })}\`],
  workingDir: "/srv",
  stopSignal: "SIGINT",
  securityOptions: { options: ["apparmor=unconfined"], because: "it mounts file systems" },
  volumes: [dockerSocket({ because: "reads the state of containers" })],
  compose: { because: "answers on a terminal", tty: true, annotations: { note: "1$" } },
});`);
  const { services } = load(emitted.get("roles/docker-stack/files/compose/docker-compose.yml")?.text ?? "") as {
    services: { app: unknown };
  };
  expect(services.app).toMatchObject({
    hostname: "mail.${MAIL_DOMAIN:?}",
    networks: { backend: { aliases: ["smtp"] } },
    extra_hosts: ["nas=192.0.2.5", "host.docker.internal=host-gateway"],
    dns: ["192.0.2.53"],
    devices: ["/dev/dri/renderD128:/dev/dri/renderD128:rw", "/dev/ttyUSB0:/dev/radio:rwm"],
    group_add: [
      "44",
      "${GROUP_OF_DEV_DRI_RENDERD128:?}",
      "${GROUP_OF_DEV_TTYUSB0:?}",
      "${GROUP_OF_VAR_RUN_DOCKER_SOCK:?}",
    ],
    deploy: { resources: { reservations: { devices: [{ driver: "nvidia", count: 1, capabilities: ["gpu"] }] } } },
    shm_size: "512M",
    ulimits: { nofile: 65536, nproc: { soft: 512, hard: 1024 } },
    sysctls: { "net.core.somaxconn": "1024" },
    labels: { "app.cost": "5$$", "dev.rexible.stack": "example" },
    entrypoint: ["/app/serve", "--price=5$$"],
    command: ["--name", "relay.${RELAY_DOMAIN:?}"],
    working_dir: "/srv",
    stop_signal: "SIGINT",
    cap_drop: ["ALL"],
    security_opt: ["no-new-privileges:true", "apparmor=unconfined"],
    tty: true,
    annotations: { note: "1$$" },
  });
  expect(emitted.get("roles/docker-stack/templates/env.j2")?.text).toMatch(
    /MAIL_DOMAIN=[\s\S]*_docker_stack_seen[\s\S]*groups/,
  );
  const documents = emitted.get("docs/stack.md")?.text ?? "";
  for (const row of [
    "| app | device `/dev/ttyUSB0` | the radio |",
    "| app | `tty` of Compose, as it is | answers on a terminal |",
  ])
    expect(documents).toContain(row);
});

test("a service in the network of another one starts after it, and is reached by its name", () => {
  const program = `
const tunnel = service("tunnel", required);
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, networks: networkOf(tunnel), port: 8080, expose: publicly("get") });
export default defineStack("example", {
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  domain: "example.com",
  phases: [phase("1", "All", [docker(), configure(tunnel), configure(proxy), configure(app), deploy({ infra: [], apps: [app, tunnel, proxy] })])],
});`;
  const emitted = files(program);
  const { services } = load(emitted.get("roles/docker-stack/files/compose/docker-compose.yml")?.text ?? "") as {
    services: Record<string, Record<string, unknown>>;
  };
  expect(services.app?.network_mode).toBe("service:tunnel");
  expect(services.app).not.toHaveProperty("networks");
  const defaults = load(emitted.get("roles/docker-stack/defaults/main.yml")?.text ?? "") as {
    docker_stack_starts: { services: string[] }[];
    docker_stack_services: { name: string; networks: string[]; network_of: string }[];
  };
  expect(defaults.docker_stack_starts.map((start) => start.services)).toEqual([["tunnel", "proxy"], ["app"]]);
  expect(defaults.docker_stack_services).toContainEqual(
    expect.objectContaining({ name: "app", networks: [], network_of: "tunnel" }),
  );
  expect(sitesOf(stackOf(programOf(program))).map(({ leadsTo }) => leadsTo)).toEqual([
    { kind: "service", upstreams: ["tunnel:8080"] },
  ]);
});
