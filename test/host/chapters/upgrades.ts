import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { changedStack } from "../harness/changed-stack.js";
import { deploy, type OnHost, refuse, succeed, unwell } from "../harness/deployed.js";
import { stockImage } from "../harness/depot.js";
import { killAfterChange, killed } from "../harness/kill-after.js";
import { runPlaybook } from "../harness/playbook.js";
import type { Edit } from "../harness/rebuilt.js";
import { changedTasks } from "../harness/recap.js";

const old = "postgres:17.6-bookworm";

const ledger = `const archive = catalog.postgresql({
  name: "archive", image: "${old}", networks: [backend], memory: { limit: "384M" }, cpus: 0.5,
  superuserPassword: secret("postgresql_superuser_password"), icuLocale: "fr-FR",
});
const reader = service("reader", {
  image: "redis:8.4.0-bookworm", networks: [backend], memory: { limit: "64M" }, cpus: 0.1, user: 999,
  healthcheck: { test: ["redis-cli", "ping"] }, volumes: [volume("/data", { backup: { none: "a trial" } })],
  databases: [archive.database("ledger", { password: secret("grafana_admin_password") })],
  secretFiles: { "/etc/ledger": secret("grafana_admin_password") },
});

export default defineStack(`;

const with17: readonly Edit[] = [
  ["  secret,\n", "  secret,\n  service,\n  volume,\n"],
  ["export default defineStack(", ledger],
  ["configure(diun)]", "configure(diun), configure(archive), configure(reader)]"],
  ["deploy({ infra: [", "deploy({ infra: [archive, "],
  ["apps: [", "apps: [reader, "],
];
const with18: readonly Edit[] = [...with17, [`image: "${old}",`, 'image: "postgres:18.4-bookworm",']];
const upgraded: readonly Edit[] = [...with18, ['name: "archive",', 'name: "archive", upgrade: { from: 17 },']];

const planted = `SET ROLE ledger;
CREATE TABLE entries (id serial PRIMARY KEY, word text UNIQUE NOT NULL);
INSERT INTO entries (word) SELECT 'planté ' || n FROM generate_series(1, 5000) n;
RESET ROLE;
CREATE ROLE auditor LOGIN PASSWORD 'kept'; GRANT auditor TO ledger; CREATE EXTENSION pg_trgm;`;

/** Rows that the old version lets in and the new one does not. */
const unloadable = `CREATE FUNCTION is_old() RETURNS bool LANGUAGE sql AS $$ SELECT current_setting('server_version_num')::int < 180000 $$;
CREATE TABLE stubborn (one int CHECK (is_old())); INSERT INTO stubborn VALUES (1);`;

/** A cluster of PostgreSQL 17 in a stack whose image becomes 18. */
export function upgrades(on: OnHost): void {
  describe("an upgrade of PostgreSQL", () => {
    const { folder, build } = changedStack(on, "upgrades");
    const ask = (sql: string): Promise<string> => {
      const { host, project } = on();
      const psql = "psql --no-psqlrc -qAtX -v ON_ERROR_STOP=1 -U postgres -d ledger";
      return host.console(`docker exec -i --user postgres ${project.stack}_archive ${psql} <<'SQL'\n${sql}\nSQL`);
    };
    /** The major version that serves, and what was planted in it. */
    const found = () =>
      ask(`SELECT current_setting('server_version_num')::int / 10000, count(*), md5(string_agg(word, ',' ORDER BY id)),
        (SELECT last_value FROM entries_id_seq), pg_has_role('ledger', 'auditor', 'MEMBER'),
        (SELECT rolpassword IS NOT NULL FROM pg_authid WHERE rolname = 'auditor'),
        (SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm') FROM entries`);
    const data = () => `${on().project.root}/data/archive`;
    const there = async (path: string): Promise<boolean> => (await on().host.tryConsole(`test -e ${path}`)).code === 0;
    let onOld = "";
    const onNew = () => onOld.replace(/^17/, "18");

    beforeAll(() => stockImage(old, "postgresql-17"));

    it("is refused before anything stops where the stack does not ask for it", async () => {
      await build(with17);
      await deploy(on().project);
      await ask(planted);
      onOld = await found();
      expect(onOld).toMatch(/^17\|5000\|/);
      await expect(build(with18)).rejects.toThrow("'archive' goes from PostgreSQL 17 to 18, and nothing says how");
      // A build that does not know the one before lets it through, and the host does not.
      rmSync(join(folder(), "compiled"), { recursive: true });
      await build(with18);
      expect(await refuse(on())).toContain("in the layout that PostgreSQL had before 18");
    });

    it("goes back by itself where the new version does not take the rows", async () => {
      const { host, project } = on();
      await ask(unloadable);
      await build(upgraded);
      const { code, stdout } = await runPlaybook(project, "site.yml");
      expect(code).not.toBe(0);
      expect(stdout.replaceAll(/\s+/g, " ")).toContain("'archive' is on version 17 again");
      expect(stdout).toContain("stubborn");
      expect(await found()).toBe(onOld);
      expect(await there(`${data()}.upgraded`)).toBe(false);
      expect(await unwell(host)).toEqual([]);
      await ask("DROP TABLE stubborn; DROP FUNCTION is_old");
    });

    it("goes back by itself where the smoke tests fail after it", async () => {
      const { host, project } = on();
      const tests = join(project.folder, "roles/smoke-tests/tasks/main.yml");
      appendFileSync(tests, "\n- name: Fail for this test\n  ansible.builtin.fail:\n    msg: planted\n");
      expect((await runPlaybook(project, "site.yml")).code).not.toBe(0);
      expect(await found()).toBe(onOld);
      expect(await unwell(host)).toEqual([]);
      await build(upgraded);
    });

    it("that is killed in the middle is ended by the next deployment, with every row, and changes nothing after that", {
      timeout: 1_800_000,
    }, async () => {
      const { host, project } = on();
      const outcome = await killAfterChange(project, (task) => task.includes("Load the dump"));
      expect(outcome.code, "the playbook was killed").toBe(killed);
      await deploy(project);
      expect(await found()).toBe(onNew());
      expect(await there(`${data()}.17/PG_VERSION`)).toBe(true);
      expect(await unwell(host)).toEqual([]);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });

    it("is gone back from only by its own playbook, and comes again", { timeout: 1_800_000 }, async () => {
      const { host, project } = on();
      expect(await refuse(on(), {}, "playbooks/rollback.yml")).toContain("upgrade_back=archive");
      await succeed(project, "playbooks/upgrade-postgresql.yml", { extraVars: { upgrade_back: "archive" } });
      expect(await found()).toBe(onOld);
      expect(await unwell(host)).toEqual([]);
      await succeed(project, "playbooks/upgrade-postgresql.yml");
      expect(await found()).toBe(onNew());
    });

    it("leaves the old cluster until the stack destroys it", async () => {
      const { host, project } = on();
      const given = ["archive", "archive.17", "reader"]
        .map((name) => `destroy("${name}", { because: "a trial" })`)
        .join(", ");
      await build([
        ["hosts: {", `destroy: [${given}],\n  hosts: {`],
        ["  secret,\n", "  destroy,\n  secret,\n"],
      ]);
      await deploy(project);
      expect([await there(data()), await there(`${data()}.17`)]).toEqual([false, false]);
      expect(await host.console(`ls ${project.root}/backups/destroyed | wc -l`)).toBe("3");
      await build([]);
      await deploy(project);
      await host.console(`rm -r ${data()}.18-* ${project.root}/backups/destroyed ${project.root}/backups/upgrades`);
    });
  });
}
