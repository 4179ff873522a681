import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";
import { typed } from "./at-a-terminal.js";

const minutes = 60_000;

/** The commands of the README from the first build to the deployment. */
function commandsOfReadme(): string {
  const readme = readFileSync(join(repository, "README.md"), "utf8");
  const [block = ""] = /(^ {4}.*\n)*^ {4}ansible-playbook site\.yml.*\n/m.exec(readme) ?? [];
  return block.replace(/^ {4}/gm, "");
}

/** Programs that stand for what a test has not: the package from a registry, collections from Galaxy, a person who edits. */
const standIns = {
  npx: `exec node ${join(repository, "dist/start.js")} "\${@:2}"`,
  "ansible-galaxy": "exit 0",
  editor: [
    `sed --in-place 's/"203.0.113.10"/127.0.0.1/; s/example.com/example.net/' local.yml`,
    `sed --in-place 's/: ""$/: 0123456789abcdef0123456789abcdef/' vault.yml`,
  ].join("\n"),
};

test("the README's commands, typed as they stand, reach the host with the vault open", {
  timeout: 10 * minutes,
}, () => {
  const programs = scratch();
  for (const [name, text] of Object.entries(standIns)) {
    writeFileSync(join(programs, name), `#!/bin/bash\n${text}\n`);
    chmodSync(join(programs, name), 0o755);
  }
  const starter = (name: string) => readFileSync(join(repository, "starter", name), "utf8");
  const folder = scratch({ "stack.ts": starter("stack.ts"), "inventory/hosts.yml": starter("inventory/hosts.yml") });
  const commands = commandsOfReadme();
  expect(commands).toContain("ansible-vault encrypt vault.yml");
  const { said } = typed({
    folder,
    commands,
    password: "open sesame",
    environment: {
      PATH: [programs, join(repository, ".venv/bin"), process.env.PATH].join(delimiter),
      HOME: folder,
      EDITOR: "editor",
      LANG: "C.UTF-8",
      NODE_PATH: join(repository, "node_modules"),
      ANSIBLE_NOCOLOR: "1",
    },
  });
  const vault = readFileSync(join(folder, "inventory/group_vars/all/vault.yml"), "utf8");
  expect(vault).toMatch(/^\$ANSIBLE_VAULT;/);
  expect(said).toContain("Vault password:");
  // What comes first on the way to a host: the values are there, and nobody answers where the test says the host is.
  expect(said).toMatch(
    /TASK \[docker-stack : Refuse values that are missing, or that would not arrive\] \*+\s+ok: \[prod\]/,
  );
  expect(said).toMatch(/Nothing was changed\. SSH lets nobody in to prod: /);
  expect(said).not.toContain("Attempting to decrypt");
});
