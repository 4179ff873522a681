import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changedStack } from "../harness/changed-stack.js";
import { deploy, type OnHost, succeed, unwell } from "../harness/deployed.js";
import { everywhere, found, plant } from "../harness/planted.js";
import { runPlaybook } from "../harness/playbook.js";
import type { Edit } from "../harness/rebuilt.js";
import { stateOf } from "../harness/state.js";

/** A service with a port, a site, a secret and a check, another schedule of backups, and no alerts any more. */
const later: readonly Edit[] = [
  ["  secret,\n", "  port,\n  secret,\n  service,\n  volume,\n"],
  [
    "export default defineStack(",
    `const newer = service("newer", {
  image: "victoriametrics/victoria-metrics:v1.144.0", networks: [frontend], memory: { limit: "96M" }, cpus: 0.1, user: 999,
  command: ["-storageDataPath=/storage", "-httpListenAddr=:8428"],
  volumes: [volume("/storage", { backup: "files" })], healthcheck: { test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8428/health"] },
  port: 8428, expose: vpnOnly("newer"), ports: [port("8429:8428", { from: "vpn", because: "a trial" })],
  secrets: { KEY: secret("grafana_admin_password") }, secretDelivery: { kind: "file", suffix: "_FILE" },
});

export default defineStack(`,
  ],
  ["configure(diun)]", "configure(diun), configure(newer)]"],
  ["apps: [", "apps: [newer, "],
  ["backup()", 'backup({ schedule: "*-*-* 04:45:00", keepCount: 3 })'],
];

/** What a release was is what it is again. */
export function rollbacks(on: OnHost): void {
  describe("a rollback", () => {
    const { build } = changedStack(on, "rollbacks");

    it("brings Compose, configuration, secrets, backup plan, monitors, firewall and sites back, and keeps the data", async () => {
      const { host, project } = on();
      await build([]);
      await deploy(project);
      const state = await stateOf(host, project);
      const planted = await plant(on());
      await build(later);
      await deploy(project);
      expect(await stateOf(host, project)).not.toEqual(state);
      await succeed(project, "playbooks/rollback.yml");
      expect(await stateOf(host, project)).toEqual(state);
      expect(await unwell(host)).toEqual([]);
      expect(await found(on())).toEqual(everywhere(planted));
      expect(await host.console(`test -d ${project.root}/data/newer && echo kept`)).toBe("kept");
    });

    it("comes by itself where the smoke tests fail and the stack says so", async () => {
      const { host, project } = on();
      const state = await stateOf(host, project);
      await build([...later, ["deploy({ infra", 'deploy({ onFailure: "rollback", infra']]);
      const tests = join(project.folder, "roles/smoke-tests/tasks/main.yml");
      appendFileSync(tests, "\n- name: Fail for this test\n  ansible.builtin.fail:\n    msg: planted\n");
      const { code, stdout } = await runPlaybook(project, "site.yml");
      expect(code).not.toBe(0);
      expect(stdout).toMatch(/Release \w+ is back/);
      expect(await stateOf(host, project)).toEqual(state);
      expect(await unwell(host)).toEqual([]);
      await build([]);
      await deploy(project);
      await host.console(`rm -r ${project.root}/data/newer`);
    });
  });
}
