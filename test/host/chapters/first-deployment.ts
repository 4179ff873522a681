import { describe, expect, it } from "vitest";
import { canaryMark } from "../harness/canaries.js";
import { deploy, lives, type OnHost, unwell } from "../harness/deployed.js";
import { note } from "../harness/figures.js";
import type { Project } from "../harness/inventory.js";
import { runPlaybook } from "../harness/playbook.js";
import { containers } from "../harness/probes.js";
import { changedTasks, tasksBesideChecks } from "../harness/recap.js";
import { watchProcesses } from "../harness/watch-processes.js";

/** From a bare host to a stack that serves, and the same again. */
export function firstDeployment(on: OnHost): void {
  describe("the deployment", () => {
    let said = "";

    it("reads a whole playbook before it changes anything: check mode passes on a bare host", async () => {
      const { host, project } = on();
      // As Debian's cloud images have it; Ansible cannot look packages up without it.
      await host.console("apt-get update -qq && apt-get install -y -qq python3-apt 2>&1", 120);
      const outcome = await runPlaybook(project, "site.yml", { check: true });
      await host.console("apt-get purge -y -qq --autoremove python3-apt 2>&1", 120);
      expect(outcome.code, outcome.stdout.slice(-3000)).toBe(0);
      expect((await host.tryConsole("command -v dockerd")).code).not.toBe(0);
    });

    it("finds every image in the registries before there is a Docker to pull them", async () => {
      const { host, project } = on();
      const { code, stdout } = await runPlaybook(project, "playbooks/verify-images.yml");
      expect(code, stdout.slice(-3000)).toBe(0);
      expect(stdout).toContain("All 12 images can be had");
      expect((await host.tryConsole("command -v docker")).code).not.toBe(0);
    });

    it("deploys on a bare Debian 13 in one run", async () => {
      const { host, project } = on();
      const watched = await watchProcesses(host, canaryMark);
      const { recap, seconds, stdout, stderr } = await deploy(project, { diff: true, verbosity: 3 });
      said = stdout + stderr;
      note("first", { tasks: recap.tasks, seconds });
      expect(await watched.end()).toEqual([]);
      expect(recap.failed + recap.unreachable).toBe(0);
      expect((await containers(host)).size).toBe(12);
      expect(await unwell(host)).toEqual([]);
    });

    it("prints no secret while it does, however much it is asked to say", () => {
      expect(said).not.toBe("");
      expect(said).not.toContain(canaryMark);
    });

    // The report's third error: a role that another one depends on ran twice.
    it("runs the tasks of every role once", () => {
      const names = [...said.matchAll(/^TASK \[(\S+ : [^\]]+)\]/gm)].map(([, name]) => name ?? "");
      // Those of docker-stack run once for each wave, and its look at the host before and after Docker is there.
      const once = names.filter((name) => !name.startsWith("docker-stack : "));
      expect(once.length).toBeGreaterThan(40);
      expect(once.filter((name, index) => once.indexOf(name) !== index && !isIncludedAgain(name))).toEqual([]);
    });

    it("changes nothing and restarts nothing when deployed again", async () => {
      const { host, project } = on();
      const before = await lives(host);
      const { recap, seconds } = await deploy(project);
      note("unchanged", { tasks: recap.tasks, seconds });
      expect(changedTasks(recap)).toEqual([]);
      expect(await lives(host)).toEqual(before);
      expect(tasksBesideChecks(recap)).toBeLessThanOrEqual(40);
    });

    it("changes nothing and prints no secret in check mode with diffs", async () => {
      const { host, project } = on();
      await expectRehearsal(project);
      expect(await unwell(host)).toEqual([]);
    });

    it("comes back by itself after a reboot", async () => {
      const { host } = on();
      await host.reboot();
      await expect.poll(() => unwell(host), { timeout: 300_000, interval: 2_000 }).toEqual([]);
    });
  });
}

async function expectRehearsal(project: Project): Promise<void> {
  const outcome = await deploy(project, { check: true, diff: true, verbosity: 3 });
  expect(changedTasks(outcome.recap)).toEqual([]);
  expect(outcome.stdout + outcome.stderr).not.toContain(canaryMark);
}

/**
 * The proof of a new connection is asked for twice, before and after old rules of the firewall go; and hardening looks again
 * once its guards are in place.
 */
function isIncludedAgain(name: string): boolean {
  return /^hardening : (Open a connection|Stop where it did not|Look at the login|Refuse what would lock)/.test(name);
}
