import { freeKeys, saidOtherwise } from "../../../src/model/service/raw-keys.js";
import { elsewhere } from "./elsewhere.js";

/** docs/compose-keys.md: every key of the specification. `imported` says what the import makes of each key of a service. */
export function composeKeysPage(imported: ReadonlyMap<string, string>): string {
  const rowOf = ([key, became]: readonly [string, string]) => {
    const says = sayingOf(key);
    return `| \`${key}\` | ${says} | ${became.endsWith(says) ? became.slice(0, -says.length - 2) : became} |`;
  };
  const ofService = [...imported].sort(([one], [other]) => (one < other ? -1 : 1)).map(rowOf);
  const others = Object.entries(elsewhere).map(([place, keys]) => {
    const rows = Object.entries(keys).map(([key, says]) => `| \`${key}\` | ${says} |`);
    return `## ${titleOf(place)}\n\n| Key | In a stack |\n| --- | --- |\n${rows.join("\n")}`;
  });
  return `# From a Compose key to Rexible

Every key of the [Compose specification](https://github.com/compose-spec/compose-spec): how a stack says it, or why it does not, and what
[\`rexible import\`](coming-from-compose.md) makes of it. What the options mean stands in the [reference](reference.md).

## A service

| Key | In a stack | Imported |
| --- | --- | --- |
${ofService.join("\n")}

\`compose: { because, … }\` writes keys as they are; they are judged by the schema and the rules, and listed in the documents ([devices.md](devices.md)).

${others.join("\n\n")}
`;
}

function titleOf(place: string): string {
  return /^[a-z]/.test(place) ? `\`${place}\` of a service` : place;
}

/** What says the key in a stack. */
export function sayingOf(key: string): string {
  if ((freeKeys as readonly string[]).includes(key)) return `\`compose: { because, ${key} }\``;
  return coded((saidOtherwise as Readonly<Record<string, string>>)[key] ?? "");
}

/** Words in quotes as code. */
export function coded(text: string): string {
  return text.replace(/'([^']+)'/g, "`$1`").replaceAll("|", "\\|");
}
