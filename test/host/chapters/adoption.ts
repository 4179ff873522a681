import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { changedStack } from "../harness/changed-stack.js";
import { deploy, type OnHost, refuse } from "../harness/deployed.js";
import { killAfterChange, killed } from "../harness/kill-after.js";
import { runPlaybook } from "../harness/playbook.js";
import { containers } from "../harness/probes.js";
import type { Edit } from "../harness/rebuilt.js";
import { changedTasks } from "../harness/recap.js";

const image = "redis:8.4.0-bookworm";

/** What runs by plain Compose: a named volume, a path beside the file, and a network by a name of the stack's. */
const old = (stack: string) => `services:
  store: { image: "${image}", container_name: ${stack}_store, restart: always, volumes: ["data:/data"] }
  shelf: { image: "${image}", restart: unless-stopped, volumes: ["./files:/data"] }
volumes: { data: {} }
networks: { default: { name: ${stack}_trial } }
`;

const taken = (volume: string) => `const trial = network("trial", { subnet: "172.20.10.0/24", internal: true });
const kept = { image: "${image}", networks: [trial], memory: { limit: "64M" }, cpus: 0.1, user: 999, healthcheck: { test: ["redis-cli", "ping"] } } as const;
const store = service("store", { ...kept, volumes: [volume("/data", { backup: { none: "a trial" } })], adopt: { "/data": "${volume}" } });
const shelf = service("shelf", { ...kept, volumes: [volume("/data", { backup: { none: "a trial" } })], adopt: { "/data": "/srv/shop/files" } });

export default defineStack(`;

const adopting = (volume: string): readonly Edit[] => [
  ["  secret,\n", "  secret,\n  service,\n  volume,\n"],
  ["export default defineStack(", taken(volume)],
  ["hosts: {", 'adopt: { projects: ["shop"] },\n  hosts: {'],
  ["configure(diun)]", "configure(diun), configure(store), configure(shelf)]"],
  ["apps: [", "apps: [store, shelf, "],
];

/** A project that plain Compose runs on the host, taken over by the stack. */
export function adoption(on: OnHost): void {
  describe("what runs on the host already", () => {
    const { build } = changedStack(on, "adoption");
    const running = async (): Promise<readonly string[]> =>
      [...(await containers(on().host)).values()]
        .filter(({ name, running }) => running && /store|shelf/.test(name))
        .map(({ name }) => name)
        .sort();
    const planted = (name: string) => on().host.console(`docker exec ${name} redis-cli get planted`);
    /** The old serves, with its data, by its names, and they find each other. */
    const oldServes = async (): Promise<void> => {
      const { project, host } = on();
      expect(await running()).toEqual([`${project.stack}_store`, "shop-shelf-1"].sort());
      const ask = `docker inspect --format '{{index .Config.Labels "com.docker.compose.project"}} {{.HostConfig.RestartPolicy.Name}}'`;
      expect(await host.console(`${ask} ${project.stack}_store`)).toBe("shop always");
      expect(await planted(`${project.stack}_store`)).toBe("rows");
      expect(await host.console("docker exec shop-shelf-1 getent hosts store")).toContain("store");
    };

    beforeAll(async () => {
      const { host, project } = on();
      await host.console(
        `mkdir -p /srv/shop/files && chown 999:999 /srv/shop/files && cat >/srv/shop/compose.yaml <<'E'\n${old(project.stack)}E`,
      );
      await host.console("cd /srv/shop && docker compose up --detach --wait");
      for (const name of [`${project.stack}_store`, "shop-shelf-1"])
        await host.console(`docker exec ${name} sh -c 'redis-cli set planted rows && redis-cli save'`);
      await host.console("echo mine >/srv/shop/files/kept");
    });

    it("is left alone where its data is not there", async () => {
      await build(adopting("shop_nothing"));
      expect(await refuse(on())).toContain("'shop_nothing', which 'store' is to take over, is no volume of this host");
      await oldServes();
    });

    it("runs again by itself where the smoke tests fail", { timeout: 1_800_000 }, async () => {
      const { project } = on();
      await build(adopting("shop_data"));
      const tests = join(project.folder, "roles/smoke-tests/tasks/main.yml");
      appendFileSync(tests, "\n- name: Fail for this test\n  ansible.builtin.fail:\n    msg: planted\n");
      const { code, stdout } = await runPlaybook(project, "site.yml");
      expect(code).not.toBe(0);
      expect(stdout.replaceAll(/\s+/g, " ")).toContain("The old containers run again, with their data as it was");
      await oldServes();
    });

    it("is taken over with all its data, in spite of a killed run, and asked for no more after that", {
      timeout: 1_800_000,
    }, async () => {
      const { host, project } = on();
      await build(adopting("shop_data"));
      const outcome = await killAfterChange(project, (task) => task.includes("Copy the old data"));
      expect(outcome.code, "the playbook was killed").toBe(killed);
      const { stdout } = await deploy(project);
      expect(stdout).toMatch(
        /The old containers are stopped, and stay. Once nobody wants them: docker rm .*shop-shelf-1/,
      );
      expect(await running()).toEqual([`${project.stack}_shelf`, `${project.stack}_store`]);
      expect([await planted(`${project.stack}_store`), await planted(`${project.stack}_shelf`)]).toEqual([
        "rows",
        "rows",
      ]);
      expect(await host.console(`cat ${project.root}/data/shelf/kept /srv/shop/files/kept`)).toBe("mine\nmine");
      expect(await host.console(`stat --format %u ${project.root}/data/shelf/kept`)).toBe("999");
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });

    it("is nobody's any more once it was removed", async () => {
      const { host, project } = on();
      await host.console(
        `docker rm ${project.stack}_store.old shop-shelf-1; docker volume rm shop_data; rm -r /srv/shop`,
      );
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
      await build([]);
      await deploy(project);
      const { root } = project;
      await host.console(`rm -rf ${root}/data/store* ${root}/data/shelf* ${root}/backups/adoption`);
    });
  });
}
