// The credentials that `docker login` keeps: in config.json itself or in the helper programs that it names.
// Sources: docs.docker.com, "docker login"; docker-credential-helpers, README.
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { askCredentialHelper } from "./credential-helper.js";
import type { Credentials } from "./credentials.js";
import type { Environment } from "./environment.js";

/** The name under which `docker login` keeps the credentials for Docker Hub. */
const dockerHubKey = "https://index.docker.io/v1/";

const configurationSchema = z.object({
  auths: z
    .record(
      z.string(),
      z.object({
        auth: z.string().optional(),
        username: z.string().optional(),
        password: z.string().optional(),
        identitytoken: z.string().optional(),
      }),
    )
    .optional(),
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
});

/**
 * Finds the credentials for one registry, in Docker's order: the registry's own helper, the store for all, the file.
 * The file is `$DOCKER_CONFIG/config.json`, by default `~/.docker/config.json`.
 */
export async function findCredentials(registry: string, environment: Environment): Promise<Credentials> {
  const path = join(environment.DOCKER_CONFIG || join(environment.HOME || homedir(), ".docker"), "config.json");
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => error);
  if (text instanceof Error) {
    return text.code === "ENOENT" || text.code === "ENOTDIR"
      ? { kind: "none" }
      : { kind: "unavailable", source: path, why: "the file cannot be read" };
  }
  const configuration = parseConfiguration(text);
  if (configuration === undefined) {
    return { kind: "unavailable", source: path, why: "the file is not a configuration of Docker's" };
  }
  const { auths = {}, credHelpers = {}, credsStore } = configuration;
  const helper = Object.entries(credHelpers).find(([key]) => isKeyOf(key, registry))?.[1] ?? credsStore;
  if (helper) return askCredentialHelper(helper, registry === "docker.io" ? dockerHubKey : registry, environment);
  const stored = Object.entries(auths).find(([key]) => isKeyOf(key, registry))?.[1];
  return readStored(stored ?? {}, path);
}

/** Keys are a host with or without a scheme and a path: `ghcr.io`, `https://ghcr.io/v2/`. */
function isKeyOf(key: string, registry: string): boolean {
  const host = key
    .replace(/^https?:\/\//, "")
    .replace(/\/.*$/, "")
    .toLowerCase();
  const hosts = registry === "docker.io" ? ["docker.io", "index.docker.io", "registry-1.docker.io"] : [registry];
  return hosts.some((own) => own.toLowerCase() === host);
}

function readStored({ auth = "", username = "", password = "", identitytoken }: Stored, source: string): Credentials {
  if (identitytoken) return { kind: "identity-token", token: identitytoken, source };
  const [user = "", ...rest] =
    auth === "" ? [username, password] : Buffer.from(auth, "base64").toString("utf8").split(":");
  const secret = rest.join(":").replace(/\0+$/, "");
  return user === "" || secret === "" ? { kind: "none" } : { kind: "password", user, password: secret, source };
}

type Stored = NonNullable<z.infer<typeof configurationSchema>["auths"]>[string];

function parseConfiguration(text: string): z.infer<typeof configurationSchema> | undefined {
  try {
    return configurationSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
