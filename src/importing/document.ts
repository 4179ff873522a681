import type { ImportedStack } from "./stack.js";

/** What stands in the way of the build of an imported stack. */
export interface Obstacle {
  /** The file and the line, such as "stack.ts:12". */
  readonly at: string;
  readonly rule: string | undefined;
  readonly says: string;
  readonly fix: string;
}

/** `IMPORT.md`: what became of each key, and what is to be decided. */
export function importDocument(
  { notes, decisions, secrets, variables, adopt }: Omit<ImportedStack, "text" | "values">,
  files: readonly string[],
  obstacles: readonly Obstacle[] = [],
): string {
  const rows = notes.map(({ service, key, file, line, outcome, says }) => {
    const cells = [cell(service), `\`${cell(key)}\``, cell(`${file}:${line}`), outcome, cell(says)];
    return `| ${cells.join(" | ")} |`;
  });
  const hasRoles = notes.some(({ service, outcome }) => service === "roles" && outcome === "taken");
  const decided = [...decisions].sort((one, other) => one.at - other.at);
  return `# Imported from ${files.map(cell).join(", ")}

## To decide

${listed(decided.map(({ at, file, line, service, key, says }) => `${placeOf(at, file, line)} \`${cell(key)}\` of \`${cell(service)}\`: ${cell(says)}.`))}

## What stops the build

${listed(obstacles.map(({ at, rule, says, fix }) => `${cell(at)} ${rule ?? ""} ${cell(says)}. ${cell(fix)}`.replace(/ {2,}/g, " ")))}

## For the inventory

${listed(variables.map((name) => `\`${name}\``))}

## For the vault

${listed(secrets.map((name) => `\`vault_${name}\``))}

The values stand in no file that was written.${hasRoles ? asTheyWere : ""} ${adopt === undefined ? stays : takenOver(cell(adopt))}

## What every service has from now on

No capability but those of \`capabilities\`, \`no-new-privileges\`, a start again unless somebody stopped it, and logs of three files of 10 MB, whatever the file said.

## Every key

| Service | Key | Line | Outcome | What became of it |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

/** What stands nowhere in the stack, which begins with its imports, is decided where it was found. */
function placeOf(at: number, file: string, line: number): string {
  return at === 1 ? cell(`${file}:${line}`) : `stack.ts:${at}`;
}

const asTheyWere =
  " Files of roles came along as they were: a secret that stands open in one is told above, among what stops the build.";

const stays =
  "Data of named volumes stays where Docker keeps it until somebody moves it to the new folders, or `adopt` takes it over: `--adopt PROJECT`.";

function takenOver(project: string): string {
  return `

## What the first deployment takes over

The project \`${project}\` of the old host: its containers stop and stay, and the data that \`adopt\` of each service names is copied to the new
folders. It refuses to begin where data is missing, does not fit or finds no room, and starts the old containers again where anything fails.
Paths and volumes that are used where they are, \`hostFolder\` and \`hostPath\`, are not copied. Passwords that a database has in its data stay
as they are: the vault needs the same ones.`;
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `- [ ] ${line}`).join("\n") || "Nothing.";
}

/** Text of somebody's file in a table of Markdown. */
function cell(text: string): string {
  return text.replace(/[|\r\n]/g, " ").replace(/[<>]/g, (one) => (one === "<" ? "&lt;" : "&gt;"));
}
