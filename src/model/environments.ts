/** The environment of a host that names none. */
export const usualEnvironment = "production";

/** Hosts that are deployed to together, or one by one, but never in one run with those of another environment. */
export interface Environment {
  readonly name: string;
  readonly hosts: readonly string[];
  /** Whether the inventory has a group of that name: `--limit` takes it for a host where its one host has it already. */
  readonly isGroup: boolean;
}

/** The environments of a stack, production last: what may fail comes first. */
export function environmentsOf(
  hosts: Readonly<Record<string, { readonly environment?: string | undefined }>>,
): readonly Environment[] {
  const names = new Set(Object.values(hosts).map(environmentOf));
  const inOrder = [...names].sort(
    (one, other) => Number(one === usualEnvironment) - Number(other === usualEnvironment),
  );
  return inOrder.map((name) => {
    const own = Object.keys(hosts).filter((host) => environmentOf(hosts[host]) === name);
    return { name, hosts: own, isGroup: own.length > 1 || own[0] !== name };
  });
}

/** The host whose name is that of an environment with other hosts, if there is one: `--limit` could mean either. */
export function hostNamedAsEnvironment(hosts: Parameters<typeof environmentsOf>[0]): string | undefined {
  const all = environmentsOf(hosts);
  return all.length > 1 ? all.find(({ name, isGroup }) => isGroup && Object.hasOwn(hosts, name))?.name : undefined;
}

function environmentOf(host: { readonly environment?: string | undefined } | undefined): string {
  return host?.environment ?? usualEnvironment;
}
