import { describe, expect, test } from "vitest";
import type { Service } from "../../../src/model/service/service.js";
import { toModel } from "../../../src/reading/compose/to-model/application.js";
import { read } from "./read.js";

function modelOf(text: string) {
  const { value } = read({ "compose.yaml": text });
  if (value === undefined) throw new Error("the file was not read");
  return toModel(value);
}

function serviceOf(body: string): Service {
  const service = modelOf(`services:\n  s:\n${body.replace(/^/gm, "    ")}\n`).application.services.s;
  if (service === undefined) throw new Error("there is no service");
  return service;
}

test.each<readonly [string, Partial<Service>]>([
  [
    "image: a:1",
    { image: "a:1", networks: ["default"], memory: undefined, cpus: undefined, healthcheck: undefined, unknown: [] },
  ],
  ["image: a:${T}", { image: undefined, unknown: ["image"] }],
  [
    "mem_limit: 1.5gb\nmem_reservation: 256m\ncpus: 0.5\npids_limit: 9",
    { memory: { limit: "1536M", reservation: "256M", heap: undefined }, cpus: 0.5, pids: 9 },
  ],
  [
    "deploy: { resources: { limits: { memory: 1073741824, cpus: '2' } } }",
    { memory: { limit: "1G", reservation: undefined, heap: undefined }, cpus: 2 },
  ],
  ["mem_limit: ${M}", { memory: undefined, unknown: ["memory"] }],
  [
    "volumes: ['dd:/d', '/h:/h:ro', '${X}:/x', '/anonymous']",
    {
      volumes: [
        { kind: "named-volume", name: "dd", path: "/d", isWritable: true },
        { kind: "bind", source: "/h", path: "/h", isWritable: false },
        { kind: "bind", source: undefined, path: "/x", isWritable: true },
        { kind: "named-volume", name: undefined, path: "/anonymous", isWritable: true },
      ],
    },
  ],
  ["tmpfs: ['/t:size=1m']", { tmpfs: { "/t": "size=1m" } }],
  [
    "environment: { A: b, C: 'd${E}f', G: }",
    {
      environment: {
        A: "b",
        C: { kind: "unknown", text: "d\0f", written: "d${E}f" },
        G: { kind: "unknown", text: "\0", written: "G" },
      },
    },
  ],
  ["env_file: host.env", { environment: {}, unknown: ["environment"] }],
  ["command: run --at ${X} now", { command: ["run", "--at", "\0", "now"] }],
  [
    "healthcheck: { test: a b, start_period: 1m30s }",
    { healthcheck: { test: ["sh", "-c", "a b"], interval: 30, timeout: 30, retries: 3, startPeriod: 90 } },
  ],
  [
    "healthcheck: { test: [CMD, a, b], interval: 5s, timeout: 500ms, retries: 9 }",
    { healthcheck: { test: ["a", "b"], interval: 5, timeout: 0.5, retries: 9, startPeriod: 0 } },
  ],
  ["healthcheck: { disable: true }", { healthcheck: undefined, unknown: ["healthcheck"] }],
  ["healthcheck: { test: a, interval: '${I}' }", { healthcheck: undefined, unknown: ["healthcheck"] }],
  [
    "ports: ['80:8080', '127.0.0.1:81:81/udp', '${B}:82:82']\nexpose: [9000]",
    {
      publish: ["80/tcp"],
      port: 9000,
      ports: [
        { address: undefined, published: "80", target: "8080", protocol: "tcp" },
        { address: "127.0.0.1", published: "81", target: "81", protocol: "udp" },
        { address: "\0", published: "82", target: "82", protocol: "tcp" },
      ],
    },
  ],
  ["cap_drop: [ALL]\ncap_add: [cap_net_admin, CHOWN]", { capabilities: ["NET_ADMIN", "CHOWN"] }],
  [
    "privileged: true\npid: host\nuser: 1000",
    {
      privileges: { privileged: true, hostNamespaces: ["pid"], securityOptions: [], because: undefined },
      user: "1000",
    },
  ],
  ["network_mode: host", { networks: "host" }],
  [
    "networks: { a: { aliases: [x] } }\ncontainer_name: cc\nextra_hosts: [h=192.0.2.1]",
    { networks: ["a"], names: { own: ["cc", "x"], known: ["h"] } },
  ],
  [
    "secrets: [p, { source: q, target: /etc/q }]",
    {
      secrets: { p: expect.objectContaining({ name: "p" }) },
      secretFiles: { "/etc/q": expect.objectContaining({ name: "q" }) },
    },
  ],
  ["image: traefik:v3\nports: ['443:443']", { reverseProxy: true }],
  ["image: a\nports: ['443:443']", { reverseProxy: false }],
])("%s", (body, meant) => {
  expect(serviceOf(/^image/.test(body) ? body : `image: a\n${body}`)).toMatchObject(meant);
});

test("networks: what is not said is undefined, and somebody else's is external", () => {
  const { application } = modelOf(`name: shop
services: { a: { image: a, networks: [in, out, own] }, b: { image: b } }
networks:
  in: { internal: true, ipam: { config: [{ subnet: 192.0.2.0/24 }] } }
  both: { enable_ipv6: true, ipam: { config: [{ subnet: "2001:db8::/64" }, { subnet: 198.51.100.0/24 }] } }
  chosen: { enable_ipv6: true }
  out: { external: true, name: proxy }
  own:
`);
  expect(application.name).toBe("shop");
  expect(application.networks).toEqual({
    in: { subnet: "192.0.2.0/24", internal: true },
    both: { subnet: "198.51.100.0/24", ipv6: "2001:db8::/64", internal: false },
    chosen: { subnet: undefined, ipv6: true, internal: false },
    out: { name: "proxy", subnet: undefined, internal: undefined, external: true },
    own: { subnet: undefined, internal: false },
    default: { subnet: undefined, internal: false },
  });
});

describe("the place of", () => {
  const text = `services:
  db:
    image: postgres:18
    cap_add: [NET_ADMIN]
    volumes:
      - data:/var/lib/postgresql/data
    environment:
      - POSTGRES_PASSWORD=x
    healthcheck:
      test: pg_isready -h localhost
    networks: [back]
networks:
  back: { internal: true }
`;
  const { placeOf, application } = modelOf(text);
  const granted = application.services.db?.capabilities.indexOf("NET_ADMIN") ?? -1;
  test.each([
    [["services", "db", "volumes", 0, "path"], "6:14-38"],
    [["services", "db", "image"], "3:12-23"],
    [["services", "db", "capabilities", granted], "4:15-24"],
    [["services", "db", "capabilities"], "2"],
    [["services", "db", "environment", "POSTGRES_PASSWORD"], "8:27-28"],
    [["services", "db", "healthcheck", "test", 2], "10:13-36"],
    [["services", "db", "networks", 0], "11"],
    [["services", "db", "memory", "limit"], "2"],
    [["networks", "back"], "13"],
    [["services", "nobody"], "1"],
  ])("%j", (route, place) => {
    const found = placeOf(route);
    const columns = found?.columns === undefined ? "" : `:${found.columns.join("-")}`;
    expect(`${found?.line}${columns}`).toBe(place);
  });
});
