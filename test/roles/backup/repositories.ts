import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { repository } from "../../lint/projects.js";
import { host } from "./host.js";

/** The programs of the hosts' Debian; `make tools` brings them. */
export const programs = join(repository, ".venv/programs/trixie");

/** A folder on another disk than the host's sets, which are in the folder of temporary files. */
export function otherDisk(): string {
  const folder = mkdtempSync("/dev/shm/rexible-test-");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server for repositories on loopback, with one login. */
export async function serve({ appendOnly = false } = {}): Promise<string> {
  const data = otherDisk();
  // What 'htpasswd -bs' writes for "host" and "a word".
  writeFileSync(join(data, ".htpasswd"), `host:{SHA}${await sha1("a word")}\n`);
  const server = spawn(
    join(programs, "restic-rest-server"),
    ["--listen", "127.0.0.1:0", "--path", data, ...(appendOnly ? ["--append-only"] : [])],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  onTestFinished(() => void server.kill());
  return await new Promise((resolve, reject) => {
    let said = "";
    const read = (chunk: Buffer) => {
      said += chunk;
      const address = /127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve(`rest:http://${address}/prod/`);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("exit", () => reject(new Error(`the server of repositories ended: ${said}`)));
  });
}

async function sha1(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  return Buffer.from(digest).toString("base64");
}

/** A host whose sets are copied to a repository, as the role brings it. What restic is asked is written down. */
export function copyingHost(where: string, settings: object = {}) {
  const made = host();
  const { folder } = made;
  const plan = {
    ...JSON.parse(readFileSync(join(folder, "bin/backup.json"), "utf8")),
    offsite: [join(folder, "bin/offsite"), "copy"],
  };
  writeFileSync(join(folder, "bin/backup.json"), JSON.stringify(plan));
  writeFileSync(
    join(folder, "programs/restic"),
    `#!/bin/sh\necho "$@" >>"$0.asked"\nRESTIC_CACHE_DIR="${folder}/cache" exec ${programs}/restic "$@"\n`,
    { mode: 0o755 },
  );
  mkdirSync(join(folder, "secrets/backup"), { recursive: true });
  const said = (more: object) =>
    writeFileSync(
      join(folder, "secrets/backup/offsite.json"),
      JSON.stringify({
        ...{
          repository: where,
          password: "the password",
          environment: {},
          prune: true,
          check: 30,
          host: "prod",
          tag: "stack",
        },
        ...{ keep: { daily: 7, weekly: 5, monthly: 12 }, ...settings, ...more },
      }),
    );
  said({});
  const asked = () => readFileSync(join(folder, "programs/restic.asked"), "utf8");
  const copies = () =>
    JSON.parse(made.run("offsite", "restic", "snapshots", "--json").said) as readonly { readonly id: string }[];
  return { ...made, asked, copies, say: said };
}
