import type { BuildStage, Instruction } from "../model/service/build-context.js";

/**
 * The stages of a Dockerfile; arguments stand with the values that they get.
 *
 * @param args values that take the place of those that ARGs have before the first stage.
 */
export function stagesOf(text: string, args: Readonly<Record<string, unknown>>): readonly BuildStage[] {
  const known = new Map<string, string>();
  const stages: { name: string | undefined; base: string; instructions: Instruction[] }[] = [];
  for (const instruction of instructionsOf(text)) {
    const { name, words } = instruction;
    if (name === "ARG" && stages.length === 0)
      for (const [key = "", usual] of words.map((word) => word.split(/=(.*)/s))) {
        const given = args[key] ?? usual?.replace(/^(["'])(.*)\1$/, "$2");
        if (typeof given === "string") known.set(key, given);
      }
    if (name !== "FROM") stages.at(-1)?.instructions.push(instruction);
    else {
      const base = (words[0] ?? "").replace(/\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)/g, (all, braced, usual, bare) => {
        return known.get(braced ?? bare) ?? usual ?? all;
      });
      stages.push({ name: /^as$/i.test(words[1] ?? "") ? words[2] : undefined, base, instructions: [] });
    }
  }
  return stages;
}

function instructionsOf(text: string): readonly Instruction[] {
  const found: Instruction[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    let line = lines[at] ?? "";
    if (/^\s*(?:#|$)/.test(line)) continue;
    while (/\\\s*$/.test(line) && at + 1 < lines.length) {
      at += 1;
      line = /^\s*#/.test(lines[at] ?? "") ? line : `${line.replace(/\\\s*$/, " ")}${lines[at]}`;
    }
    const [, end] = /<<-?["']?(\w+)["']?/.exec(line) ?? [];
    while (end !== undefined && at + 1 < lines.length && lines[at + 1]?.trim() !== end) at += 1;
    if (end !== undefined) at += 1;
    const [name = "", ...rest] = line.trim().split(/\s+/);
    const options = rest.filter((word) => word.startsWith("--"));
    found.push({ name: name.toUpperCase(), words: rest.filter((word) => !word.startsWith("--")), options });
  }
  return found;
}
