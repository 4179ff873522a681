import { type Files, judges, script, shell, tasks } from "./in-roles.js";

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
    ["all variables by another name", tasks("- set_fact: {own: '{{ vars }}'}\n  no_log: true\n- debug: {var: own}\n")],
  ],
  [
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
