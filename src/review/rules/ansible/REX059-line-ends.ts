import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX059",
  title: "A file with the line ends of Windows, or a byte order mark",
  level: "error",
  says: "file '{path}' of role '{role}' has {what}",
  why: "A script then asks for the program 'bash\\r' and is 'not found', and settings end in a character that nobody sees.",
  fix: "Save the file with the line end LF, without a byte order mark, and set 'eol=lf' in '.gitattributes'.",
  bad: { role: "motd", files: { "files/greet.sh": "#!/bin/bash\r\necho hello\r\n" } },
  good: { role: "motd", files: { "files/greet.sh": "#!/bin/bash\necho hello\n" } },
  links: ["https://git-scm.com/docs/gitattributes#_eol"],
  inEditor: false,
  mends: true,
  acceptable: true,
}).judgedBy({
  *checkRole({ name: role, files }) {
    for (const file of files) {
      const { path, text } = file;
      const mend = { kind: "rewrite", text: text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n") } as const;
      if (text.startsWith("\uFEFF"))
        yield { at: { file, line: 1 }, with: { path, role, what: "a byte order mark" }, mend };
      const at = text.indexOf("\r\n");
      if (at >= 0)
        yield {
          at: { file, line: text.slice(0, at).split("\n").length },
          with: { path, role, what: "the line ends of Windows" },
          mend,
        };
    }
  },
});
