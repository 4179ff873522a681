import { describe, expect, it } from "vitest";
import { changedStack } from "../harness/changed-stack.js";
import { deploy, lives, type OnHost } from "../harness/deployed.js";
import { runPlaybook } from "../harness/playbook.js";
import type { Edit } from "../harness/rebuilt.js";
import { changedTasks } from "../harness/recap.js";

/** The stack with a job, and a service that waits for it and is to be made anew. */
function withJob(script: string, options: string, cpus: number): readonly Edit[] {
  const job = `const orders = job("orders", { image: "redis:8.4.0-bookworm", networks: [monitoring], memory: { limit: "64M" }, cpus: 0.1, user: 999, entrypoint: ["sh", "-c"], command: [${JSON.stringify(script)}], ${options} });

export default defineStack(`;
  return [
    ["  host,\n", "  host,\n  job,\n"],
    [
      `networks: "host",\n  memory: { limit: "128M" },\n  cpus: 0.25,`,
      `networks: "host",\n  memory: { limit: "128M" },\n  cpus: ${cpus},`,
    ],
    ["export default defineStack(", job],
    ["configure(diun)]", "configure(diun), configure(orders)]"],
    ["apps: [", "apps: [orders, "],
  ];
}

/** A job runs to its end before what waits for it, holds it back where it fails, and runs when its hour comes. */
export function jobs(on: OnHost): void {
  describe("a job", () => {
    const { build } = changedStack(on, "with-jobs");
    const asked = async (name: string, what: string) => {
      const { host, project } = on();
      return (await host.console(`docker inspect --format '{{${what}}}' ${project.stack}_${name}`)).trim();
    };

    it("runs to its end before the service that waits for it, and a second deployment has nothing to do", async () => {
      const { host, project } = on();
      await build(withJob("sleep 2; echo 12 orders", "before: diun", 0.21));
      await deploy(project);
      expect(await asked("orders", ".State.ExitCode")).toBe("0");
      const [ended, started] = [await asked("orders", ".State.FinishedAt"), await asked("diun", ".State.StartedAt")];
      expect(ended < started).toBe(true);
      expect(await host.console(`docker logs ${project.stack}_orders`)).toContain("12 orders");

      const old = await lives(host);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
      expect(await lives(host)).toEqual(old);
    });

    it("that fails holds the service back, and shows what it said", async () => {
      const { project } = on();
      await build(withJob("echo no such column; exit 3", "before: diun", 0.22));
      const old = await asked("diun", ".State.StartedAt");
      const { code, stdout } = await runPlaybook(project, "site.yml");
      expect(code).not.toBe(0);
      expect(stdout).toContain(`Container '${project.stack}_orders' is exited with exit code 3.`);
      expect(stdout).toContain("no such column");
      expect(await asked("diun", ".State.StartedAt")).toBe(old);
    });

    it("on a schedule runs from its timer, and no deployment begins meanwhile", async () => {
      const { host, project } = on();
      const unit = `${project.stack}-job-orders`;
      await build(withJob("echo 12 orders; sleep 20", 'schedule: "*:*:00"', 0.25));
      await deploy(project);
      const journal = async () => (await host.tryConsole(`journalctl --unit ${unit}.service --output cat`)).stdout;
      await expect.poll(journal, { timeout: 120_000, interval: 1_000 }).toContain("12 orders");
      const { code, stdout } = await runPlaybook(project, "site.yml", { tags: ["diun"] });
      expect(code).not.toBe(0);
      expect(stdout.replaceAll(/\s+/g, " ")).toContain(
        `Nothing was changed. The job 'orders' runs: wait until it ends`,
      );
      await host.console(`systemctl disable --now ${unit}.timer; systemctl stop ${unit}.service`);
      expect(await asked("orders", ".State.Running")).toBe("false");
    });

    it("leaves the host as it was once it left the stack", async () => {
      const { host, project } = on();
      await build([]);
      await deploy(project);
      expect((await host.tryConsole(`ls /etc/systemd/system | grep ${project.stack}-job-`)).code).toBe(1);
      expect(Object.keys(await lives(host))).not.toContain(`${project.stack}_orders`);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });
  });
}
