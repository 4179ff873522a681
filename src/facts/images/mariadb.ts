import type { ImageFacts } from "../../model/facts.js";

const ubuntu: ImageFacts = {
  repository: "docker.io/library/mariadb",
  versions: ">=10.11 <13",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(-(focal|jammy|noble|resolute))?$",
  published: "^\\d+\\.\\d+\\.\\d+(-(focal|jammy|noble|resolute|ubi\\d*))?(-rc)?$",
  sources: [
    "https://github.com/docker-library/official-images/blob/master/library/mariadb",
    "https://github.com/MariaDB/mariadb-docker/blob/master/11.8/Dockerfile: ubuntu; 11.8-ubi: uid 999 too",
    "https://mariadb.com/docs/release-notes/community-server/11.0/what-is-mariadb-110: no 'mysqladmin' since 11",
    "https://hub.docker.com/_/mariadb",
    "https://mariadb.com/kb/en/mariadb-server-docker-official-image-environment-variables/",
    "https://mariadb.com/kb/en/using-healthcheck-sh/",
  ],
  startsAs: 0,
  runsAs: { uid: 999, gid: 999 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE"],
  shell: "/bin/bash",
  base: "ubuntu",
  tools: ["bash", "sh", "gosu", "mariadb", "mariadb-admin", "mariadb-dump", "mariadb-backup", "healthcheck.sh"],
  writablePaths: ["/var/lib/mysql", "/run/mysqld", "/tmp"],
  dataPaths: ["/var/lib/mysql"],
  wrongPaths: {},
  configPaths: ["/etc/mysql/conf.d", "/docker-entrypoint-initdb.d"],
  readOnlyWorks: true,
  port: 3306,
  probes: {},
  bootMemory: 256,
  startPeriod: 120,
  requiredEnvironment: ["MARIADB_ROOT_PASSWORD"],
  firstStartOnly: [
    "MARIADB_ROOT_PASSWORD",
    "MARIADB_ROOT_HOST",
    "MARIADB_DATABASE",
    "MARIADB_USER",
    "MARIADB_PASSWORD",
  ],
  proxyEnvironment: [],
  websocket: false,
  egress: false,
  heapVariable: undefined,
};

export const mariadbFacts: readonly ImageFacts[] = [
  ubuntu,
  { ...ubuntu, tagPattern: "^\\d+\\.\\d+\\.\\d+-ubi\\d*$", base: "redhat" },
];
