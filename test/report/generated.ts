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

interface Site {
  readonly name: string;
  readonly tasks?: readonly {
    readonly block: readonly Record<string, { readonly name: string; readonly tasks_from?: string }>[];
  }[];
}

/** The plays of `site.yml` that run roles, each with those that it runs as a whole. */
export function plays(): readonly { readonly name: string; readonly roles: readonly { readonly role: string }[] }[] {
  return (load(readGenerated("site.yml")) as readonly Site[]).flatMap(({ name, tasks }) => {
    if (tasks === undefined) return [];
    const runs = tasks.flatMap(({ block }) => block.map((task) => task["ansible.builtin.import_role"]));
    return [{ name, roles: runs.flatMap((run) => (run && run.tasks_from === undefined ? [{ role: run.name }] : [])) }];
  });
}

/** The variables of a role. */
export function defaultsOf(role: string): Readonly<Record<string, unknown>> {
  return load(readGenerated(`roles/${role}/defaults/main.yml`)) as Record<string, unknown>;
}
