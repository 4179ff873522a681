import { describe, expect, it } from "vitest";
import { edit } from "../harness/compiled.js";
import { deploy, type OnHost, refuse, succeed, unwell } from "../harness/deployed.js";
import { everywhere, found, plant } from "../harness/planted.js";
import { changedTasks } from "../harness/recap.js";

const repository = {
  ...{ repository: "/mnt/outside/restic", password: "the word of the repository", environment: {} },
  ...{ keep: { daily: 7, weekly: 5, monthly: 12 }, prune: true, check: 30 },
};

/** Copies on another disk, and the way back from them by the command of the guide. */
export function offsite(on: OnHost): void {
  describe("a copy elsewhere", () => {
    it("is refused where its disk is not mounted, and opened once it is", async () => {
      const { host, project } = on();
      edit(project, "local", (text) => JSON.stringify({ ...JSON.parse(text), backup_config_offsite: repository }));
      await host.console("mkdir -p /mnt/outside");
      expect(await refuse(on(), { tags: ["backup-config"] })).toContain("lies on the disk of the sets");
      await host.console("mount -t tmpfs tmpfs /mnt/outside");
      await deploy(project, { tags: ["backup-config"] });
      expect(changedTasks((await deploy(project, { tags: ["backup-config"] })).recap)).toEqual([]);
    });

    it("brings everything back once the data and the sets are gone", async () => {
      const { host, project } = on();
      const { stack, root } = project;
      const word = await plant(on());
      await succeed(project, "playbooks/backup.yml");
      expect(await host.console(`${root}/bin/offsite restic snapshots`)).toContain(`${root}/backups/`);
      await host.console(`docker rm -f $(docker ps -aq --filter name=${stack}_)`);
      await host.console(`rm -rf ${root}/data ${root}/backups`);
      await succeed(project, "playbooks/restore.yml", {
        extraVars: { restore_confirm: stack, restore_offsite: "latest" },
      });
      expect(await unwell(host)).toEqual([]);
      expect(await found(on())).toEqual(everywhere(word));
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });

    it("with another password is refused, and what runs is left alone", async () => {
      const { host, project } = on();
      const putBack = edit(project, "local", (text) => text.replace(repository.password, "another word"));
      expect(await refuse(on(), { tags: ["backup-config"] })).toContain("the password is not the repository's");
      putBack();
      await deploy(project, { tags: ["backup-config"] });
      edit(project, "local", (text) => {
        const { backup_config_offsite: _, ...rest } = JSON.parse(text);
        return JSON.stringify(rest);
      });
      await deploy(project, { tags: ["backup-config"] });
      await host.console("umount /mnt/outside");
    });
  });
}
