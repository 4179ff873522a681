import type { SourceFile } from "../model/sources.js";

/**
 * The sources of the role docker-stack where each machine has Compose files of its own: what it reads from the folder `compose/`
 * of the role it reads from the machine's below it. Decision 18 says why this is no variable of the role.
 */
export function sourcesOfMachines(sources: readonly SourceFile[]): readonly SourceFile[] {
  return sources.map((source) =>
    source.bytes === undefined && source.text.includes(folder)
      ? { ...source, text: source.text.replaceAll(folder, folderOfMachine) }
      : source,
  );
}

const folder = "'compose/";
const folderOfMachine = "'compose/' ~ stack_machine ~ '/";
