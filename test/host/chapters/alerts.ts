import { describe, expect, it, onTestFinished } from "vitest";
import { httpReceiver } from "../../roles/alerts/receivers.js";
import { internet } from "../harness/addresses.js";
import { edit } from "../harness/compiled.js";
import { deploy, type OnHost, unwell } from "../harness/deployed.js";

interface Condition {
  readonly key: string;
  /** Commands of the host. */
  readonly begin: string;
  readonly end: string;
}

/** Somebody is told of what is not well, once, and once when it is over. */
export function alerts(on: OnHost): void {
  describe("an alert", () => {
    it("comes once for each condition and once when it is over, and none while all is well", async () => {
      const { host, project } = on();
      const { root, stack } = project;
      const { url, posted } = await httpReceiver(internet.controller);
      const putBack = edit(project, "local", (text) =>
        JSON.stringify({
          ...JSON.parse(text),
          alerts_config_to: [{ kind: "webhook", url: `${url}/hook` }],
          alerts_config_grace_minutes: 0,
          alerts_config_disks: ["/mnt/small"],
        }),
      );
      onTestFinished(putBack);
      await host.console("mkdir -p /mnt/small");
      await deploy(project, { tags: ["alerts-config"] });
      // The looks are these alone: without a grace, the timer's would tell what ends by itself. The next deployment starts it.
      await host.console(`systemctl stop ${stack}-alerts.timer`);
      // Nobody but a test looks more often than systemd takes a start for a mistake.
      const look = () =>
        host.console(`systemctl reset-failed ${stack}-alerts.service; systemctl start ${stack}-alerts.service`, 120);
      const told = () => posted.splice(0).map(({ body }) => `${body.state} ${body.condition}`);
      const unhealthy = "docker ps --quiet --filter health=unhealthy";
      const health = `docker inspect --format '{{.State.Health.Status}}' ${stack}_loki`;

      await look();
      await look();
      expect(told()).toEqual([]);

      const conditions: readonly Condition[] = [
        {
          key: "unit:breaks.service",
          begin: "systemd-run --quiet --wait --unit=breaks /bin/false || true",
          end: "systemctl reset-failed breaks.service",
        },
        {
          key: "disk:/mnt/small",
          begin: "mount -t tmpfs -o size=1M tmpfs /mnt/small && head -c 1000K /dev/zero > /mnt/small/file",
          end: "umount /mnt/small",
        },
        {
          key: `container:${stack}_loki`,
          begin: `docker kill --signal STOP ${stack}_loki && until [ "$(${health})" = unhealthy ]; do sleep 2; done`,
          end: `docker kill --signal CONT ${stack}_loki && until [ "$(${health})" = healthy ]; do sleep 2; done`,
        },
        {
          key: "backup:failed",
          begin: `cd ${root}/bin && cp -p backup.json backup.kept && jq '.archives[0].path = "/nowhere"' backup.kept > backup.json && systemctl start ${stack}-backup.service || until [ -z "$(${unhealthy})" ]; do sleep 2; done`,
          end: `cd ${root}/bin && mv backup.kept backup.json && systemctl start ${stack}-backup.service`,
        },
      ];
      for (const { key, begin, end } of conditions) {
        await host.console(begin, 300);
        await look();
        await look();
        expect(told(), key).toEqual([`begun ${key}`]);
        await host.console(end, 300);
        // Docker takes a container that was paused for unhealthy until its probe ran again.
        await expect.poll(() => unwell(host), { timeout: 90_000, interval: 2_000 }).toEqual([]);
        await look();
        await look();
        expect(told(), key).toEqual([`over ${key}`]);
      }

      expect(await host.console(`${root}/bin/alerts --test`)).toBe("webhook: sent");
      expect(told()).toEqual(["test test"]);
      putBack();
      await deploy(project, { tags: ["alerts-config"] });
    });
  });
}
