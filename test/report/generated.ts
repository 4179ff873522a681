import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";

/** Text of a file of `generated/`. */
export function readGenerated(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../generated/${path}`, import.meta.url)), "utf8");
}

export interface ComposeService {
  readonly image: string;
  readonly user?: string;
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly cap_drop: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt: readonly string[];
  readonly ports?: readonly { readonly published: string; readonly protocol: string; readonly host_ip?: string }[];
  readonly volumes?: readonly { readonly source: string; readonly target: string }[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly healthcheck: { readonly test: readonly string[] };
}

export interface ComposeFile {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly name: string; readonly external: boolean }>>;
}

/** The Compose file of a wave. */
export function composeFile(name: string): ComposeFile {
  return load(readGenerated(`roles/docker-stack/files/compose/${name}`)) as ComposeFile;
}

/** The plays of `site.yml` that run roles. */
export function plays(): readonly { readonly name: string; readonly roles: readonly { readonly role: string }[] }[] {
  const site = load(readGenerated("site.yml")) as readonly { name: string; roles?: readonly { role: string }[] }[];
  return site.flatMap(({ name, roles }) => (roles === undefined ? [] : [{ name, roles }]));
}

/** The variables of a role. */
export function defaultsOf(role: string): Readonly<Record<string, unknown>> {
  return load(readGenerated(`roles/${role}/defaults/main.yml`)) as Record<string, unknown>;
}
