import { describe, expect, it } from "vitest";
import { changedStack } from "../harness/changed-stack.js";
import { deploy, type OnHost, succeed, unwell } from "../harness/deployed.js";
import { killAfter, killed } from "../harness/kill-after.js";
import type { Edit } from "../harness/rebuilt.js";
import { changedTasks, tasksThatRan } from "../harness/recap.js";

const guest = `const lodge = network("lodge", { subnet: "172.20.9.0/24", internal: true });
const guest = service("guest", {
  image: "victoriametrics/victoria-metrics:v1.144.0", networks: [lodge, frontend], memory: { limit: "96M" }, cpus: 0.1, user: 999,
  command: ["-storageDataPath=/storage", "-httpListenAddr=:8428"],
  volumes: [volume("/storage", { backup: { none: "a trial" } })], healthcheck: { test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8428/health"] },
  port: 8428, expose: vpnOnly("guest"), files: [file("/etc/guest.conf", "a = 1\\n")],
  secrets: { KEY: secret("grafana_admin_password") }, secretDelivery: { kind: "file", suffix: "_FILE" },
});

export default defineStack(`;

const withGuest: readonly Edit[] = [
  ["  secret,\n", "  file,\n  secret,\n  service,\n  volume,\n"],
  ["export default defineStack(", guest],
  ["configure(diun)]", "configure(diun), configure(guest)]"],
  ["apps: [", "apps: [guest, "],
];

const renamed: readonly Edit[] = [['service("guest", {', 'service("visitor", { movedFrom: "guest",']];

/** What leaves the stack leaves the host, and nothing else does. */
export function leaving(on: OnHost): void {
  describe("what leaves the stack", () => {
    const { build } = changedStack(on, "leaving");
    const there = async (path: string): Promise<boolean> => (await on().host.tryConsole(`test -e ${path}`)).code === 0;

    /** What the host has of the guest, by kind, and of those that are none of the stack's. */
    const traces = async (name: string) => {
      const { host, project } = on();
      const { root, stack } = project;
      const asked = {
        container: `docker inspect ${stack}_${name}`,
        network: `docker network inspect ${stack}_lodge`,
        configuration: `test -e ${root}/configs/${name}`,
        secret: `test -e ${root}/secrets/${name}`,
        site: `grep --quiet "guest[.]" $(find ${root}/configs/caddy -name Caddyfile)`,
        monitor: `grep --quiet "_${name}$" ${root}/bin/uptime.list`,
        data: `test -s ${root}/data/${name}/kept`,
      };
      const found = [];
      for (const [kind, command] of Object.entries(asked))
        if ((await host.tryConsole(`{ ${command}; } >/dev/null 2>&1`)).code === 0) found.push(kind);
      return found;
    };
    const bystanders = "docker inspect --format '{{.Id}} {{.State.StartedAt}}' stranger other_one";

    it("is there at first, beside what is none of the stack's", async () => {
      const { host, project } = on();
      await build(withGuest);
      await deploy(project);
      await host.console(`echo kept >${project.root}/data/guest/kept; echo mine >${project.root}/configs/loki/notes`);
      const image = "redis:8.4.0-bookworm";
      await host.console(`docker run --detach --name stranger --network ${project.stack}_backend ${image}`);
      const labels =
        "--label com.docker.compose.project=other --label com.docker.compose.service=one --label dev.rexible.stack=other";
      await host.console(
        `docker run --detach --name other_one ${labels} ${image}; docker network create --label dev.rexible.stack=other other_net`,
      );
      expect(await traces("guest")).toEqual([
        "container",
        "network",
        "configuration",
        "secret",
        "site",
        "monitor",
        "data",
      ]);
    });

    it("keeps its data under a new name", async () => {
      const { project } = on();
      await build([...withGuest, ...renamed]);
      await deploy(project);
      expect(await traces("visitor")).toEqual([
        "container",
        "network",
        "configuration",
        "secret",
        "site",
        "monitor",
        "data",
      ]);
      expect(await traces("guest")).toEqual(["network", "site"]);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });

    it("is shown by a rehearsal, goes in spite of a killed run, and leaves its data, which is listed", {
      timeout: 1_800_000,
    }, async () => {
      const { host, project } = on();
      const { root, stack } = project;
      const strangers = await host.console(bystanders);
      await build([]);
      const rehearsed = await deploy(project, { check: true, diff: true });
      for (const told of [`${stack}_visitor`, `${stack}_lodge`, `${root}/configs/visitor`, `${root}/secrets/visitor`])
        expect(rehearsed.stdout).toContain(told);
      expect(await traces("visitor")).toContain("container");

      const changes = tasksThatRan(rehearsed.stdout);
      const half = changes[Math.floor(changes.length * 0.75)] ?? 1;
      expect((await killAfter(project, half)).code, "the playbook was killed").toBe(killed);
      await deploy(project);
      expect(await traces("visitor")).toEqual(["data"]);
      expect(await there(`${root}/configs/loki/notes`)).toBe(true);
      expect(await host.console(bystanders)).toBe(strangers);
      expect((await host.tryConsole("docker network inspect other_net")).code).toBe(0);
      expect(await unwell(host)).toEqual([]);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
      const { stdout } = await succeed(project, "playbooks/safety-check.yml");
      expect(stdout).toContain(`the folder '${root}/data/visitor' of 'visitor'`);
    });

    it("is destroyed with a backup where the stack says so, and leaves the host as it was", async () => {
      const { host, project } = on();
      const { root } = project;
      await build([
        ["hosts: {", 'destroy: [destroy("visitor", { because: "a trial" })],\n  hosts: {'],
        ["  secret,\n", "  destroy,\n  secret,\n"],
      ]);
      await deploy(project);
      expect(await there(`${root}/data/visitor`)).toBe(false);
      expect(
        await host.console(`tar --extract --gzip --to-stdout --file ${root}/backups/destroyed/visitor-*.tar.gz ./kept`),
      ).toBe("kept");
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
      await build([]);
      await deploy(project);
      await host.console(
        `docker rm --force stranger other_one; docker network rm other_net; rm ${root}/configs/loki/notes`,
      );
      await host.console(`rm -r ${root}/backups/destroyed`);
    });
  });
}
