import { oncePer } from "./once-per.js";
import { configPath, volumePath } from "./paths.js";
import type { DeployableService } from "./service/service.js";
import type { Stack } from "./stack.js";
import { followed, type TextValue } from "./value.js";

/** The service that serves the sites of all others; none where the stack has no sites. */
export const reverseProxyOf = oncePer(({ services }: Pick<Stack, "services">) => {
  const found = Object.entries(services).find(([, { reverseProxy }]) => reverseProxy);
  return found && { name: found[0], service: found[1] };
});

/** Where the host finds the root certificates of an authority of one's own; empty where those of the system count. */
export function authorityOnHost(stack: Stack): TextValue {
  const proxy = reverseProxyOf(stack);
  const root = proxy?.service.certificates?.root;
  if (proxy === undefined || root === undefined) return "";
  return pathOnHost(stack, proxy.name, proxy.service, root) ?? "";
}

function pathOnHost(
  stack: Stack,
  name: string,
  { files, volumes }: DeployableService,
  path: string,
): TextValue | undefined {
  if (files.some((file) => file.path === path)) return configPath(stack, name, path);
  for (const mount of volumes)
    if (mount.kind === "volume" && path.startsWith(`${mount.path}/`))
      return followed(volumePath(stack, name, mount), path.slice(mount.path.length));
  return undefined;
}
