import { portIn, type ReadSite } from "./read-site.js";

/** Variables by which nginx-proxy and its companion for certificates find a service; nothing else reads them. */
export const nginxProxyVariables: readonly string[] =
  `VIRTUAL_HOST VIRTUAL_PORT VIRTUAL_PATH VIRTUAL_DEST VIRTUAL_PROTO LETSENCRYPT_HOST
  LETSENCRYPT_EMAIL HTTPS_METHOD`.split(/\s+/);

/** The sites that variables of nginx-proxy say. */
export function nginxSites(variables: Readonly<Record<string, string>>): readonly ReadSite[] {
  const { VIRTUAL_HOST = "", VIRTUAL_PORT, VIRTUAL_PATH, VIRTUAL_DEST, VIRTUAL_PROTO } = variables;
  const path = VIRTUAL_PATH?.replace(/\/$/, "");
  const protocols = { https: "https", grpc: "grpc" } as const;
  return VIRTUAL_HOST.split(",")
    .map((one) => one.trim())
    .filter((one) => /^[\w*-]+(?:\.[\w-]+)+$/.test(one))
    .map((host) => ({
      host,
      path: path === "" ? undefined : path,
      stripPath: VIRTUAL_DEST === "/" && path !== "" ? true : undefined,
      port: portIn(VIRTUAL_PORT),
      protocol: protocols[VIRTUAL_PROTO as keyof typeof protocols],
    }));
}
