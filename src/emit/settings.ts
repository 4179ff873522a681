import { marker, yamlDocument } from "./file.js";
import { toYaml } from "./yaml.js";

/** Files that are the same for every stack: how Ansible runs, and how its linters judge. */
export function settingsFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["ansible.cfg", ansibleCfg],
    ["requirements.yml", yamlDocument(toYaml({ collections }))],
    [".ansible-lint", yamlDocument(toYaml({ profile: "production", offline: true }))],
    [".yamllint", yamlDocument(toYaml(yamllint))],
    [".editorconfig", editorconfig],
    [".gitignore", `${marker}\ninventory/group_vars/all/local.yml\ninventory/group_vars/all/vault.yml\n`],
  ]);
}

const ansibleCfg = `${marker}
[defaults]
inventory = inventory/hosts.yml
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
