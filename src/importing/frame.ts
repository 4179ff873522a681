import { keyOf } from "./code.js";

/** What stands around the services of a stack. */
export interface Frame {
  readonly name: string;
  /** Constants of the services, in their order. */
  readonly services: readonly string[];
  /** Whether the stack has a reverse proxy of its own. */
  readonly hasOwnProxy: boolean;
  /** Whether a service gets a graphics card. */
  readonly hasCard: boolean;
  /** The project of Compose that gives its place to the stack. */
  readonly adopt: string | undefined;
  /** Own roles that run before the containers, and after them. */
  readonly roles: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** The stack itself: its host and its phases. */
export function ending({ name, services, hasOwnProxy, hasCard, adopt, roles }: Frame): string {
  const constants = hasOwnProxy ? [...services, "reverseProxy"] : services;
  const infra = hasOwnProxy ? "reverseProxy" : "";
  const configured = constants.map((one) => `configure(${one})`).join(", ");
  const phases = [
    `"Foundations", [common(), docker(${hasCard ? "{ nvidia: true }" : ""})]`,
    ...ownRoles("Own roles", roles.before),
    ...(constants.length === 0 ? [] : [`"Configuration", [${configured}]`]),
    ...(constants.length === 0
      ? []
      : [`"Containers", [deploy({ infra: [${infra}], apps: [${services.join(", ")}] })]`]),
    ...ownRoles("Own roles after the containers", roles.after),
    ...(constants.length === 0 ? [] : ['"Backups", [backup()]']),
    '"Hardening", [hardening()]',
  ];
  return `export default defineStack(${JSON.stringify(name)}, {
  domain: variable("domain", { example: "example.com", description: "Domain that the names of all sites end in" }),
  hosts: {
    prod: host({
      address: variable("prod_address", { example: "203.0.113.10", description: "Address of the host" }),
      user: variable("prod_user", { default: "deploy", description: "Login on the host" }),
    }),
  },
${adopt === undefined ? "" : `  adopt: { projects: [${JSON.stringify(adopt)}] },\n`}  phases: [
${phases.map((phase, index) => `    phase("${index + 1}", ${phase}),`).join("\n")}
  ],
});
`;
}

function ownRoles(title: string, names: readonly string[]): readonly string[] {
  const steps = names.map((name) => `role(${JSON.stringify(name)})`).join(", ");
  return names.length === 0 ? [] : [`${JSON.stringify(title)}, [${steps}]`];
}

const exported =
  `accept backup basicAuth built catalog common configure defineStack deploy device docker dockerSocket file folder hardening host hostFolder hostPath http
  job network networkOf none nvidia ofImage phase port publicly redirect role secret service tcp text variable volume`.split(
    /\s+/,
  );

/** The import of what a text calls. */
export function importsOf(body: string): string {
  const used = exported.filter((name) => new RegExp(`\\b${keyOf(name)}[(\`.]`).test(body));
  return `import {\n${used.map((name) => `  ${name},\n`).join("")}} from "rexible";\n`;
}
