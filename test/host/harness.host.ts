import { afterAll, beforeAll, expect, it } from "vitest";
import { internet } from "./harness/addresses.js";
import { type Bystander, startBystanders } from "./harness/bystanders.js";
import { type Host, startHost, vpnAddress } from "./harness/host.js";
import { serviceImages } from "./harness/image-table.js";
import { part } from "./harness/part.js";
import { canContainerReach, canReach, containers } from "./harness/probes.js";

// The tests below deploy and then believe what the host tells them. This one shows that the host can be believed.
part("the test host", () => {
  let host: Host;
  let neighbour: Bystander;
  let client: Bystander;

  beforeAll(async () => {
    host = await startHost();
    ({ neighbour, client } = await startBystanders());
  });
  afterAll(() => host?.stop());

  it("is a bare Debian 13 under systemd with nothing failed and no Docker", async () => {
    expect((await host.ssh("systemctl is-system-running")).stdout.trim()).toBe("running");
    expect((await host.ssh(". /etc/os-release && echo $VERSION_ID")).stdout.trim()).toBe("13");
    expect((await host.ssh("command -v docker")).code).not.toBe(0);
  });

  it("lets its operator in with a key and give orders as root", async () => {
    expect((await host.ssh("sudo -n id -u")).stdout.trim()).toBe("0");
    expect(await host.answersSsh({ address: vpnAddress })).toBe(true);
    expect(await host.answersSsh({ user: "root" })).toBe(false);
  });

  it("is seen by a neighbour and, over the VPN, by a client", async () => {
    expect(await canReach(neighbour, internet.host, 22)).toBe(true);
    expect(await canReach(client, vpnAddress, 22)).toBe(true);
    expect(await canReach(neighbour, vpnAddress, 22)).toBe(false);
    expect(await canReach(neighbour, internet.host, 81)).toBe(false);
  });

  it("runs an engine with limits, closed networks and all images", async () => {
    const install =
      "sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq docker.io docker-cli";
    expect((await host.ssh(install)).code).toBe(0);
    const images = await host.console("docker image ls --format '{{.Repository}}:{{.Tag}}'");
    expect(images.split("\n").sort()).toEqual(serviceImages.map((image) => image.reference).sort());
    await host.console("docker network create --internal closed");
    const limits = "--memory 64m --cpus 0.5 --pids-limit 50 --cap-drop ALL --security-opt no-new-privileges";
    const image = "crazymax/diun:4.31.0";
    await host.console(`docker run --detach --name limited --network closed ${limits} ${image}`);
    const limited = (await containers(host)).get("limited");
    expect(limited?.running).toBe(true);
    expect(limited && (await canContainerReach(host, limited, internet.depot, 443))).toBe(false);
    expect((await host.tryConsole(`timeout 3 bash -c "</dev/tcp/${internet.depot}/443"`)).code).toBe(0);
    await host.console("docker rm --force limited && docker network rm closed");
    const memory = await host.console(
      `docker run --rm --memory 64m --entrypoint cat ${image} /sys/fs/cgroup/memory/memory.limit_in_bytes`,
    );
    expect(memory).toBe(String(64 * 1024 * 1024));
  });

  it("pulls from a registry under the public names, and is told of a tag that does not exist", async () => {
    await host.console("docker rmi -f redis:8.4.0-bookworm");
    expect(await host.console("docker pull -q redis:8.4.0-bookworm", 120)).toContain("redis:8.4.0-bookworm");
    expect((await host.tryConsole("docker pull redis:8.0.10-bookworm")).stderr).toContain("manifest unknown");
  });

  it("comes back after a reboot", async () => {
    await host.reboot();
    expect(await host.answersSsh()).toBe(true);
    expect(await host.console("systemctl is-active docker")).toBe("active");
  });
});
