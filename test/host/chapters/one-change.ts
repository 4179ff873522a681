import { describe, expect, it } from "vitest";
import { vpn } from "../harness/addresses.js";
import { askAllTheTime } from "../harness/ask-all-the-time.js";
import { editService } from "../harness/compiled.js";
import { deploy, lives, type OnHost, unwell } from "../harness/deployed.js";
import { note } from "../harness/figures.js";
import { siteDomain } from "../harness/inventory.js";
import { changedTasks } from "../harness/recap.js";

/** A change of one service touches that one, and the others go on serving. */
export function oneChange(on: OnHost): void {
  describe("a change of one service", () => {
    it("recreates that one and refuses no request to the others", async () => {
      const { host, project, client } = on();
      const before = await lives(host);
      const addresses = ["n8n", "grafana", "openclaw", "qdrant"].map((site) => `${site}.${siteDomain}`);
      const asked = await askAllTheTime(client, vpn.host, addresses);
      editService(project, "apps", "victoriametrics", (lines) => lines.replace('cpus: "0.5"', 'cpus: "0.6"'));
      const { recap, seconds } = await deploy(project);
      const { refused, requests } = await asked.end();
      note("changed", { tasks: recap.tasks, seconds, refused: refused.length, requests });

      const after = await lives(host);
      const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
      expect(changed).toEqual([`${project.stack}_victoriametrics`]);
      expect(requests).toBeGreaterThan(20);
      expect(refused).toEqual([]);
      expect(await unwell(host)).toEqual([]);
    });

    it("is there for good: the next deployment changes nothing", async () => {
      const { host, project } = on();
      const before = await lives(host);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
      expect(await lives(host)).toEqual(before);
    });
  });
}
