import { join } from "node:path";
import { expect, test } from "vitest";
import { importFiles } from "../../src/commands/importing/import-files.js";
import { scratch } from "../tools/scratch.js";

const compose = `services:
  web:
    image: ghcr.io/example/shop:1.4.2
    depends_on:
      db: { condition: service_healthy }
      migrate: { condition: service_completed_successfully }
    volumes: ["uploads:/app/uploads"]
    deploy: { replicas: 3 }
  migrate:
    image: ghcr.io/example/shop:1.4.2
    restart: on-failure
    ports: ["9090:9090"]
    healthcheck: { disable: true }
    depends_on: [db]
  work:
    image: ghcr.io/example/shop:1.4.2
    scale: 2
  once:
    image: ghcr.io/example/once:1.0.0
    restart: "no"
    networks: { default: { aliases: [once, single] } }
    deploy: { replicas: 0 }
  fill:
    image: ghcr.io/example/fill:1.0.0
    restart: "no"
    healthcheck: { disable: true }
  db:
    image: redis:8.4.0
volumes: { uploads: {} }
`;
function imported() {
  const { text, notes } = importFiles([join(scratch({ "compose.yaml": compose }), "compose.yaml")]);
  const parts = text.split("\n\n");
  return { notes, part: (name: string) => parts.find((one) => one.startsWith(`const ${name} = `)) ?? "" };
}

test("what others wait for until it ended well is a job, which serves nobody", () => {
  const { part, notes } = imported();
  expect(part("migrate")).toMatch(/^const migrate = job\("migrate", \{/);
  expect(part("fill")).toMatch(/^const fill = job\(/);
  expect(part("migrate")).not.toMatch(/ports|healthcheck/);
  expect(part("web")).toContain("dependsOn: [db, migrate]");
  expect(notes).toContainEqual(
    expect.objectContaining({ service: "migrate", key: "ports", line: 12, outcome: "left out" }),
  );
  const open = notes.filter(({ service, outcome }) => service === "migrate" && outcome === "decide");
  expect(open.map(({ key }) => key)).toEqual(["memory", "cpus", "cap_add"]);
});

test("several containers are replicas, and what they write together is a folder", () => {
  const { part, notes } = imported();
  expect(part("web")).toContain("replicas: 3,");
  expect(part("web")).toContain('uploadsFolder.at("/app/uploads", { write: true })');
  expect(part("work")).toContain("replicas: 2,");
  expect(part("once")).toMatch(/^const once = service\(/);
  expect(part("once")).toContain('aliases: ["single"],');
  expect(part("once")).not.toContain("replicas");
  expect(notes).toContainEqual(expect.objectContaining({ service: "once", key: "deploy", outcome: "changed" }));
});
