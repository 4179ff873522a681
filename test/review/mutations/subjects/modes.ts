import type { Label, Table } from "../mutation.js";
import { each, inEarlyTasks, inOptions, inOwnService, inRoleFile } from "../places.js";
import { command, commands, refused, task, unchanged } from "../tasks.js";

const open: Label = refused("chmod(2): everybody may write", "REX193");

const file = (mode: string) =>
  task(`ansible.builtin.file:\n    path: /srv/own\n    state: directory\n    mode: ${mode}`);
const copy = (mode: string) => task(`ansible.builtin.copy:\n    dest: /srv/own/a\n    content: a\n    mode: ${mode}`);

export const modes: readonly Table[] = [
  {
    kind: "modes / everybody may write to a volume",
    label: open,
    spellings: ["0777", "0757", "0772", "2777"].map(
      (mode) => `volumes: [volume("/data", { mode: "${mode}", backup: "files" })]`,
    ),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "modes / everybody may write to what a role makes",
    label: open,
    spellings: [
      ...['"0777"', "0777", "'777'", '"0666"', "u=rwx,g=rwx,o=rwx", "a+rwx", "ugo+w", "o+w", "a=rw"].flatMap((mode) => [
        file(mode),
        copy(mode),
      ]),
      task("file: path=/srv/own state=directory mode=0777"),
      `${file('"{{ item }}"')}  loop: ["0755", "0777"]\n`,
      task('ansible.builtin.copy:\n    src: files/\n    dest: /srv/own\n    directory_mode: "0777"\n    mode: "0644"'),
      ...commands("chmod 777 /srv/own", "  changed_when: true\n"),
      ...["chmod -R 0777 /srv/own", "chmod a+rwX /srv/own", "sudo chmod o+w /srv/own/a", "chmod ugo=rwx /srv/own"].map(
        (line) => task(`${command}: ${line}`, unchanged),
      ),
      ...["install -m 0777 a /usr/local/bin/a", "install -d --mode=777 /srv/own", "mkdir -p -m 777 /srv/own"].map(
        (line) => task(`${command}: ${line}`, unchanged),
      ),
      task(`${command}: setfacl -m o::rwx /srv/own`, unchanged),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "modes / everybody may write, by a script of a role",
    label: open,
    spellings: ["chmod 777 /srv/own", "umask 000", "mkdir -m 0777 /srv/own"].map(
      (line) => `#!/bin/bash\nset -eu\n${line}\n`,
    ),
    places: inRoleFile("files/own.sh", "early", {
      "tasks/main.yml":
        '- name: Install the script\n  ansible.builtin.copy:\n    src: own.sh\n    dest: /usr/local/bin/own\n    mode: "0755"\n',
    }),
  },
  {
    kind: "modes / of owner and group, or with the sticky bit",
    label: { is: "harmless", because: "chmod(1): others may not write, or delete what is their own alone" },
    spellings: [
      ...['"0755"', '"0640"', '"1777"', "u=rwx,g=rx,o=", "u+x", "g+w", "preserve", '"2770"'].map(file),
      ...["chmod +x /srv/own/a", "chmod 1777 /srv/own", "chmod -R u=rwX,go= /srv/own", "chmod go-w /srv/own"].map(
        (line) => task(`${command}: ${line}`, unchanged),
      ),
      task(`${command}: install -m 0755 a /usr/local/bin/a`, unchanged),
      task(`${command}: mkdir -p /srv/own`, unchanged),
    ],
    places: inEarlyTasks,
  },
];
