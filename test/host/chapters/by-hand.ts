import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deploy, lives, type OnHost, refuse, unwell } from "../harness/deployed.js";
import type { Project } from "../harness/inventory.js";
import { changedTasks } from "../harness/recap.js";
import { stateOf } from "../harness/state.js";

interface Edit {
  /** File of `generated/`. */
  readonly file: string;
  readonly change: (text: string) => string;
  /** A command that succeeds on a host that has the edit. */
  readonly shows: (project: Project) => string;
}

const mark = "# by hand";

/** One edit of each kind of file, as a maintainer without Rexible makes them. */
const edits: Readonly<Record<string, Edit>> = {
  "configuration of a service": {
    file: "roles/monitoring/files/configs/loki/etc/loki/local-config.yaml",
    change: (text) => `${text}${mark}\n`,
    shows: ({ stack }) => `docker cp ${stack}_loki:/etc/loki/local-config.yaml - | grep --quiet --text '${mark}'`,
  },
  "a Compose file": {
    file: "roles/docker-stack/files/compose/docker-compose.yml",
    change: (text) => text.replace(/(^ {2}diun:\n(?: {4}.*\n)*? +cpus: ).*$/m, '$1"0.11"'),
    shows: ({ stack }) => `docker inspect --format '{{.HostConfig.NanoCpus}}' ${stack}_diun | grep --quiet 110000000`,
  },
  "a unit": {
    file: "roles/uptime-config/templates/uptime.timer.j2",
    change: (text) => `${text}${mark}\n`,
    shows: ({ stack }) => `grep --quiet '${mark}' /etc/systemd/system/${stack}-uptime.timer`,
  },
  "a program": {
    file: "roles/backup-config/files/bin/restore",
    change: (text) => `${text}${mark}\n`,
    shows: ({ root }) => `grep --quiet '${mark}' ${root}/bin/restore`,
  },
  "a default": {
    file: "roles/backup-config/defaults/main.yml",
    change: (text) => text.replace(/^backup_config_keep_count: .*$/m, "backup_config_keep_count: 9"),
    shows: ({ root }) => `jq --exit-status '.. | numbers | select(. == 9)' ${root}/bin/backup.json`,
  },
  "a task": {
    file: "roles/diun/tasks/main.yml",
    change: (text) =>
      `${text}\n- name: Leave a mark\n  ansible.builtin.copy:\n    content: mark\n    dest: /root/by-hand\n    mode: "0600"\n`,
    shows: () => "test -f /root/by-hand",
  },
};

function apply(project: Project, { file, change }: Pick<Edit, "file" | "change">): () => void {
  const path = join(project.folder, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`the edit does not fit '${file}' any more`);
  writeFileSync(path, after);
  return () => writeFileSync(path, before);
}

/** `generated/` is maintained by hand: what is edited is deployed, or refused aloud. */
export function byHand(on: OnHost): void {
  describe("an edit by hand", () => {
    it("of each kind of file is deployed, and concerns the containers alone that mount it", async () => {
      const { host, project } = on();
      const state = await stateOf(host, project);
      const before = await lives(host);
      const takeBack = Object.values(edits).map((edit) => apply(project, edit));

      await deploy(project);
      for (const [what, { shows }] of Object.entries(edits))
        expect((await host.tryConsole(shows(project))).code, what).toBe(0);
      const after = await lives(host);
      expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([
        `${project.stack}_diun`,
        `${project.stack}_loki`,
      ]);
      expect(await unwell(host)).toEqual([]);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);

      for (const undo of takeBack) undo();
      await deploy(project);
      expect(await stateOf(host, project)).toEqual(state);
    });

    it("is refused before the first change where it needs another one beside it", async () => {
      const { project } = on();
      const undo = apply(project, {
        file: "roles/docker-stack/files/compose/docker-compose.yml",
        change: (text) => text.replace("image: grafana/loki:3.7.2", "image: grafana/loki:3.7.3"),
      });
      const said = await refuse(on());
      undo();
      expect(said).toContain("Nothing was changed.");
      expect(said).toContain(
        "the image 'grafana/loki:3.7.3', which docker_stack_images does not list: name it there too",
      );
    });

    it("is not deployed half by a run for another role", async () => {
      const { project } = on();
      const undo = apply(project, edits["configuration of a service"] as Edit);
      const said = await refuse(on(), { tags: ["diun"] });
      undo();
      expect(said).toContain(
        `did not bring what the project has otherwise than the host: ${project.root}/configs/loki/`,
      );
    });
  });
}
