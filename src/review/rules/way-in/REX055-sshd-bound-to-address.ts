import { runsOf } from "../../questions/role-scripts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX055",
  title: "sshd bound to one address",
  level: "error",
  says: "role '{role}' binds sshd to '{address}'",
  why: "When the address is not the host's own, or not there yet at boot, sshd does not start and nobody gets in any more. It has happened twice.",
  fix: "Let sshd listen on 0.0.0.0 and ::, and let the firewall decide who reaches it.",
  bad: {
    role: "ssh",
    files: { "templates/sshd.conf.j2": "ClientAliveInterval 60\nListenAddress 100.64.0.7\n" },
  },
  good: {
    role: "ssh",
    files: { "templates/sshd.conf.j2": "ClientAliveInterval 60\nListenAddress 0.0.0.0\n" },
  },
  links: ["https://man.openbsd.org/sshd_config#ListenAddress"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkRole(role) {
    for (const { text, lineAt } of role.written)
      for (const [index, line] of text.split("\n").entries()) {
        const address = addressIn(line);
        if (address !== undefined) yield { at: lineAt(index + 1), with: { role: role.name, address } };
      }
    for (const { by, leaves, at } of role.definitions)
      for (const { text, route } of by === "register" ? [] : leaves) {
        const address = text.split("\n").map(addressIn).find(Boolean);
        if (address !== undefined) yield { at: { file: at.file, route }, with: { role: role.name, address } };
      }
    for (const { program, text, at } of runsOf(role)) {
      const address =
        program === "sed" ? addressIn(/[/|#,](ListenAddress [^/|#,]*)/i.exec(text)?.[1] ?? "") : undefined;
      if (address !== undefined) yield { at, with: { role: role.name, address } };
    }
  },
});

/** The address of the setting, where it is not every address. */
function addressIn(line: string): string | undefined {
  const address = /^\s*["']?ListenAddress[\s=]+(\{\{.*?\}\}|[^\s"'#]+)/i.exec(line)?.[1];
  return address === undefined || /^(0\.0\.0\.0|\[?::\]?|\*)(:\d+)?$/.test(address) ? undefined : address;
}
