import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { changedStack } from "../harness/changed-stack.js";
import { deploy, lives, type OnHost, refuse } from "../harness/deployed.js";
import type { Edit } from "../harness/rebuilt.js";
import { changedTasks } from "../harness/recap.js";

/** The stack with a job whose image is built of a folder. */
function withBuilt(context: string): readonly Edit[] {
  const job = `const greeting = job("greeting", { image: built({ context: ${JSON.stringify(context)}, args: { WHOM: "world" } }), networks: [monitoring], memory: { limit: "64M" }, cpus: 0.1, user: 999, entrypoint: ["cat"], command: ["/said", "/whom"] });

export default defineStack(`;
  return [
    ["  host,\n", "  built,\n  host,\n  job,\n"],
    ["export default defineStack(", job],
    ["configure(diun)]", "configure(diun), configure(greeting)]"],
    ["apps: [", "apps: [greeting, "],
  ];
}

/** A host builds an image of one's own, once for each change of what it is built of. */
export function builds(on: OnHost): void {
  describe("an image of one's own", () => {
    const { folder, build } = changedStack(on, "with-builds");
    const context = () => join(folder(), "greeting");
    const write = (name: string, text: string) => writeFileSync(join(context(), name), text);
    const said = async () => on().host.console(`docker logs ${on().project.stack}_greeting`);
    const images = async () =>
      (await on().host.console("docker image ls --format '{{.Repository}}:{{.Tag}}' | grep ^localhost/ | sort"))
        .trim()
        .split("\n");

    beforeAll(() => {
      mkdirSync(context(), { recursive: true });
      write(
        "Dockerfile",
        'FROM redis:8.4.0-bookworm\nARG WHOM\nUSER root\nRUN echo "$WHOM" > /whom\nCOPY said /\nUSER 999\n',
      );
      write("said", "hello\n");
      write("later.log", "1\n");
      write(".dockerignore", "*.log\n");
    });

    it("is built by the host, without what .dockerignore names, and a second deployment builds nothing", async () => {
      const { host, project } = on();
      await build(withBuilt(context()));
      await deploy(project);
      expect(await said()).toBe("hello\nworld");
      expect(await images()).toEqual([
        expect.stringMatching(new RegExp(`^localhost/${project.stack}/greeting:[0-9a-f]{16}$`)),
      ]);

      const old = await lives(host);
      write("later.log", "2\n");
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
      expect(await lives(host)).toEqual(old);
      expect((await host.console("ls /var/tmp")).includes(".build")).toBe(false);
    });

    it("is announced by check mode, and built anew where its files changed", async () => {
      const { host, project } = on();
      const [old, there] = [await lives(host), await images()];
      write("said", "good morning\n");
      const { stdout } = await deploy(project, { check: true });
      expect(stdout).toMatch(/would build localhost\/\S+\/greeting:[0-9a-f]{16} of/);
      expect(await images()).toEqual(there);
      await deploy(project);
      expect(await said()).toBe("good morning\nworld");
      expect(await images()).toHaveLength(2);
      const { [`${project.stack}_greeting`]: _, ...others } = await lives(host);
      const { [`${project.stack}_greeting`]: __, ...oldOthers } = old;
      expect(others).toEqual(oldOthers);
    });

    it("that cannot be built stops nothing, and shows the end of the build", async () => {
      write("Dockerfile", `${readFileSync(join(context(), "Dockerfile"), "utf8")}RUN cat /nowhere\n`);
      const told = await refuse(on());
      expect(told).toContain(
        `Nothing was stopped. Image 'localhost/${on().project.stack}/greeting' cannot be built of`,
      );
      expect(told).toContain("/nowhere");
    });

    it("leaves with its service", async () => {
      const { host, project } = on();
      await build([]);
      await deploy(project);
      expect(Object.keys(await lives(host))).not.toContain(`${project.stack}_greeting`);
      await host.console(
        "docker image ls --quiet 'localhost/*/greeting' | xargs --no-run-if-empty docker image rm --force",
      );
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });
  });
}
