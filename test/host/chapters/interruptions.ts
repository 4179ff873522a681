import { describe, expect, it } from "vitest";
import { editService } from "../harness/compiled.js";
import { deploy, lives, type OnHost, refuse, unwell } from "../harness/deployed.js";
import { everywhere, found, plant } from "../harness/planted.js";
import { runPlaybook } from "../harness/playbook.js";

/** A deployment that is disturbed, and the one after it. */
export function interruptions(on: OnHost): void {
  describe("an interruption", () => {
    it("by a full disk leaves the containers as they are, and is mended when there is space", async () => {
      const { host, project } = on();
      const before = await lives(host);
      await host.console(`mount -t tmpfs -o size=16k full ${project.root}/compose`);
      const said = await refuse(on());
      await host.console(`umount ${project.root}/compose`);
      expect(said).toMatch(/No space left on device/i);
      await deploy(project);
      expect(await lives(host)).toEqual(before);
    });

    it("by a restart of Docker under the play is mended by the next", async () => {
      const { host, project } = on();
      const planted = await plant(on());
      await host.console(`docker rm --force ${project.stack}_diun`);
      let restarted: Promise<unknown> | undefined;
      await runPlaybook(project, "site.yml", {
        heard: (text) => {
          if (text.includes("TASK [docker-stack : Install the Compose files"))
            restarted ??= host.tryConsole("systemctl restart docker");
        },
      });
      await restarted;
      expect(restarted).toBeDefined();
      await deploy(project);
      expect(await unwell(host)).toEqual([]);
      expect(await found(on())).toEqual(everywhere(planted));
    });

    it("by a container that never gets healthy names it, with its last lines, and leaves the others running", async () => {
      const { host, project } = on();
      const others = async () => ({ ...(await lives(host)), [`${project.stack}_diun`]: "" });
      const before = await others();
      const putBack = editService(project, "apps", "diun", (lines) =>
        lines
          .replace(/test:\n(?: +- .*\n)+/, 'test: [CMD, "false"]\n')
          .replace(/interval: "30s"/, "interval: 2s")
          .replace(/start_period: "30s"/, "start_period: 1s"),
      );
      const outcome = await runPlaybook(project, "site.yml");
      putBack();
      expect(outcome.code).not.toBe(0);
      expect(outcome.stdout).toContain(`Container '${project.stack}_diun' is unhealthy`);
      expect(outcome.stdout).toContain("Its last lines:");
      expect(await others()).toEqual(before);
      await deploy(project);
      expect(await unwell(host)).toEqual([]);
    });

    it("by a second deployment at the same time: the second refuses, and the first goes on", async () => {
      const { project } = on();
      let second: Promise<string> | undefined;
      const first = await runPlaybook(project, "site.yml", {
        heard: (text) => {
          if (text.includes("TASK [common : ")) second ??= refuse(on());
        },
      });
      expect(await second).toContain("Another deployment of");
      expect(first.code, first.stdout.slice(-2000)).toBe(0);
    });
  });
}
