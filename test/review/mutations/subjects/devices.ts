import type { Label, Table } from "../mutation.js";
import { inRoleFile, inText } from "../places.js";

/** Who refuses it, and the rule that is about it. */
function refused(by: string, rule: string): Label {
  return { is: "defect", refusedBy: by, rules: [rule] };
}

const inOptions = inText((options) => ({ options }), "service('app', …) in text");
const shown = (source: string) => `volumes: [hostPath("${source}", "/shown", { because: "the program looks there" })]`;
const raw = (keys: string) => `compose: { because: "the program is made that way", ${keys} }`;

const install =
  '- name: Install the Compose file\n  ansible.builtin.copy:\n    src: compose.yml\n    dest: /opt/own/compose.yml\n    mode: "0640"\n';
const inFile = inRoleFile("files/compose.yml", "early", { "tasks/main.yml": install });
const side = (lines: string) =>
  `services:\n  side:\n    image: ghcr.io/example/side:1.2.3\n    mem_limit: 128m\n${lines.replace(/^/gm, "    ")}\n`;

export const devices: readonly Table[] = [
  {
    kind: "devices / a device that is only mounted",
    label: refused("the kernel: operation not permitted", "REX164"),
    spellings: [shown("/dev/dri"), shown("/dev/bus/usb"), shown("/dev/ttyUSB0"), shown("/dev/net/tun")],
    places: inOptions,
  },
  {
    kind: "devices / a device that is only mounted, in a Compose file",
    label: refused("the kernel: operation not permitted", "REX164"),
    spellings: [side("volumes: ['/dev/dri:/dev/dri']"), side("volumes: ['/dev/snd:/dev/snd:ro']")],
    places: inFile,
  },
  {
    kind: "devices / devices and what is no device",
    label: { is: "harmless", because: "Docker gives them, or everybody may open them" },
    spellings: [
      `devices: [device("/dev/dri/renderD128", { because: "decodes video" })]`,
      `devices: [device("/dev/dri", { because: "decodes video" })], ${shown("/dev/dri/by-path")}`,
      `user: 1000, devices: [device("/dev/ttyUSB0", { path: "/dev/zigbee", access: "rwm", because: "the radio" })]`,
      shown("/dev/log"),
      shown("/dev/disk/by-id"),
    ],
    places: inOptions,
  },
  {
    kind: "devices / a disk, in a Compose file",
    label: refused("whoever has the disk is root", "REX064"),
    spellings: [
      side("devices: ['/dev/sda:/dev/sda']"),
      side("devices:\n  - source: /dev/nvme0n1\n    target: /dev/disk"),
    ],
    places: inFile,
  },
  {
    kind: "devices / a card without what hands it over",
    label: refused("Docker: could not select device driver", "REX165"),
    spellings: ["gpu: nvidia()", "gpu: nvidia({ count: 2 })", `environment: { NVIDIA_VISIBLE_DEVICES: "all" }`],
    places: inOptions,
  },
  {
    kind: "devices / a network setting of the host's network",
    label: refused("Docker: sysctl not allowed in host network namespace", "REX166"),
    spellings: [
      `networks: "host", sysctls: { "net.ipv4.ip_forward": 1 }`,
      `networks: "host", sysctls: { "net.ipv4.conf.all.src_valid_mark": "1" }`,
    ],
    places: inOptions,
  },
  {
    kind: "devices / small options",
    label: { is: "harmless", because: "Docker takes each of them" },
    spellings: [
      `shmSize: "256M"`,
      "ulimits: { nofile: 65536, memlock: -1, nproc: { soft: 512, hard: 1024 } }",
      `sysctls: { "net.core.somaxconn": 1024 }`,
      `hostname: "mail.example.com", aliases: ["smtp"]`,
      `extraHosts: { "host.docker.internal": "host-gateway", nas: "192.0.2.5" }, dns: ["192.0.2.53"]`,
      `labels: { "homepage.group": "Media" }`,
      `workingDir: "/srv", stopSignal: "SIGINT"`,
      `logging: { driver: "journald" }`,
      `privileged: { because: "it starts containers of its own, rootless does not do" }`,
      `securityOptions: { options: ["apparmor=unconfined"], because: "it mounts file systems of its own" }`,
      raw("tty: true, stdin_open: true"),
      raw(`oom_score_adj: -500, cpuset: "0,1"`),
    ],
    places: inOptions,
  },
  {
    kind: "devices / options of the wrong form",
    label: { is: "defect", refusedBy: "Docker, Compose", rules: ["schema"] },
    spellings: [
      `devices: [device("/mnt/card", { because: "decodes video" })]`,
      `devices: [device("/dev/fuse", { access: "x", because: "mounts" })]`,
      `shmSize: "lots"`,
      `sysctls: { "vm.max_map_count": 262144 }`,
      "ulimits: { nofile: -2 }",
      `extraHosts: { nas: "the nas" }`,
      `dns: ["dns.example.com"]`,
      `labels: { "com.docker.compose.project": "other" }`,
      `logging: { driver: "json-file" }`,
      `stopSignal: "now"`,
      `hostname: "mail_of.example.com."`,
      `securityOptions: { options: ["unconfined"], because: "it mounts" }`,
      raw("ttty: true"),
      raw(`restart: "no"`),
      raw(`tty: "perhaps"`),
      raw("blkio_config: { wight: 300 }"),
      `compose: { tty: true }`,
    ],
    places: inOptions,
  },
  {
    kind: "devices / a namespace of the host by a raw key",
    label: refused("whoever sees the processes of the host is root", "REX064"),
    spellings: [raw(`pid: "host"`), raw(`ipc: "host"`), raw(`userns_mode: "host"`)],
    places: inOptions,
  },
];
