import { z } from "zod";
import type { RoleVariables } from "../model/role-variables.js";
import type { Stack } from "../model/stack.js";
import { setting } from "./setting.js";

/** The proxies by which programs of the host reach the internet, in the words of their environment. */
export const proxies = z
  .record(z.string(), setting(z.string()))
  .describe("Proxies of docker(), as environment variables: apt and downloads of keys use them too");

/** What `docker()` says of proxies holds for the host: what the daemon cannot reach by itself, apt cannot either. */
export function proxiesOf({ phases }: Stack): z.input<typeof proxies> {
  const steps = phases.flatMap(({ steps }) => steps);
  const docker = steps.find((step) => step.kind === "role" && step.role === "docker");
  const { httpProxy = "", httpsProxy = "", noProxy = "" } = docker?.kind === "role" ? said(docker.variables) : {};
  const given = { http_proxy: httpProxy, https_proxy: httpsProxy, no_proxy: noProxy };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
}

const said = (variables: RoleVariables) => options.parse(variables);
const options = z.object({
  httpProxy: setting(z.string()).optional(),
  httpsProxy: setting(z.string()).optional(),
  noProxy: setting(z.string()).optional(),
});
