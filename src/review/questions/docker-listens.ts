import type { Role } from "../../model/ansible/role.js";
import type { FilePlace } from "../finding.js";
import { runsOf } from "./role-scripts.js";

/** Where a role lets the daemon of Docker listen besides its socket, and who says so. */
export interface DockerListens {
  /** As written, such as "tcp://0.0.0.0:2375". */
  readonly address: string;
  readonly by: string;
  readonly at: FilePlace;
}

/** The addresses of TCP where the daemon takes orders of everybody who gets there: without certificates of both ends. */
export function* dockerListensIn(role: Role): Generator<DockerListens> {
  for (const { program, arguments: words, text, by, at } of runsOf(role)) {
    if (program === "dockerd" && !isVerified(text)) for (const address of addressesIn(text)) yield { address, by, at };
    if (program === "socat" && /docker\.sock/.test(text)) {
      const listener = words.find((word) => /^TCP\d?-L(?:ISTEN)?:/i.test(word.text));
      if (listener !== undefined) yield { address: listener.text.split(",")[0] ?? "", by, at };
    }
  }
  for (const { path, text, by, source, lineAt } of role.written) {
    const name = `${path} ${source?.path ?? ""}`;
    const lines = text.split("\n").map((line, index) => [line.replace(/^\s*#.*/, ""), lineAt(index + 1)] as const);
    const isSettings = /docker[^ ]*\.json(?:\.j2)?(?: |$)/.test(name);
    const isOptions = /\/default\/docker(?:\.j2)?(?: |$)/.test(name);
    if ((isSettings || isOptions) && !isVerified(text))
      for (const [line, at] of lines)
        if (isOptions || /^\s*(?:\{|"hosts"|"(?:tcp|fd|unix):|\[)/.test(line))
          for (const address of addressesIn(line)) yield { address, by, at };
    if (/docker\.socket/.test(name))
      for (const [line, at] of lines) {
        const address = /^\s*ListenStream\s*=\s*(?!\/)(\S+)/.exec(line)?.[1];
        if (address !== undefined) yield { address, by, at };
      }
  }
}

export function isVerified(text: string): boolean {
  return /--tlsverify\b(?!=false)|"tlsverify"\s*:\s*true/.test(text);
}

export function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(/\btcp:\/\/[^\s"',\]]+/g)].map(([address]) => address);
}
