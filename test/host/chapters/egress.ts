import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { internet } from "../harness/addresses.js";
import { changedStack } from "../harness/changed-stack.js";
import type { Outcome } from "../harness/command.js";
import { deploy, type OnHost, unwell } from "../harness/deployed.js";
import { stock } from "../harness/depot.js";
import { ensureImage } from "../harness/image-recipes.js";
import { siteDomain } from "../harness/inventory.js";
import type { Edit } from "../harness/rebuilt.js";
import { changedTasks } from "../harness/recap.js";
import { documentedNames, layRecords } from "../harness/zone.js";

const image = "ubuntu/squid:6.6-24.04_beta";
/** Two names of one server: what tells them apart is that the stack allows one of them. */
const names = { allowed: "api.example.com", other: "other.example.com" };
const ports = { http: 8080, udp: 9999 };

const edits: readonly Edit[] = [
  [
    `const egress = network("egress", { subnet: "172.20.4.0/24" });`,
    `const egress = network("egress", { subnet: "172.20.4.0/24", allow: ["${names.allowed}:${ports.http}"] });
const open = network("open", { subnet: "172.20.5.0/24" });
const squid = catalog.squid({ image: "${image}", networks: [egress, open], memory: { limit: "128M" }, cpus: 0.25 });`,
  ],
  ["configure(caddy),", "configure(caddy), configure(squid),"],
  ["infra: [", "infra: [squid, "],
];

/** Services that reach the names alone that their network allows. */
export function egress(on: OnHost): void {
  describe("a network that allows names", () => {
    const { build } = changedStack(on, "egress");
    /** Asks from inside a service that has curl. */
    const inside = (command: string): Promise<Outcome> =>
      on().host.tryConsole(`docker exec ${on().project.stack}_openclaw ${command}`, 60);
    const status = async (options: string, url: string): Promise<string> =>
      (await inside(`curl -s -m 15 -o /dev/null -w '%{http_code}' ${options} ${url}`)).stdout.trim();

    beforeAll(async () => {
      const { neighbour, project } = on();
      await stock(image, await ensureImage("squid"));
      await build(edits);
      await layRecords([
        ...documentedNames(project.folder, siteDomain).map((name) => [internet.host, name] as const),
        ...Object.values(names).map((name) => [internet.neighbour, name] as const),
      ]);
      await neighbour.run(
        `cd /srv && (python3 -m http.server ${ports.http} >/dev/null 2>&1 & echo $! > /tmp/http.pid)
        (python3 -c 'import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(("", ${ports.udp}))
while True: open("/tmp/heard", "ab").write(s.recv(99) + b"\\n")' >/dev/null 2>&1 & echo $! > /tmp/udp.pid)`,
      );
      await deploy(project);
    });
    afterAll(async () => {
      await on().neighbour.run("kill $(cat /tmp/http.pid /tmp/udp.pid); rm -f /tmp/heard /tmp/*.pid");
    });

    it("is deployed on a host where it was open, and changes nothing the second time", async () => {
      expect(await unwell(on().host)).toEqual([]);
      expect(changedTasks((await deploy(on().project)).recap)).toEqual([]);
    });

    it("lets its services reach what it allows, by the settings that they were given", async () => {
      expect(await status("", `http://${names.allowed}:${ports.http}/`)).toBe("200");
      expect(await status("--proxytunnel", `http://${names.allowed}:${ports.http}/`)).toBe("200");
      // A service of the stack is asked without the proxy.
      expect(await status("", "http://litellm:4000/health/liveliness")).toBe("200");
    });

    it("refuses other names, other ports and addresses, and logs it", async () => {
      const { host, project } = on();
      expect(await status("", `http://${names.other}:${ports.http}/`)).toBe("403");
      expect(await status("", `http://${names.allowed}/`)).toBe("403");
      expect(await status("", `http://${internet.neighbour}:${ports.http}/`)).toBe("403");
      expect(await status("", `https://${names.other}/`)).toBe("000");
      const log = await host.console(`docker logs ${project.stack}_squid 2>/dev/null`);
      expect(log).toMatch(new RegExp(`TCP_DENIED(?:_ABORTED)?/403 \\d+ GET http://${names.other}:${ports.http}/`));
      expect(log).toMatch(new RegExp(`TCP_DENIED(?:_ABORTED)?/403 \\d+ CONNECT ${names.other}:443`));
    });

    it("leads nowhere past its proxy: no address, no name server, no UDP", async () => {
      const { host, neighbour } = on();
      const direct = "--noproxy '*' --connect-timeout 5";
      const url = `http://${internet.neighbour}:${ports.http}/`;
      expect(await host.console(`curl -s -o /dev/null -w '%{http_code}' ${url}`)).toBe("200");
      expect(await status(direct, url)).toBe("000");

      const lookUp = (server: string) =>
        inside(
          `node -e "const r = new (require('dns').promises.Resolver)({ timeout: 2000, tries: 1 }); ${server} r.resolve4('${names.allowed}').then(console.log)"`,
        );
      expect((await lookUp("")).code).not.toBe(0);
      expect((await lookUp(`r.setServers(['${internet.depot}']);`)).code).not.toBe(0);

      const send = `s.send('inside', ${ports.udp}, '${internet.neighbour}', (e) => { console.log(e?.code ?? 'sent'); s.close(); })`;
      const sent = await inside(`node -e "const s = require('dgram').createSocket('udp4'); ${send}"`);
      expect(sent.stdout).toMatch(/^(?:sent|E[A-Z]+)$/m);
      await host.console(`bash -c 'echo host > /dev/udp/${internet.neighbour}/${ports.udp}'`);
      expect((await neighbour.run("sleep 1; cat /tmp/heard")).stdout.trim()).toBe("host");
    });

    it("is opened again by the stack that was there before", async () => {
      const { host, project } = on();
      await build([]);
      await deploy(project);
      expect(await unwell(host)).toEqual([]);
      expect(await status("--noproxy '*'", `http://${internet.neighbour}:${ports.http}/`)).toBe("200");
    });
  });
}
