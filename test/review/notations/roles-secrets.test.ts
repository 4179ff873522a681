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
  ],
  [
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
  ],
  [
    ["a time and a place", said("SCHEDULE", "12:30")],
    ["a switch", said("BASIC_AUTH", "enabled")],
  ],
);
