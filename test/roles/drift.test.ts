import { chmodSync } from "node:fs";
import { expect, test } from "vitest";
import { key, type LeftHost, leftHost } from "./drift/left-host.js";

interface Case {
  readonly what: string;
  /** Number of the host that it happens to. Default: 0. */
  readonly together?: number;
  by(host: LeftHost): void;
  /** How it is told: its kind, and words of the sentence. */
  readonly told: readonly (readonly [kind: string, words: string])[];
}

const more = (path: string, line: string) => (host: LeftHost) => host.write(path, `${host.read(path)}${line}\n`);

const cases: readonly Case[] = [
  {
    what: "a configuration file is edited",
    by: more("opt/shop/configs/app/app.conf", "b = 2"),
    told: [["changed", "configs/app/app.conf' was changed: other text"]],
  },
  {
    what: "a secret is readable by all",
    by: ({ secret }) => chmodSync(secret, 0o444),
    told: [["changed", "PASSWORD' was changed: mode 0400 → 0444"]],
  },
  {
    what: "a Compose file is deleted",
    by: ({ remove }) => remove("opt/shop/compose/docker-compose.yml"),
    told: [["missing", "docker-compose.yml' is gone"]],
  },
  {
    what: "a file lies beside",
    by: ({ write }) => write("opt/shop/configs/app/notes", "x"),
    told: [["undeclared", "configs/app/notes' lies beside"]],
  },
  {
    what: "sshd is set otherwise",
    by: more("etc/ssh/sshd_config", "PermitRootLogin yes"),
    told: [["changed", "etc/ssh/sshd_config' was changed: other text"]],
  },
  {
    what: "sudo lets somebody in",
    by: ({ write }) => write("etc/sudoers.d/bob", "bob ALL=(ALL) NOPASSWD: ALL\n"),
    told: [["undeclared", "etc/sudoers.d/bob' came after"]],
  },
  {
    what: "a container that nobody declared, with a port",
    by: ({ containers, app }) => {
      const Ports = [{ IP: "0.0.0.0", PublicPort: 8080, Type: "tcp" }];
      containers.watchtower = { ...app(), Image: "example.com/watchtower:1", Labels: {}, Ports };
    },
    told: [
      [
        "undeclared",
        "'watchtower' of 'example.com/watchtower:1' is none of the stack's, with the ports 0.0.0.0:8080/tcp",
      ],
    ],
  },
  {
    what: "a container of another stack of the same host",
    by: ({ containers, app }) => {
      containers.blog_app = { ...app(), Labels: { "dev.rexible.stack": "blog" } };
    },
    told: [],
  },
  {
    what: "a container is made by hand under a name of the stack",
    by: ({ containers, app }) => {
      containers.shop_app = { ...app(), Labels: {} };
    },
    told: [["changed", "'shop_app' was made otherwise than the Compose file says; it publishes 0.0.0.0:443/tcp"]],
  },
  {
    what: "docker update",
    together: 1,
    by: ({ containers, app }) => {
      containers.shop_app = { ...(containers.shop_app ?? app()), HostConfig: { Memory: 1024, NanoCpus: 500_000_000 } };
    },
    told: [["changed", "'shop_app' may use 1024 of its memory"]],
  },
  {
    what: "docker network connect",
    together: 1,
    by: ({ containers, app }) => {
      containers.shop_app = { ...(containers.shop_app ?? app()), Networks: { shop_backend: {}, bridge: {} } };
    },
    told: [["changed", "'shop_app' was connected to bridge"]],
  },
  {
    what: "docker stop",
    together: 2,
    by: ({ containers, app }) => {
      containers.shop_app = { ...app(), State: "exited" };
    },
    told: [["missing", "'shop_app' is exited"]],
  },
  {
    what: "docker rm",
    together: 3,
    by: ({ containers }) => {
      delete containers.shop_app;
    },
    told: [["missing", "'shop_app' is gone"]],
  },
  {
    what: "a unit and a drop-in",
    by: ({ write }) => {
      write("etc/systemd/system/agent.service", "[Service]\n");
      write("etc/systemd/system/docker.service.d/override.conf", "[Service]\n");
    },
    told: [
      ["undeclared", "system/agent.service' was made by hand"],
      ["undeclared", "docker.service.d/override.conf' was made by hand"],
    ],
  },
  {
    what: "a timer of ours is stopped",
    by: ({ write }) => write("programs/timer", "ActiveState=inactive\nUnitFileState=enabled\n"),
    told: [["missing", "'shop-backup.timer' does not run"]],
  },
  {
    what: "a package source, old and new",
    by: ({ write }) => {
      write("etc/apt/sources.list.d/agent.list", "deb https://packages.example.com/apt stable main\n");
      write("etc/apt/sources.list", "deb http://deb.debian.org/debian trixie main\n");
    },
    told: [["undeclared", "sources.list.d/agent.list'"]],
  },
  {
    what: "keys of others, and one more of the login that deploys",
    by: ({ write }) => {
      write("root/.ssh/authorized_keys", `${key("bob")}\n`);
      write("home/admin/.ssh/authorized_keys", `# mine\n${key("laptop")}\nfrom="192.0.2.1" ${key("agency")}\n`);
    },
    told: [
      ["undeclared", "'admin' may log in with another key: SHA256:"],
      ["undeclared", "'root' may log in by SHA256:"],
    ],
  },
  {
    what: "rules of the firewall, by ufw, iptables and nft",
    by: ({ write }) => {
      write("programs/rules", "ufw allow 804/tcp comment 'hardening'\nufw allow 8080/tcp\n");
      write("programs/tables", "table inet hardening\ntable inet mine\n");
      write("programs/iptables-DOCKER-USER", "-A DOCKER-USER -s 192.0.2.1/32 -j ACCEPT\n-A DOCKER-USER -j RETURN\n");
    },
    told: [
      ["missing", "does not have the rule 'ufw allow 443/tcp"],
      ["undeclared", "'iptables -A DOCKER-USER -s 192.0.2.1/32 -j ACCEPT'"],
      ["undeclared", "'table inet mine'"],
      ["undeclared", "'ufw allow 8080/tcp'"],
    ],
  },
  {
    what: "a program of the host listens to others",
    by: more("programs/sockets", 'LISTEN 0 9 0.0.0.0:8081 0.0.0.0:* users:(("python3",pid=9,fd=3))'),
    told: [["undeclared", "'python3' of the host listens on 0.0.0.0:8081"]],
  },
];

test("a host as the deployment left it has nothing to tell", async () => {
  const host = await leftHost();
  expect(await host.drift()).toEqual([]);
  expect(await host.run()).toBe("The host is as the last whole deployment left it.\n");
});

/** Those that do not get in each other's way happen to one host. */
const groups = [0, 1, 2, 3].map((number) => cases.filter(({ together = 0 }) => together === number));

test.each(groups.map((group) => [group.map(({ what }) => what).join("; "), group] as const))("%s", async (_, group) => {
  const host = await leftHost();
  for (const { by } of group) by(host);
  const drift = await host.drift();
  const told = group.flatMap((one) => one.told);
  expect(drift.map(({ kind }) => kind)).toEqual(told.map(([kind]) => kind).sort());
  for (const [kind, words] of told)
    expect(drift.filter((one) => one.kind === kind).map(({ says }) => says)).toEqual(
      expect.arrayContaining([expect.stringContaining(words)]),
    );
  expect(JSON.stringify(drift)).not.toContain("hidden");
});

test("what came while a deployment ran came by it; what was made by hand before it is still told after it", async () => {
  const host = await leftHost();
  host.write("etc/systemd/system/agent.service", "[Service]\n");
  await new Promise((resolve) => setTimeout(resolve, 20));
  host.write("var/rexible-shop.begun", "");
  host.write("etc/systemd/system/own-role.service", "[Service]\n");
  expect(await host.run("--remember")).toContain("changed");
  expect((await host.drift()).map(({ subject }) => subject)).toEqual(["unit agent.service"]);
  expect(await host.run("--remember")).toBe("");
});

test("what is expected is not told, and nothing is told of a host where no deployment ended", async () => {
  const host = await leftHost(["unit agent*", "port 8081/tcp"]);
  host.write("etc/systemd/system/agent.service", "[Service]\n");
  host.write("etc/systemd/system/other.service", "[Service]\n");
  expect((await host.drift()).map(({ subject }) => subject)).toEqual(["unit other.service"]);
  host.remove("opt/shop/releases/current");
  expect(await host.run()).toBe(
    "Not known: no deployment of this stack ended well here, so there is nothing to compare with.\n",
  );
});

test("keeps the JSON where root alone reads it, and leaves it alone while a deployment runs", async () => {
  const host = await leftHost();
  await host.run("--keep", host.at("var/drift.json"));
  expect(host.mode("var/drift.json")).toBe(0o600);
  expect(JSON.parse(host.read("var/drift.json"))).toMatchObject({
    format: 1,
    stack: "shop",
    release: "aaaa",
    unknown: [],
  });
  host.write("run/shop.deployment", JSON.stringify({ until: Date.now() / 1000 + 60 }));
  host.remove("var/drift.json");
  await host.run("--keep", host.at("var/drift.json"));
  expect(() => host.read("var/drift.json")).toThrow("ENOENT");
});
