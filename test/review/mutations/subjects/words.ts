import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { inText } from "../places.js";

const declare = `const domain = variable("shop_domain", { example: "shop.example.com", description: "Domain" });
const password = secret("shop_password");
const address = text\`https://\${domain}/\`;
const other = service("other", { image: "ghcr.io/example/other:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });
const prod = host({ address: "192.0.2.10", user: "deploy" });`;

const things = ["domain", "password", "address", "other", "backend", "prod"];

/** Ways in which a thing becomes a plain string without anybody's wish. */
const ways = [
  "`https://${{thing}}/`",
  '"https://" + {thing} + "/"',
  "String({thing})",
  '"".concat({thing})',
  '[{thing}, "x"].join("/")',
  "`${[{thing}]}`",
  "{thing} + 1",
  '"x".replace("x", {thing})',
  '["a", {thing}].toString()',
  "{thing}.toString()",
  '"{0}".replace("{0}", `${{thing}}`)',
];

const sinks = [
  "environment: { A: {value} }",
  'environment: { ["X_" + {value}]: "b" }',
  'command: ["/app/serve", {value}]',
  'healthcheck: { test: ["/app/health", {value}] }',
  'files: [file("/etc/a.conf", {value})]',
  'files: [yamlFile("/etc/a.yaml", { a: {value} })]',
  "image: {value}",
  "port: 8080, expose: publicly({value})",
  'volumes: [volume("/data", { folder: {value}, backup: "files" })]',
];

export const words: readonly Table[] = [
  {
    kind: "words / a thing that becomes a plain string",
    label: { is: "defect", refusedBy: "the host: '[object Object]' is no value" },
    spellings: ways.flatMap((way) =>
      sinks.flatMap((sink) => things.map((thing) => sink.replace("{value}", () => way.replaceAll("{thing}", thing)))),
    ),
    places: inText((options) => ({ declare, options, others: ["other"], stack: "hosts: { prod }" })),
  },
  {
    kind: "words / a thing inside the data of a file",
    label: { is: "defect", refusedBy: "the program: its own parts are no value; a secret in a readable file" },
    spellings: spellings("files: [{file}]", {
      file: ["yamlFile", "jsonFile"].flatMap((kind) =>
        ["password", "other", "backend", "prod"].flatMap((thing) => [
          `${kind}("/etc/a.data", { a: ${thing} })`,
          `${kind}("/etc/a.data", [{ deep: [${thing}] }])`,
        ]),
      ),
    }),
    places: inText((options) => ({ declare, options, others: ["other"], stack: "hosts: { prod }" })),
  },
  {
    kind: "words / a thing where it belongs",
    label: { is: "harmless", because: "the type of the option has it" },
    spellings: [
      "environment: { A: domain }",
      "environment: { A: address }",
      "environment: { A: text`https://${domain}/path` }",
      "environment: { A: domain.name }",
      "environment: { A: other.name }",
      "environment: { A: `http://${other.name}:8080/` }",
      'files: [file("/etc/a.conf", text`domain = ${domain}\\n`)]',
      'secrets: { A: password }, secretDelivery: { kind: "file", suffix: "_FILE" }',
      'secrets: { A: text`x${password}y` }, secretDelivery: { kind: "file", suffix: "_FILE" }',
      "dependsOn: [other]",
      'secretFiles: { "/etc/app/key": password }',
    ],
    places: inText((options) => ({
      declare: options.includes("password") ? declare : declare.replace(/const password.*\n/, ""),
      options,
      others: ["other"],
      stack: "hosts: { prod }",
    })),
  },
];
