import fc from "fast-check";

/** Files of an application by their paths: `compose.yaml`, `over.yaml` above it, and what they name. */
export type Case = Readonly<Record<string, string>>;

const service = (body: string): string => `services:\n  s:\n${body.replace(/^/gm, "    ")}\n`;

/** Options of a service, one case each. */
const options = `image: "postgres:\${TAG:-17}"
image: \${A:-\${B:-c}}$$d
image: a\nports: ["80", "8080:80", "127.0.0.1:53:53/udp", "[::1]:81:81", "9000-9002:9000-9002", "7000-7001:70"]
image: a\nports: [{ target: 80, published: 8080, host_ip: 127.0.0.1, protocol: udp, mode: host }, { target: 81 }]
image: a\nports: [8080:80, "127.0.0.1::90"]
image: a\nvolumes: ["./a:/b:ro", "/c:/d/", "~/e:/f:rw,z", "../g:/h:rshared", "/anonymous", "cc:/i:nocopy"]
image: a\nvolumes: [{ type: tmpfs, target: /t, tmpfs: { size: 10m } }, { type: bind, source: ./x, target: /y, read_only: true }]
image: a\nenvironment: { A: 1, B: true, C: 0x10, D: 0o17, E: 010, F: no, G: 1.5, H: "", I: "x=y" }
image: a\nenvironment: ["A=1", "B=x=y", "C="]
image: a\ncommand: server --name 'a b' "c\\"d" e\\ f $$HOME
image: a\ncommand: echo a && echo b
image: a\ncommand: [a, b c]\nentrypoint: ["/bin/sh", "-c"]
image: a\nentrypoint: ""\ncommand: []
image: a\nhealthcheck: { test: curl -f http://a, retries: "3", interval: 1m30s, timeout: 5s, start_period: 10s }
image: a\nhealthcheck: { disable: "yes" }
image: a\nhealthcheck: { test: [NONE] }
image: a\nextra_hosts: ["a=192.0.2.1", "b:[2001:db8::1]", "c=192.0.2.2,192.0.2.3"]
image: a\nextra_hosts: { a: 192.0.2.1, b: [192.0.2.2, 192.0.2.3] }
image: a\ndevices: [/dev/dri, "/dev/a:/dev/b:r", "/dev/c:/dev/d"]
image: a\nulimits: { nofile: 1024, nproc: { soft: 1, hard: 2 } }
build: ./dir
build: { context: ., args: [A=1, B], labels: { a: b }, additional_contexts: [x=./y], tags: [a, b, a] }
image: a\ntmpfs: /run:size=1m\ndns: 192.0.2.53\ndns_search: [a, b]
image: a\ngpus: all
image: a\nlabels: [a=b, c]\nannotations: { d: 1 }\nsysctls: { net.core.somaxconn: 1024 }
image: a\nprivileged: "true"\nread_only: yes\ninit: true\nstdin_open: "false"\ntty: on
image: a\nlogging: { driver: json-file, options: { max-file: 3, max-size: 10m } }
image: a\ndeploy: { replicas: "2", resources: { limits: { cpus: "0.5", memory: 512M, pids: 100 }, reservations: { memory: 1g, devices: [{ capabilities: [gpu] }] } } }
image: a\nmem_limit: 512m\nmem_reservation: 256mb\ncpus: 0.5\npids_limit: 10\nshm_size: 64m\nstop_grace_period: 1m
image: a\nprofiles: [x, y, x]\ncap_add: [A, B, A]\ncap_drop: [ALL]\nexpose: [80, "81/udp"]\ngroup_add: [1000, video]
image: a\nnetwork_mode: host\npid: host\nuser: "1000:1000"\nrestart: on-failure:3\nhostname: h\ncontainer_name: cc
image: a\nblkio_config: { weight: 300 }\nstorage_opt: { size: 1G }\nsecurity_opt: [no-new-privileges:true]\nvolumes_from: [s:ro]
image: a\npost_start: [{ command: echo x, user: root }]\ndevelop: { watch: [{ action: sync, path: ./x, target: /y, ignore: z }] }
image: "a:\${1}"
image: a\nports: ["eighty:80"]
image: a\nvolumes: ["aa:bb:cc:dd"]
image: a\ncommand: sh -c 'a
image: a\nenviroment: {}
image: [a]
image: a\nports: ["80:80/abc:1"]
image: a\nports: ["localhost:80:80"]
image: a\nports: ["80:80/icmp"]
image: a\nports: ["70000:80"]
image: a\ndevices: ["a:b:c:d"]`
  .split(/\n(?=image|build)/)
  .map((body): Case => ({ "compose.yaml": service(body.replaceAll("\\n", "\n")) }));

const over = (base: string, above: string): Case => ({
  "compose.yaml": service(`image: a\n${base}`),
  "over.yaml": service(above),
});

const overrides: readonly Case[] = [
  over('ports: ["80:80"]', 'ports: ["81:81", "80:80"]'),
  over('ports: ["80:80"]', 'ports: !override ["81:81"]'),
  over('ports: ["80:80"]', "ports: !reset []"),
  over("command: [a, b]", "command: c"),
  over("healthcheck: { test: a, retries: 3 }", "healthcheck: { test: b }"),
  over("volumes: [aa:/x, bb:/y]", "volumes: [cc:/x]"),
  over("environment: [A=1, B=2]", "environment: { B: 3, C: 4 }"),
  over("environment: { A: 1, B: 2 }", "environment: { A: !reset null }"),
  over("depends_on: { s: { condition: service_healthy } }", "depends_on: { s: { restart: true } }"),
  over("depends_on: { s: { condition: service_healthy } }", "depends_on: [s]"),
  over("logging: { driver: a, options: { x: '1' } }", "logging: { driver: b }"),
  over("logging: { driver: a, options: { x: '1' } }", "logging: { options: { y: '2' } }"),
  over("ulimits: { nofile: 1 }", "ulimits: { nofile: { soft: 2, hard: 3 } }"),
  over("ulimits: { nofile: { soft: 2, hard: 3 } }", "ulimits: { nofile: { hard: 4 } }"),
  over("labels: [a=1, b=2]", "labels: { b: 3 }"),
  over("extra_hosts: { a: 192.0.2.1 }", "extra_hosts: [a=192.0.2.2]"),
  over("cap_add: [A]\ndns: 192.0.2.1", "cap_add: [A, B]\ndns: [192.0.2.2]"),
  over("networks: [n]\nbuild: .", "networks: { n: { aliases: [x] }, m: }\nbuild: { args: { A: b } }"),
  over("env_file: a.env", "env_file: [b.env, a.env]"),
  over("secrets: [x]", "secrets: [{ source: y, target: /run/secrets/x }]"),
  over("image: b\ninit: true\nuser: ", "image: null\nuser: u"),
].map((files) => ({ ...files, "a.env": "A=1\nB=2\n", "b.env": "B=3\n" }));

const whole: readonly Case[] = [
  {
    "compose.yaml":
      "x-a: &a { image: i, user: u }\nx-b: &b { user: v, init: true }\nservices:\n  r: { <<: *a, user: w }\n  s: { <<: [*b, *a] }\n  t:\n    labels: *a\n",
  },
  {
    "compose.yaml":
      "services:\n  a: { image: i, environment: [A=1], ports: ['1:1'] }\n  b: { extends: a, environment: [B=2] }\n  s: { extends: { service: b }, user: u, ports: !reset [] }\n",
  },
  {
    "compose.yaml": "services:\n  s: { extends: { file: sub/base.yaml, service: b } }\n",
    "sub/base.yaml": "services:\n  b: { image: i, build: ., volumes: [./d:/d], env_file: e.env }\n",
    "sub/e.env": "A=1\n",
  },
  {
    "compose.yaml": "include: [sub/compose.yaml]\nservices: { s: { image: a } }\n",
    "sub/compose.yaml": 'services:\n  db: { image: "postgres:${TAG:-1}", volumes: [./d:/d] }\nvolumes: { v: }\n',
    "sub/.env": "TAG=18\n",
  },
  {
    "compose.yaml":
      "include:\n  - path: [sub/compose.yaml, sub/more.yaml]\n    project_directory: .\n    env_file: my.env\n",
    "sub/compose.yaml": 'services:\n  db: { image: "postgres:${TAG:-1}", volumes: [./d:/d] }\n',
    "sub/more.yaml": "services: { db: { user: postgres } }\n",
    "my.env": "TAG=17\n",
  },
  { "compose.yaml": "services:\n  a: { extends: b }\n  b: { extends: a }\n" },
  { "compose.yaml": "services:\n  s: { extends: x }\n" },
  { "compose.yaml": "include: [b.yaml]\nservices: { a: { image: a } }\n", "b.yaml": "include: [compose.yaml]\n" },
  { "compose.yaml": `${service("image: a\nuser: b")}---\n${service("image: c")}` },
  {
    "compose.yaml":
      'services: { s: { image: a, networks: [a, c] } }\nnetworks: { a: { external: { name: b } }, c: { internal: "true", ipam: { config: [{ subnet: 192.0.2.0/24 }] } } }\nsecrets: { s: { file: ./s.txt } }\nconfigs: { c: { content: "x ${Y:-z}" } }\nvolumes: { v: , w: { external: true } }\n',
  },
  { "compose.yaml": "services:\n  s: { image: a }\n  s: { image: b }\n" },
  { "compose.yaml": "services:\n  s: &s { a: *s }\n" },
  ...[
    "A=b # c",
    "A=b#c",
    "export A = b ",
    "A: b",
    "A='$b # \"c\"'",
    'A="x\\ny\\t\\"z\\" \\$b"',
    'A="two\nlines"',
    "B=1\nA=${B}-${C:-d}",
    "# A=1\n\nA=",
    "\uFEFFA=1\r\n",
    "A='it\\'s'\nB=\"a\\0101\" # c",
    "A=1\nA=2",
    "A B=1",
    "A='x",
    "A=${B",
    "A=a'b'c",
    "A.b-c=1",
    "A=  x  y ",
  ].map(
    (text): Case => ({ "compose.yaml": service("image: a\nenv_file: a.env\nenvironment: { Z: z }"), "a.env": text }),
  ),
];

/** Two files that stand over each other, at random: the same ones each time. */
const name = fc.constantFrom("a", "b");
const text = fc.constantFrom("x", "1", "a b", "${V:-w}", "$$y", "k=v");
const option = {
  image: fc.constantFrom("i:1", "${I:-j}:2"),
  user: text,
  command: fc.oneof(text, fc.array(text, { maxLength: 3 })),
  environment: fc.oneof(
    fc.dictionary(fc.constantFrom("A", "B", "C"), text),
    fc.array(fc.constantFrom("A=1", "B=2", "C=x y", "A=3"), { maxLength: 3 }),
  ),
  ports: fc.uniqueArray(
    fc.oneof(
      fc.constantFrom("80:80", "127.0.0.1:81:81/udp", "90"),
      fc.record({ target: fc.constantFrom(80, 81), published: fc.constantFrom("80", "8080") }),
    ),
    { maxLength: 3, selector: (port) => JSON.stringify(port) },
  ),
  volumes: fc.array(fc.constantFrom("vv:/a", "./h:/b:ro", "/c", "ww:/a:nocopy"), { maxLength: 3 }),
  labels: fc.oneof(fc.dictionary(name, text), fc.array(fc.constantFrom("a=1", "b", "c=2"), { maxLength: 2 })),
  depends_on: fc.oneof(
    fc.uniqueArray(name, { maxLength: 2 }),
    fc.dictionary(name, fc.record({ condition: fc.constantFrom("service_healthy", "service_started") })),
  ),
  networks: fc.oneof(
    fc.uniqueArray(name, { maxLength: 2 }),
    fc.dictionary(name, fc.constantFrom(null, { aliases: ["z"] })),
  ),
  dns: fc.oneof(fc.constant("192.0.2.1"), fc.uniqueArray(fc.constantFrom("192.0.2.1", "192.0.2.2"))),
  logging: fc.record(
    {
      driver: fc.constantFrom("local", "json-file"),
      options: fc.dictionary(name, fc.constantFrom("1", "2"), { maxKeys: 2 }),
    },
    { requiredKeys: [] },
  ),
  ulimits: fc.dictionary(
    fc.constantFrom("nofile", "nproc"),
    fc.oneof(fc.constantFrom(1, 2), fc.record({ soft: fc.constantFrom(1, 2), hard: fc.constantFrom(3, 4) })),
  ),
  healthcheck: fc.record(
    {
      test: fc.oneof(text, fc.constant(["CMD", "a"])),
      retries: fc.constantFrom(1, "2"),
      interval: fc.constantFrom("1m", "90s"),
    },
    { requiredKeys: [] },
  ),
  tmpfs: fc.oneof(fc.constant("/t"), fc.uniqueArray(fc.constantFrom("/t", "/u:size=1m"))),
  cap_add: fc.uniqueArray(fc.constantFrom("A", "B")),
  extends: fc.constant("a"),
};
const anyService = fc.record(option, { requiredKeys: [] });
const file = fc.record({
  services: fc.record({ a: anyService.map(({ extends: _, ...rest }) => rest), b: anyService }),
});
const generated = fc.sample(fc.tuple(file, file), { seed: 20260101, numRuns: 120 }).map(
  ([base, above]): Case => ({
    "compose.yaml": JSON.stringify(base, undefined, 1),
    "over.yaml": JSON.stringify(above, undefined, 1),
  }),
);

export const cases: readonly Case[] = [...options, ...overrides, ...whole, ...generated];
