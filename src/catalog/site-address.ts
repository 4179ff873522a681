import { text } from "../dsl/value.js";
import type { Exposure } from "../model/service/exposure.js";
import type { Text, Variable } from "../model/value.js";

/** Host name of a service's site, such as `n8n.<domain>`; none where no site serves it. */
export function siteHost(expose: Exposure | undefined, domain: Variable | string): Text<Variable> | undefined {
  if (expose === undefined || expose.kind === "loopback") return undefined;
  return expose.subdomain === "@" ? text`${domain}` : text`${expose.subdomain}.${domain}`;
}

/** Address under which browsers reach a service, with the given path. */
export function siteAddress(
  { expose, port, path = "" }: { readonly expose: Exposure | undefined; readonly port: number; readonly path?: string },
  domain: Variable | string,
): Text<Variable> {
  const host = siteHost(expose, domain);
  if (host !== undefined) return { kind: "text", parts: ["https://", ...host.parts, path] };
  return text`http://127.0.0.1:${expose?.kind === "loopback" ? expose.port : port}${path}`;
}
