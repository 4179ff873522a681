import type { Table } from "../mutation.js";
import { each, inComposeFile, inEveryService, inOptions, inOwnService, inText } from "../places.js";
import { serviceText, usualOptions } from "../program.js";

function tests(...all: readonly (readonly string[])[]): readonly string[] {
  return all.map((words) => `healthcheck: { test: ${JSON.stringify(words)} }`);
}

const elsewhere = ["100.64.0.1", "203.0.113.9", "vpn.example.com", "headscale", "example.com", "192.0.2.44"];

const ofOthers: readonly string[] = elsewhere.flatMap((host) =>
  tests(
    ["ping", "-c1", host],
    ["ping", "-c", "1", "-W", "2", host],
    ["sh", "-c", `ping -c1 ${host}`],
    ["sh", "-c", `ping -c1 ${host} || exit 1`],
    ["sh", "-ec", `ping -c 3 ${host} > /dev/null`],
    ["bash", "-c", `timeout 2 ping -c1 ${host}`],
    ["nc", "-z", host, "443"],
    ["nc", "-zv", "-w2", host, "443"],
    ["sh", "-c", `nc -z ${host} 443`],
    ["curl", "-fsS", `https://${host}/`],
    ["curl", "-fsS", `${host}/health`],
    ["curl", "-fsS", `${host}:8080/health`],
    ["wget", "-qO-", `http://${host}:8080/`],
    ["wget", "--spider", "-q", `${host}`],
    ["sh", "-c", `curl -fsS https://${host}/ || exit 1`],
    ["sh", "-c", `wget -qO- http://127.0.0.1:8080/ && ping -c1 ${host}`],
    ["bash", "-c", `: > /dev/tcp/${host}/443`],
    ["bash", "-c", `exec 3<>/dev/tcp/${host}/443`],
    ["pg_isready", "-h", host],
    ["pg_isready", `--host=${host}`],
    ["redis-cli", "-h", host, "ping"],
    ["mariadb-admin", "ping", "-h", host],
    ["tailscale", "ping", host],
    ["nslookup", host],
    ["dig", host],
    ["getent", "hosts", host],
    ["traceroute", host],
    ["python3", "-c", `import urllib.request; urllib.request.urlopen('http://${host}/')`],
    ["python3", "-c", `import socket; socket.create_connection(('${host}', 443), 2)`],
    ["node", "-e", `fetch('http://${host}/').then(r => process.exit(r.ok ? 0 : 1))`],
  ),
);

const sham: readonly string[] = tests(
  ["true"],
  ["/bin/true"],
  [":"],
  ["echo", "ok"],
  ["sleep", "1"],
  ["sh", "-c", "true"],
  ["sh", "-c", "exit 0"],
  ["sh", "-c", ":"],
  ["sh", "-c", "echo ok"],
  ["ls"],
  ["pwd"],
  ["hostname"],
  ["date"],
  ["sh", "-c", "curl -f http://127.0.0.1/ || true"],
  ["sh", "-c", "wget -qO- http://127.0.0.1/ || exit 0"],
  ["sh", "-c", "wget -qO- http://127.0.0.1/; exit 0"],
  ["sh", "-c", "curl http://127.0.0.1/; true"],
  ["sh", "-c", "curl -f http://127.0.0.1/ || :"],
  ["sh", "-c", "curl -f http://127.0.0.1/ | cat"],
  ["/usr/bin/env", "true"],
  ["bash", "-c", "true"],
  ["uname", "-a"],
  ["id"],
  ["cat", "/etc/hostname"],
  ["php", "-r", "exit(0);"],
  ["python3", "-c", "pass"],
  ["node", "-e", ""],
  ["sh", "-c", ""],
  ["sh", "-c", "wget -qO- http://127.0.0.1/ &"],
);

/** Whether a shell or another language has to be read to see what the probe does. */
function isInShell(spelling: string): boolean {
  return /\["(sh|bash|python3|node|php)"/.test(spelling);
}

export const probes: readonly Table[] = [
  {
    kind: "probes / left to an image that is not known to have one",
    label: { is: "defect", refusedBy: "Docker: a container without a probe is never healthy", rules: ["REX180"] },
    spellings: ["healthcheck: ofImage()", "healthcheck: ofImage({ startPeriod: 60 })"],
    places: inOwnService,
  },
  {
    kind: "probes / of nobody, where others wait",
    label: { is: "defect", refusedBy: "Docker: a container without a probe counts at once", rules: ["REX181"] },
    spellings: ["has no page", "listens nowhere"].map((why) => `healthcheck: none({ because: "${why}" })`),
    places: inText((healthcheck) => ({
      declare: serviceText("silent", usualOptions, healthcheck),
      options: "dependsOn: [silent]",
      others: ["silent"],
    })),
  },
  {
    kind: "probes / in words",
    label: { is: "harmless", because: "each asks the service itself, or says why nobody does" },
    spellings: [
      'healthcheck: http(8080, "/health")',
      'healthcheck: http(8080, "/health?deep=1", { startPeriod: 60, interval: 10 })',
      "healthcheck: tcp(8080)",
      'healthcheck: program(["/app/health"], { retries: 5 })',
      'healthcheck: none({ because: "listens nowhere" })',
    ],
    places: inOwnService,
  },
  {
    kind: "probes / of another machine",
    label: {
      is: "defect",
      refusedBy: "the report, error 4: the service is unhealthy when something else is",
      rules: ["REX004"],
      inEditor: true,
    },
    spellings: ofOthers.filter((spelling) => !isInShell(spelling)),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "probes / of another machine, in a shell or a script",
    label: { is: "defect", refusedBy: "the report, error 4", rules: ["REX004"] },
    spellings: ofOthers.filter(isInShell),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "probes / of another machine, in a Compose file of a role",
    label: { is: "defect", refusedBy: "the report, error 4", rules: ["REX004"] },
    spellings: tests(
      ["ping", "-c1", "100.64.0.1"],
      ["sh", "-c", "ping -c1 vpn.example.com"],
      ["curl", "-fsS", "https://example.com/"],
    ),
    places: inComposeFile,
  },
  {
    kind: "probes / of localhost",
    label: {
      is: "defect",
      refusedBy: "BusyBox asks ::1 first, where nobody listens",
      rules: ["REX014"],
      inEditor: true,
    },
    spellings: tests(
      ["wget", "-qO-", "http://localhost:8080/"],
      ["wget", "--spider", "-q", "http://localhost/"],
      ["sh", "-c", "wget -qO- http://localhost:8080/ || exit 1"],
      ["sh", "-c", "wget --no-verbose --tries=1 --spider localhost:8080/health"],
      ["wget", "-q", "-O", "/dev/null", "https://localhost:8443/health"],
      ["wget", "-qO-", "http://LOCALHOST:8080/"],
      ["sh", "-c", "nc -z localhost 8080"],
      ["nc", "-z", "localhost", "8080"],
    ),
    places: each(inOptions, inEveryService),
  },
  {
    kind: "probes / of localhost, in a Compose file of a role",
    label: { is: "defect", refusedBy: "BusyBox asks ::1 first", rules: ["REX014"] },
    spellings: tests(
      ["wget", "-qO-", "http://localhost:8080/"],
      ["sh", "-c", "wget -qO- http://localhost:8080/ || exit 1"],
    ),
    places: inComposeFile,
  },
  {
    kind: "probes / that cannot fail",
    label: { is: "defect", refusedBy: "the report: healthy, and nobody looked", rules: ["REX016"], inEditor: true },
    spellings: sham.filter((spelling) => !isInShell(spelling)),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "probes / that cannot fail, in a shell or a script",
    label: { is: "defect", refusedBy: "the report: healthy, and nobody looked", rules: ["REX016"] },
    spellings: sham.filter(isInShell),
    places: each(inOptions, inOwnService),
  },
];
