import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bannedAddress, crowdsecBan, fail2banBan } from "../../../src/catalog/guard-lines.js";
import { lives, type OnHost, succeed } from "../harness/deployed.js";
import { changedTasks } from "../harness/recap.js";

/** What the guards write of a ban, and an audit of the host. */
export function guards(on: OnHost): void {
  describe("guards", () => {
    const inJavaScript = (expression: string) => new RegExp(expression.replaceAll("?P<", "?<"), "m");

    it("write of a ban what the collector takes for one", async () => {
      const { host } = on();
      await host.console(
        "fail2ban-client set sshd banip 192.0.2.7 && fail2ban-client set sshd unbanip 192.0.2.7; cscli decisions add --ip 192.0.2.8 && cscli decisions delete --ip 192.0.2.8; sleep 2",
      );
      const [fail2ban, crowdsec] = [await lastOf("fail2ban", "192.0.2.7"), await lastOf("crowdsec", "192.0.2.8")];
      expect(fail2ban).toMatch(inJavaScript(fail2banBan));
      expect(inJavaScript(bannedAddress).exec(fail2ban)?.groups?.address).toBe("192.0.2.7");
      expect(crowdsec).toMatch(inJavaScript(crowdsecBan));
      expect(inJavaScript(bannedAddress).exec(crowdsec)?.groups?.address).toBe("192.0.2.8");
    });

    it("are audited, and the second time tells what differs alone", async () => {
      const { host, project } = on();
      const before = await lives(host);
      const kept = join(project.folder, "audits");
      await succeed(project, "playbooks/audit.yml");
      const { recap, stdout } = await succeed(project, "playbooks/audit.yml");
      expect(changedTasks(recap)).toEqual(["Keep what was found"]);
      expect(stdout).toMatch(/"compared_with": ".*\d{8}T\d{6}Z\.txt"/);
      const [name = ""] = readdirSync(kept);
      const [first = ""] = readdirSync(join(kept, name)).sort();
      const found = readFileSync(join(kept, name, first), "utf8");
      expect(found).toMatch(/^suggestion\[\]=/m);
      expect(found).not.toContain("Install fail2ban");
      expect(found).not.toContain("FIRE-4590");
      expect(await lives(host)).toEqual(before);
      rmSync(kept, { recursive: true });
    });

    /** The lines of a guard's log that name an address. */
    async function lastOf(guard: string, address: string): Promise<string> {
      return on().host.console(`grep --fixed-strings '${address}' /var/log/${guard}.log`);
    }
  });
}
