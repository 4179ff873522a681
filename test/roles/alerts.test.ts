import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../lint/projects.js";
import { python } from "../tools/pyyaml.js";
import { httpReceiver, mailServer } from "./alerts/receivers.js";
import { type WatchedHost, watchedHost } from "./alerts/watched-host.js";

interface Case {
  readonly key: string;
  readonly says: string;
  begin(host: WatchedHost): void;
  end(host: WatchedHost): void;
}

/** Name of a set that was taken then. */
const setOf = (moment: number) => `${new Date(moment).toISOString().replace(/[-:]|\..*/g, "")}Z`;

/** As the comparison of a host with its last deployment tells it. */
function drifted(strangers: number): string {
  const one = { kind: "undeclared", says: "the container 'watchtower' is none of the stack's", to_do: "remove it" };
  const named = (index: number) => `container watchtower${index || ""}`;
  return JSON.stringify({
    drift: Array.from({ length: strangers }, (_, index) => ({ ...one, subject: named(index) })),
    unknown: [],
  });
}

const well = { Status: "running", Health: { Status: "healthy" } };

const cases: readonly Case[] = [
  {
    key: "backup:failed",
    says: "the last backup failed (exit-code)",
    begin: ({ backupEnds }) => backupEnds("failed", "exit-code"),
    end: ({ backupEnds }) => backupEnds("inactive", "success"),
  },
  {
    key: "backup:old",
    says: "the last complete backup is 48 hours old",
    begin: ({ path, now, remove }) => {
      remove(`backups/${now}`);
      mkdirSync(path(`backups/${setOf(Date.now() - 2 * 86_400_000)}`));
    },
    end: ({ path, now }) => void mkdirSync(path(`backups/${now}`)),
  },
  {
    key: "backup:not copied",
    says: "the last backup that was copied elsewhere is 48 hours old",
    begin: ({ change, path, write }) => {
      change({ offsite: "/opt/stack/bin/offsite" });
      mkdirSync(path("backups/.offsite"));
      write("backups/.offsite/copied", setOf(Date.now() - 2 * 86_400_000));
    },
    end: ({ now, write }) => write("backups/.offsite/copied", now),
  },
  {
    key: "unit:cron.service",
    says: "unit cron.service failed",
    begin: ({ write }) =>
      write(
        "programs/failed",
        "cron.service loaded failed failed Cron\nstack-backup.service loaded failed failed Backup\n",
      ),
    end: ({ write }) => write("programs/failed", ""),
  },
  {
    key: "container:stack_shop",
    says: "container stack_shop is not well: running, unhealthy",
    begin: ({ containers }) => {
      containers.stack_shop = { Status: "running", Health: { Status: "unhealthy" } };
    },
    end: ({ containers }) => {
      containers.stack_shop = well;
    },
  },
  {
    key: "container:stack_proxy",
    says: "container stack_proxy is not well: not there",
    begin: ({ containers }) => {
      delete containers.stack_proxy;
    },
    end: ({ containers }) => {
      containers.stack_proxy = { Status: "running" };
    },
  },
  {
    key: "site:localhost",
    says: "site localhost is not well: it answers 502",
    begin: ({ site }) => {
      site.status = 502;
    },
    end: ({ site }) => {
      site.status = 200;
    },
  },
  {
    key: "certificate:localhost",
    says: "the certificate of localhost expires on ",
    begin: ({ show, expiring }) => show(expiring()),
    end: ({ show, lasting }) => show(lasting),
  },
  {
    key: "memory:full",
    says: "% of the memory are in use",
    begin: ({ change }) => change({ memory_percent: 0 }),
    end: ({ change }) => change({ memory_percent: 100 }),
  },
  {
    key: "reboot:required",
    says: "the host waits for a restart, for linux-image-amd64",
    begin: ({ write }) => {
      write("reboot-required.pkgs", "linux-image-amd64\nlinux-image-amd64\n");
      write("reboot-required", "");
    },
    end: ({ remove }) => remove("reboot-required"),
  },
  {
    key: "drift:undeclared container watchtower",
    says: "the container 'watchtower' is none of the stack's",
    begin: ({ write }) => write("drift.json", drifted(1)),
    end: ({ write }) => write("drift.json", drifted(0)),
  },
  {
    key: "drift:undeclared",
    says: "12 things are there, and declared by nobody",
    begin: ({ write }) => write("drift.json", drifted(12)),
    end: ({ write }) => write("drift.json", drifted(0)),
  },
  {
    key: "drift:comparison",
    says: "nobody compared the host with its last deployment for 4 hours",
    begin: ({ path }) => utimesSync(path("drift.json"), new Date(), new Date(Date.now() - 4 * 3_600_000)),
    end: ({ write }) => write("drift.json", drifted(0)),
  },
];

test("each condition gives one message when it begins and one when it is over, and none comes while all is well", {
  timeout: 120_000,
}, async () => {
  const { url, posted } = await httpReceiver();
  const host = await watchedHost([{ kind: "webhook", url }]);
  expect(await host.look()).toEqual({ code: 0, said: "" });
  for (const { key, says, begin, end } of cases) {
    begin(host);
    await host.look();
    await host.look();
    end(host);
    await host.look();
    const told = posted.splice(0).map(({ body }) => body);
    expect(
      told.map(({ state, condition }) => `${state} ${condition}`),
      key,
    ).toEqual([`begun ${key}`, `over ${key}`]);
    expect(told[0]?.title).toContain(says);
  }
  const [first] = cases;
  first?.begin(host);
  await host.look();
  const text = posted[0]?.body.text ?? "";
  for (const part of [
    "What:   the last backup failed",
    "Since:",
    `Host:   ${hostname()}, stack stack`,
    "To do:  journal",
  ])
    expect(text).toContain(part);
});

test("a disk and its inodes are told by their shares", async () => {
  const { url, posted } = await httpReceiver();
  const host = await watchedHost([{ kind: "webhook", url }], { disk_percent: 0, inode_percent: 0 });
  await host.look();
  await host.look();
  host.change({ disk_percent: 100, inode_percent: 100 });
  await host.look();
  const at = (key: string) => posted.map(({ body }) => body).filter(({ condition }) => condition === key);
  const used = execFileSync("df", ["--output=pcent", host.folder], { encoding: "utf8" }).match(/\d+/)?.[0];
  const [begun, over, ...more] = at(`disk:${host.folder}`);
  expect([begun?.state, over?.state, more]).toEqual(["begun", "over", []]);
  // df rounds up.
  const said = Number(/is (\d+) % full/.exec(begun?.text ?? "")?.[1]);
  expect(Number(used) - said).toBeLessThanOrEqual(1);
  expect(at(`disk:inodes of ${host.folder}`).map(({ state }) => state)).toEqual(["begun", "over"]);
});

test("a disk counts by what its file system allows: the unit itself sees every mount as read-only", () => {
  // proc_pid_mountinfo(5): the options of the mount before the hyphen, those of the file system at the end of the line.
  const lines = [
    "272 131 7:0 / /srv/disk ro,relatime - ext4 /dev/sdb1 rw",
    "273 131 7:1 / /srv/rescue ro,relatime - ext4 /dev/sdc1 ro,errors=remount-ro",
    "274 131 7:2 / /snap/one ro,relatime - squashfs /dev/loop2 ro",
    "275 131 0:5 / /run rw - tmpfs tmpfs rw,size=1024k",
  ];
  const ask = "import host, json, sys; print(json.dumps([host.is_disk(line) for line in json.load(sys.stdin)]))";
  const cwd = join(repository, "roles-src/alerts-config/files/bin/alerts.d");
  const said = execFileSync(python, ["-B", "-c", ask], { cwd, input: JSON.stringify(lines), encoding: "utf8" });
  expect(JSON.parse(said)).toEqual([true, false, false, false]);
});

test("what is shorter than the grace is not told, what comes and goes within it is told once", async () => {
  const { url, posted } = await httpReceiver();
  const host = await watchedHost([{ kind: "webhook", url }], { grace: 3600 });
  const lookAt = async (status: number) => {
    host.site.status = status;
    await host.look();
  };
  await lookAt(502);
  await lookAt(200);
  host.change({ grace: 0 });
  await lookAt(200);
  expect(posted).toEqual([]);
  await lookAt(502);
  await lookAt(502);
  host.change({ grace: 3600 });
  await lookAt(200);
  await lookAt(502);
  expect(posted.map(({ body }) => body.state)).toEqual(["begun"]);
});

test("a deployment is silent while it holds its lock, and a dead one for no longer than its lease", async () => {
  const { url, posted } = await httpReceiver();
  const host = await watchedHost([{ kind: "webhook", url }]);
  const until = (seconds: number) =>
    host.write("deployment", JSON.stringify({ lease: "x", holder: "laptop", until: Date.now() / 1000 + seconds }));
  host.site.status = 502;
  until(60);
  await host.look();
  expect(posted).toEqual([]);
  until(-1);
  await host.look();
  expect(posted).toHaveLength(1);
});

test("containers that a backup pauses are left alone for as long as it holds its lock", async () => {
  const { url, posted } = await httpReceiver();
  const host = await watchedHost([{ kind: "webhook", url }]);
  host.write("backup-lock", "");
  const holder = spawn("flock", ["--no-fork", host.path("backup-lock"), "sh", "-c", "echo held; exec sleep 60"]);
  onTestFinished(() => void holder.kill());
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  host.containers.stack_shop = { Status: "paused", Health: { Status: "healthy" } };
  await host.look();
  expect(posted).toEqual([]);
  holder.kill();
  await new Promise((resolve) => holder.once("exit", resolve));
  await host.look();
  expect(posted.map(({ body }) => body.condition)).toEqual(["container:stack_shop"]);
});

test("mail, webhook and ntfy get the message; none of their secrets is shown", async () => {
  const ntfy = await httpReceiver<object>();
  const webhook = await httpReceiver();
  const path = "/hooks/CANARYwebhook";
  const mail = {
    kind: "mail",
    server: "localhost",
    security: "tls",
    from: "host@example.com",
    to: ["admin@example.com"],
  };
  const host = await watchedHost([]);
  const server = await mailServer(host.lasting, "host", "CANARYmäil");
  const channels = [
    { ...mail, port: server.port, user: "host", password: "CANARYmäil" },
    { kind: "webhook", url: `${webhook.url}${path}` },
    { kind: "ntfy", url: ntfy.url, topic: "CANARYtopic", token: "CANARYtoken" },
  ];
  host.write("channels.json", JSON.stringify(channels));
  host.site.status = 502;
  const { said } = await host.look();
  await expect.poll(() => server.letters.length).toBe(1);
  const title = `[${hostname()}] site localhost is not well: it answers 502`;
  expect(server.letters[0]).toMatchObject({ title, from: "host@example.com", to: ["admin@example.com"] });
  expect(server.letters[0]?.text).toContain("What:   site localhost is not well");
  expect(webhook.posted).toMatchObject([{ path, body: { title } }]);
  // https://docs.ntfy.sh/publish/#publish-as-json: to the root, with the topic in the body.
  expect(ntfy.posted).toMatchObject([
    {
      path: "/",
      headers: { authorization: "Bearer CANARYtoken" },
      body: {
        topic: "CANARYtopic",
        title,
        priority: 4,
        message: expect.stringContaining("What:   site localhost is not well"),
      },
    },
  ]);
  webhook.answer.status = 404;
  ntfy.answer.status = 401;
  host.write("channels.json", JSON.stringify([{ ...channels[0], password: "CANARYwrong" }, ...channels.slice(1)]));
  host.site.status = 200;
  const failed = await host.look();
  expect(failed.said).toContain("channel 'mail' failed: it answers 535");
  expect(failed.said).toContain("channel 'webhook' failed: it answers 404");
  const unusable = [
    { kind: "webhook", url: "hooks.example.com/CANARY wrong" },
    { kind: "ntfy", url: ntfy.url, topic: "topic", token: "CANARY€" },
  ];
  host.write("channels.json", JSON.stringify(unusable));
  expect(await host.look("--test")).toMatchObject({
    code: 1,
    said: "webhook: its address cannot be read\nntfy: its token has letters that no header of HTTP can hold\n",
  });
  expect(said + failed.said).not.toContain("CANARY");
});

test("a channel that fails is tried again, told to the others and in the journal, and gets everything in the end", async () => {
  const [good, bad] = [await httpReceiver(), await httpReceiver()];
  const host = await watchedHost([
    { kind: "webhook", url: good.url },
    { kind: "webhook", url: bad.url },
  ]);
  // A redirect would arrive as a GET, elsewhere.
  bad.answer.status = 302;
  bad.answer.headers = { location: good.url };
  host.site.status = 502;
  expect((await host.look()).said).toContain("channel 'webhook 2' failed: it answers 302");
  await host.look();
  await host.look();
  bad.answer.status = 200;
  await host.look();
  await host.look();
  const told = ({ posted }: typeof good) => posted.map(({ body }) => `${body.state} ${body.condition}`);
  expect(told(good)).toEqual(["begun site:localhost", "begun channel:webhook 2", "over channel:webhook 2"]);
  expect(told(bad)).toEqual(["begun site:localhost"]);
});

test("--test sends one message to each channel, and says which of them failed", async () => {
  const [good, bad] = [await httpReceiver(), await httpReceiver()];
  bad.answer.status = 500;
  const host = await watchedHost([
    { kind: "webhook", url: good.url },
    { kind: "webhook", url: bad.url },
  ]);
  expect(await host.look("--test")).toEqual({ code: 1, said: "webhook: sent\nwebhook 2: it answers 500\n" });
  expect(good.posted.map(({ body }) => body.state)).toEqual(["test"]);
});

function hostname(): string {
  return execFileSync("hostname", { encoding: "utf8" }).trim();
}
