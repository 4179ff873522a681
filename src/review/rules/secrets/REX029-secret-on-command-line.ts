import type { Service } from "../../../model/service/service.js";
import { optionWithSecret, secretOptionsOf } from "../../questions/secret-options.js";
import { literalOf, textsOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX029",
  title: "A secret on a command line",
  level: "error",
  says: {
    option: "'{where}' of service '{service}' passes a secret with '{option}'",
    variable: "'{where}' of service '{service}' puts secret '{name}' into the arguments of a program",
    role: "{by} of role '{role}' passes a secret with '{option}'",
    unset: "'{where}' of service '{service}' reads '${name}', which is a file here: the variable is '{name}{suffix}'",
  },
  why: "The arguments of every process can be read by every user of the host, in 'ps' and in 'docker inspect', and they end up in logs.",
  fix: {
    option: "Let the program read a file or an environment variable of its own, such as REDISCLI_AUTH or PGPASSFILE.",
    variable: "Set an environment variable of the program before it, or let it read the file below /run/secrets.",
    role: "Let the program read a file with mode '0600' or an environment variable of its own: '--defaults-extra-file' of MariaDB, PGPASSFILE, REDISCLI_AUTH, '--netrc-file' or '--config' of curl.",
    unset: "Read the file, such as with '$(cat /run/secrets/{name})', outside the arguments of a program.",
  },
  bad: {
    option: `const app = service("app", { ...redis, healthcheck: { test: ["redis-cli", "-a", "$REDIS_PASSWORD", "ping"] } });`,
    variable: `
const app = service("app", {
  ...redis,
  secrets: { REDIS_PASSWORD: secret("redis_password") },
  healthcheck: { test: ["sh", "-c", "redis-cli --pass $(cat /run/secrets/REDIS_PASSWORD) ping"] },
});`,
    role: {
      role: "dump",
      files: {
        "tasks/main.yml": `- name: Install the dump
  ansible.builtin.copy:
    src: dump.sh
    dest: /usr/local/bin/dump
    mode: "0755"
`,
        "files/dump.sh": `#!/bin/sh
set -eu
. /etc/dump.conf
curl -fsS -u "dump:$DUMP_PASSWORD" -T /srv/dumps/shop.sql https://dumps.example.com/
`,
      },
    },
    unset: `
const app = service("app", {
  ...redis,
  secrets: { REDIS_PASSWORD: secret("redis_password") },
  healthcheck: { test: ["sh", "-c", "REDISCLI_AUTH=$REDIS_PASSWORD redis-cli ping"] },
});`,
  },
  good: `
const app = service("app", {
  ...redis,
  secrets: { REDIS_PASSWORD: secret("redis_password") },
  healthcheck: { test: ["sh", "-c", "REDISCLI_AUTH=$(cat /run/secrets/REDIS_PASSWORD) redis-cli ping"] },
});`,
  links: ["https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services))
      for (const { text, what, name: where, route } of textsOf(definition)) {
        if (what !== "argument" && what !== "probe") continue;
        const at = ["services", service, ...route];
        const exposed = secretAmongArguments(text, definition);
        if (exposed !== undefined) {
          yield { says: "variable", at, with: { where, service, name: exposed } };
          continue;
        }
        const words = typeof route.at(-1) === "number" ? wordsBefore(definition, route) : [];
        const option = optionWithSecret(text, words);
        if (option !== undefined) yield { says: "option", at, with: { where, service, option } };
        else {
          const { secrets, secretDelivery } = definition;
          const read = new Set([...text.matchAll(/\$\{?(\w+)/g)].map(([, variable]) => variable));
          const name = Object.keys(secrets).find((candidate) => read.has(candidate));
          if (name !== undefined && secretDelivery?.kind === "file")
            yield { says: "unset", at, with: { where, service, name, suffix: secretDelivery.suffix } };
        }
      }
  },

  *checkRole(role) {
    for (const { option, by, at } of secretOptionsOf(role))
      yield { says: "role", at, with: { by, role: role.name, option } };
  },
});

/** A secret whose value a shell puts among the arguments of a program: not in an assignment before it. */
function secretAmongArguments(script: string, { secrets }: Service): string | undefined {
  const values = [...script.matchAll(/\$\(\s*(?:cat|<)\s*\/run\/secrets\/([^\s)]+)\s*\)/g)];
  const shown = values.filter(({ index }) => !/(^|[\s;&|(])[A-Za-z_]\w*=["']?$/.test(script.slice(0, index)));
  const names = new Set(shown.map(([, name]) => name));
  return Object.keys(secrets).find((name) => names.has(name));
}

/** The words of the command line before the one on the route. */
function wordsBefore(service: Service, route: readonly (string | number)[]): readonly string[] {
  const index = Number(route.at(-1));
  const command =
    route[0] === "healthcheck"
      ? service.healthcheck?.test
      : service[route[0] as "command" | "entrypoint" | "provision"];
  return command?.slice(0, index).map(literalOf) ?? [];
}
