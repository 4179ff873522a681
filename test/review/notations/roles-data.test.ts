import { command, type Files, judges, script, shell, tasks } from "./in-roles.js";

// What roles do with the files of databases.

const compose = {
  "files/compose.yml":
    "services:\n  db:\n    image: mariadb:11.8.3\n    environment: { MARIADB_ROOT_PASSWORD_FILE: /run/secrets/p }\n    volumes: [sql:/var/lib/mysql]\n  pg:\n    image: postgres:17.6\n    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/p }\n    volumes: [/srv/pg:/var/lib/postgresql/data]\nvolumes: { sql: {} }\n",
};
const beside = (files: Files): Files => ({ ...compose, ...files });
const cron = (line: string): Files => beside({ "files/cron.d/copy": `0 3 * * * root ${line}\n` });

judges(
  "REX081",
  [
    ["tar", beside(command("tar -czf /copies/pg.tar.gz /srv/pg"))],
    ["tar of the folder above", beside(command("tar --create --zstd --file=/copies/srv.tar.zst /srv"))],
    ["tar from a folder", beside(command("tar czf /copies/pg.tgz -C /srv pg"))],
    ["rsync to elsewhere", beside(shell("rsync -a --delete /srv/pg/ copies@backup.example.com:/pg/"))],
    ["cp -a", beside(command("cp -a /srv/pg /srv/pg.old"))],
    ["borg in a cron file", cron("borg create /copies::{now} /srv/pg")],
    ["restic in a module of cron", beside(tasks("- cron: {name: x, job: 'restic -r /copies backup /srv/pg'}\n"))],
    ["duplicity", beside(command("duplicity full /srv/pg file:///copies"))],
    ["rclone", beside(command("rclone sync /srv/pg remote:pg"))],
    ["kopia", beside(command("kopia snapshot create /srv/pg"))],
    ["a script with a variable", beside(script('SRC=/srv/pg\ntar -cf /copies/x.tar "$SRC"'))],
    ["a unit", beside({ "files/copy.service": "[Service]\nExecStart=/usr/bin/restic backup /srv/pg\n" })],
    [
      "a path of the role's variables",
      {
        ...beside(command("tar -cf /copies/x.tar {{ own }}")),
        "defaults/main.yml": "own: /srv/pg\n",
      },
    ],
    ["archive", beside(tasks("- community.general.archive: {path: /srv/pg, dest: /copies/pg.tgz, mode: '0600'}\n"))],
    [
      "archive of a loop",
      beside(tasks("- archive: {path: '{{ item }}', dest: /copies/x.tgz}\n  loop: [/srv/files, /srv/pg]\n")),
    ],
    ["synchronize", beside(tasks("- ansible.posix.synchronize: {src: /srv/pg, dest: /copies, mode: pull}\n"))],
    ["copy on the host", beside(tasks("- copy: {src: /srv/pg, dest: /copies/, remote_src: true}\n"))],
    ["rsnapshot", beside({ "files/rsnapshot.conf": "snapshot_root\t/copies/\nbackup\t/srv/pg/\tlocalhost/\n" })],
    [
      "borgmatic",
      beside({ "templates/borgmatic.yaml.j2": "source_directories:\n  - /srv/pg\nrepositories:\n  - path: /copies\n" }),
    ],
    ["a list of folders", beside({ "files/restic-include.txt": "/etc\n/srv\n" })],
    ["docker cp", beside(command("docker cp pg:/var/lib/postgresql/data /copies"))],
    ["docker exec", beside(shell("docker exec side_pg tar c /var/lib/postgresql/data > /copies/x.tar"))],
    [
      "a volume in another container",
      beside(command("docker run --rm -v own_sql:/v:ro -v /copies:/c alpine:3.22.1 tar cf /c/x.tar /v")),
    ],
    ["the folder of a volume", beside(command("tar cf /copies/x.tar /var/lib/docker/volumes/own_sql/_data"))],
    ["a server of Debian", command("rsync -a /var/lib/mysql/ /copies/mysql/")],
  ],
  [
    ["a dump", beside(command("tar -czf /copies/dump.tgz /srv/dumps"))],
    ["a copy that comes back", beside(command("tar -xzf /copies/pg.tgz -C /srv/pg"))],
    ["rsync that comes back", beside(command("rsync -a /copies/pg/ /srv/pg/"))],
    ["the folder left out", beside(command("restic backup /srv --exclude /srv/pg"))],
    [
      "the folder left out of an archive",
      beside(tasks("- archive: {path: /srv, exclude_path: [/srv/pg], dest: /x.tgz}\n")),
    ],
    ["a script that stops it", beside(script("docker stop pg\ntar -cf /copies/x.tar /srv/pg\ndocker start pg"))],
    [
      "a snapshot of the disk",
      beside(script("lvcreate -s -n s -L1G /dev/vg/srv\nmount /dev/vg/s /mnt\ntar -cf /c.tar /srv/pg")),
    ],
    [
      "a task that stops it",
      beside(
        tasks(
          "- community.docker.docker_compose_v2: {project_src: /x, state: stopped}\n- archive: {path: /srv/pg, dest: /x.tgz}\n",
        ),
      ),
    ],
    ["a file of its settings", beside(command("cp /srv/pg/postgresql.conf /copies/"))],
    ["pg_basebackup", beside(command("pg_basebackup -D /copies/pg -h 127.0.0.1"))],
  ],
);
