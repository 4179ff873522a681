import type { Snapshot } from "../model/snapshot.js";
import { quoted } from "./compared.js";
import type { Item } from "./item.js";

/** What the vault must get before the deployment, and what it may lose after it. */
export function changedSecrets(before: Snapshot, after: Snapshot): readonly Item[] {
  const added = after.secrets.filter((name) => !before.secrets.includes(name));
  const gone = before.secrets.filter((name) => !after.secrets.includes(name));
  return [
    ...added.map((name) => ({
      says: `the vault must get 'vault_${name}'${readBy(after, name)}`,
      causes: [{ says: "the secret", at: ["secrets", name] }],
      effects: ["Without it the deployment stops before its first change."],
    })),
    ...gone.map((name) => ({ says: `the vault may lose 'vault_${name}' once this is deployed for good` })),
  ];
}

function readBy({ services }: Snapshot, secret: string): string {
  const readers = Object.entries(services).flatMap(([name, { secrets }]) =>
    Object.values(secrets).some((names) => names.includes(secret)) ? [name] : [],
  );
  return readers.length === 0 ? "" : `, for ${quoted(readers)}`;
}
