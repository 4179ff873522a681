import { command, type Files, judges, script, shell, tasks } from "./in-roles.js";

// What roles run on the host.

judges(
  "REX050",
  [["|| true", shell("/usr/local/bin/own || true")]],
  [["a result that is read", tasks("- shell: own || true\n  register: r\n  changed_when: false\n- debug: {var: r}\n")]],
);

judges(
  "REX057",
  [
    ["sudo and options before", command("sudo docker --context x system prune -af --volumes")],
    ["a pipeline in a cron job", tasks("- cron: {name: x, job: 'cd /x && docker compose down'}\n")],
    [
      "a unit",
      {
        "templates/x.service.j2": "[Service]\nExecStop=/usr/bin/docker compose -f {{ x }} down\n",
        "defaults/main.yml": "x: y\n",
      },
    ],
    ["argv", tasks("- command: {argv: [docker, network, rm, x]}\n  changed_when: true\n")],
    ["what is old", tasks("- copy: {dest: /etc/tmpfiles.d/x.conf, mode: '0644', content: \"e /srv - - - 7d\\n\"}\n")],
    [
      "what a boot finds",
      tasks("- lineinfile: {path: /etc/tmpfiles.d/x.conf, line: D /var/lib/docker/volumes 0700 root root -}\n"),
    ],
    ["a copy that deletes", tasks("- synchronize: {src: x/, dest: /home, delete: true}\n")],
    ["rsync", command("rsync --archive --delete /root/seed/ /srv/")],
    ["a logical volume", tasks("- lvol: {vg: data, lv: app, state: absent, force: true}\n")],
    ["a subvolume", command("btrfs subvolume delete /srv/app")],
    ["a file that nft loads", { "files/nftables.conf": "#!/usr/sbin/nft -f\nflush ruleset\n" }],
    ["a template that nft loads", { "templates/firewall.nft.j2": "flush ruleset\ntable inet x {\n}\n" }],
    ["text in a task", tasks("- copy: {dest: /etc/nftables.conf, mode: '0600', content: \"flush ruleset\\n\"}\n")],
    ["nft with a here-document", shell("nft -f - <<EOF\nflush ruleset\nEOF\n")],
    ["nft from its input", tasks("- command: {cmd: nft -f -, stdin: flush ruleset}\n  changed_when: true\n")],
    ["the module iptables", tasks("- ansible.builtin.iptables: {flush: true}\n")],
    ["iptables of one chain", command("iptables -t filter -F INPUT")],
    ["ufw reset", command("ufw --force reset")],
    ["rm -rf of the stack", command("rm -rf /opt/example/data")],
    ["rm of Docker's own in a script", script('rm -r "/var/lib/docker/"')],
    ["a folder by a module", tasks("- file: {path: /opt/example/data, state: absent}\n")],
    ["mkfs", command("mkfs.ext4 /dev/sdb")],
    ["a volume of LVM", command("lvremove -f /dev/vg/data")],
    ["a file system of ZFS", command("zfs destroy -r tank/data")],
    ["a new table of partitions", command("parted -s /dev/sdb mklabel gpt")],
    ["a database that is cut to nothing", command("truncate -s 0 /opt/example/data/app/app.db")],
    ["data that is moved away", command("mv /opt/example/data /srv/old")],
    ["every container", shell("docker rm -f $(docker ps -aq)")],
    ["ufw disable", command("ufw disable")],
    ["remove_orphans: yes", tasks("- community.docker.docker_compose_v2: {project_src: /x, remove_orphans: yes}\n")],
  ],
  [
    ["docker image prune", command("docker image prune -f")],
    ["a cache of one's own", { "files/tmpfiles.d/own.conf": "e /var/cache/own - - - 7d\nd /srv 0755 root root -\n" }],
    ["a copy of what is one's own", command("rsync --archive --delete /root/site/ /opt/own/site/")],
    ["a table of one's own", { "files/nftables.conf": "#!/usr/sbin/nft -f\ntable inet own\nflush table inet own\n" }],
    ["a chain of one's own", command("iptables -F OWN")],
    ["rm of what the role made", command("rm -rf /opt/own/cache")],
    ["a look at a disk", command("parted -s /dev/sdb print")],
    ["a snapshot of ZFS", command("zfs snapshot tank/data@before")],
    ["a file of the role's own that is moved", command("mv /opt/own/new /opt/own/current")],
    ["an old backup", command("rm -rf /var/backups/own/2024")],
    ["words in an echo", shell("echo 'never run docker system prune'")],
  ],
);

judges(
  "REX068",
  [
    ["git pull", shell("cd /opt/app && git pull")],
    ["ADD of a branch", { "files/Dockerfile": "FROM debian:13.1\nADD git@git.example.com:tool.git#main /tool\n" }],
    ["ADD of a raw file", { "files/Dockerfile": "FROM debian:13.1\nADD https://raw.example.com/a/tool/main/x /x\n" }],
    ["curl | sudo bash", shell("set -o pipefail; curl -fsSL https://get.example.com | sudo -E bash -")],
    ["curl | tee | sh", shell("set -o pipefail; curl -fsSL https://get.example.com | tee /x | sh")],
    ['sh -c "$(curl)"', shell('sh -c "$(curl -fsSL https://get.example.com)"')],
    ["bash <(curl)", shell("bash <(curl -fsSL https://get.example.com)")],
    ["wget -O- | python3", shell("set -o pipefail; wget -qO- https://get.example.com | python3 -")],
    ["go install", command("go install example.com/tool@latest")],
    ["gem install", command("gem install tool")],
    ["pip as a list", tasks("- pip: {name: [tool], virtualenv: /opt/x}\n")],
    ...[
      "https://github.com/example/tool/archive/master.tar.gz",
      "https://github.com/example/tool/archive/refs/heads/main.zip",
      "https://github.com/example/tool/releases/latest/download/tool.tar.gz",
      "https://github.com/example/tool/tarball/main",
      "https://codeload.github.com/example/tool/tar.gz/refs/heads/main",
      "https://raw.githubusercontent.com/example/tool/main/tool.sh",
      "https://git.example.com/example/tool/-/archive/main/tool-main.tar.gz",
      "https://dl.example.com/tool-latest-linux-amd64.tar.gz",
    ].flatMap((url): [string, Files][] => [
      [`unarchive of ${url}`, tasks(`- unarchive: {src: '${url}', dest: /opt/x, remote_src: true}\n`)],
      [`get_url of ${url}`, tasks(`- get_url: url=${url} dest=/opt/x mode=0644\n`)],
      [`curl of ${url}`, command(`curl -fsSL -o /opt/x ${url}`)],
      [`wget of ${url}`, script(`wget -q -O /opt/x ${url}\ninstall /opt/x /usr/local/bin/x`)],
    ]),
    [
      "a version by a variable",
      {
        ...tasks("- get_url: {url: 'https://x.example.com/{{ v }}/x', dest: /x, mode: '0755'}\n"),
        "defaults/main.yml": "v: latest\n",
      },
    ],
    [
      "an address of a loop",
      tasks("- get_url: {url: '{{ item }}', dest: /x/, mode: '0755'}\n  loop: ['https://x.example.com/latest/x']\n"),
    ],
    [
      "a checksum from the same place",
      tasks(
        "- get_url: {url: 'https://x.example.com/latest/x', dest: /x, checksum: 'sha256:https://x.example.com/latest/sums'}\n",
      ),
    ],
    ["git clone", command("git clone --depth 1 https://git.example.com/tool.git /opt/tool")],
    ["git clone of a branch", command("git clone -b main git@git.example.com:tool.git /opt/tool")],
  ],
  [
    ["a mirror", command("git clone --mirror https://git.example.com/a.git /srv/mirror")],
    [
      "ADD of what is checked, or of a release",
      {
        "files/Dockerfile":
          "FROM debian:13.1\nADD --checksum=sha256:aa https://raw.example.com/a/tool/main/x /x\nADD https://git.example.com/tool.git#v1.2.3 /tool\n",
      },
    ],
    [
      "a tag",
      tasks(
        "- unarchive: {src: 'https://github.com/example/tool/archive/refs/tags/v1.2.3.tar.gz', dest: /opt/x, remote_src: true}\n",
      ),
    ],
    ["a release", command("curl -fsSLo /x https://github.com/example/tool/releases/download/v1.2.3/tool")],
    [
      "a checksum",
      tasks("- get_url: {url: 'https://x.example.com/latest/x', dest: /x, checksum: 'sha256:00', mode: '0755'}\n"),
    ],
    ["what is checked", script("curl -fsSLo /x https://x.example.com/latest/x\necho '00  /x' | sha256sum -c")],
    ["a look at what is newest", command("curl -fsSL https://api.github.com/repos/example/tool/releases/latest")],
    ["git clone of a tag", command("git clone --branch v1.2.3 https://git.example.com/tool.git /opt/tool")],
    ["git clone and a commit", shell("git clone https://git.example.com/t.git /t && git -C /t checkout 1a2b3c4")],
    ["a name with the word in it", command("curl -fsSLo /x https://x.example.com/masterplan/v1.2.3/main.css")],
    [
      "a script that is downloaded and a shell that runs another",
      shell("curl -fsSLo /x https://a.example.com/v1.2.3/x; bash /y"),
    ],
    ["versions", command("gem install tool -v 1.2.3")],
  ],
);

judges(
  "REX063",
  [
    ["a shell in a command", command("bash -c 'dump | gzip > /x'")],
    ["a pipeline over lines", shell("dump |\n  gzip > /x")],
    [
      "a bash script in a task",
      tasks("- copy: {dest: /x.sh, mode: '0755', content: \"#!/bin/bash\\ndump | gzip > /x\\n\"}\n"),
    ],
  ],
  [
    ["pipefail", shell("set -o pipefail; dump | gzip > /x")],
    ["a sign in quotes", shell("grep -E 'a|b' /x")],
  ],
);

judges(
  "REX104",
  [
    ["a file of cron", { "files/cron.d/dump": "0 3 * * * root dump > /srv/$(date +%F)\n" }],
    [
      "text in a task",
      tasks("- copy: {dest: /etc/cron.d/dump, mode: '0644', content: '0 3 * * * root dump $(date +%s)'}\n"),
    ],
    ["a unit in a template", { "templates/dump.service.j2": "[Service]\nExecStart=/bin/sh -c 'dump $(date +%Y)'\n" }],
    ["a pipe into crontab", shell("echo '0 3 * * * dump > /srv/$(date +%F)' | crontab -")],
    ["a line more for crontab", shell("(crontab -l; echo '0 3 * * * dump > /srv/$(date +%F)') | crontab -u deploy -")],
    ["printf into crontab", shell("printf '0 3 * * * dump > /srv/$(date +%%F)\\n' | sudo crontab -")],
    ["crontab with a here-document", shell("crontab - <<'EOF'\n0 3 * * * dump > /srv/$(date +%F)\nEOF")],
    ["crontab with a here-string", shell("crontab <<< '0 3 * * * dump > /srv/$(date +%F)'")],
    ["crontab in a script", script("echo '@daily dump > /srv/$(date +%F)' | crontab -")],
    ["the input of crontab", tasks("- command: {cmd: crontab -, stdin: '0 3 * * * dump $(date +%s)'}\n")],
    [
      "a file that crontab takes",
      {
        "files/own.tab": "0 3 * * * dump > /srv/$(date +%F)\n",
        ...tasks(
          "- copy: {src: own.tab, dest: /opt/own.tab, mode: '0600'}\n- command: crontab -u deploy /opt/own.tab\n",
        ),
      },
    ],
  ],
  [
    ["an escaped sign for crontab", shell("echo '0 3 * * * dump > /srv/$(date +\\%F)' | crontab -")],
    ["a look at the timetable", shell("date +%F; crontab -l")],
    [
      "an hour that is told beside it",
      shell("echo '0 3 * * * dump' | crontab -; echo \"$(date +%F) done\" >> /srv/log"),
    ],
    ["an escaped sign", { "files/cron.d/dump": "0 3 * * * root dump > /srv/$(date +\\%F)\n" }],
    ["Jinja", { "templates/cron.d/dump.j2": "{% if true %}\n0 3 * * * root dump\n{% endif %}\n" }],
    ["a specifier that is meant", { "files/x@.service": "[Service]\nExecStart=/usr/bin/x --name %i\n" }],
    ["a script", { "files/cron.daily/dump": "#!/bin/sh\ndump > /srv/$(date +%F)\n" }],
  ],
);
