import type { Role } from "../../model/ansible/role.js";
import type { FilePlace } from "../finding.js";

/** An origin of packages that unattended-upgrades takes, and that Docker's packages come from. */
export interface UnattendedDocker {
  readonly origin: string;
  readonly by: string;
  readonly at: FilePlace;
}

/** Origins of Docker, or of everything, in settings of unattended-upgrades that do not leave Docker's packages out. */
export function* unattendedDockerIn(role: Role): Generator<UnattendedDocker> {
  const settings = role.written.filter(({ path, source, text }) =>
    /apt\.conf|unattended/.test(`${path} ${source?.path ?? ""} ${text}`),
  );
  const isLeftOut = settings.some(({ text }) => /Package-Blacklist[^}]*"[^"]*docker/.test(text));
  for (const { text, by, lineAt } of isLeftOut ? [] : settings)
    for (const [index, line] of text.split("\n").entries()) {
      const origin = origins.exec(line.replace(/^\s*(?:\/\/|#).*/, ""))?.[1];
      if (origin !== undefined) yield { origin, by, at: lineAt(index + 1) };
    }
}

/** Sources: the forms of Origins-Pattern and Allowed-Origins in the README of unattended-upgrades. */
const origins = /"((?:[^"]*,)?\s*(?:(?:o|origin)=(?:Docker|\*)|site=download\.docker\.com)[^"]*|(?:Docker|\*):[^"]*)"/i;
