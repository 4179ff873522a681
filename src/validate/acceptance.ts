import { z } from "zod";
import type { DeclaredStack } from "../declared/stack.js";
import type { Acceptance } from "../model/stack.js";
import type { Collected } from "./collect.js";

export const acceptanceSchema = z.strictObject({
  kind: z.literal("acceptance"),
  rule: z.string(),
  because: z.string(),
  until: z.string(),
});

/** All acceptances of the stack, each with the thing that it stands in. */
export function acceptancesOf(stack: DeclaredStack, { services, networks }: Collected): readonly Acceptance[] {
  const things: readonly (readonly [Acceptance["at"], Pick<DeclaredStack, "accept"> | undefined])[] = [
    [[], stack],
    ...Object.entries(stack.hosts).map(([name, host]) => [["hosts", name], host] as const),
    ...[...networks].map(([name, network]) => [["networks", name], network] as const),
    ...[...services].map(([name, service]) => [["services", name], service] as const),
  ];
  return things.flatMap(([at, thing]) =>
    (thing?.accept ?? []).map(({ rule, because, until }): Acceptance => ({ at, rule, because, until })),
  );
}
