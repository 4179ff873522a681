import type { Label, Table } from "../mutation.js";
import { inText } from "../places.js";
import type { Parts } from "../program.js";

/** Who refuses it, and the rule that is about it. */
function refused(by: string, rule: string): Label {
  return { is: "defect", refusedBy: by, rules: [rule] };
}

/** A folder, and what another service and 'app' have of it. */
const shared =
  (options: string, worker: string) =>
  (app: string): Parts => ({
    declare: `const media = folder("media", { owner: { uid: 1000, gid: 1000 }, ${options} });
const once = volume("/uploads", { backup: "files" });
const other = service("worker", { image: "ghcr.io/example/app:1.2.3", networks: [backend], memory: { limit: "256M" }, cpus: 0.5, healthcheck: { test: ["/app/health"] }, ${worker} });`,
    options: app,
    others: ["other"],
  });

const none = `backup: { none: "can be fetched again" }`;
const host = (source: string, options: string) =>
  `volumes: [hostFolder("${source}", "/data", { because: "the archive of the house", ${none}, ${options} })]`;
const inOptions = inText((options) => ({ options }), "service('app', …) in text");
const mounted = `volumes: [media.at("/media", { write: true }), once]`;

/** 'app', which sees the logs of containers, and where Docker is told to keep them. */
const logs = (dataRoot: string): Parts => ({
  options: `volumes: [hostPath("/var/lib/docker/containers", "/logs", { because: "logs of the containers" })]`,
  phases: `[phase("1", "F", [common(), docker({ dataRoot: "${dataRoot}" })]), phase("2", "C", [configure(app)]), phase("3", "D", [deploy({ infra: [], apps: [app] })]), phase("4", "R", [backup()]), phase("5", "H", [hardening()])]`,
});

export const disks: readonly Table[] = [
  {
    kind: "disks / logs of containers where Docker keeps none",
    label: refused("Docker: its data root is another", "REX194"),
    spellings: ["/mnt/disk/docker", "/var/lib/docker-new"],
    places: inText(logs),
  },
  {
    kind: "disks / logs of containers where Docker keeps them",
    label: { is: "harmless", because: "the data root is the usual one" },
    spellings: ["/var/lib/docker", "/var/lib/docker/", ""],
    places: inText(logs),
  },
  {
    kind: "disks / one volume in two services",
    label: refused("Docker: two folders", "REX160"),
    spellings: ["user: 1000, volumes: [once]", `volumes: [volume("/data", { folder: "data", backup: "files" }), once]`],
    places: inText(shared(none, "user: 1000, volumes: [once]")),
  },
  {
    kind: "disks / data that is to come from a service that is there",
    label: refused("the kernel: one folder, two names", "REX195"),
    spellings: ['user: 1000, movedFrom: "worker"', 'volumes: [once], movedFrom: "worker"'],
    places: inText(shared(none, "user: 1000")),
  },
  {
    kind: "disks / data of an earlier name",
    label: { is: "harmless", because: "nothing of that name is there" },
    spellings: ['user: 1000, movedFrom: "runner"', 'movedFrom: "old-name", volumes: [once]'],
    places: inText(shared(none, "user: 1000")),
  },
  {
    kind: "disks / old data that two take over, or that is none of the old",
    label: refused("the kernel: two copies, or a copy of oneself", "REX254"),
    spellings: [
      'user: 1000, volumes: [once], adopt: { "/uploads": "old_uploads" }',
      'user: 1000, volumes: [once], adopt: { "/uploads": "/opt/example/data/worker" }',
      'user: 1000, volumes: [once], adopt: { "/elsewhere": "old_files" }',
    ],
    places: inText(
      shared(none, `user: 1000, volumes: [volume("/a", { backup: "files" })], adopt: { "/a": "old_uploads" }`),
    ),
  },
  {
    kind: "disks / old data that each takes over for itself",
    label: { is: "harmless", because: "nobody else says it" },
    spellings: [
      'user: 1000, volumes: [once], adopt: { "/uploads": "old_files" }',
      'user: 1000, volumes: [once], adopt: { "/uploads": "/opt/example/uploads" }',
      'user: 1000, volumes: [once], adopt: { "/uploads/2025": "old_files/2025" }',
    ],
    places: inText(
      shared(none, `user: 1000, volumes: [volume("/a", { backup: "files" })], adopt: { "/a": "old_uploads" }`),
    ),
  },
  {
    kind: "disks / writers that disagree",
    label: refused("the kernel: permission denied", "REX161"),
    spellings: [
      `user: 1001, volumes: [media.at("/media", { write: true })]`,
      `user: "1001:1001", volumes: [media.at("/elsewhere", { write: true })]`,
    ],
    places: inText(shared(`mode: "0777", ${none}`, `user: 1000, volumes: [media.at("/media", { write: true })]`)),
  },
  {
    kind: "disks / writers of one user or one group, and a reader",
    label: { is: "harmless", because: "owner and mode let each in" },
    spellings: [
      `user: 1000, ${mounted}`,
      `user: "1001:1000", volumes: [media.at("/media", { write: true })]`,
      `user: 1002, volumes: [media.at("/media")]`,
    ],
    places: inText(shared(`mode: "2775", ${none}`, `user: 1000, volumes: [media.at("/media", { write: true })]`)),
  },
  {
    kind: "disks / a second writer of a database's files",
    label: refused("PostgreSQL: creating-cluster, MySQL: external locking", "REX162"),
    spellings: [
      `volumes: [media.at("/var/lib/mysql", { write: true })]`,
      `volumes: [media.at("/sql", { write: true })]`,
    ],
    places: inText(
      shared(`mode: "0700", ${none}`, `user: 1000, volumes: [media.at("/var/lib/mysql", { write: true })]`),
    ),
  },
  {
    kind: "disks / a name that is two folders",
    label: refused("the disk: one folder", "REX020"),
    spellings: [
      `volumes: [folder("worker", { owner: { uid: 1000, gid: 1000 }, ${none} }).at("/files", { write: true })]`,
      `volumes: [hostFolder("/opt/example/data/worker", "/files", { because: "the other's files", ${none} })]`,
    ],
    places: inText(shared(none, `user: 1000, volumes: [volume("/data", { ${none} })]`)),
  },
  {
    kind: "disks / a system folder to write to",
    label: refused("the kernel: nothing stops it", "REX163"),
    spellings: [host("/", "write: true"), host("/usr/local/bin", "write: true"), host("/etc", "write: true")],
    places: inOptions,
  },
  {
    kind: "disks / a folder of the host",
    label: { is: "harmless", because: "it holds data, or is only read" },
    spellings: [
      host("/mnt/tank/photos", "write: true"),
      host("/srv/archive", `write: true, mountedAt: "/srv", fileSystem: "ext4", owner: { uid: 1000, gid: 1000 }`),
      host("/etc/letsencrypt/live", "write: false"),
    ],
    places: inOptions,
  },
  {
    kind: "disks / a user that cannot get into the shared folder",
    label: refused("the kernel: permission denied", "REX023"),
    spellings: [
      `user: 2000, volumes: [media.at("/media")]`,
      `user: "2000:1000", volumes: [media.at("/media", { write: true })]`,
    ],
    places: inText(shared(none, "user: 1000")),
  },
  {
    kind: "disks / a data root of one's choice",
    label: { is: "harmless", because: "a folder of the host, constant or of the inventory" },
    spellings: [
      `dataRoot: "/mnt/tank/example"`,
      `dataRoot: { path: "/mnt/tank/example", mountedAt: "/mnt/tank", fileSystem: "zfs" }`,
      `dataRoot: variable("data_root", { default: "/srv/example", description: "Where the data stands" })`,
    ],
    places: inText((stack) => ({ stack, options: `volumes: [volume("/data", { backup: "files" })]` })),
  },
  {
    kind: "disks / options of the wrong form",
    label: { is: "defect", refusedBy: "the file system", rules: ["schema"] },
    spellings: [
      `volumes: [volume("/data", { dataRoot: "mnt", backup: "files" })]`,
      host("photos", "write: true"),
      host("/mnt/../etc", "write: true"),
      host("/mnt/photos", `fileSystem: "ext4, xfs"`),
    ],
    places: inOptions,
  },
];
