import { describe, expect, it } from "vitest";
import { deploy, type OnHost, refuse, unwell } from "../harness/deployed.js";
import { switchControlServer } from "../harness/depot.js";
import { everywhere, found, plant } from "../harness/planted.js";
import { changedTasks } from "../harness/recap.js";

/**
 * The failures of the report, made again on the host: each is healed, or stops the deployment before its first change.
 * The first, a lock-out by hardening, has tests of its own (lock-out.host.ts); so have images that do not exist
 * (chapters/images.ts), and roles that run twice (chapters/first-deployment.ts).
 */
export function failures(on: OnHost): void {
  describe("a failure of the report", () => {
    it("2: containers that nobody started are started, on the data that is there", async () => {
      const { host, project } = on();
      const planted = await plant(on());
      await host.console("docker rm --force $(docker ps -aq)", 120);
      await deploy(project);
      expect(await unwell(host)).toEqual([]);
      expect(await found(on())).toEqual(everywhere(planted));
    });

    it("4: a VPN that is down is told of, and stops nothing", async () => {
      const { host, project } = on();
      await host.console("tailscale logout");
      await switchControlServer(false);
      const { stdout } = await deploy(project, { tags: ["headscale-node"] });
      await switchControlServer(true);
      expect(stdout).toMatch(/VPN/);
      const { recap } = await deploy(project, { tags: ["headscale-node"] });
      expect(changedTasks(recap)).toContain("headscale-node : Ask the control server to let the host in");
    });

    it("6: networks and a container of an old monolithic stack are replaced", async () => {
      const { host, project } = on();
      const planted = await plant(on());
      const { stack } = project;
      await host.console("docker rm --force $(docker ps -aq)", 120);
      await host.console("docker network rm $(docker network ls -q --filter type=custom)");
      const old = `name: ${stack}
services:
  postgresql:
    image: crazymax/diun:4.31.0
    container_name: ${stack}_postgresql
    command: [sleep, infinity]
    entrypoint: []
    networks: [backend, frontend]
networks: { frontend: {}, backend: {}, monitoring: {}, egress: {} }
`;
      await host.console(`mkdir -p /opt/old && cat > /opt/old/docker-compose.yml <<'YAML'\n${old}YAML`);
      await host.console("docker compose --file /opt/old/docker-compose.yml up --detach 2>&1", 120);
      expect(await host.console(`docker network inspect --format '{{.Internal}}' ${stack}_backend`)).toBe("false");

      await deploy(project);
      expect(await host.console(`docker network inspect --format '{{.Internal}}' ${stack}_backend`)).toBe("true");
      expect(await unwell(host)).toEqual([]);
      expect(await found(on())).toEqual(everywhere(planted));
    });

    it("7: provisioning without its container fails at once, and says which", async () => {
      const { host, project } = on();
      await host.console(`docker rm --force ${project.stack}_n8n`);
      expect(await refuse(on(), { tags: ["n8n-provision"] })).toContain(`${project.stack}_n8n`);
      await deploy(project);
      expect(await unwell(host)).toEqual([]);
    });

    it("8: data of PostgreSQL 17 stops the deployment before it changes anything", async () => {
      const { host, project } = on();
      const planted = await plant(on());
      const data = `${project.root}/data/postgresql`;
      await host.console(`docker stop ${project.stack}_postgresql && mv ${data} ${data}.kept`, 120);
      await host.console(`install -d -o 999 -g 999 -m 0700 ${data} && echo 17 > ${data}/PG_VERSION`);

      const said = await refuse(on());
      expect(said).toContain("Nothing was changed.");
      expect(said).toContain(`${data}/PG_VERSION`);

      await host.console(`rm -r ${data} && mv ${data}.kept ${data} && docker start ${project.stack}_postgresql`);
      await deploy(project);
      expect(await found(on())).toEqual(everywhere(planted));
    });
  });
}
