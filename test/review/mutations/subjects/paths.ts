import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inOptions, inOwnService } from "../places.js";

const outside = [
  "../../../../etc",
  "..",
  "../other",
  "a/../../b",
  "/etc",
  "/mnt/big",
  "/",
  "./..",
  "a/../../../etc",
  "",
  ".",
  "a//b",
  "{{ x }}",
  "a\\nb",
  "$HOME/data",
  "a b/../..",
];

export const paths: readonly Table[] = [
  {
    kind: "paths / a volume's folder outside the service's own",
    label: { is: "defect", refusedBy: "root would change owner and mode of a folder that is not the stack's" },
    spellings: spellings('volumes: [volume("/data", { folder: "{folder}", {mode}backup: "files" })]', {
      folder: outside.filter((path) => !["a//b", "", "."].includes(path)),
      mode: ["", 'mode: "0777", '],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "paths / of a configuration file",
    label: { is: "defect", refusedBy: "Docker: invalid mount config; a file outside the output" },
    spellings: spellings('files: [file("{path}", "x = 1")]', {
      path: [
        "/../x",
        "/a/../../x",
        "/a//b",
        "/a/",
        "/",
        "",
        "a",
        "./a",
        "/a/.",
        "/a/..",
        "//a",
        "/a\\nb",
        "/a\\u0000b",
        "/a/../b",
      ],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "paths / of a volume",
    label: {
      is: "defect",
      refusedBy: "Docker: invalid mount config: mount path must be absolute; destination can't be '/'",
    },
    spellings: spellings('volumes: [volume("{path}", { backup: "files" })]', {
      path: ["/", "", "data", "./data", "//", "/data/..", "/.", "/a\\nb"],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "paths / two at one place",
    label: { is: "defect", refusedBy: "Docker: Duplicate mount point", rules: ["REX020", "schema", "REX019"] },
    spellings: ["/data", "/data/", "//data", "/data/.", "/x/../data", "/./data"].flatMap((second) => [
      `volumes: [volume("/data", { folder: "a", backup: "files" }), volume("${second}", { folder: "b", backup: "files" })]`,
      `volumes: [volume("/data", { backup: "files" })], tmpfs: { "${second}": "10M" }`,
      `files: [file("/data", "x = 1")], volumes: [volume("${second}", { backup: "files" })]`,
      `files: [file("/data", "x = 1"), file("${second}", "x = 2")]`,
      `volumes: [volume("/data", { backup: "files" }), hostPath("/srv/data", "${second}", { because: "it is there" })]`,
    ]),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "paths / one folder twice",
    label: {
      is: "defect",
      refusedBy: "two paths of the container write one folder of the host",
      rules: ["REX020", "schema"],
    },
    spellings: ["a", "a/", "./a", "a/.", "b/../a"]
      .map(
        (second) =>
          `volumes: [volume("/one", { folder: "a", backup: "files" }), volume("/two", { folder: "${second}", backup: "files" })]`,
      )
      .concat(
        'volumes: [volume("/one", { backup: "files" }), volume("/two", { backup: "files" })]',
        'volumes: [volume("/one", { backup: "files" }), volume("/two", { folder: "a", backup: "files" })]',
      ),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "paths / two secrets whose files are near in name",
    label: { is: "harmless", because: "each has a file of its own on the host" },
    spellings: [
      ["/a/b", "/a_b"],
      ["/etc/app/key", "/etc/app_key"],
      ["/a/b_c", "/a_b/c"],
    ].map(([one, other]) => `secretFiles: { "${one}": secret("one"), "${other}": secret("two") }`),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "paths / of the host with the Docker socket in it",
    label: { is: "defect", refusedBy: "whoever has the socket is root", rules: ["REX038", "schema"], inEditor: true },
    spellings: spellings('volumes: [hostPath("{source}", "/host", { because: "it is needed" })]', {
      source: [
        "/var/run/docker.sock",
        "/run/docker.sock",
        "/run",
        "/var/run",
        "/",
        "/var",
        "/run/",
        "//run",
        "/var/run/../run/docker.sock",
        "/run/./docker.sock",
        "/var//run",
        "/run/docker.sock/",
        "/srv/../run",
        "/var/run/.",
        "/./",
        "/..",
      ],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "paths / of the host that is root's",
    label: { is: "defect", refusedBy: "keys of the host, and passwords of all", rules: ["REX136", "REX038"] },
    spellings: spellings('volumes: [hostPath("{source}", "/host", { because: "it is needed" })]', {
      source: ["/etc/shadow", "/root/.ssh", "/etc/ssh", "/home/deploy/.ssh", "/opt/example/secrets"],
    }),
    places: inOptions,
  },
  {
    kind: "paths / sound ones",
    label: { is: "harmless", because: "below the stack's own folders, each once" },
    spellings: [
      'volumes: [volume("/data", { backup: "files" })]',
      'volumes: [volume("/data", { folder: "data", backup: "files" })]',
      'volumes: [volume("/data", { folder: "data/deep", mode: "0700", backup: "files-paused" })]',
      'volumes: [volume("/one", { folder: "one", backup: "files" }), volume("/two", { folder: "two", backup: { none: "a cache" } })]',
      'volumes: [volume("/var/lib/my app", { backup: "files" })]',
      'files: [file("/etc/app/a.conf", "x = 1")]',
      'files: [file("/etc/app/.hidden", "x = 1"), file("/etc/app/b.conf", "y = 1")]',
      'volumes: [hostPath("/srv/music", "/music", { because: "the library" })]',
      'volumes: [hostPath("/etc/localtime", "/etc/localtime", { because: "the time zone" })]',
      'secretFiles: { "/etc/app/key": secret("one"), "/etc/app/cert": secret("two") }',
      'tmpfs: { "/tmp": "10M", "/run": "1M" }',
      'volumes: [volume("/data", { folder: "..data", backup: "files" })]',
      'readOnly: true, tmpfs: { "/tmp": "64M" }',
      'volumes: [dockerSocket({ because: "starts the sandboxes of its users" })], user: 0',
    ],
    places: each(inOptions, inOwnService),
  },
];
