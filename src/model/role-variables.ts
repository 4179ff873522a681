import type { SecretValue, Value } from "./value.js";

export type RoleVariable =
  | Value
  | SecretValue
  | null
  | readonly RoleVariable[]
  | { readonly [key: string]: RoleVariable };

export type RoleVariables = Readonly<Record<string, RoleVariable | undefined>>;
