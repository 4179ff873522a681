function hostOf(name, index, all) {
  const key = name.replace("-", "_");
  const address = `variable("${key}_address", { example: "203.0.113.${10 + index}", description: "Address" })`;
  const machine = all.length === 1 ? "" : `, machine: m${index + 1}, privateAddress: "192.0.2.${10 + index}"`;
  return `"${name}": host({ address: ${address}, user: "deploy"${machine} })`;
}

// Text of a stack.ts with the given number of services, each like one of a user's own. On several hosts each is a machine with as many
// of them, of which one asks the first service of all.
export function madeUpStack(services, hosts = 1) {
  const machines = hosts === 1 ? [] : Array.from({ length: hosts }, (_, index) => `m${index + 1}`);
  const perMachine = Math.ceil(services / hosts);
  const placed = (number) => {
    const machine = Math.ceil(number / perMachine);
    const asks = number === (machine - 1) * perMachine + 2 && machine > 1 ? ", dependsOn: [s1]" : "";
    return hosts === 1 ? "" : ` on: m${machine}${asks},`;
  };
  const numbers = Array.from({ length: services }, (_, index) => index + 1);
  const declared = numbers.map(
    (number) => `const s${number} = service("s${number}", {
  image: "ghcr.io/example/app-${number}:1.4.0", networks: [${number % 2 ? "backend" : "frontend, backend"}], user: ${1000 + number}, port: 8080,
  memory: { limit: "64M" }, cpus: 0.1, environment: { NUMBER: "${number}", URL: text\`https://s${number}.\${domain}/\` },
  volumes: [volume("/data", { backup: "files" })], files: [yamlFile("/etc/app.yml", { number: ${number} })],
  healthcheck: { test: ["/app", "health"] },${placed(number)}
});`,
  );
  const names = numbers.map((number) => `s${number}`);
  const hundreds = Array.from({ length: Math.ceil(services / 100) }, (_, index) => names.slice(index * 100, index * 100 + 100));
  const phases = hundreds.map(
    (hundred, index) => `phase("2.${index}", "Configuration", [${hundred.map((name) => `configure(${name})`).join(", ")}]),`,
  );
  return `import { backup, common, configure, defineStack, deploy, docker, hardening, host, machine, network, phase, service, text, variable, volume, yamlFile } from "rexible";
const domain = variable("domain", { example: "example.com", description: "Domain of all sites" });
const frontend = network("frontend", { subnet: "172.20.0.0/20" });
const backend = network("backend", { subnet: "172.20.16.0/20", internal: true });
${machines.map((name) => `const ${name} = machine("${name}");`).join("\n")}
${declared.join("\n")}
export default defineStack("made-up", {
  domain,
  ${hosts === 1 ? "" : `across: network("across", { subnet: "172.20.32.0/20" }),\n  `}hosts: { ${["prod", ...machines.slice(1).map((name) => `host-${name}`)].map(hostOf).join(", ")} },
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    ${phases.join("\n    ")}
    phase("3", "Containers", [deploy({ infra: [${names[0]}], apps: [${names.slice(1).join(", ")}] })]),
    phase("4", "Backups", [backup()]),
    phase("5", "Hardening", [hardening()]),
  ],
});
`;
}
