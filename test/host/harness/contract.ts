import { readFileSync } from "node:fs";
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

/** `1536M` in bytes, as Compose counts. */
export function bytesOf(size: string): number {
  const [, number = "", unit = ""] = /^(\d+)([KMG]?)$/i.exec(size) ?? [];
  return Number(number) * 1024 ** " KMG".indexOf(unit.toUpperCase() || " ");
}
