import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch, writeProject } from "../tools/scratch.js";
import { goodProject, rexible } from "./command.js";

/** A YAML file of ten lines that stands for ten to the ninth values. */
const bomb = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(", ")}]`);
const bombFile = `a0: &a0 [x]\n${bomb.join("\n")}\n`;

/** What is done to a sound project, and what a build says of it. */
const mistakes: readonly (readonly [string, (folder: string) => void, string])[] = [
  [
    "a link that leads nowhere in a role",
    (folder) => symlinkSync("/nowhere", join(folder, "roles-src/motd/files.conf")),
    "'roles-src/motd/files.conf' is a link that leads nowhere",
  ],
  [
    "a file in the place of the sources",
    (folder) => writeFileSync(join(folder, "sources/roles-src"), ""),
    "'sources/roles-src' is a file",
  ],
  [
    "an output that leads nowhere",
    (folder) => symlinkSync("/nowhere", join(folder, "generated")),
    "'generated' is a link that leads nowhere",
  ],
  [
    "a folder in the lock's place",
    (folder) => mkdirSync(join(folder, "images.lock.yaml")),
    "'images.lock.yaml' is not a file",
  ],
  [
    "a bomb in a role",
    (folder) => writeProject(folder, { "roles-src/motd/vars/main.yml": bombFile }),
    "file 'vars/main.yml' of role 'motd' cannot be read: its aliases stand for more than 100000 values",
  ],
  [
    "a bomb in a Compose file of a role",
    (folder) => writeProject(folder, { "roles-src/motd/templates/compose.yml.j2": bombFile }),
    "the file stands for more than 100000 values",
  ],
  [
    "data of a role that contains itself",
    (folder) => writeProject(folder, { "roles-src/motd/vars/main.yml": "a: &a [*a]\n" }),
    "file 'vars/main.yml' of role 'motd' cannot be read: ",
  ],
  [
    "a bomb in the lock",
    (folder) => writeFileSync(join(folder, "images.lock.yaml"), bombFile),
    "the lock is too large",
  ],
];

test.each(mistakes)("%s is told, without a trace, within seconds", (_, spoil, said) => {
  const folder = scratch({ ...goodProject, "sources/stack.ts": goodProject["stack.ts"] ?? "" });
  spoil(folder);
  const stack = said.startsWith("'sources/") ? "sources/stack.ts" : "stack.ts";
  const began = Date.now();
  const { status, stderr } = rexible(folder, ["build", "--no-types", "--stack", stack]);
  expect(stderr).toContain(said);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(1);
  expect(Date.now() - began).toBeLessThan(60_000);
});
