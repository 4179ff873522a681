import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** A Docker with three images that have been there since 2020 and that no container uses. */
const docker = `#!/bin/bash
case "$*" in
  *LastTagTime*) echo 1577836800 ;;
  "image ls"*) printf 'sha256:%s\\n' kept previous left ;;
  "image inspect"*sha256:kept) echo "registry.example.com/hub/library/postgres:18.3" ;;
  "image inspect"*sha256:previous) echo "registry.example.com/hub/library/redis:8.4.0" ;;
  "image inspect"*sha256:left) echo "registry.example.com/hub/library/caddy:2.11.3" ;;
  "image rm"*) echo "$*" >>"$(dirname "$0")/deleted" ;;
esac
`;

const compose = (image: string) => `services:\n  one:\n    image: \${DOCKERHUB:?}/library/${image}\n`;
const model = (image: string) => JSON.stringify({ images: [`registry.example.com/hub/library/${image}`] }, null, 4);

test("images of a release stay where their registry is a variable of its Compose files", () => {
  const folder = scratch({
    "programs/docker": docker,
    "programs/deleted": "",
    "compose/docker-compose.yml": compose("postgres:18.3"),
    "releases/two/compose/docker-compose.yml": compose("postgres:18.3"),
    "releases/two/model.json": model("postgres:18.3"),
    "releases/one/compose/docker-compose.yml": compose("redis:8.4.0"),
    "releases/one/model.json": model("redis:8.4.0"),
  });
  chmodSync(join(folder, "programs/docker"), 0o755);
  const env = { ...process.env, PATH: `${join(folder, "programs")}:${process.env.PATH}` };
  const program = join(repository, "roles-src/docker/files/docker-prune");
  const { status, stderr } = spawnSync("bash", [program, folder, "14"], { env, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(readFileSync(join(folder, "programs/deleted"), "utf8")).toBe("image rm --force sha256:left\n");
});
