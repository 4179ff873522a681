import { afterEach, describe, expect, it } from "vitest";
import { internet } from "../harness/addresses.js";
import { rootsFile } from "../harness/bystanders.js";
import { type OnHost, refuse, succeed } from "../harness/deployed.js";
import { siteDomain } from "../harness/inventory.js";
import { documentedNames, layRecords, layZone } from "../harness/zone.js";

/** The sites' certificates come from an authority that looks at each name, and the records it needs are asked for first. */
export function certificates(on: OnHost): void {
  describe("the certificates", () => {
    const names = () => documentedNames(on().project.folder, siteDomain);
    afterEach(() => layZone(on().project.folder, siteDomain));

    it("are signed by the authority for every site, also for those that answer 403 from outside", async () => {
      expect(names()).toHaveLength(4);
      for (const site of names()) {
        const ask = `curl -s --cacert ${rootsFile} -o /dev/null -w '%{http_code} %{ssl_verify_result}' https://${site}/`;
        expect((await on().neighbour.run(ask)).stdout).toBe("403 0");
      }
    });

    it("are not waited for where a record is missing: the deployment names it before it changes anything", async () => {
      const [first = "", ...others] = names();
      await layRecords(others.map((name) => [internet.host, name]));
      expect(await refuse(on())).toContain(`'${first}' has no A record: add one that leads to ${internet.host}.`);
    });

    it("are not waited for where a record leads over IPv6, or elsewhere", async () => {
      const [first = "", second = "", ...others] = names();
      const right = [first, ...others].map((name) => [internet.host, name] as const);
      await layRecords([...right, ["2001:db8::10", first], [internet.neighbour, second]]);
      const said = await refuse(on(), {}, "playbooks/safety-check.yml");
      expect(said).toContain(`The AAAA record of '${first}' leads to 2001:db8::10, which is not this host: remove it.`);
      expect(said).toContain(`The A record of '${second}' leads to ${internet.neighbour}, which is not this host`);
    });

    it("are hoped for where no name server answers, and that is said", async () => {
      const extraVars = { dns_records_resolvers: ["192.0.2.53"] };
      const { stdout } = await succeed(on().project, "playbooks/safety-check.yml", { extraVars });
      expect(stdout).toContain("No name server says whether these records are right");
    });
  });
}
