import type { Service } from "../declared/service/service.js";
import type { DeclaredStack } from "../declared/stack.js";
import { type Origin, origin, type WithOrigin } from "../model/origin.js";
import type { Unused } from "../model/stack.js";
import type { Collected } from "./collect.js";

/** A thing that `stack.ts` made, as far as it matters here. */
interface Made extends WithOrigin {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly id?: unknown;
}

/** What was declared and stands nowhere in the stack, each with its place. A thing of an equal name counts as the same. */
export function unusedAmong(
  made: readonly object[],
  declared: DeclaredStack,
  { services, networks, folders, variables, secrets }: Collected,
  mapOrigin: (place: Origin) => Origin,
): readonly { readonly unused: Unused; readonly origin: Origin | undefined }[] {
  const { phases } = declared;
  const placeOf = (thing: WithOrigin) => thing[origin] && mapOrigin(thing[origin]);
  const home = placeOf(declared)?.file;
  const used: Readonly<Record<Unused["kind"], ReadonlySet<string>>> = {
    service: new Set([...services.keys(), ...[...services.values()].flatMap(enginesOf)]),
    network: new Set(networks.keys()),
    folder: new Set(folders.keys()),
    variable: new Set(variables.keys()),
    secret: new Set(secrets.keys()),
    phase: new Set(phases.map(({ id }) => id)),
  };
  const told = new Set<string>();
  return made.flatMap((thing: Made) => {
    const kind = kinds.find((one) => one === thing.kind);
    const name = kind === "phase" ? thing.id : thing.name;
    if (kind === undefined || typeof name !== "string" || used[kind].has(name) || told.has(`${kind} ${name}`))
      return [];
    const place = placeOf(thing);
    // A file of networks and variables may serve several stacks.
    if ((kind === "network" || kind === "folder" || kind === "variable") && place?.file !== home) return [];
    told.add(`${kind} ${name}`);
    return [{ unused: { kind, name }, origin: place }];
  });
}

/** An engine that nobody deploys is told where its databases are used. */
function enginesOf({ databases = [] }: Service): readonly string[] {
  return databases.map(({ engine }) => engine);
}

const kinds = ["service", "network", "folder", "variable", "secret", "phase"] as const;
