/**
 * Names of the parameters that the constructors of the language take by position, before their options.
 * `locate` follows them from a route to an argument; a test holds the list against `src/dsl`.
 */
export const parameters: Readonly<Record<string, readonly string[]>> = {
  accept: ["rule"],
  configure: ["target"],
  defineStack: ["name"],
  at: ["path"],
  device: ["source"],
  file: ["path", "content"],
  folder: ["name"],
  group: ["name", "services"],
  hostFolder: ["source", "path"],
  hostPath: ["source", "path"],
  jsonFile: ["path", "data"],
  network: ["name"],
  networkOf: ["service"],
  onLoopback: ["port"],
  phase: ["id", "title", "steps"],
  port: ["text"],
  provision: ["target", "variables"],
  publicly: ["subdomain"],
  role: ["name", "variables"],
  secret: ["name"],
  service: ["name"],
  templateFile: ["path", "source"],
  variable: ["name"],
  volume: ["path"],
  vpnOnly: ["subdomain"],
  yamlFile: ["path", "data"],
};
