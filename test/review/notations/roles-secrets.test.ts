import { command, type Files, judges, script, shell, tasks } from "./in-roles.js";

// Where roles bring secrets to light, beside the arguments of their tasks, which `taint.test.ts` goes through.

const installed = (name: string, dest: string, text: string): Files => ({
  ...tasks(
    `- template: {src: ${name}.j2, dest: ${dest}, mode: '0600'}\n  no_log: true\n  diff: false\n- debug: {msg: x}\n`,
  ),
  [`templates/${name}.j2`]: text,
});
const token = "{{ vault_token | default('') }}";

judges(
  "REX056",
  [
    [
      "a unit's command",
      installed("a.service", "/etc/systemd/system/a.service", `[Service]\nExecStart=/a --t ${token}\n`),
    ],
    [
      "a unit's environment",
      installed("a.service", "/etc/systemd/system/a.service", `[Service]\nEnvironment=T=${token}\n`),
    ],
    ["a file of cron", installed("a", "/etc/cron.d/a", `0 3 * * * root app --token ${token}\n`)],
    [
      "a header of curl in a script",
      installed("a.sh", "/a.sh", `#!/bin/sh\ncurl -H 'X: ${token}' https://a.example.com/\n`),
    ],
    ["a file of the stack's secrets in a word", shell('app --token "$(cat /opt/example/secrets/app/KEY)"')],
    ["the same, by '<'", script('app --token "$(< /run/secrets/key)"')],
    [
      "a template that another includes",
      {
        ...tasks("- template: {src: a.j2, dest: /a, mode: '0644'}\n  no_log: true\n  diff: false\n"),
        "templates/a.j2": "{% include 'b.j2' %}\n",
        "templates/b.j2": `x = ${token}\n`,
      },
    ],
    ...[
      "{{ vars }}",
      "{{ vars | to_nice_yaml }}",
      "{{ hostvars[inventory_hostname] | to_nice_json(indent=2) }}",
      "{{ hostvars | to_json }}",
      "{{ hostvars.get(inventory_hostname) }}",
    ].flatMap((all): [string, Files][] => [
      [`debug of ${all}`, tasks(`- debug: {msg: "${all}"}\n`)],
      [`a file with ${all}`, tasks(`- copy: {content: "${all}", dest: /x, mode: '0644'}\n`)],
      [
        `a template with ${all}`,
        { ...tasks("- template: {src: x.j2, dest: /x, mode: '0600'}\n"), "templates/x.j2": `${all}\n` },
      ],
    ]),
    ["debug: var: vars", tasks("- debug: {var: vars}\n")],
    ["debug: var: hostvars", tasks("- debug: {var: 'hostvars[inventory_hostname]'}\n")],
    ...["{{ vars.items() | list }}", "{{ vars | dict2items }}", "{{ hostvars[inventory_hostname].items() }}"].map(
      (all): [string, Files] => [`a loop over ${all}`, tasks(`- debug: {msg: "{{ item }}"}\n  loop: "${all}"\n`)],
    ),
    ...["vars.items()", "hostvars[inventory_hostname].items()", "vars | dictsort"].map((all): [string, Files] => [
      `a template that goes through ${all}`,
      {
        ...tasks("- template: {src: x.j2, dest: /x, mode: '0644'}\n"),
        "templates/x.j2": `{% for key, value in ${all} %}\n{{ key }}={{ value }}\n{% endfor %}\n`,
      },
    ]),
    ...[
      ["lookup('vars', item)", "loop: \"{{ query('varnames', '^vault_') }}\""],
      ["vars[item]", "loop: \"{{ q('ansible.builtin.varnames', '.+') }}\""],
      ["lookup('ansible.builtin.vars', item)", "with_varnames: ['.+_password']"],
    ].map(([read, loop]): [string, Files] => [
      `${read} of names that are looked for, ${loop}`,
      tasks(`- debug: {msg: "{{ ${read} }}"}\n  ${loop}\n`),
    ]),
    ["all variables by another name", tasks("- set_fact: {own: '{{ vars }}'}\n  no_log: true\n- debug: {var: own}\n")],
  ],
  [
    ["names alone", tasks("- debug: {msg: '{{ item }}'}\n  loop: \"{{ query('varnames', '^vault_') }}\"\n")],
    [
      "variables of its own, by their names",
      tasks("- debug: {msg: \"{{ lookup('vars', item) }}\"}\n  loop: \"{{ query('varnames', '^own_port') }}\"\n"),
    ],
    ["one variable of a host", tasks("- debug: {msg: \"{{ hostvars[inventory_hostname]['ansible_host'] }}\"}\n")],
    [
      "an address of each host",
      tasks("- debug: {msg: \"{{ groups.all | map('extract', hostvars, ['ansible_host']) | list }}\"}\n"),
    ],
    [
      "a host by another name",
      tasks("- debug: {msg: '{{ db.ansible_host }}'}\n  vars: {db: '{{ hostvars[groups.db[0]] }}'}\n"),
    ],
    ["how many hosts", tasks("- debug: {msg: '{{ hostvars | length }}'}\n")],
    ["names of variables", tasks("- debug: {msg: \"{{ vars.keys() | select('match', '^own_') | list }}\"}\n")],
    ["a question", tasks("- debug: {msg: x}\n  when: \"'db' in hostvars\"\n")],
    [
      "hosts in a template",
      {
        ...tasks("- template: {src: x.j2, dest: /x, mode: '0644'}\n"),
        "templates/x.j2": "{% for host in hostvars %}\n{{ hostvars[host].ansible_host }} {{ host }}\n{% endfor %}\n",
      },
    ],
    ["standard input", script("app --token-stdin < /opt/example/secrets/app/KEY")],
    ["the environment of a script", script('TOKEN="$(cat /opt/example/secrets/app/KEY)"\nexport TOKEN\napp serve')],
    ["what the shell prints itself", installed("a.sh", "/a.sh", `#!/bin/sh\nprintf '%s' '${token}' | app login\n`)],
    ["a credential of a unit", { "files/a.service": "[Service]\nLoadCredential=t:/etc/a/t\nExecStart=/a\n" }],
  ],
);

const said = (name: string, value: string): Files => ({
  "files/compose.yml": `services:\n  a:\n    image: ghcr.io/example/app:1.2.3\n    environment: { ${name}: "${value}" }\n`,
});

judges(
  "REX028",
  [
    [
      "a hash in a file for htpasswd",
      tasks("- copy: {dest: /etc/users, mode: '0600', content: 'ada:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/'}\n"),
    ],
    [
      "a hash without a sign of its own",
      {
        ...tasks("- copy: {src: htpasswd, dest: /etc/users, mode: '0600'}\n"),
        "files/htpasswd": "ada:rqXexS6ZhobKA\n",
      },
    ],
    [
      "an address that anybody may write to",
      said("NOTIFY", "https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnop"),
    ],
    ["a line of pgpass", said("PGPASSFILE_TEXT", "db:5432:*:app:correcthorse")],
    ["a user with a password", said("BASIC_AUTH", "admin:correcthorse")],
    ["the hash of a password", said("WIKI_ADMIN", "admin:$$apr1$$H6uskkkW$$IgXLP6ewTrSuBkTrqE8wj/")],
    ["bcrypt", said("WIKI_ADMIN", `admin:$$2y$$05$$${"wGXq2Qv4b1l6s0Zq0O1f3uS9Yk8ZxWcV7bN6mA5sD4fG3hJ2kL1qe"}`)],
    ["a key", { "files/tls.key": "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n" }],
    [
      "a key of SSH in a template",
      { "templates/id_ed25519.j2": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\n" },
    ],
    ["variables of an application", { "files/own.env": "# its database\nDB_PASSWORD=hunter2hunter2\n" }],
    ["settings", { "templates/own.conf.j2": "[db]\nhost = {{ own_host }}\npassword = hunter2hunter2\n" }],
    ["JSON", { "files/own.json": '{"apiKey": "hunter2hunter2"}\n' }],
    ["a unit", { "files/own.service": "[Service]\nEnvironment=API_TOKEN=hunter2hunter2\nExecStart=/own\n" }],
    ["a script that exports it", script("export RESTIC_PASSWORD=hunter2hunter2\nrestic backup /srv")],
    ["a token in a program", { "files/own.py": "token = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'\n" }],
    ["text of a task", tasks("- copy: {dest: /etc/own.conf, mode: '0600', content: 'password = hunter2hunter2'}\n")],
    ["a line of a task", tasks("- lineinfile: {path: /etc/own.conf, line: api_token=hunter2hunter2}\n")],
    ["an argument of a task", tasks("- uri: {url: 'https://x.example.com', url_password: hunter2hunter2}\n")],
    ["a login of a task", tasks("- community.docker.docker_login: username=own password=hunter2hunter2\n")],
  ],
  [
    [
      "sudo without a password",
      tasks("- copy: {dest: /etc/sudoers.d/x, mode: '0440', content: \"x ALL=(ALL) NOPASSWD: /usr/bin/own\\n\"}\n"),
    ],
    ["a switch", { "files/own.env": "NO_PASSWORD=allowed\n" }],
    ["a certificate", { "files/tls.crt": "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBg\n" }],
    ["a public key", { "files/own.pub": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample own@example.com\n" }],
    ["a vaulted file", { "files/own.key": "$ANSIBLE_VAULT;1.1;AES256\n6162\n" }],
    ["an example", { "files/own.env.example": "DB_PASSWORD=hunter2hunter2\n" }],
    ["a document", { "files/README.md": "password: hunter2hunter2\n" }],
    ["a value of the vault", { "templates/own.env.j2": "DB_PASSWORD={{ vault_own_db_password }}\n" }],
    ["a path", { "files/own.env": "DB_PASSWORD_FILE=/run/secrets/db\nTOKEN_FILE=/run/secrets/token\n" }],
    ["code", { "files/own.py": "password = read(path)\ntoken: str = ''\n" }],
    ["a header that names its kind", { "files/own.conf": 'auth_basic "Basic authentication-realm";\n' }],
    [
      "a script that reads it",
      script('export RESTIC_PASSWORD="$(cat /run/secrets/p)"\nPASSWORD=${1:?}\nread -rs TOKEN'),
    ],
    ["how a user gets one", tasks("- user: {name: own, password: '!', update_password: on_create}\n")],
    [
      "a password of the vault",
      tasks("- uri: {url: 'https://x.example.com', url_password: '{{ vault_own_password }}'}\n  no_log: true\n"),
    ],
    ["a price", said("PRICE", "5$$ or 6$$")],
    ["a time and a place", said("SCHEDULE", "12:30")],
    ["a switch", said("BASIC_AUTH", "enabled")],
  ],
);

const users = (value: string): Files => ({
  "files/compose.yml": `services:\n  a:\n    image: ghcr.io/example/app:1.2.3\n    labels:\n      - 'own.users=${value}'\n    environment: { OWN_HASH: '${value}' }\n`,
});
const bcrypt = "2y$05$wGXq2Qv4b1l6s0Zq0O1f3uS9Yk8ZxWcV7bN6mA5sD4fG3hJ2kL1qe";

judges(
  "REX258",
  [
    ["bcrypt", users(`admin:$${bcrypt}`)],
    ["htpasswd", users("admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/")],
    ["crypt", users("admin:$6$saltsalt$IgXLP6ewTrSuBkTrqE8wj")],
    ["argon2", users("$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2g")],
  ],
  [
    ["escaped", users(`admin:$$${bcrypt.replaceAll("$", "$$$$")}`)],
    ["a salt that no variable begins with", users("admin:$2y$05$0GXq2Qv4b1l6s0Zq0O1f3u")],
    ["a variable", users("admin:${OWN_HASH}")],
    ["a file", users("/run/secrets/users")],
  ],
);

const cron = (job: string): Files => tasks(`- cron: {name: x, hour: "4", minute: "0", job: ${JSON.stringify(job)}}\n`);

judges(
  "REX029",
  [
    ["mysqldump -p of a variable by cron", cron("mysqldump -u root -p$PASS shop > /srv/shop.sql")],
    ["the same in a container", script('docker exec db mariadb-dump -uroot -p"${PASS}" shop > /srv/shop.sql')],
    ["mongodump --password", cron("mongodump --password $PASS --out /srv/dump")],
    ["redis-cli -a", script("redis-cli -a $REDIS_PASSWORD --rdb /srv/dump.rdb")],
    ["psql of an address", script('psql "postgresql://app:$PASS@db.example.com/shop" -c "select 1"')],
    ["psql of an address by cron", cron("psql postgresql://app:correct-horse@db.example.com/shop -c 'select 1'")],
    [
      "curl -u in a unit",
      { "files/x.service": "[Service]\nExecStart=/usr/bin/curl -u ada:correct https://a.example.com/\n" },
    ],
    ["curl --user", shell('curl -fsS --user "ada:$PASS" https://a.example.com/')],
    ["a header of curl", script('curl -fsS -H "Authorization: Bearer $TOKEN" https://a.example.com/')],
    ["sshpass -p", script('sshpass -p "$PASS" ssh ada@a.example.com true')],
    ["htpasswd -b", command("htpasswd -bB /etc/users ada correct-horse")],
  ],
  [
    ["a port of docker run for a container named mysql", command("docker run -d -p 8080:80 --name mysql mysql:8.4.6")],
    ["a question for the password", command("docker exec -it mysql mysql -p")],
    ["a user by number", command("docker run --rm --user 1000:1000 ghcr.io/example/app:1.2.3")],
    [
      "a password on standard input",
      shell("docker login -u ada --password-stdin registry.example.com < /etc/password"),
    ],
    ["a file of options", script('mysqldump -P3306 --defaults-extra-file=/etc/dump.cnf shop; mkdir -p "$DIR"')],
    ["a header from a file", script("curl -H @/etc/header --netrc-file /etc/netrc https://a.example.com/")],
    ["a host and a port", script('curl -fsS "http://$HOST:$PORT/"; psql "postgresql://app@db.example.com:$PORT/shop"')],
    ["a password of the environment", script('PGPASSWORD="$PASS" pg_dump shop > /srv/shop.sql')],
  ],
);
