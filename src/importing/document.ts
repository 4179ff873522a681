import type { ImportedStack } from "./stack.js";

/** `IMPORT.md`: what became of each key, and what is to be decided. */
export function importDocument(
  { notes, secrets }: Pick<ImportedStack, "notes" | "secrets">,
  files: readonly string[],
): string {
  const decisions = notes.filter(({ outcome }) => outcome === "decide");
  const rows = notes.map(({ service, key, file, line, outcome, says }) => {
    const cells = [service, `\`${key}\``, `${file}:${line}`, outcome, says].map((cell) => cell.replace(/[|\n]/g, " "));
    return `| ${cells.join(" | ")} |`;
  });
  return `# Imported from ${files.join(", ")}

## To decide

${decisions.map(({ service, key, says }) => `- [ ] \`${key}\` of \`${service}\`: ${says}.`).join("\n") || "Nothing."}

## For the vault

${secrets.map((name) => `- [ ] \`vault_${name}\``).join("\n") || "Nothing."}

The values stand in no file that was written. Data of named volumes stays where Docker keeps it until somebody moves it to the new folders.

## Every key

| Service | Key | Line | Outcome | What became of it |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
