import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editService } from "../harness/compiled.js";
import { deploy, lives, type OnHost, unwell } from "../harness/deployed.js";
import { dockerDemand } from "../harness/engine.js";
import { layOutProgram } from "../harness/go-program.js";
import { changedTasks } from "../harness/recap.js";

const recipe = fileURLToPath(new URL("../programs/compose", import.meta.url));
const module = "github.com/docker/compose/v5";
const [, version = ""] = new RegExp(`${module} (v\\S+)`).exec(readFileSync(`${recipe}/go.mod`, "utf8")) ?? [];
// Looked for before the folder in which Debian's package has its own.
const folder = "/usr/local/lib/docker/cli-plugins";

/** The newest Compose that can be made here, from its Go module, in place of Debian's. */
export function newestCompose(on: OnHost): void {
  describe("Compose 5", () => {
    beforeAll(async () => {
      const program = `${await layOutProgram(recipe, `${module}/cmd`, { [`${module}/internal.Version`]: version })}/program`;
      await on().host.console(`mkdir -p ${folder}`);
      await dockerDemand(["cp", program, `${on().host.name}:${folder}/docker-compose`]);
    }, 1_500_000);

    afterAll(async () => {
      await on().host.console(`rm -r ${folder}`);
      await deploy(on().project);
    });

    // https://github.com/docker/compose/issues/14029: a dry run really made containers anew.
    it("starts no container in a rehearsal", async () => {
      const { host, project } = on();
      expect(await host.console("docker compose version")).toContain(version.slice(1));
      const before = await lives(host);
      await deploy(project, { check: true, diff: true });
      expect(await lives(host)).toEqual(before);
    });

    it("deploys, and then has nothing to do", async () => {
      const { host, project } = on();
      await deploy(project);
      expect(await unwell(host)).toEqual([]);
      const before = await lives(host);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
      expect(await lives(host)).toEqual(before);
    });

    it("makes the one container anew that changed", async () => {
      const { host, project } = on();
      const before = await lives(host);
      const putBack = editService(project, "apps", "loki", (lines) => lines.replace('cpus: "0.5"', 'cpus: "0.4"'));
      await deploy(project);
      putBack();
      const after = await lives(host);
      expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([`${project.stack}_loki`]);
    });
  });
}
