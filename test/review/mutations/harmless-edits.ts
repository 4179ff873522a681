/** A change of a stack's text that changes nothing for the review; the text itself where it does not fit. */
export interface HarmlessEdit {
  readonly name: string;
  readonly edit: (text: string, draw: (below: number) => number) => string;
}

function renamed(text: string, from: string, to: string): string {
  return text.replaceAll(new RegExp(`\\b${from}\\b(?!["'\\w-])`, "g"), to);
}

/** The constants that hold a thing of the kind. */
function constantsOf(text: string, kind: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^const (\\w+) = ${kind}\\(`, "gm"))].map(([, name = ""]) => name);
}

const worker = (name: string, more = ""): string =>
  `service(${name}, { image: "ghcr.io/example/worker:2.4.1", networks: [${more}], memory: { limit: "32M" }, cpus: 0.05, user: 10007, healthcheck: { test: ["/worker", "health"] } })`;

export const harmlessEdits: readonly HarmlessEdit[] = [
  {
    name: "a constant of a network has another name",
    edit: (text, draw) => {
      const names = constantsOf(text, "network");
      const name = names[draw(names.length)] ?? "";
      return renamed(text, name, `${name}Network`);
    },
  },
  {
    name: "a network has another name",
    edit: (text, draw) => {
      const names = [...text.matchAll(/network\("([a-z]+)"/g)].map(([, name = ""]) => name);
      const name = names[draw(names.length)] ?? "";
      return text.replace(`network("${name}"`, `network("${name}-${draw(100)}"`);
    },
  },
  { name: "other ranges", edit: (text, draw) => text.replaceAll(/172\.2[08]\./g, `10.${100 + draw(100)}.`) },
  { name: "ranges of another size", edit: (text, draw) => text.replaceAll(/\.0\/24"/g, `.0/${25 + draw(3)}"`) },
  {
    name: "workers made by a loop",
    edit: (text, draw) => {
      const network = constantsOf(text, "network")[0] ?? "";
      const loop = `const workers = Array.from({ length: ${1 + draw(6)} }, (_, n) => ${worker("`worker-${n}`", network)});\n\n`;
      return text
        .replace("export default", () => `${loop}export default`)
        .replace(/apps: \[/, "apps: [...workers, ")
        .replace(/\bconfigure\((?=\w+\)[,\]])/, "...workers.map((one) => configure(one)), configure(");
    },
  },
  {
    name: "one service more",
    edit: (text, draw) => {
      const network = constantsOf(text, "network")[0] ?? "";
      const name = `extra${draw(50)}`;
      return text
        .replace("export default", `const ${name} = ${worker(`"${name}"`, network)};\n\nexport default`)
        .replace(/infra: \[/, `infra: [${name}, `)
        .replace(/\bconfigure\((?=\w+\)[,\]])/, `configure(${name}), configure(`);
    },
  },
  {
    name: "more memory",
    edit: (text) => text.replaceAll(/limit: "(\d+)M"/g, (_, size) => `limit: "${Number(size) * 2}M"`),
  },
  {
    name: "memory in another unit",
    edit: (text) => text.replaceAll(/limit: "1024M"/g, 'limit: "1G"').replaceAll('"512M"', '"524288K"'),
  },
  {
    name: "other shares of cores",
    edit: (text, draw) => text.replaceAll(/cpus: [\d.]+/g, `cpus: ${(1 + draw(20)) / 10}`),
  },
  {
    name: "another port of SSH",
    edit: (text, draw) => text.replace(/sshPort: \d+/, `sshPort: ${20_000 + draw(1000)}`),
  },
  {
    name: "a domain that is known",
    edit: (text) =>
      text.replace(
        /const domain = variable\([\s\S]*?\);/,
        'const domain = variable("domain", { default: "example.org", description: "All sites" });',
      ),
  },
  {
    name: "one host more",
    edit: (text, draw) =>
      text.replace(
        /hosts: \{/,
        `hosts: { spare${draw(9)}: host({ address: "192.0.2.${1 + draw(200)}", user: "deploy" }),`,
      ),
  },
  {
    name: "comments and blank lines",
    edit: (text) => text.replaceAll(/^const /gm, "\n// What follows is needed: any of it, as it is!\nconst "),
  },
  { name: "quotes of another kind", edit: (text) => text.replaceAll(/image: "([^"]*)"/g, "image: '$1'") },
  { name: "images as templates", edit: (text) => text.replaceAll(/image: "([^"]*)"/g, "image: `$1`") },
  {
    name: "networks in brackets of their own",
    edit: (text) => text.replaceAll(/networks: (\[[^\]]*\])/g, "networks: [...$1]"),
  },
  {
    name: "phases with other titles",
    edit: (text, draw) =>
      text.replaceAll(/phase\("([^"]+)", "[^"]*"/g, `phase("$1", "Part ${draw(9)}: what is done there"`),
  },
  {
    name: "phases with other ids",
    edit: (text, draw) => text.replaceAll(/phase\("([^"]+)"/g, `phase("step-${draw(9)}.$1"`),
  },
  { name: "steps of a phase spread", edit: (text) => text.replace(/\[backup\(\)/, "[...(true ? [backup()] : [])") },
  { name: "a process limit", edit: (text, draw) => text.replaceAll(/cpus:/g, `pids: ${200 + draw(800)}, cpus:`) },
  {
    name: "a longer farewell",
    edit: (text, draw) => text.replace(/service\("(\w+)", \{/, `service("$1", { stopGracePeriod: ${11 + draw(60)},`),
  },
  {
    name: "a setting of one's own",
    edit: (text, draw) => text.replace(/user: (\d+),/, `user: $1,\n  tmpfs: { "/var/tmp": "${1 + draw(50)}M" },`),
  },
  {
    name: "an argument as a constant",
    edit: (text) =>
      text.replace(/export default defineStack\("(\w+)"/, 'const name_ = "$1";\nexport default defineStack(name_'),
  },
];
