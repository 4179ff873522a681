import { expect, test } from "vitest";
import { edited, toldOf } from "./told.js";

/** A stack whose sets are copied by such options of the backup. */
function copying(options: string): string {
  const phases = `phase("3", "Backups", [backup({ ${options} })]),\n  ],\n});`;
  return edited("  ],\n});", `    ${phases}`).replace("{ configure", "{ backup, restic, secret, configure");
}

const to = (repository: string, more = "") =>
  `offsite: restic({ repository: "${repository}", password: secret("restic_password"), ${more} })`;

/** What is wrong with a repository, and what the build says of it. */
const mistakes: readonly (readonly [string, string])[] = [
  [to("backups"), "'phases.2.steps.0.offsite.repository': is none that restic knows"],
  [to("rest:https://host:hunter2@backup.example.com/"), "'phases.2.steps.0.offsite.repository': holds a password"],
  [`offsite: restic({ repository: "/mnt/disk/copies", password: "" })`, "offsite.password': is missing"],
  [to("/mnt/disk/copies", "keep: { daily: 0, weekly: 0, monthly: 0 }"), "offsite.keep': keeps no copy at all"],
  [
    to("s3:https://s3.example.com/copies", `environment: { AWS_SECRET_ACCESS_KEY: "hunter2" }`),
    "offsite.environment.AWS_SECRET_ACCESS_KEY': is given by 'secret()'",
  ],
  [to("/mnt/disk/copies", `environment: { RESTIC_PASSWORD: "hunter2" }`), "offsite.environment.RESTIC_PASSWORD'"],
  [`${to("/mnt/disk/copies")}, offsiteCommand: ["/usr/local/bin/send"]`, "offsiteCommand': is said beside 'offsite'"],
];

test.each(mistakes)("%s is refused where it stands", async (options, says) => {
  const told = await toldOf(copying(options), false);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(says);
});

test("each kind of storage is taken, its credentials as secrets", async () => {
  const storages = [
    to(
      "sftp:backup@backup.example.com:/srv/restic",
      `ssh: { key: secret("backup_ssh_key"), hosts: "backup.example.com ssh-ed25519 AAAA" }`,
    ),
    to(
      "rest:https://backup.example.com/prod/",
      `environment: { RESTIC_REST_USERNAME: "prod", RESTIC_REST_PASSWORD: secret("rest_password") }`,
    ),
    to(
      "s3:https://s3.example.com/copies",
      `environment: { AWS_ACCESS_KEY_ID: "prod", AWS_SECRET_ACCESS_KEY: secret("s3_key_secret") }`,
    ),
    to("/mnt/disk/copies", "keep: { daily: 3 }, prune: false, check: 0"),
  ];
  for (const storage of storages) expect(await toldOf(copying(storage), storage === storages[0])).toEqual([]);
});
