import type { Role } from "../../model/ansible/role.js";
import type { FilePlace } from "../finding.js";

/** A line of systemd-tmpfiles that deletes, and where a role writes it. */
export interface Expiry {
  readonly path: string;
  readonly line: string;
  readonly by: string;
  readonly at: FilePlace;
}

/** Lines that delete what is old in a folder, at each boot or at once. Source: tmpfiles.d(5). */
export function* expiriesIn(role: Role): Generator<Expiry> {
  for (const { path, text, by, source, lineAt } of role.written) {
    if (!/\/tmpfiles\.d\/|tmpfiles.*\.conf/.test(`${path} ${source?.path ?? ""}`)) continue;
    for (const [index, line] of text.split("\n").entries()) {
      const [type = "", folder = "", , , , age = "-"] = line.trim().split(/\s+/);
      const letter = type.charAt(0);
      const deletes = /[rRD]/.test(letter) || (/[dveqQC]/.test(letter) && age !== "-");
      if (deletes && folder.startsWith("/")) yield { path: folder, line: line.trim(), by, at: lineAt(index + 1) };
    }
  }
}
