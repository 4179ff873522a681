// Writes src/facts/ansible/module-options.ts: what modules of Ansible take, as ansible-doc of each promised version says.
//
//   node tools/ansible-modules.mjs <ansible-doc> [<ansible-doc> …]     the oldest version first
//
// What one of them takes is in the table. The modules are those that src/reading/ansible/modules.ts names.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const named = readFileSync(new URL("../src/reading/ansible/modules.ts", import.meta.url), "utf8");
const short = new Set(named.match(/[a-z][a-z0-9_]+/g));
const collections = /^(?:ansible\.(?:builtin|posix)|community\.(?:docker|general|crypto|mysql|postgresql|grafana|mongodb|rabbitmq))\./;
const wanted = (name) => name.startsWith("ansible.builtin.") || (collections.test(name) && short.has(name.split(".")[2]));

/** Modules that take whatever they are given, or hand it to another one. */
const open = /^ansible\.builtin\.(?:set_fact|add_host|meta|gather_facts|set_stats|include_vars|package|service|raw)$/;

const said = process.argv.slice(2).map((doc) => {
  const ask = (...more) =>
    JSON.parse(
      execFileSync(doc, ["--type", "module", "--json", ...more], { maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "ignore"] }),
    );
  return ask(...Object.keys(ask("--list")).filter(wanted));
});

const table = {};
for (const [name, { doc }] of said.flatMap((one) => Object.entries(one))) {
  const options = (table[name] ??= {});
  for (const [option, { aliases = [], choices = [], required = false, type }] of Object.entries(doc.options ?? {})) {
    const before = options[option] ?? { aliases: [], choices: [], required: true };
    const listed = (Array.isArray(choices) ? choices : Object.keys(choices)).map(String);
    options[option] = {
      aliases: [...new Set([...before.aliases, ...aliases])],
      choices: [...new Set([...before.choices, ...listed])],
      required: before.required && required,
      type,
    };
  }
}

const lines = Object.entries(table)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, options]) => {
    const told = Object.entries(options).map(([option, { aliases, choices, required, type }]) => {
      const isClosed = choices.length > 0 && !/[*\\]/.test(choices.join());
      const values = isClosed ? `=${choices.join("|")}` : /^(?:bool|int|float)$/.test(type) ? `:${type}` : "";
      return `${required ? "!" : ""}${[option, ...aliases].join(",")}${values}`;
    });
    return [name, ...(open.test(name) ? ["*"] : []), ...told.sort()].join(" ");
  });
writeFileSync(
  new URL("../src/facts/ansible/module-options.ts", import.meta.url),
  `/**
 * What modules take, by 'ansible-doc' of the versions that are promised and of their collections; tools/ansible-modules.mjs
 * writes it. A line a module: its name, then each option with its aliases, "!" before it where it must be given, and behind it
 * the values that it takes; "*" for a module that takes whatever it is given.
 */
export const moduleOptions = \`
${lines.join("\n")}
\`;
`,
);
