import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import { domain, internet } from "./addresses.js";
import { authorityRoots } from "./authority.js";
import { canaryOf } from "./canaries.js";
import { controlServer, packageRepository } from "./depot.js";
import { type Host, login } from "./host.js";
import { compiled, compileForHost, isGiven } from "./project-under-test.js";
import { layZone } from "./zone.js";

const defaults = z.object({
  stack_name: z.string(),
  stack_root: z.string(),
  stack_ssh_port: z.number(),
  stack_examples: z.array(z.object({ name: z.string(), value: z.unknown() })),
  stack_secrets: z.array(z.object({ name: z.string(), min_length: z.number() })),
});

/** The domain that the sites' names end in. */
export const siteDomain: string = `vps.${domain}`;

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

/** What the variables of the report's stack mean here. One that is not named keeps its example, told apart by a suffix. */
const meanings: Readonly<Record<string, unknown>> = {
  domain: siteDomain,
  headscale_url: controlServer,
  acme_email: `operator@${siteDomain}`,
  n8n_owner_email: `owner@${siteDomain}`,
};

/** Further values that an operator may give, and settings of roles for a host without a way to the world. */
const surroundings = {
  prod_user: login,
  timezone: "Europe/Lisbon",
  headscale_node_repository: packageRepository,
  headscale_node_repository_key: `${packageRepository}/key.gpg`,
  // The VPN of the test is a second wire.
  hardening_vpn_interface: "eth1",
} as const;

/** Copies the compiled project, fills in its inventory for one host, and makes the DNS records that its documents ask for. */
export async function fillInventory(host: Host): Promise<Project> {
  const source = isGiven ? compiled : compileForHost(host.folder);
  const folder = join(host.folder, "project");
  rmSync(folder, { recursive: true, force: true });
  cpSync(source, folder, { recursive: true });
  const variables = join(folder, "inventory", "group_vars", "all");
  const known = defaults.parse(load(readFileSync(join(variables, "defaults.yml"), "utf8")));
  const examples = known.stack_examples.map(({ name, value }) => [name, operatorsValue(name, value)]);
  const values = { ...Object.fromEntries(examples), acme_root: await authorityRoots() };
  const secrets = Object.fromEntries(
    known.stack_secrets.map(({ name, min_length }) => [name, canaryOf(name, min_length)]),
  );
  const connection = {
    ansible_ssh_private_key_file: host.key.path,
    ansible_ssh_extra_args: `-o UserKnownHostsFile=${join(host.folder, "known_hosts")} -o StrictHostKeyChecking=accept-new`,
  };
  writeFileSync(
    join(variables, "local.yml"),
    `${JSON.stringify({ ...values, ...surroundings, ...connection }, null, 2)}\n`,
  );
  // As the documents want a secret that holds the braces of a template.
  const vault = Object.entries(secrets).map(([name, value]) => `${name}: !unsafe ${JSON.stringify(value)}\n`);
  writeFileSync(join(variables, "vault.yml"), vault.join(""), { mode: 0o600 });
  await layZone(folder, siteDomain);
  const { stack_name, stack_root, stack_ssh_port } = known;
  return { folder, stack: stack_name, root: stack_root, sshPort: stack_ssh_port, secrets };
}

/** Whether the compiler has written a project that can be deployed. */
export function isCompiled(): boolean {
  return existsSync(join(compiled, "site.yml"));
}

function operatorsValue(name: string, example: unknown): unknown {
  if (name in meanings) return meanings[name];
  if (/address/.test(name)) return internet.host;
  return typeof example === "string" ? `${example}x` : example;
}
