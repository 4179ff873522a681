import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import { domain, internet, vpn } from "./addresses.js";
import { checkout } from "./ansible.js";
import { canaryOf } from "./canaries.js";
import type { Host } from "./host.js";

const defaults = z.object({
  stack_name: z.string(),
  stack_root: z.string(),
  stack_ssh_port: z.number(),
  stack_variables: z.array(z.object({ name: z.string(), example: z.unknown() })),
  stack_secrets: z.array(z.object({ name: z.string(), min_length: z.number() })),
});

/** A copy of the compiled project with the values an operator would fill in, and a canary for each secret. */
export interface Project {
  readonly folder: string;
  /** Name of the stack, its folder on the host, and the port SSH has after hardening. */
  readonly stack: string;
  readonly root: string;
  readonly sshPort: number;
  /** Each secret's variable and the canary planted in it. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What the variables of the report's stack mean here. A variable that is not named keeps its example, told apart by a suffix. */
const meanings: Readonly<Record<string, (host: Host) => unknown>> = {
  domain: () => `vps.${domain}`,
  vpn_range: () => vpn.subnet,
};

/** Copies `generated/` and fills in its inventory for one host. */
export function fillInventory(host: Host, source: string = join(checkout, "generated")): Project {
  const folder = join(host.folder, "project");
  cpSync(source, folder, { recursive: true });
  const variables = join(folder, "inventory", "group_vars", "all");
  const known = defaults.parse(load(readFileSync(join(variables, "defaults.yml"), "utf8")));
  const values = Object.fromEntries(
    known.stack_variables.map(({ name, example }) => [name, operatorsValue(name, example, host)]),
  );
  const secrets = Object.fromEntries(
    known.stack_secrets.map(({ name, min_length }) => [name, canaryOf(name, min_length)]),
  );
  const connection = {
    ansible_ssh_private_key_file: host.key.path,
    ansible_ssh_extra_args: `-o UserKnownHostsFile=${join(host.folder, "known_hosts")} -o StrictHostKeyChecking=accept-new`,
  };
  writeFileSync(join(variables, "local.yml"), `${JSON.stringify({ ...values, ...connection }, null, 2)}\n`);
  writeFileSync(join(variables, "vault.yml"), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  const { stack_name, stack_root, stack_ssh_port } = known;
  return { folder, stack: stack_name, root: stack_root, sshPort: stack_ssh_port, secrets };
}

/** Whether the compiler has written a project that can be deployed. */
export function isCompiled(): boolean {
  return existsSync(join(checkout, "generated", "site.yml"));
}

function operatorsValue(name: string, example: unknown, host: Host): unknown {
  const meaning = meanings[name];
  if (meaning !== undefined) return meaning(host);
  if (/address/.test(name)) return internet.host;
  if (/(login|user)$/.test(name)) return "deploy";
  return typeof example === "string" ? `${example}x` : example;
}
