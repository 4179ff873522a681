import { describe, expect, it } from "vitest";
import { deploy, type OnHost, unwell } from "../harness/deployed.js";
import type { Project } from "../harness/inventory.js";
import { changedTasks } from "../harness/recap.js";
import { stateOf } from "../harness/state.js";

interface Drift {
  /** What somebody did on the host by hand. */
  readonly by: (project: Project) => string;
  /** A command that succeeds on a host where it is mended; none where the state of the host tells it. */
  readonly mended?: (project: Project) => string;
  /** What stands in a task that a rehearsal with diffs calls changed. */
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
    told: () => "docker-prune.timer",
  },
  "a timer is stopped": {
    by: ({ stack }) => `systemctl stop ${stack}-alerts.timer`,
    mended: ({ stack }) => `systemctl is-active ${stack}-alerts.timer`,
    told: () => "[alerts-config : Keep looking]",
  },
  "a timer does not come back at the next boot": {
    by: ({ stack }) => `systemctl disable ${stack}-uptime.timer`,
    told: () => "[uptime-config : Keep the checks running]",
  },
  "a guard is stopped": {
    by: () => "systemctl stop fail2ban",
    mended: () => "systemctl is-active fail2ban",
    told: () => "fail2ban.service",
  },
  "a Compose file is edited": {
    by: ({ root }) => `echo '# more' >> ${root}/compose/docker-compose-infra.yml`,
    told: ({ root }) => `${root}/compose/docker-compose-infra.yml`,
  },
  "a configuration file of a service is edited": {
    by: ({ root }) => `echo '# more' >> $(find ${root}/configs/loki -name local-config.yaml)`,
    mended: ({ stack }) =>
      `docker cp ${stack}_loki:/etc/loki/local-config.yaml - | grep --text --quiet . && ! docker cp ${stack}_loki:/etc/loki/local-config.yaml - | grep --text --quiet '# more'`,
    told: () => "local-config.yaml",
  },
  "the configuration of a guard is deleted": {
    by: () => "rm /etc/fail2ban/jail.d/90-stack.local",
    told: () => "/etc/fail2ban/jail.d/90-stack.local",
  },
  "a file of the system is given to somebody": {
    by: () => "chown daemon /etc/systemd/journald.conf.d/90-stack.conf",
    told: () => "/etc/systemd/journald.conf.d/90-stack.conf",
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
    told: () => "heartbeat",
  },
  "secrets of a service belong to another user": {
    by: ({ root }) => `chown daemon ${root}/secrets/qdrant/*`,
    // Of a secret no more is shown than whose it is.
    told: () => "Write the secrets of qdrant",
  },
  "a secret says something else": {
    by: ({ root }) => `echo more >> ${root}/secrets/grafana/GF_SECURITY_ADMIN_PASSWORD`,
    mended: ({ stack }) => `! docker exec ${stack}_grafana grep more /run/secrets/GF_SECURITY_ADMIN_PASSWORD`,
    told: () => "Write the secrets of monitoring",
  },
  "a package is removed": {
    by: () => "apt-get purge --yes --quiet rsync >/dev/null 2>&1",
    mended: () => "dpkg-query --status rsync",
    told: () => "[common : Install the packages of every host]",
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
    told: () => "new rule: allow 443/tcp",
  },
  "the settings of sshd are edited": {
    by: () => "echo '# more' >> /etc/ssh/sshd_config.d/00-hardening.conf",
    told: () => "settings of SSH",
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

      const rehearsed = await deploy(project, { check: true, diff: true });
      const changes = rehearsed.stdout.split(/^TASK /m).filter((task) => /^changed: /m.test(task));
      for (const [what, { told }] of Object.entries(drifts))
        expect
          .soft(
            changes.some((task) => task.includes(told(project))),
            what,
          )
          .toBe(true);

      await deploy(project);
      for (const [what, { mended }] of Object.entries(drifts))
        if (mended !== undefined) expect.soft((await host.tryConsole(mended(project))).code, what).toBe(0);
      expect(await stateOf(host, project)).toEqual(before);
      expect(await unwell(host)).toEqual([]);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
    });
  });
}
