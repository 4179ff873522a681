import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import type { Project } from "./inventory.js";

const service = z.object({
  container_name: z.string(),
  user: z.string().optional(),
  read_only: z.boolean().optional(),
  cap_add: z.array(z.string()).optional(),
  volumes: z.array(z.object({ source: z.string(), target: z.string() })).default([]),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string() }) }) }),
});
const composeFile = z.object({ services: z.record(z.string(), service) });

/** A service as the compiled Compose files describe it. */
export type CompiledService = z.infer<typeof service>;

/** All services of both Compose files, by name. */
export function compiledServices(project: Project): Readonly<Record<string, CompiledService>> {
  const folder = join(project.folder, "roles", "docker-stack", "files", "compose");
  const files = ["docker-compose-infra.yml", "docker-compose.yml"].map((file) =>
    readFileSync(join(folder, file), "utf8"),
  );
  return Object.assign({}, ...files.map((text) => composeFile.parse(load(text)).services));
}

const folders = z.array(z.object({ path: z.string(), owner: z.string(), group: z.string(), mode: z.string() }));

/** The folders that roles were compiled to make. */
export function compiledFolders(project: Project): z.infer<typeof folders> {
  const roles = join(project.folder, "roles");
  return readdirSync(roles).flatMap((role) => {
    const defaults = join(roles, role, "defaults", "main.yml");
    if (!existsSync(defaults)) return [];
    const variables = z.record(z.string(), z.unknown()).parse(load(readFileSync(defaults, "utf8")) ?? {});
    return folders.parse(variables[`${role.replaceAll("-", "_")}_folders`] ?? []);
  });
}

/** `1536M` in bytes, as Compose counts. */
export function bytesOf(size: string): number {
  const [, number = "", unit = ""] = /^(\d+)([KMG]?)$/i.exec(size) ?? [];
  return Number(number) * 1024 ** " KMG".indexOf(unit.toUpperCase() || " ");
}
