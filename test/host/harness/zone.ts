import { readFileSync } from "node:fs";
import { join } from "node:path";
import { internet } from "./addresses.js";
import { writeZone } from "./depot.js";

/** A line of the table of records, as the documents of a project have it. */
const row = /^\| `([^`]+)` \| (A|AAAA) \| public DNS \| the host's public address \|/gm;

/** The names that the public DNS leads to the host, as the documents of a compiled project say it. */
export function documentedNames(project: string, domain: string): readonly string[] {
  const text = readFileSync(join(project, "docs", "stack.md"), "utf8");
  return [...text.matchAll(row)].map(([, name = ""]) => name.replace("<domain>", domain));
}

/** Makes the records that the documents of a project ask for, and no other. */
export async function layZone(project: string, domain: string): Promise<void> {
  await layRecords(documentedNames(project, domain).map((name) => [internet.host, name]));
}

/** Makes these records of the sites, each an address and a name, and no other. */
export async function layRecords(records: readonly (readonly [address: string, name: string])[]): Promise<void> {
  await writeZone(records.map((record) => record.join(" ")));
}
