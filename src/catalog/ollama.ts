import { volume } from "../dsl/mount.js";
import { ollamaFacts } from "../facts/images/ollama.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";

export interface OllamaOptions extends CatalogOptions {
  /** How long a model stays in memory after its last answer, such as "30m"; "-1" is for ever. Default: "5m". */
  readonly keepAlive?: string;
}

/**
 * Ollama, which runs language models on port 11434, for whoever reaches it: it asks for no login, so keep it off sites.
 *
 * Bring a model in the container: `ollama pull qwen3:4b`. The memory limit must hold the model. Defaults: root without
 * capabilities, as the image has it; models are no part of a backup.
 *
 * @example
 * const ollama = catalog.ollama({
 *   image: "ollama/ollama:0.12.10", networks: [backend, egress], memory: { limit: "8G" }, cpus: 4,
 * });
 */
export const ollama = constructs<OllamaOptions>()("ollama", ollamaFacts, ({ keepAlive = "5m", ...given }) => [
  given,
  {
    port: 11434,
    volumes: [volume("/root/.ollama", { mode: "0700", backup: { none: "models that are pulled again" } })],
    environment: { OLLAMA_KEEP_ALIVE: keepAlive },
    healthcheck: { test: ["ollama", "list"], timeout: 10 },
  },
]);
