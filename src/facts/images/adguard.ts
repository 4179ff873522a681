import { imageFacts } from "../image-facts.js";

export const adguardFacts = imageFacts({
  repositories: ["docker.io/adguard/adguardhome"],
  versions: ">=0.107 <0.109",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/AdguardTeam/AdGuardHome/blob/master/docker/build.Dockerfile: alpine, setcap cap_net_bind_service, conf and work, ports 53, 3000",
    "https://github.com/AdguardTeam/AdGuardHome/blob/master/internal/home/options.go: --web-addr, since 0.107.33",
    "https://github.com/AdguardTeam/AdGuardHome/wiki/Docker",
  ],
  runsAs: { uid: 0, gid: 0 },
  rootBecause: "its makers' image names no other user, and the capability to take port 53 is its program's file's",
  // The program's file has the capability: without it the kernel refuses to run it.
  capabilities: ["NET_BIND_SERVICE"],
  shell: "/bin/sh",
  base: "alpine",
  tools: ["/opt/adguardhome/AdGuardHome"],
  dataPaths: ["/opt/adguardhome/conf", "/opt/adguardhome/work"],
  port: 3000,
  probes: ["/"],
  egress: true,
  heedsProxy: false,
});
