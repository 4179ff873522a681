import { describe, expect, test } from "vitest";
import { valueAt } from "../../../src/reading/placed.js";
import { option, read, shown } from "./read.js";

// Short forms, and what the Compose specification says that they mean. `against-compose.test.ts` asks Compose itself.

const forms: readonly (readonly [string, string, unknown])[] = [
  ["ports", '["80"]', [{ mode: "ingress", target: 80, protocol: "tcp" }]],
  ["ports", "[8080:80]", [{ mode: "ingress", target: 80, published: "8080", protocol: "tcp" }]],
  [
    "ports",
    '["127.0.0.1:53:53/UDP"]',
    [{ mode: "ingress", host_ip: "127.0.0.1", target: 53, published: "53", protocol: "udp" }],
  ],
  ["ports", '["[::1]:80:80"]', [{ mode: "ingress", host_ip: "::1", target: 80, published: "80", protocol: "tcp" }]],
  [
    "ports",
    '["9000-9010:9000-9010"]',
    [{ mode: "ingress", target: "9000-9010", published: "9000-9010", protocol: "tcp" }],
  ],
  ["ports", "[{ target: 80, published: 8080 }]", [{ target: 80, published: "8080", protocol: "tcp", mode: "ingress" }]],
  ["volumes", "[data:/data]", [{ type: "volume", source: "data", target: "/data" }]],
  ["volumes", "[/data]", [{ type: "volume", target: "/data" }]],
  ["volumes", '["C:\\\\a:/b"]', [{ type: "bind", source: "C:\\a", target: "/b", bind: { create_host_path: true } }]],
  [
    "volumes",
    "[./a:/b/:ro]",
    [{ type: "bind", source: "./a", target: "/b", read_only: true, bind: { create_host_path: true } }],
  ],
  [
    "volumes",
    '["/a:/b:rw,z"]',
    [{ type: "bind", source: "/a", target: "/b", bind: { selinux: "z", create_host_path: true } }],
  ],
  ["volumes", "[aa:/b:nocopy]", [{ type: "volume", source: "aa", target: "/b", volume: { nocopy: true } }]],
  ["environment", '["A=1", "B=x=y", "C="]', { A: "1", B: "x=y", C: "" }],
  [
    "environment",
    "{ A: 1, B: true, C: 0x10, D: 0o17, E: 010, F: no }",
    { A: "1", B: "true", C: "16", D: "15", E: "8", F: "no" },
  ],
  ["environment", "[HOME]", { HOME: "‹HOME›" }],
  ["environment", "{ A: $$B, C: cost is 5$, D: '$(date)' }", { A: "$B", C: "cost is 5$", D: "$(date)" }],
  ["command", 'server --name \'a b\' "c\\"d" e\\ f', ["server", "--name", "a b", 'c"d', "e f"]],
  [
    "command",
    "redis-server --requirepass $PASSWORD",
    ["redis-server", "--requirepass", "‹redis-server --requirepass $PASSWORD›"],
  ],
  ["command", "echo a && echo b", ["echo", "a"]],
  ["command", "[a, 1, true]", ["a", "1", "true"]],
  [
    "healthcheck",
    "{ test: curl -f http://a, retries: '3', disable: 'no' }",
    { test: ["CMD-SHELL", "curl -f http://a"], retries: 3, disable: false },
  ],
  ["depends_on", "[a]", { a: { condition: "service_started", required: true } }],
  ["depends_on", "{ a: { condition: service_healthy } }", { a: { condition: "service_healthy", required: true } }],
  ["networks", "[a, b]", { a: null, b: null }],
  ["extra_hosts", '["a=192.0.2.1", "b:[2001:db8::1]"]', { a: ["192.0.2.1"], b: ["2001:db8::1"] }],
  ["extra_hosts", "{ a: 192.0.2.1, b: [192.0.2.2, 192.0.2.3] }", { a: ["192.0.2.1"], b: ["192.0.2.2", "192.0.2.3"] }],
  [
    "devices",
    "[/dev/dri, '/dev/a:/dev/b:r']",
    [
      { source: "/dev/dri", target: "/dev/dri", permissions: "rwm" },
      { source: "/dev/a", target: "/dev/b", permissions: "r" },
    ],
  ],
  ["secrets", "[a, { source: b, target: /c }]", [{ source: "a" }, { source: "b", target: "/c" }]],
  [
    "ulimits",
    "{ nofile: 1024, nproc: { soft: 1, hard: 2 } }",
    { nofile: { soft: 1024, hard: 1024 }, nproc: { soft: 1, hard: 2 } },
  ],
  ["build", "./dir", { context: "./dir" }],
  ["tmpfs", "/run:size=1m", ["/run:size=1m"]],
  ["gpus", "all", [{ count: "all" }]],
  ["labels", "[a=b, c]", { a: "b", c: "" }],
  ["privileged", "'true'", true],
  ["user", "1000", "1000"],
  ["logging", "{ driver: json-file, options: { max-file: 3 } }", { driver: "json-file", options: { "max-file": "3" } }],
  ["image", "postgres:${TAG:-17}", "postgres:17"],
  ["image", "postgres:${TAG}", "‹postgres:${TAG}›"],
  ["image", "${A:-${B:-c}}", "c"],
  ["image", "${A-}", ""],
  ["image", "${A:?say it}", "‹${A:?say it}›"],
  ["image", "${A+b}", "‹${A+b}›"],
];

test.each(forms)("%s: %s", (key, written, meant) => {
  const texts = { "compose.yaml": `services:\n  s:\n    ${key}: ${written}\n` };
  expect(option(texts, "s", key)).toEqual(meant);
  expect(read(texts).troubles).toEqual([]);
});

describe("what is unknown in a part", () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    [
      "ports",
      '["${PORT}:80"]',
      { mode: "ingress", host_ip: "‹${PORT}:80›", target: 80, published: "‹${PORT}:80›", protocol: "tcp" },
    ],
    [
      "ports",
      '["127.0.0.1:${PORT}:80"]',
      { mode: "ingress", host_ip: "127.0.0.1", target: 80, published: "‹127.0.0.1:${PORT}:80›", protocol: "tcp" },
    ],
    [
      "ports",
      '["${BIND:-127.0.0.1}:80:80"]',
      { mode: "ingress", host_ip: "127.0.0.1", target: 80, published: "80", protocol: "tcp" },
    ],
    // No name of a volume has a slash.
    [
      "volumes",
      '["${DATA}/db:/data"]',
      { type: "bind", source: "‹${DATA}/db:/data›", target: "/data", bind: { create_host_path: true } },
    ],
    ["volumes", '["${DATA}:/data"]', { type: "‹${DATA}:/data›", source: "‹${DATA}:/data›", target: "/data" }],
    [
      "volumes",
      '["./${DATA}:/data"]',
      { type: "bind", source: "‹./${DATA}:/data›", target: "/data", bind: { create_host_path: true } },
    ],
  ];
  test.each(cases)("%s: %s", (key, written, meant) => {
    expect(option({ "compose.yaml": `services:\n  s:\n    ${key}: ${written}\n` }, "s", key, 0)).toEqual(meant);
  });
});

test("a part of a short form stands where it is written", () => {
  const text = 'services:\n  s:\n    ports: [80, "127.0.0.1:8080:80/udp"]\n    environment:\n      - A=1\n';
  const { value } = read({ "compose.yaml": text });
  const placeOf = (...route: (string | number)[]) => {
    const place = valueAt(value, "services", "s", ...route)?.place;
    return `${place?.line}:${place?.column}`;
  };
  expect(placeOf("ports", 1, "host_ip")).toBe("3:18");
  expect(placeOf("ports", 1, "published")).toBe("3:28");
  expect(placeOf("ports", 1, "target")).toBe("3:33");
  expect(placeOf("ports", 1, "protocol")).toBe("3:36");
  expect(placeOf("environment", "A")).toBe("5:11");
});

test("the first level: names, outer networks, files", () => {
  const text = `name: shop
networks: { a: { external: { name: b } }, c: { internal: "true" } }
secrets: { s: { file: ./s.txt } }
volumes: { v: , w: { external: true } }
services: { s: { image: a } }
`;
  expect(shown(read({ "compose.yaml": text }).value)).toEqual({
    name: "shop",
    networks: { a: { external: true, name: "b" }, c: { internal: true } },
    secrets: { s: { file: "./s.txt" } },
    volumes: { v: null, w: { external: true } },
    services: { s: { image: "a" } },
  });
});
