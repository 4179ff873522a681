import type { Plan } from "../plan/plan.js";
import { emitCompose } from "./compose.js";
import { emitConfigs } from "./configs.js";
import { emitDocuments } from "./documents.js";
import { type EmittedFile, type EmittedFiles, yamlDocument } from "./file.js";
import { emitGuide, guide } from "./guide.js";
import { emitInventory } from "./inventory.js";
import { emitRole, spaced } from "./role.js";
import { settingsFiles } from "./settings.js";
import { emitSnapshot } from "./snapshot.js";
import { toYaml } from "./yaml.js";

/** The whole Ansible project: every file by its path below `generated/`. */
export function emitProject(plan: Plan): EmittedFiles {
  const { stack, risks, sources } = plan;
  const files = new Map<string, EmittedFile>();
  const add = (path: string, text: string, route = "stack"): void => void files.set(path, { text, route });

  for (const [path, text] of settingsFiles(stack.beside)) add(path, text);
  for (const [path, text] of emitInventory(plan)) add(path, text);
  for (const [path, text] of emitDocuments(stack, risks)) add(path, text);
  add("site.yml", siteOf(plan));
  for (const [path, text] of emitGuide(stack, plan.playbooks)) add(path, text);
  for (const { path, text } of plan.playbooks) if (path !== guide) add(`playbooks/${path}`, text);

  for (const role of plan.roles) {
    const configs = emitConfigs(role.stack, role, sources);
    for (const [path, file] of emitRole(role, configs)) files.set(`roles/${role.name}/${path}`, file);
  }
  for (const [path, text] of emitCompose(stack)) add(`roles/docker-stack/${path}`, text);
  add("docs/stack.json", emitSnapshot(plan, files));
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function siteOf({ plays }: Plan): string {
  const playbook = (name: string, file: string) => ({ name, "ansible.builtin.import_playbook": `playbooks/${file}` });
  const begin = playbook("Check before the first change", "begin.yml");
  const end = playbook("Let the next deployment begin", "end.yml");
  return yamlDocument(spaced(toYaml([begin, ...plays, end])));
}
