import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "./inventory.js";

/** Files of the compiled project that tests change, as a build of another stack would. */
export const compiledFiles = {
  infra: "roles/docker-stack/files/compose/docker-compose-infra.yml",
  apps: "roles/docker-stack/files/compose/docker-compose.yml",
  dockerStack: "roles/docker-stack/defaults/main.yml",
  local: "inventory/group_vars/all/local.yml",
  vault: "inventory/group_vars/all/vault.yml",
} as const;

/** Changes a file of the copied project; the returned function puts it back. */
export function edit(project: Project, file: keyof typeof compiledFiles, change: (text: string) => string): () => void {
  const path = join(project.folder, compiledFiles[file]);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`the change does not fit '${compiledFiles[file]}' any more`);
  writeFileSync(path, after);
  return () => writeFileSync(path, before);
}

/** Changes what one service of a Compose file says, and no other. */
export function editService(
  project: Project,
  file: "infra" | "apps",
  service: string,
  change: (lines: string) => string,
): () => void {
  const own = new RegExp(`^  ${service}:\\n(?:    .*\\n)+`, "m");
  return edit(project, file, (text) => text.replace(own, (lines) => change(lines)));
}
