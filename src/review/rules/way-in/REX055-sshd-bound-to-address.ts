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
    files: { "templates/sshd.conf.j2": "Port 804\nListenAddress 100.64.0.7\n" },
  },
  good: {
    role: "ssh",
    files: { "templates/sshd.conf.j2": "Port 804\nListenAddress 0.0.0.0\n" },
  },
  links: ["https://man.openbsd.org/sshd_config#ListenAddress"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkRole(role) {
    for (const file of role.files.filter(({ text }) => /ListenAddress/i.test(text)))
      for (const [index, line] of file.text.split("\n").entries()) {
        const address = /^[\s"'-]*(?:line:\s*["']?)?ListenAddress[\s=]+(\{\{.*?\}\}|[^\s"'#]+)/i.exec(line)?.[1];
        if (address !== undefined && !/^(0\.0\.0\.0|\[?::\]?)(:\d+)?$/.test(address))
          yield { at: { file, line: index + 1 }, with: { role: role.name, address } };
      }
  },
});
