import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Host, startHost } from "./harness/host.js";
import { fillInventory, type Project } from "./harness/inventory.js";
import { part } from "./harness/part.js";
import { type PlaybookOptions, type PlaybookRun, runPlaybook } from "./harness/playbook.js";
import { changedTasks } from "./harness/recap.js";

/** Seconds after which the host takes an unconfirmed change back; short, so that the test does not wait two minutes. */
const rollbackSeconds = 30;

part("nobody is ever locked out", () => {
  let host: Host;
  let project: Project;

  // Hardening alone, on a host with Docker and its packages: what it does to SSH and firewall needs no containers.
  const harden = (
    extraVars: Readonly<Record<string, unknown>> = {},
    options: PlaybookOptions = {},
  ): Promise<PlaybookRun> =>
    runPlaybook(project, "site.yml", {
      tags: ["phase-6"],
      extraVars: { hardening_rollback_seconds: rollbackSeconds, hardening_proof_attempts: 2, ...extraVars },
      ...options,
    });
  const anyPort = async (): Promise<readonly number[]> => {
    const tried = await Promise.all(
      [22, project.sshPort].map(async (port) => ((await host.answersSsh({ port })) ? [port] : [])),
    );
    return tried.flat();
  };
  const waitForSsh = () => expect.poll(anyPort, { timeout: 150_000, interval: 3_000 }).not.toEqual([]);

  beforeAll(async () => {
    host = await startHost();
    project = await fillInventory(host);
    const foundations = await runPlaybook(project, "site.yml", { tags: ["phase-1"] });
    expect(foundations.code, foundations.stdout.slice(-2000)).toBe(0);
  });
  beforeEach(waitForSsh);
  afterAll(() => host?.stop());

  it("restores the host when the settings of SSH would shut everybody out", async () => {
    // A file that is read later and leaves the operator out: sshd itself finds nothing wrong with it.
    await host.console("echo 'AllowUsers nobody' > /etc/ssh/sshd_config.d/99-mistake.conf");
    const outcome = await harden();
    expect(outcome.code).not.toBe(0);
    await host.console("rm /etc/ssh/sshd_config.d/99-mistake.conf; systemctl restart ssh");
    await waitForSsh();
  });

  it("refuses a broken configuration of SSH before it changes anything", async () => {
    await host.console("echo 'Port nonsense' > /etc/ssh/sshd_config.d/99-broken.conf");
    const outcome = await harden();
    await host.console("rm /etc/ssh/sshd_config.d/99-broken.conf");
    expect(outcome.code).not.toBe(0);
    expect(await anyPort()).toEqual([22]);
  });

  it("refuses a login that has no key of its own", async () => {
    const own = "/home/deployer/.ssh/authorized_keys";
    await host.console(`mv ${own} /etc/ssh/elsewhere && chmod 0644 /etc/ssh/elsewhere`);
    await host.console(
      "echo 'AuthorizedKeysFile /etc/ssh/elsewhere' > /etc/ssh/sshd_config.d/99-keys.conf && systemctl restart ssh",
    );
    const outcome = await harden();
    await host.console(`mv /etc/ssh/elsewhere ${own} && chown deployer: ${own} && chmod 0600 ${own}`);
    await host.console("rm /etc/ssh/sshd_config.d/99-keys.conf && systemctl restart ssh");
    expect(outcome.stdout).toContain("has no key");
    expect(changedTasks(outcome.recap)).toEqual([]);
  });

  it("restores the host when another program holds the new port", async () => {
    await host.console(`systemd-run --quiet --unit squatter python3 -m http.server ${project.sshPort}`);
    const outcome = await harden();
    expect(outcome.code).not.toBe(0);
    await expect.poll(anyPort, { timeout: 90_000, interval: 3_000 }).toEqual([22]);
    await host.console("systemctl stop squatter");
  });

  it("restores the host when the VPN range is wrong and SSH is closed to all others", async () => {
    const outcome = await harden({
      hardening_ssh_force_open: false,
      hardening_vpn_range: "100.127.0.0/24",
      hardening_trusted_addresses: ["203.0.113.77"],
    });
    expect(outcome.code).not.toBe(0);
    await waitForSsh();
    expect(await anyPort()).toEqual([22]);
  });

  it("restores the host when the controller is killed in the middle", async () => {
    let pid = 0;
    const outcome = await harden(
      {},
      {
        started: (started) => {
          pid = started;
        },
        heard: (text) => {
          if (text.includes("Let sshd read its settings")) process.kill(pid, "SIGKILL");
        },
      },
    );
    expect(outcome.code).not.toBe(0);
    await waitForSsh();
    await expect.poll(anyPort, { timeout: 90_000, interval: 3_000 }).toEqual([22]);
  });

  it("restores the host when it is rebooted in the middle", async () => {
    let pid = 0;
    await harden(
      {},
      {
        started: (started) => {
          pid = started;
        },
        heard: (text) => {
          if (text.includes("Let sshd read its settings")) process.kill(pid, "SIGKILL");
        },
      },
    );
    await host.cutPower();
    await waitForSsh();
    expect(await anyPort()).toEqual([22]);
  });

  it("moves SSH to its port for good when a new connection proves it", async () => {
    const outcome = await harden();
    expect(outcome.code, outcome.stdout.slice(-3000)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, (rollbackSeconds + 10) * 1000));
    expect(await anyPort()).toEqual([project.sshPort]);
    expect(await host.console("ufw status")).toContain("Status: active");
  });

  it("changes nothing and arms nothing the second time", async () => {
    const outcome = await harden();
    expect(outcome.code).toBe(0);
    expect(changedTasks(outcome.recap)).toEqual([]);
    expect(await host.console("systemctl list-timers --all --no-legend")).not.toContain("restore-access");
  });

  it("lets its operator in after a reboot", async () => {
    await host.reboot();
    await waitForSsh();
    expect(await anyPort()).toEqual([project.sshPort]);
  });
});
