import { join } from "node:path";
import { expect, test } from "vitest";
import { importFiles } from "../../src/commands/importing/import-files.js";
import { importDocument } from "../../src/importing/document.js";
import { runningIn } from "../../src/importing/running.js";
import { scratch } from "../tools/scratch.js";

const compose = `services:
  web:
    image: ghcr.io/example/shop:1.4.2
    depends_on: { migrate: { condition: service_completed_successfully } }
    volumes: ["uploads:/app/uploads", "./data:/app/data", "outside:/app/outside"]
  migrate:
    image: ghcr.io/example/shop:1.4.2
    restart: "no"
    volumes: ["uploads:/app/uploads", "cache:/cache"]
  db:
    image: postgres:17.6-bookworm
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/db }
    volumes: ["db:/var/lib/postgresql/data"]
volumes: { uploads: {}, cache: {}, outside: { external: true }, db: { name: company_db } }
`;

const inspected = JSON.stringify([
  {
    ...{ Id: "1", Name: "/old-web-1", State: {}, HostConfig: {} },
    Config: { Image: "ghcr.io/example/shop:1.4.2", Labels: { "com.docker.compose.service": "web" } },
    Mounts: [
      { Type: "bind", Source: "/srv/old/data", Destination: "/app/data" },
      {
        Type: "volume",
        Name: "other_uploads",
        Source: "/var/lib/docker/volumes/other_uploads/_data",
        Destination: "/app/uploads",
      },
    ],
  },
]);

function imported(running?: string) {
  const folder = scratch({ "compose.yaml": compose, "data/one.bin": "\0\u0001" });
  return importFiles([join(folder, "compose.yaml")], {
    adopt: "old",
    ...(running !== undefined && { running: runningIn(running) ?? new Map() }),
  });
}

test("an old project that is named gives its place and its volumes to the stack, each volume once", () => {
  const { text, notes, ...rest } = imported();
  expect(text).toContain('adopt: { projects: ["old"] },');
  expect(text).toContain('"/app/uploads": "old_uploads"');
  expect(text).toContain('"/app/outside": "outside"');
  expect(text).toContain('"/var/lib/postgresql/data": "company_db"');
  expect(text.match(/old_uploads/g)).toHaveLength(1);
  expect(text, "a job takes nothing over").not.toContain("old_cache");
  const says = notes.map((note) => note.says).join("\n");
  expect(says).toContain("the data of volume 'cache' is in 'old_cache'");
  expect(says).toContain(`taken over once 'adopt' says where the old host has it: { "/app/data": "/path/there" }`);
  const document = importDocument({ ...rest, notes }, ["compose.yaml"]);
  expect(document).toContain("The project `old` of the old host: its containers stop and stay");
});

test("what runs tells where the data is", () => {
  const { text } = imported(inspected);
  expect(text).toContain('"/app/data": "/srv/old/data"');
  expect(text).toContain('"/app/uploads": "other_uploads"');
});
