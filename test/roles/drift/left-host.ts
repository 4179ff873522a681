import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { repository } from "../../lint/projects.js";
import { scratch } from "../../tools/scratch.js";

const program = join(repository, "roles-src/docker-stack/files/bin/drift");

/** Each says what a file beside it holds, as the program of that name would. */
const programs: Readonly<Record<string, string>> = {
  ufw: `case "$*" in "show added") cat "$(dirname "$0")/rules" ;; status) echo "Status: active" ;; esac`,
  nft: `cat "$(dirname "$0")/tables"`,
  iptables: `cat "$(dirname "$0")/iptables-$2" 2>/dev/null`,
  ip6tables: "exit 0",
  ss: `cat "$(dirname "$0")/sockets"`,
  systemctl: `cat "$(dirname "$0")/timer"`,
  docker: `case "$*" in *--hash*) echo "app hash-of-app" ;; *json*) echo '{"services": {"app": {"deploy": {"resources": {"limits": {"memory": "268435456", "cpus": 0.5}}}}}}' ;; esac`,
};

export const key = (comment: string) =>
  `ssh-ed25519 ${Buffer.from(`a key that is longer than that, of ${comment}`).toString("base64")} ${comment}`;

interface Container {
  Image: string;
  State: string;
  Labels: Record<string, string>;
  Ports: readonly { readonly IP: string; readonly PublicPort: number; readonly Type: string }[];
  HostConfig: { Memory: number; NanoCpus: number };
  Networks: Record<string, object>;
}

const app = (): Container => ({
  Image: "example.com/app:1",
  State: "running",
  Labels: { "dev.rexible.stack": "shop", "com.docker.compose.config-hash": "hash-of-app" },
  Ports: [{ IP: "0.0.0.0", PublicPort: 443, Type: "tcp" }],
  HostConfig: { Memory: 268_435_456, NanoCpus: 500_000_000 },
  Networks: { shop_backend: {} },
});

export interface Drift {
  readonly kind: "changed" | "missing" | "undeclared";
  readonly subject: string;
  readonly says: string;
}

/** A host as the last whole deployment of the stack 'shop' left it: everything that can be compared can be changed. */
export async function leftHost(expected: readonly string[] = []) {
  const folder = scratch();
  const at = (path: string) => join(folder, path);
  const write = (path: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
    chmodSync(at(path), mode);
  };
  const both = (path: string, kept: string, text: string, mode = 0o644) => {
    write(path, text, mode);
    write(kept, text, mode);
  };
  for (const [name, script] of Object.entries(programs)) write(`programs/${name}`, `#!/bin/sh\n${script}\n`, 0o755);
  write("programs/rules", "ufw allow 443/tcp comment 'hardening'\nufw allow 804/tcp comment 'hardening'\n");
  write("programs/tables", "table inet hardening\ntable ip nat\ntable ip filter\ntable inet f2b-table\n");
  write("programs/iptables-INPUT", "-P INPUT DROP\n-A INPUT -j ufw-before-input\n-A INPUT -j ts-input\n");
  write(
    "programs/sockets",
    'LISTEN 0 9 0.0.0.0:804 0.0.0.0:* users:(("sshd",pid=1,fd=3))\nLISTEN 0 9 127.0.0.1:25 0.0.0.0:* users:(("exim4",pid=2,fd=3))\n' +
      'LISTEN 0 9 *:9100 *:* users:(("node",pid=3,fd=3))\n',
  );
  write("programs/timer", "ActiveState=active\nUnitFileState=enabled\n");
  write("proc/3/cgroup", "0::/system.slice/docker-0123.scope\n");

  const release = "opt/shop/releases/aaaa";
  const unit = at("etc/systemd/system/shop-backup.timer");
  const secret = at("opt/shop/secrets/app/PASSWORD");
  both("opt/shop/compose/docker-compose.yml", `${release}/compose/docker-compose.yml`, "services: {}\n");
  both("opt/shop/configs/app/app.conf", `${release}/configs/app/app.conf`, "a = 1\n");
  both("opt/shop/secrets/app/PASSWORD", `${release}/host${secret}`, "hidden", 0o400);
  both("etc/systemd/system/shop-backup.timer", `${release}/host${unit}`, "[Timer]\n");
  const service = {
    name: "app",
    container: "shop_app",
    project: "shop-apps",
    networks: ["shop_backend"],
    network_of: "",
  };
  const waves = [{ project: "shop-apps", file: "docker-compose.yml" }];
  write(`${release}/model.json`, JSON.stringify({ services: [service], waves, jobs: [] }));
  const rules = ["ufw allow 443/tcp comment 'hardening'"];
  write(`${release}/host.json`, JSON.stringify({ files: [unit, secret], folders: {}, rules }));
  symlinkSync("aaaa", at("opt/shop/releases/current"));
  write("var/rexible-shop.json", JSON.stringify({ files: [unit, secret] }));
  write("etc/passwd", `root:x:0:0::${at("root")}:/bin/sh\nadmin:x:1000:1000::${at("home/admin")}:/bin/sh\n`);
  write("home/admin/.ssh/authorized_keys", `${key("laptop")}\n`);
  write(
    "etc/apt/sources.list.d/debian.sources",
    "URIs: http://mirror.example.com/debian\nSigned-By: /usr/share/keyrings/debian-archive-keyring.pgp\n",
  );
  write("etc/ssh/sshd_config", "Port 804\n");

  const containers: Record<string, Container> = { shop_app: app() };
  const docker = createServer((request, response) => {
    const [, name] = /^\/containers\/(.*)\/json$/.exec(request.url ?? "") ?? [];
    const told = (one: string, { Networks, HostConfig, ...more }: Container) => ({
      ...{ Id: one, Names: [`/${one}`], NetworkSettings: { Networks } },
      ...more,
    });
    response.end(
      JSON.stringify(
        name === undefined
          ? Object.entries(containers).map(([one, container]) => told(one, container))
          : { HostConfig: containers[name]?.HostConfig },
      ),
    );
  });
  await new Promise<void>((resolve) => docker.listen(at("docker.sock"), resolve));
  onTestFinished(() => void docker.close());

  const plan = {
    ...{ stack: "shop", root: at("opt/shop"), user: "admin", ssh_port: 804, expected },
    ...{
      memory: at("var/rexible-drift/shop.json"),
      begun: at("var/rexible-shop.begun"),
      lock: at("run/shop.deployment"),
    },
    ...{ records: at("var/rexible-*.json"), etc: at("etc"), proc: at("proc") },
  };
  write("drift.json", JSON.stringify(plan));
  const run = (...order: readonly string[]) =>
    new Promise<string>((resolve, reject) => {
      const env = {
        PATH: `${at("programs")}:${process.env.PATH}`,
        DRIFT_PLAN: at("drift.json"),
        DOCKER_HOST: `unix://${at("docker.sock")}`,
      };
      execFile(program, [...order], { env }, (error, stdout, stderr) =>
        error ? reject(new Error(stderr)) : resolve(stdout),
      );
    });
  const drift = async () => (JSON.parse(await run("--json")) as { readonly drift: readonly Drift[] }).drift;
  await run("--remember");
  return {
    ...{ at, write, containers, app, run, drift, secret, unit },
    read: (path: string) => readFileSync(at(path), "utf8"),
    remove: (path: string) => rmSync(at(path)),
    mode: (path: string) => statSync(at(path)).mode & 0o777,
    link: (path: string, target: string) => symlinkSync(target, at(path)),
  };
}

export type LeftHost = Awaited<ReturnType<typeof leftHost>>;
