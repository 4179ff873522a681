import { imageFacts } from "../image-facts.js";

export const squidFacts = imageFacts({
  repositories: ["docker.io/ubuntu/squid"],
  versions: ">=5 <7",
  tagPattern: "^\\d+\\.\\d+-\\d{2}\\.\\d{2}_(beta|edge|stable)$",
  published: "^\\d+\\.\\d+-\\d{2}\\.\\d{2}_(beta|edge|stable)$",
  sources: [
    "https://hub.docker.com/r/ubuntu/squid: tags name Squid's version, Ubuntu's and a channel, as in 6.6-24.04_beta; /etc/squid/squid.conf, port 3128",
    "https://git.launchpad.net/~ubuntu-docker-images/ubuntu-docker-images/+git/squid: ubuntu, package squid, entrypoint.sh follows files of /var/log/squid",
    "https://www.squid-cache.org/Doc/config/: what squid.conf may say",
    "Debian's base-passwd, which Ubuntu has: 13:13 is 'proxy', the user that Debian's and Ubuntu's Squid becomes",
  ],
  run: "Squid 5.7 of Debian 12 and 6.13 of Debian 13, as user 13, with the catalog's configuration",
  startsAs: 0,
  runsAs: { uid: 13, gid: 13 },
  shell: "/bin/sh",
  base: "ubuntu",
  tools: ["squid"],
  writablePaths: ["/var/log/squid", "/var/spool/squid", "/run", "/tmp"],
  configPaths: ["/etc/squid"],
  readOnlyWorks: true,
  port: 3128,
  ownProbe: false,
  bootMemory: 64,
  egress: true,
});
