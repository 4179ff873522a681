import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inEveryService, inOptions, inOwnService, inText } from "../places.js";
import { serviceText, usualOptions } from "../program.js";

const boundless = ["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "BPF", "CAP_SYS_ADMIN", "sys_admin"];
const unknown = ["NET_ADM", "SYSADMIN", "CHOWNN", "", "CAP_", "NETWORK", "ROOT", "SET_UID", "net bind"];

export const containers: readonly Table[] = [
  {
    kind: "containers / a worker of a service",
    label: {
      is: "harmless",
      because: "it is a second container of a sound service, with a command and a probe of its own",
    },
    spellings: [
      'command: ["work"], healthcheck: none({ because: "listens nowhere" })',
      'name: "mailer", command: ["work"], healthcheck: { test: ["/app/health"] }, memory: { limit: "64M" }',
    ],
    places: inText((options) => ({
      declare: `${serviceText("cache", usualOptions, "")}\nconst mailer = worker(cache, { ${options} });`,
      others: ["cache", "mailer"],
    })),
  },
  {
    kind: "containers / a capability that is root",
    label: { is: "defect", refusedBy: "capabilities(7)", rules: ["REX025", "schema"], inEditor: true },
    spellings: spellings('capabilities: ["{one}"{more}]', { one: boundless, more: ["", ', "CHOWN"'] }),
    places: each(inOptions, inEveryService),
  },
  {
    kind: "containers / a capability that reaches beyond the container",
    label: { is: "defect", refusedBy: "capabilities(7)", rules: ["REX025"] },
    spellings: spellings('capabilities: ["{one}"{more}]', {
      one: ["DAC_READ_SEARCH", "SYS_PTRACE", "SYS_TIME", "SYSLOG", "PERFMON", "AUDIT_CONTROL", "CHECKPOINT_RESTORE"],
      more: ["", ', "CHOWN"'],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / a capability that Linux does not have",
    label: { is: "defect", refusedBy: "Docker: invalid capability", rules: ["REX025", "schema"], inEditor: true },
    spellings: spellings('capabilities: ["{one}"]', { one: unknown }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / a known capability",
    label: { is: "harmless", because: "capabilities(7)" },
    spellings: spellings('capabilities: ["{one}"]', {
      one: [
        "CHOWN",
        "NET_BIND_SERVICE",
        "SETUID",
        "SETGID",
        "DAC_OVERRIDE",
        "FOWNER",
        "KILL",
        "AUDIT_WRITE",
        "IPC_LOCK",
        "SYS_NICE",
      ],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / memory that is none",
    label: { is: "defect", refusedBy: "Docker: Minimum memory limit allowed is 6MB; invalid size" },
    spellings: spellings("memory: { limit: {size} }", {
      size: [
        '"0M"',
        '"0"',
        '"1K"',
        '"5M"',
        '"-1M"',
        '"256MB"',
        '"256"',
        "256",
        '""',
        '"256 M"',
        '"abc"',
        '"256m"',
        '"0.0G"',
        '"1e3M"',
        "null",
        '"NaNM"',
        '"Infinity"',
        '"99999999G"',
      ],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / memory that contradicts itself",
    label: {
      is: "defect",
      refusedBy: "Docker: Minimum memory limit should be larger than memory reservation limit",
      rules: ["REX026", "schema"],
    },
    spellings: [
      'memory: { limit: "256M", reservation: "512M" }',
      'memory: { limit: "1G", reservation: "1025M" }',
      'memory: { limit: "256M", heap: 256 }',
      'memory: { limit: "256M", heap: 1024 }',
      'memory: { limit: "256M", heap: 220 }',
      'memory: { limit: "256M", reservation: "0M" }',
    ].slice(0, 5),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / more memory than the host has",
    label: { is: "defect", refusedBy: "the kernel's OOM killer", rules: ["REX027"] },
    spellings: ['memory: { limit: "8G" }', 'memory: { limit: "5000000K" }'],
    places: inText((options) => ({
      options,
      stack: 'hosts: { prod: host({ address: "192.0.2.10", user: "deploy", memory: "2G" }) }',
    })),
  },
  {
    kind: "containers / cores that are none",
    label: { is: "defect", refusedBy: "Docker: Range of CPUs is from 0.01 to the host's" },
    spellings: spellings("cpus: {n}", { n: ["0", "-1", "0.001", "NaN", "Infinity", '"0.5"', "1e9", "null"] }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / a user that is none",
    label: { is: "defect", refusedBy: "Docker: unable to find user; a uid is between 0 and 4294967294" },
    spellings: spellings("user: {user}", {
      user: [
        "-1",
        "1.5",
        '"app"',
        '"1000"',
        '"1000:"',
        '":1000"',
        '"1000:app"',
        '""',
        "NaN",
        "4294967295",
        "1e20",
        '"99999999999:1"',
        '"1000:1000:1000"',
      ],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / processes that are none",
    label: { is: "defect", refusedBy: "Docker: pids limit" },
    spellings: spellings("{option}: {n}", {
      option: ["pids", "stopGracePeriod"],
      n: ["0", "-1", "NaN", "Infinity", '"64"'],
    }),
    places: inOptions,
  },
  {
    kind: "containers / times beyond all clocks",
    label: { is: "defect", refusedBy: "Docker: a duration is an int64 of nanoseconds" },
    spellings: spellings("{option}", {
      option: [
        "stopGracePeriod: 1e300",
        "stopGracePeriod: 1e12",
        'healthcheck: { test: ["/app/health"], interval: 1e300 }',
        'healthcheck: { test: ["/app/health"], startPeriod: 1e300 }',
        'healthcheck: { test: ["/app/health"], timeout: 1e15 }',
        'healthcheck: { test: ["/app/health"], retries: 1e300 }',
        'healthcheck: { test: ["/app/health"], interval: 0.0001 }',
      ],
    }),
    places: inOptions,
  },
  {
    kind: "containers / a size of memory for files",
    label: { is: "defect", refusedBy: "mount: tmpfs: Bad value for 'size'" },
    spellings: spellings('tmpfs: { "/tmp": {size} }', {
      size: ['"10"', '"10MB"', '""', "10", '"-1M"', '"0M"', '"10 M"'],
    }),
    places: inOptions,
  },
  {
    kind: "containers / sound figures",
    label: { is: "harmless", because: "Docker takes them" },
    spellings: [
      'memory: { limit: "64M" }',
      'memory: { limit: "1.5G" }',
      'memory: { limit: "262144K" }',
      'memory: { limit: "1G", reservation: "512M", heap: 800 }',
      "cpus: 0.05",
      "cpus: 2",
      "pids: 64",
      "pids: 4096",
      "user: 0",
      "user: 65534",
      'user: "1000:1001"',
      "stopGracePeriod: 300",
      "init: true",
      "port: 65535",
      "port: 1",
      "expose: onLoopback(9000), port: 80",
      "expose: onLoopback(1024), port: 1024",
      'networks: "host"',
      "runsAs: { uid: 1000, gid: 1000 }",
    ],
    places: inOptions,
  },
  {
    kind: "containers / who waits for whom",
    label: {
      is: "defect",
      refusedBy: "Compose: depends on undefined service; dependency cycle",
      rules: ["REX040", "REX002", "schema", "REX041"],
    },
    spellings: ["infra: [app], apps: [other]", "infra: [app], apps: []"],
    places: (spelling) =>
      inText(() => ({
        declare:
          'const other = service("other", { image: "ghcr.io/example/other:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });',
        options: "dependsOn: [other]",
        phases: `[phase("1", "F", [common(), docker()]), phase("2", "C", [configure(app), configure(other)]), phase("3", "D", [deploy({ ${spelling} })]), phase("4", "H", [hardening()])]`,
      }))(spelling),
  },
];
