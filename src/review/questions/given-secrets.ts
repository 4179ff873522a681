import type { Service } from "../../model/service/service.js";

/** A secret that a service finds in its container, and the option that gives it. */
export interface GivenSecret {
  readonly at: readonly ["secrets" | "secretFiles", string];
  readonly secret: string;
}

/** Every secret that a service finds in its container, also as a part of a text. */
export function givenSecrets(service: Pick<Service, "secrets" | "secretFiles">): readonly GivenSecret[] {
  return (["secrets", "secretFiles"] as const).flatMap((option) =>
    Object.entries(service[option]).flatMap(([name, value]) =>
      (value.kind === "text" ? value.parts : [value]).flatMap((part) =>
        typeof part === "object" && part.kind === "secret" ? [{ at: [option, name] as const, secret: part.name }] : [],
      ),
    ),
  );
}
