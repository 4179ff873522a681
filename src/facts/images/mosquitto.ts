import { imageFacts, type KnownFacts } from "../image-facts.js";

const alpine: KnownFacts = {
  repositories: ["docker.io/library/eclipse-mosquitto"],
  versions: ">=2.0 <2.2",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(-(openssl|alpine))?$",
  published: "^\\d+\\.\\d+(\\.\\d+)?(-(openssl|alpine|ubuntu))?$",
  sources: [
    "https://github.com/eclipse-mosquitto/mosquitto/blob/master/docker/2.0-openssl/Dockerfile: alpine, uid 1883, volumes of data and log, EXPOSE 1883",
    "https://github.com/eclipse-mosquitto/mosquitto/blob/master/docker/2.1-alpine/docker-entrypoint.sh: root chowns /mosquitto/data",
    "https://mosquitto.org/man/mosquitto-conf-5.html",
  ],
  startsAs: 0,
  runsAs: { uid: 1883, gid: 1883 },
  capabilities: ["CHOWN", "SETGID", "SETUID"],
  shell: "/bin/sh",
  base: "alpine",
  tools: ["mosquitto", "mosquitto_passwd", "mosquitto_pub", "mosquitto_sub"],
  dataPaths: ["/mosquitto/data"],
  writablePaths: ["/mosquitto/data", "/mosquitto/log", "/tmp"],
  configPaths: ["/mosquitto/config"],
  readOnlyWorks: true,
  port: 1883,
};

export const mosquittoFacts = imageFacts(alpine);
