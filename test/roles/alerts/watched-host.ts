import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSite } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { repository } from "../../lint/projects.js";
import { scratch } from "../../tools/scratch.js";
import { type Certificate, certificateIn } from "./certificate.js";

const program = join(repository, "roles-src/alerts-config/files/bin/alerts");

/** As systemctl answers: what failed, and how the backup ended. */
const systemctl = `#!/bin/sh
case "$*" in
  list-units*) cat "$(dirname "$0")/failed" ;;
  show*) cat "$(dirname "$0")/backup" ;;
esac
`;

/** A host that is well, on which everything that the program looks at can be changed. */
export async function watchedHost(channels: readonly object[], changed: object = {}) {
  const now = `${new Date().toISOString().replace(/[-:]|\..*/g, "")}Z`;
  const folder = scratch({
    "programs/systemctl": systemctl,
    "programs/failed": "",
    "drift.json": JSON.stringify({ drift: [], unknown: [] }),
  });
  const path = (name: string) => join(folder, name);
  chmodSync(path("programs/systemctl"), 0o755);
  mkdirSync(path(`backups/${now}`), { recursive: true });
  const backupEnds = (state: string, result: string) =>
    writeFileSync(path("programs/backup"), `ActiveState=${state}\nResult=${result}\n`);
  backupEnds("inactive", "success");

  const containers: Record<string, { Status: string; Health?: { Status: string } }> = {
    stack_shop: { Status: "running", Health: { Status: "healthy" } },
    stack_proxy: { Status: "running" },
  };
  const docker = createServer((request, response) => {
    const [, name = ""] = /^\/containers\/(.*)\/json$/.exec(request.url ?? "") ?? [];
    if (request.url !== "/_ping" && containers[name] === undefined) response.writeHead(404);
    response.end(JSON.stringify({ State: containers[name] }));
  });
  await new Promise<void>((resolve) => docker.listen(path("docker.sock"), resolve));

  const lasting = certificateIn(folder, "lasting", 10, 80);
  const contextOf = ({ certificate, key }: Certificate) => ({
    cert: readFileSync(certificate),
    key: readFileSync(key),
  });
  const site = { status: 200 };
  const sites = createSite(contextOf(lasting), (_, response) => void response.writeHead(site.status).end());
  await new Promise<void>((resolve) => sites.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    docker.close();
    sites.close();
  });

  const plan = {
    ...{ stack: "stack", grace: 0, retry: 0, state: path("state/state.json"), channels: path("channels.json") },
    ...{ deployment_lock: path("deployment"), backup_lock: path("backup-lock"), reboot_sign: path("reboot-required") },
    ...{ backup: true, backups: path("backups"), backup_age_hours: 36, verify_tls: false, authority: "" },
    offsite: "",
    ...{ containers: ["stack_shop", "stack_proxy"], https_port: (sites.address() as AddressInfo).port },
    sites: [{ host: "localhost", outsiders: true, containers: ["stack_shop", "stack_proxy"] }],
    ...{ certificate_days: 14, disks: [folder], disk_percent: 100, inode_percent: 100, memory_percent: 100 },
    other_words: ["stack-backup.service"],
    ...{ drift: path("drift.json"), drift_age_hours: 3, program: "/opt/stack/bin/drift" },
    ...changed,
  };
  const change = (more: object) => {
    Object.assign(plan, more);
    writeFileSync(path("plan.json"), JSON.stringify(plan));
  };
  change({});
  writeFileSync(plan.channels, JSON.stringify(channels));

  /** Runs the program as the timer does; returns how it ended and what the journal has of it. */
  const look = (...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
      const env = {
        ...{ PATH: `${path("programs")}:${process.env.PATH}`, ALERTS_PLAN: path("plan.json") },
        ...{ DOCKER_HOST: `unix://${path("docker.sock")}`, SSL_CERT_FILE: lasting.certificate },
      };
      execFile(program, [...args], { env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr }),
      );
    });

  return {
    ...{ folder, path, look, change, containers, site, backupEnds, lasting },
    show: (certificate: Certificate) => sites.setSecureContext(contextOf(certificate)),
    write: (name: string, text: string) => writeFileSync(path(name), text),
    remove: (name: string) => rmSync(path(name), { recursive: true }),
    expiring: () => certificateIn(folder, "expiring", 80, 10),
    now,
  };
}

export type WatchedHost = Awaited<ReturnType<typeof watchedHost>>;
