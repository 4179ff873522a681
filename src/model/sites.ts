import type { Stack } from "./stack.js";
import type { TextValue } from "./value.js";

/** A service that the reverse proxy serves. */
export interface Site {
  readonly service: string;
  readonly subdomain: string;
  /** Full name of the site, such as "n8n.example.com". */
  readonly host: TextValue;
  /** Whether the site is the domain itself. */
  readonly apex: boolean;
  /** "container:port" on a shared network. */
  readonly upstream: string;
  readonly vpnOnly: boolean;
  readonly publicPaths: readonly string[];
  readonly websocket: boolean;
}

/** The services that the reverse proxy serves, in the order of the stack. */
export function sitesOf(stack: Stack): readonly Site[] {
  return Object.entries(stack.services).flatMap(([name, { expose, port, facts }]) => {
    if (expose === undefined || expose.kind === "loopback") return [];
    return [
      {
        service: name,
        subdomain: expose.subdomain,
        host: hostOf(stack, expose.subdomain),
        apex: expose.subdomain === "@",
        upstream: `${name}:${port}`,
        vpnOnly: expose.kind === "vpnOnly",
        publicPaths: expose.kind === "vpnOnly" ? expose.publicPaths : [],
        websocket: facts?.websocket ?? false,
      },
    ];
  });
}

function hostOf({ domain }: Stack, subdomain: string): TextValue {
  if (subdomain === "@") return domain;
  if (typeof domain !== "object") return `${subdomain}.${domain}`;
  return { kind: "text", parts: [`${subdomain}.`, ...(domain.kind === "text" ? domain.parts : [domain])] };
}
