import type { Beside } from "../model/beside.js";
import { marker, yamlDocument } from "./file.js";
import { toYaml } from "./yaml.js";

/** How Ansible runs, what it needs, and how its linters judge. */
export function settingsFiles({ hasInventory, required }: Beside): ReadonlyMap<string, string> {
  const roles = required.roles.map(({ name }) => name);
  const lint = { profile: "production", offline: true, ...(roles.length > 0 && { mock_roles: roles }) };
  const own = ["group_vars/all", "host_vars/*"].flatMap((of) => [
    `inventory/${of}/local.yml`,
    `inventory/${of}/vault.yml`,
  ]);
  // What a host is weak at is nobody else's business, and neither is what somebody changed on it.
  const ignored = [...own, "audits/", "drift/", ...roles.map(folderOf)];
  return new Map([
    ["ansible.cfg", ansibleCfg(hasInventory ? "inventory/hosts.yml,../inventory" : "inventory/hosts.yml")],
    ["requirements.yml", yamlDocument(toYaml(requirements(required)))],
    [".ansible-lint", yamlDocument(toYaml(lint))],
    [".yamllint", yamlDocument(toYaml(yamllint))],
    [".editorconfig", editorconfig],
    [".gitignore", `${marker}\n${ignored.join("\n")}\n`],
  ]);
}

/** Where `ansible-galaxy` puts a role from elsewhere. */
function folderOf(role: string): string {
  return `roles/${role}/`;
}

/** The user's own word on a collection counts. */
function requirements({ roles, collections: own }: Beside["required"]) {
  const named = new Set(own.map(({ name }) => name));
  return {
    collections: [...collections.filter(({ name }) => !named.has(name)), ...own.map(({ entry }) => entry)],
    ...(roles.length > 0 && { roles: roles.map(({ entry }) => entry) }),
  };
}

const ansibleCfg = (inventory: string) => `${marker}
[defaults]
inventory = ${inventory}
roles_path = roles
interpreter_python = auto_silent
gathering = smart
any_errors_fatal = True
force_handlers = True
diff_always = False
retry_files_enabled = False

[connection]
pipelining = True

[ssh_connection]
ssh_args = -o ControlMaster=auto -o ControlPersist=60s -o ServerAliveInterval=15
`;

/** A line end behind a secret would reach the service as a part of it. */
const editorconfig = `${marker}
root = true

[roles/*/templates/secrets/**]
insert_final_newline = false
`;

/** From the oldest that are tried, with core 2.17 (make host-test-oldest), to the newest that core 2.19 has, which every test takes. */
const collections = [
  { name: "ansible.posix", version: ">=2.1.0,<3.0.0" },
  { name: "community.docker", version: ">=4.7.0,<5.0.0" },
  { name: "community.general", version: ">=11.2.1,<12.0.0" },
];

/** What ansible-lint asks of yamllint, and lines as long as they need to be. */
const yamllint = {
  extends: "default",
  rules: {
    braces: { "max-spaces-inside": 1 },
    comments: { "min-spaces-from-content": 1 },
    "comments-indentation": false,
    "document-start": { present: true },
    "line-length": "disable",
    "octal-values": { "forbid-implicit-octal": true, "forbid-explicit-octal": true },
  },
};
