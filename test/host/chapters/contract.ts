import { beforeAll, describe, expect, it } from "vitest";
import { internet, vpn } from "../harness/addresses.js";
import { rootsFile } from "../harness/bystanders.js";
import { canaryMark, quoted } from "../harness/canaries.js";
import { bytesOf, compiledFolders, compiledServices } from "../harness/contract.js";
import type { OnHost } from "../harness/deployed.js";
import { siteDomain } from "../harness/inventory.js";
import { addressesOf, type Container, canReach, containers, ownerAndMode, reachedFrom } from "../harness/probes.js";
import { mayLeave, mayTalk, reportMatrix, servicePorts } from "../harness/report-matrix.js";

const outside = { name: "outside", address: internet.depot, port: 443 };

/** What runs on the host is what was compiled. */
export function contract(on: OnHost): void {
  describe("the contract", () => {
    let running: ReadonlyMap<string, Container>;
    const container = (service: string): Container => {
      const found = running.get(`${on().project.stack}_${service}`);
      if (found === undefined) throw new Error(`no container of service '${service}'`);
      return found;
    };

    beforeAll(async () => {
      running = await containers(on().host);
    });

    it.each(Object.keys(reportMatrix))(
      "lets '%s' reach what the report's matrix allows, and nothing else",
      async (service) => {
        const others = Object.keys(reportMatrix).filter((other) => other !== service);
        const targets = others.flatMap((name) =>
          addressesOf(container(name)).map((address) => ({ name, address, port: servicePorts[name] ?? 0 })),
        );
        const allowed = others.filter((other) => mayTalk(service, other));
        const reached = await reachedFrom(on().host, container(service), [...targets, outside]);
        expect([...new Set(reached)]).toEqual([...allowed, ...(mayLeave(service) ? ["outside"] : [])].sort());
      },
    );

    it("answers a neighbour on 80, 443 and SSH alone", async () => {
      const ports = [22, 80, 443, 804, 2019, 8080, ...Object.values(servicePorts).filter((port) => port !== 443)];
      const answers = await Promise.all(ports.map((port) => canReach(on().neighbour, internet.host, port)));
      expect(ports.filter((_, index) => answers[index])).toEqual([80, 443, on().project.sshPort]);
    });

    it.each(["n8n", "grafana", "openclaw", "qdrant"])("shows '%s' to the VPN and to nobody else", async (service) => {
      const ask = (address: string) =>
        `curl -s --cacert ${rootsFile} -o /dev/null -w '%{http_code}' --resolve ${service}.${siteDomain}:443:${address} https://${service}.${siteDomain}/`;
      expect((await on().neighbour.run(ask(internet.host))).stdout).toBe("403");
      expect((await on().client.run(ask(vpn.host))).stdout).toMatch(/^(200|30[127]|401)$/);
    });

    it("gives every container the user, capabilities and limits that were compiled", async () => {
      for (const [name, compiled] of Object.entries(compiledServices(on().project))) {
        const { HostConfig, Config } = container(name).inspected;
        expect.soft(HostConfig.CapDrop, name).toEqual(["ALL"]);
        expect
          .soft([...(HostConfig.CapAdd ?? [])].map((cap) => cap.replace("CAP_", "")).sort(), name)
          .toEqual([...(compiled.cap_add ?? [])].sort());
        expect.soft(HostConfig.SecurityOpt, name).toContain("no-new-privileges:true");
        expect.soft(HostConfig.Memory, name).toBe(bytesOf(compiled.deploy.resources.limits.memory));
        expect.soft(HostConfig.NanoCpus / 1e9, name).toBe(Number(compiled.deploy.resources.limits.cpus));
        expect.soft(HostConfig.ReadonlyRootfs, name).toBe(compiled.read_only ?? false);
        expect.soft(Config.User, name).toBe(compiled.user ?? Config.User);
      }
    });

    it("measures every container, in figures that VictoriaMetrics takes", async () => {
      const { host, project } = on();
      await host.console(`systemctl start ${project.stack}-uptime.service || true`);
      const [address] = addressesOf(container("victoriametrics"));
      const metrics = `http://${address}:${servicePorts.victoriametrics}`;
      await host.console(
        `curl --fail --silent --data-binary @${project.root}/data/alloy/textfile/containers.prom ${metrics}/api/v1/import/prometheus`,
      );
      const ask = `curl --fail --silent --data-urlencode 'match[]=container_memory_working_set_bytes' ${metrics}/api/v1/export`;
      const measured = async (): Promise<readonly string[]> => {
        const series = (await host.console(ask)).split("\n").filter(Boolean);
        const figures = series.map((line) => JSON.parse(line));
        return figures.flatMap(({ metric, values }) => (values[0] > 0 ? [metric.name] : [])).sort();
      };
      // A name that it hears for the first time is found some seconds later.
      await expect.poll(measured, { timeout: 60_000, interval: 2_000 }).toEqual([...running.keys()].sort());
    });

    it("runs PostgreSQL with the five capabilities of the report, as uid 999", async () => {
      const postgresql = container("postgresql");
      expect(
        await on().host.console(`docker exec ${postgresql.name} stat -c %u /var/lib/postgresql/18/docker/PG_VERSION`),
      ).toBe("999");
      const added = [...(postgresql.inspected.HostConfig.CapAdd ?? [])].map((cap) => cap.replace("CAP_", ""));
      expect(added.sort()).toEqual(["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"]);
    });

    it("gives every folder and file the owner and mode that were compiled", async () => {
      const { host, project } = on();
      for (const { path, owner, group, mode } of compiledFolders(project))
        expect.soft(await ownerAndMode(host, path), path).toBe(`${owner}:${group} ${mode}`);
      const strange = `find ${project.root}/configs -type f ! -perm 0644 -o -type d ! -perm 0755 -o ! -user root`;
      expect(await host.console(strange)).toBe("");
      expect(await host.console(`find ${project.root} -perm -o=w ! -type l ! -path '*/data/*'`)).toBe("");
    });

    it("brings each secret to who reads it as the operator wrote it, to the byte", async () => {
      const { host, project } = on();
      const { stack, root, secrets } = project;
      const secret = (name: string): string => secrets[`vault_${name}`] ?? "";
      const file = (path: string, name: string) => `printf %s ${quoted(secret(name))} | cmp - ${root}/secrets/${path}`;
      // Of the first process, or of the one that Docker's init started.
      const variable = (service: string, variable: string, name: string) =>
        `pid=${container(service).inspected.State.Pid}; cat $(printf '/proc/%s/environ ' $pid $(pgrep -P $pid)) | grep -zFxq -e ${quoted(`${variable}=${secret(name)}`)}`;
      const login = (user: string, name: string) =>
        `PGPASSWORD=${quoted(secret(name))} docker exec --env PGPASSWORD ${stack}_postgresql psql -h postgresql -U ${user} -d ${user} -c 'SELECT 1'`;
      const arrivals = {
        "n8n, by files": file("n8n/N8N_ENCRYPTION_KEY", "n8n_encryption_key"),
        "Grafana, by a file": file("grafana/GF_SECURITY_ADMIN_PASSWORD", "grafana_admin_password"),
        "LiteLLM, in its environment": variable("litellm", "LITELLM_MASTER_KEY", "litellm_master_key"),
        "OpenClaw, in its environment": variable("openclaw", "OPENCLAW_GATEWAY_TOKEN", "openclaw_gateway_token"),
        "PostgreSQL, by a login of n8n": login("n8n", "n8n_db_password"),
        "PostgreSQL, by a login of LiteLLM": login("litellm", "litellm_db_password"),
        "Redis, by its configuration": `REDISCLI_AUTH=${quoted(secret("redis_password"))} docker exec --env REDISCLI_AUTH ${stack}_redis redis-cli ping | grep PONG`,
      };
      for (const [reader, command] of Object.entries(arrivals))
        expect.soft(await host.tryConsole(command), reader).toMatchObject({ code: 0 });
    });

    it("gives OpenClaw a key of LiteLLM that opens its models, and not the administrator's", async () => {
      const { host, project } = on();
      const asked = async (key: string, path: string) => {
        const script = `import sys, urllib.request as r, urllib.error as e
try: print(r.urlopen(r.Request("http://127.0.0.1:4000${path}", headers={"Authorization": "Bearer " + sys.stdin.read()})).status)
except e.HTTPError as error: print(error.code)`;
        const given = quoted(project.secrets[`vault_${key}`] ?? "");
        return host.console(
          `printf %s ${given} | docker exec --interactive ${project.stack}_litellm python3 -c ${quoted(script)}`,
        );
      };
      expect(await asked("litellm_openclaw_key", "/v1/models")).toBe("200");
      expect(await asked("litellm_openclaw_key", "/key/list")).toBe("403");
      expect(await asked("litellm_master_key", "/key/list")).toBe("200");
      // Up to its first blank it looks the same in a file of a shell.
      const administrators = quoted(project.secrets.vault_litellm_master_key?.split(" ")[0] ?? "");
      expect(await host.console(`grep -rlF -e ${administrators} ${project.root}/secrets | sort`)).toBe(
        ["environment", "master_key"].map((file) => `${project.root}/secrets/litellm/${file}`).join("\n"),
      );
    });

    it("keeps each secret in a file that only its service's user can read, and nowhere else", async () => {
      const { host, project } = on();
      const secretFiles = await host.console(`find ${project.root}/secrets -type f -printf '%m %p\\n'`);
      expect(secretFiles.split("\n").filter((line) => !line.startsWith("400 "))).toEqual([]);
      const leaks = `grep -rl ${canaryMark} ${project.root}/compose ${project.root}/configs /etc /var/log /run/log 2>/dev/null || true`;
      expect(await host.console(leaks)).toBe("");
      // As somebody with no rights at all: where a folder is closed, the mode of what lies in it does not count.
      const readable = `find / -xdev -type f -readable -size -2M -not -path '/proc/*' -print0`;
      const look = `runuser -u nobody -- bash -c "${readable} 2>/dev/null | xargs -0 grep -l ${canaryMark} 2>/dev/null || true"`;
      expect(await host.console(look, 300)).toBe("");
      expect(JSON.stringify([...running.values()].map(({ inspected }) => inspected))).not.toContain(canaryMark);
      expect(await host.console("ps -eo args")).not.toContain(canaryMark);
    });
  });
}
