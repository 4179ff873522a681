import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { internet } from "../harness/addresses.js";
import { edit } from "../harness/compiled.js";
import { type Deployed, deploy, type OnHost, refuse, succeed, unwell } from "../harness/deployed.js";
import { listen } from "../harness/heartbeats.js";
import { startHost } from "../harness/host.js";
import { fillInventory } from "../harness/inventory.js";
import { everywhere, found, plant } from "../harness/planted.js";
import { changedTasks } from "../harness/recap.js";
import { killFirstDeployment } from "./killed-deployment.js";

/**
 * Backups, and what they are for: the last chapter, for its host is wiped.
 *
 * @param moveTo takes the host that everything was restored on.
 */
export function backups(on: OnHost, moveTo: (deployed: Deployed) => void): void {
  describe("a backup", () => {
    const word = { word: "" };
    // Outlives the host that the sets come from.
    let fetched = "";
    const newest = () => readdirSync(join(fetched, "prod")).sort().at(-1) ?? "";

    beforeAll(() => {
      fetched = mkdtempSync(join(tmpdir(), "rexible-sets-"));
    });
    afterAll(() => rmSync(fetched, { recursive: true, force: true }));

    it("holds every database and volume, verified, on the controller too; then the heartbeat beats", async () => {
      const { host, project } = on();
      const heartbeats = await listen(internet.controller);
      edit(project, "local", (text) =>
        JSON.stringify({ ...JSON.parse(text), backup_config_heartbeat_url: heartbeats.url }),
      );
      await deploy(project, { tags: ["backup-config"] });
      word.word = (await plant(on())).word;
      await succeed(project, "playbooks/backup.yml", { extraVars: { backup_fetch_to: fetched } });
      expect(heartbeats.count()).toBe(1);

      const set = join(fetched, "prod", newest());
      expect(readdirSync(set)).toEqual(
        expect.arrayContaining(["postgresql.tar", "redis.tar.gz", "n8n.tar.gz", "SHA256SUMS"]),
      );
      // Docker takes a container that was paused for unhealthy until its probe ran again.
      await expect.poll(() => unwell(host), { timeout: 90_000, interval: 2_000 }).toEqual([]);
      // A second reader of the dump than the backup's own check.
      const list = `tar -xOf ${project.root}/backups/${newest()}/postgresql.tar ./litellm.dump | docker exec -i ${project.stack}_postgresql pg_restore -l`;
      expect(await host.console(list)).toContain("TABLE DATA public planted");
      await heartbeats.close();
    });

    it("that is torn fails loudly, keeps the sets that are there, and sends no heartbeat", async () => {
      const { host, project } = on();
      const heartbeats = await listen(internet.controller);
      edit(project, "local", (text) =>
        JSON.stringify({ ...JSON.parse(text), backup_config_heartbeat_url: heartbeats.url }),
      );
      await deploy(project, { tags: ["backup-config"] });
      const sets = () => host.console(`ls -d ${project.root}/backups/*Z`);
      const before = await sets();
      const tear = `.dumps[0].dump = ["bash", "-c", "bash /etc/postgresql/dump-databases.sh | head -c 20000"]`;
      await host.console(`cd ${project.root}/bin && jq '${tear}' backup.json > torn && mv torn backup.json`);
      expect(await refuse(on(), {}, "playbooks/backup.yml")).toContain("'postgresql.tar' is torn");
      expect(heartbeats.count()).toBe(0);
      expect(await sets()).toBe(before);
      await heartbeats.close();
      await deploy(project, { tags: ["backup-config"] });
    });

    it("brings a wiped host back, with everything that was planted, after a first deployment that was killed", async () => {
      const { host: old, project: oldProject, neighbour, client } = on();
      await old.stop();
      const host = await startHost();
      const project = await fillInventory(host);
      moveTo({ host, project, neighbour, client });
      await killFirstDeployment({ host, project });
      await succeed(project, "playbooks/restore.yml", {
        extraVars: {
          restore_confirm: oldProject.stack,
          restore_from: join(fetched, "prod"),
          restore_set: newest(),
        },
      });
      expect(await unwell(host)).toEqual([]);
      expect(await found(on())).toEqual(everywhere(word));
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });
  });
}
