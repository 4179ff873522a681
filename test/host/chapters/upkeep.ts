import { describe, expect, it } from "vitest";
import { canaryMark, quoted } from "../harness/canaries.js";
import { edit, editService } from "../harness/compiled.js";
import { deploy, lives, type OnHost, refuse, succeed, unwell } from "../harness/deployed.js";
import { changedTasks } from "../harness/recap.js";

/** The playbooks beside `site.yml`, but for backup and restore. */
export function upkeep(on: OnHost): void {
  describe("upkeep", () => {
    it("deletes images that nothing needs, and none where it cannot read what the releases need", async () => {
      const { host, project } = on();
      const release = `${project.root}/releases/current`;
      await host.console(
        `for image in unneeded needed; do echo $image | tar --create --file - --files-from /dev/null | docker import --change "LABEL of=$image" - example.com/$image:1; done
        echo 'image: example.com/needed:1' > ${release}/compose/more.yml`,
      );
      const left = () => host.console("docker image ls --format '{{.Repository}}' 'example.com/*' | sort");
      const before = await lives(host);

      await host.console(`mv ${project.root}/releases ${project.root}/unreadable`);
      expect((await host.tryConsole(`docker-prune ${project.root} 0`)).code).not.toBe(0);
      await host.console(`mv ${project.root}/unreadable ${project.root}/releases`);
      expect(await left()).toBe("example.com/needed\nexample.com/unneeded");

      await host.console(`docker-prune ${project.root} 0`, 120);
      expect(await left()).toBe("example.com/needed");
      expect(await lives(host)).toEqual(before);
      await host.console(`rm ${release}/compose/more.yml && docker image rm example.com/needed:1`);
    });

    it("looks at everything in the safety check and changes nothing", async () => {
      const { host, project } = on();
      const before = await lives(host);
      const { recap, stdout } = await succeed(project, "playbooks/safety-check.yml");
      expect(changedTasks(recap)).toEqual([]);
      expect(stdout).toContain("Nothing stands against a deployment.");
      expect(await lives(host)).toEqual(before);
    });

    it("lists in the safety check what somebody did by hand, of each kind, and keeps it as JSON", async () => {
      const { host, project } = on();
      const { stdout: before } = await succeed(project, "playbooks/safety-check.yml");
      expect(before).not.toContain("Changed since the last whole deployment:");
      expect(before).not.toContain("Missing:");
      const conf = `$(find ${project.root}/configs/loki -name local-config.yaml)`;
      await host.console(
        [
          `cp --archive ${conf} /root/kept.yaml && echo '# more' >> ${conf}`,
          `systemctl stop ${project.stack}-uptime.timer`,
          "printf '[Service]\\nExecStart=/bin/true\\n' > /etc/systemd/system/agent.service",
          "echo 'deb https://packages.example.com/apt stable main' > /etc/apt/sources.list.d/agent.list",
          "ufw allow 8080/tcp",
          "nft add table inet mine",
        ].join(" && "),
      );
      const { recap, stdout } = await succeed(project, "playbooks/safety-check.yml");
      expect(changedTasks(recap)).toEqual([]);
      for (const told of [
        "local-config.yaml' was changed: other text",
        `the timer '${project.stack}-uptime.timer' does not run`,
        "/etc/systemd/system/agent.service' was made by hand",
        "sources.list.d/agent.list'",
        "'ufw allow 8080/tcp'",
        "'table inet mine'",
      ])
        expect(stdout).toContain(told);
      await host.console(
        [
          `cp --archive /root/kept.yaml ${conf} && rm /root/kept.yaml`,
          `systemctl start ${project.stack}-uptime.timer`,
          "rm /etc/systemd/system/agent.service /etc/apt/sources.list.d/agent.list",
          "ufw --force delete allow 8080/tcp",
          "nft delete table inet mine",
        ].join(" && "),
      );
    });

    it("says in the safety check what would go wrong", async () => {
      await on().host.console("echo 'Port nonsense' > /etc/ssh/sshd_config.d/99-broken.conf");
      const said = await refuse(on(), {}, "playbooks/safety-check.yml");
      await on().host.console("rm /etc/ssh/sshd_config.d/99-broken.conf");
      expect(said).toContain("sshd refuses its own configuration");
    });

    it("finds every image in the registries, and pulls none", async () => {
      const { recap, stdout } = await succeed(on().project, "playbooks/verify-images.yml");
      expect(changedTasks(recap)).toEqual([]);
      expect(stdout).toMatch(/All 12 images can be had/);
    });

    it("goes back to the release before, and forward again", async () => {
      const { host, project } = on();
      const limit = () => host.console(`docker inspect --format '{{.HostConfig.NanoCpus}}' ${project.stack}_loki`);
      const before = await limit();
      const putBack = editService(project, "apps", "loki", (lines) => lines.replace('cpus: "0.5"', 'cpus: "0.4"'));
      await deploy(project);
      expect(await limit()).toBe("400000000");
      await succeed(project, "playbooks/rollback.yml");
      expect(await limit()).toBe(before);
      expect(await unwell(host)).toEqual([]);
      await deploy(project);
      expect(await limit()).toBe("400000000");
      putBack();
      await deploy(project);
    });

    it("brings new secrets to the services, and shows none of them", async () => {
      const { host, project } = on();
      const rotated = ["vault_redis_password", "vault_n8n_db_password", "vault_postgresql_superuser_password"];
      edit(project, "vault", (text) => {
        const names = new RegExp(`^(${rotated.join("|")}): (.*)"$`, "gm");
        return text.replaceAll(names, '$1: $2New"');
      });
      const { stdout, stderr } = await succeed(project, "playbooks/rotate-secrets.yml", { diff: true, verbosity: 2 });
      expect(stdout + stderr).not.toContain(canaryMark);
      const old = `export REDISCLI_AUTH=${quoted(project.secrets.vault_redis_password ?? "")}`;
      const ask = `docker exec --env REDISCLI_AUTH ${project.stack}_redis redis-cli ping 2>&1`;
      expect(await host.console(`${old}; ${ask}`)).toContain("WRONGPASS");
      expect(await unwell(host)).toEqual([]);
      const { recap } = await deploy(project);
      expect(changedTasks(recap)).toEqual([]);
    });
  });
}
