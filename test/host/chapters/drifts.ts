import { describe, expect, it } from "vitest";
import { deploy, type OnHost, unwell } from "../harness/deployed.js";
import type { Project } from "../harness/inventory.js";
import { runPlaybook } from "../harness/playbook.js";
import { changedTasks } from "../harness/recap.js";
import { stateOf } from "../harness/state.js";

interface Drift {
  /** What somebody did on the host by hand. */
  readonly by: (project: Project) => string;
  /** A command that succeeds on a host where it is mended; none where the state of the host tells it. */
  readonly mended?: (project: Project) => string;
  /** What a rehearsal with diffs says of it. */
  readonly told: (project: Project) => string;
}

const unit = (stack: string, name: string) => `/etc/systemd/system/${stack}-${name}`;

/** One of each kind of thing that deployments make of a host. */
const drifts: Readonly<Record<string, Drift>> = {
  "a unit is edited": {
    by: ({ stack }) => `echo '# more' >> ${unit(stack, "backup.timer")}`,
    told: ({ stack }) => unit(stack, "backup.timer"),
  },
  "a unit is deleted": {
    by: () => "rm /etc/systemd/system/docker-prune.timer",
    told: () => "/etc/systemd/system/docker-prune.timer",
  },
  "a timer is stopped": {
    by: ({ stack }) => `systemctl stop ${stack}-backup.timer`,
    mended: ({ stack }) => `systemctl is-active ${stack}-backup.timer`,
    told: ({ stack }) => `${stack}-backup.timer`,
  },
  "a timer does not come back at the next boot": {
    by: ({ stack }) => `systemctl disable ${stack}-uptime.timer`,
    told: ({ stack }) => `${stack}-uptime.timer`,
  },
  "a guard is stopped": {
    by: () => "systemctl stop fail2ban",
    mended: () => "systemctl is-active fail2ban",
    told: () => "fail2ban",
  },
  "a Compose file is edited": {
    by: ({ root }) => `echo '# more' >> ${root}/compose/docker-compose-infra.yml`,
    told: ({ root }) => `${root}/compose/docker-compose-infra.yml`,
  },
  "a configuration file of a service is edited": {
    by: ({ root }) => `echo '# more' >> $(find ${root}/configs/loki -name local-config.yaml)`,
    mended: ({ stack }) =>
      `docker cp ${stack}_loki:/etc/loki/local-config.yaml - | grep --text --quiet . && ! docker cp ${stack}_loki:/etc/loki/local-config.yaml - | grep --text --quiet '# more'`,
    told: ({ root }) => `${root}/configs/loki`,
  },
  "the configuration of a guard is deleted": {
    by: () => "rm /etc/fail2ban/jail.d/90-stack.local",
    told: () => "/etc/fail2ban/jail.d/90-stack.local",
  },
  "a file of the system is given to somebody": {
    by: () => "chown daemon /etc/sysctl.d/90-stack.conf",
    told: () => "/etc/sysctl.d/90-stack.conf",
  },
  "a file is a link to another one": {
    by: () => "mv /etc/sysctl.d/90-stack.conf /root/elsewhere && ln -s /root/elsewhere /etc/sysctl.d/90-stack.conf",
    told: () => "/etc/sysctl.d/90-stack.conf",
  },
  "a program may not be started": {
    by: ({ root }) => `chmod 0600 ${root}/bin/restore`,
    told: ({ root }) => `${root}/bin/restore`,
  },
  "a folder is closed": {
    by: ({ root }) => `chmod 0700 ${root}/configs`,
    told: ({ root }) => `${root}/configs`,
  },
  "a folder of data is given to root": {
    by: ({ root }) => `chown root ${root}/data/grafana`,
    mended: ({ root }) => `test "$(stat --format %u ${root}/data/grafana)" = 472`,
    told: ({ root }) => `${root}/data/grafana`,
  },
  "a secret can be read by all": {
    by: ({ root }) => `chmod 0644 ${root}/secrets/backup/heartbeat-url`,
    told: ({ root }) => `${root}/secrets/backup/heartbeat-url`,
  },
  "secrets of a service belong to another user": {
    by: ({ root }) => `chown daemon ${root}/secrets/qdrant/*`,
    told: ({ root }) => `${root}/secrets/qdrant`,
  },
  "a secret says something else": {
    by: ({ root }) => `echo more >> ${root}/secrets/grafana/GF_SECURITY_ADMIN_PASSWORD`,
    mended: ({ stack }) => `! docker exec ${stack}_grafana grep more /run/secrets/GF_SECURITY_ADMIN_PASSWORD`,
    told: ({ root }) => `${root}/secrets/grafana`,
  },
  "a package is removed": {
    by: () => "apt-get purge --yes --quiet rsync >/dev/null 2>&1",
    mended: () => "dpkg-query --status rsync",
    told: () => "rsync",
  },
  "the time zone is another one": {
    by: () => "ln -sfn /usr/share/zoneinfo/Asia/Tokyo /etc/localtime",
    mended: () => "readlink /etc/localtime | grep --quiet Lisbon",
    told: () => "Europe/Lisbon",
  },
  "a container is stopped": {
    by: ({ stack }) => `docker stop ${stack}_diun`,
    mended: ({ stack }) => `docker inspect --format '{{.State.Running}}' ${stack}_diun | grep --quiet true`,
    told: ({ stack }) => `${stack}_diun`,
  },
  "a container is deleted": {
    by: ({ stack }) => `docker rm --force ${stack}_alloy`,
    told: ({ stack }) => `${stack}_alloy`,
  },
  "a port of the firewall is closed": {
    by: () => "ufw delete allow 443/tcp",
    told: () => "443",
  },
  "the settings of sshd are edited": {
    by: () => "echo '# more' >> /etc/ssh/sshd_config.d/00-hardening.conf",
    told: () => "/etc/ssh/sshd_config.d",
  },
};

/** A deployment reads the whole host once and leaves alone what is as it should be: it must see each thing that is not. */
export function driftsOfAHost(on: OnHost): void {
  describe("drift", () => {
    it("is told one by one in a rehearsal, and all of it mended by one deployment", async () => {
      const { host, project } = on();
      const before = await stateOf(host, project);
      for (const [what, { by }] of Object.entries(drifts))
        expect((await host.tryConsole(by(project), 120)).code, what).toBe(0);

      const { stdout } = await runPlaybook(project, "site.yml", { check: true, diff: true });
      for (const [what, { told }] of Object.entries(drifts)) expect.soft(stdout, what).toContain(told(project));

      await deploy(project);
      for (const [what, { mended }] of Object.entries(drifts))
        if (mended !== undefined) expect.soft((await host.tryConsole(mended(project))).code, what).toBe(0);
      expect(await stateOf(host, project)).toEqual(before);
      expect(await unwell(host)).toEqual([]);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });
  });
}
