import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { startsOf } from "../../src/model/starts.js";
import { planStack } from "../../src/plan/plan.js";
import { programOf } from "../../src/review/example.js";
import { review } from "../../src/review/run.js";
import { stackOf } from "../review/tools/evaluate.js";

const program = (text: string) => stackOf(programOf(text));
const shop = `
const store = service("store", required);
const shop = service("shop", { ...required, dependsOn: [store], volumes: [volume("/data", { backup: "files-paused" })] });
const prepare = job("prepare", { ...once, before: [store, shop], timeout: 60 });
const migrate = job("migrate", { ...once, command: ["bin/migrate"], before: shop, dependsOn: [store] });
const report = job("report", { ...once, command: ["bin/report"], dependsOn: [shop], schedule: "daily 03:00", timeout: 120 });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Configuration", [configure(store), configure(shop), configure(prepare), configure(migrate), configure(report)]),
    phase("3", "Containers", [deploy({ infra: [prepare], apps: [shop, migrate, store, report] })]),
    phase("4", "Watch", [backup(), uptime(), alerts({ to: [webhook({ url: secret("hook") })] })]),
  ],
});`;
const stack = program(shop);
const files = emitProject(planStack(stack, { roles: {}, ownRoles: {}, playbooks: [] }));
const read = (path: string) => load(files.get(path)?.text ?? "") as Record<string, never>;

test("a sound job breaks no rule", () => {
  expect(review(stack, []).filter(({ level }) => level === "error")).toEqual([]);
});

test("a job starts alone, once what it waits for is healthy, and before what waits for it", () => {
  expect(startsOf(stack, "infra")).toEqual([{ wave: "infra", services: ["prepare"], patience: 60 }]);
  expect(startsOf(stack, "apps").map(({ services }) => services)).toEqual([
    ["store"],
    ["migrate"],
    ["shop"],
    ["report"],
  ]);
  expect(startsOf(stack, "apps")[1]?.patience).toBe(900);
});

test("Docker starts a job once, asks it nothing, and never starts it again", () => {
  const { services } = read("roles/docker-stack/files/compose/docker-compose.yml");
  expect(services).toMatchObject({
    migrate: { restart: "no", command: ["bin/migrate"], healthcheck: { disable: true } },
    shop: { restart: "unless-stopped" },
  });
  expect(services).not.toHaveProperty("migrate.depends_on");
});

test("nobody expects a job to run, and the role that deploys knows it", () => {
  const running = ["example_store", "example_shop"];
  const docker = read("roles/docker-stack/defaults/main.yml");
  expect(docker.docker_stack_jobs).toEqual([
    { service: "prepare", container: "example_prepare", scheduled: false },
    { service: "migrate", container: "example_migrate", scheduled: false },
    { service: "report", container: "example_report", scheduled: true },
  ]);
  expect(docker.docker_stack_unasked).toEqual([]);
  for (const role of ["alerts-config", "smoke-tests", "uptime-config"]) {
    const defaults = read(`roles/${role}/defaults/main.yml`);
    expect([...(defaults[`${role.replace("-", "_")}_containers`] ?? [])].sort()).toEqual([...running].sort());
  }
  expect(files.get("docs/stack.md")?.text).not.toContain("nobody asks");
  expect(files.get("docs/stack.md")?.text).toMatch(/\| migrate +\| once for each change +\| shop +\| 900 s +\|/);
});

test("a backup pauses no job, and a restore runs each in its turn", () => {
  const backup = read("roles/backup-config/defaults/main.yml");
  expect(backup.backup_config_archives).toMatchObject([{ pause: ["example_shop"] }]);
  const order = ["example_prepare", "example_store", "example_migrate", "example_shop"];
  expect(backup.backup_config_containers).toEqual(order);
  expect(backup.backup_config_jobs).toEqual({ example_prepare: 60, example_migrate: 900 });
});

test("a schedule becomes a timer of systemd, made once the containers are there", () => {
  expect(read("roles/job-timers/defaults/main.yml").job_timers_jobs).toEqual([
    { name: "report", container: "example_report", calendar: "*-*-* 03:00", seconds: 120 },
  ]);
  const plays = load(files.get("site.yml")?.text ?? "") as { name: string; tasks?: { block: { name: string }[] }[] }[];
  const containers = plays.find(({ name }) => name.includes("Containers"));
  expect(containers?.tasks?.[0]?.block.map(({ name }) => name)).toEqual([
    "Run the role docker-stack",
    "Run the role job-timers",
  ]);
  const alone = program(`const app = service("app", required);`);
  expect([...emitProject(planStack(alone, { roles: {}, ownRoles: {}, playbooks: [] })).keys()].join()).not.toContain(
    "job-timers",
  );
});

test("what only a job says is refused of a service, and the other way round", () => {
  const refused = (text: string) => () => program(text);
  expect(refused(`const app = service("app", { ...required, timeout: 5 } as ServiceOptions);`)).toThrow(
    "'timeout' is for job(): a service runs on",
  );
  expect(refused(`const app = job("app", { ...once, before: undefined } as never);`)).toThrow("nothing is there yet");
});
