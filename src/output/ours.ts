/** The operator's own values and secrets: they live among the generated files and are never touched. */
export const operatorsFiles: readonly string[] = ["local.yml", "vault.yml"].map(
  (name) => `inventory/group_vars/all/${name}`,
);

/** Files and folders at the top of the output; whatever stands beside them is somebody else's. */
const topmost: readonly string[] = [
  ...[
    ".ansible-lint",
    ".editorconfig",
    ".gitignore",
    ".yamllint",
    "README.md",
    "ansible.cfg",
    "requirements.yml",
    "site.yml",
  ],
  ...["docs", "inventory", "playbooks", "roles"],
];

/** Whether a path of the output is one that a build may write, and so remove. */
export function isOurs(path: string): boolean {
  const [top = ""] = path.split("/");
  return topmost.includes(top) && !operatorsFiles.includes(path);
}
