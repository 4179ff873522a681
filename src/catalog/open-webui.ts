import type { Service } from "../declared/service/service.js";
import { volume } from "../dsl/mount.js";
import { openWebuiFacts } from "../facts/images/open-webui.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { askWithCurl } from "./probe.js";
import { siteAddress } from "./site-address.js";

export interface OpenWebuiOptions extends SiteOptions {
  /** Key that sessions are signed with. */
  readonly secretKey: Secret;
  /** Ollama that models run on. Default: none. */
  readonly ollama?: Service;
  /** A program that speaks OpenAI's protocol, such as LiteLLM: its address, without '/v1', and a key of it. Default: none. */
  readonly openai?: { readonly service: Service; readonly key: Secret };
}

/**
 * Open WebUI, to talk with language models, with SQLite.
 *
 * Whoever opens it first makes the account of the administrator: open it to the VPN alone until that is done; others wait
 * for the administrator. It reads secrets only from its environment: its shell exports them. Defaults: root without
 * capabilities, for the makers test no other user; the backup pauses it.
 *
 * @example
 * const openWebui = catalog.openWebui({
 *   image: "ghcr.io/open-webui/open-webui:v0.6.36", networks: [backend, egress], memory: { limit: "2G" }, cpus: 1, domain,
 *   secretKey: secret("open_webui_secret_key"), ollama, expose: vpnOnly("chat"),
 * });
 */
export const openWebui = constructs<OpenWebuiOptions>()(
  "open-webui",
  openWebuiFacts,
  ({ domain, secretKey, ollama, openai, ...given }) => [
    given,
    {
      port: 8080,
      volumes: [volume("/app/backend/data", { mode: "0700", backup: "files-paused" })],
      dependsOn: [...(ollama === undefined ? [] : [ollama]), ...(openai === undefined ? [] : [openai.service])],
      environment: {
        WEBUI_URL: siteAddress({ expose: given.expose, port: 8080 }, domain),
        ENABLE_OLLAMA_API: ollama !== undefined,
        ...(ollama && { OLLAMA_BASE_URL: `http://${ollama.name}:${ollama.port ?? 11434}` }),
        ENABLE_OPENAI_API: openai !== undefined,
        ...(openai && { OPENAI_API_BASE_URL: `http://${openai.service.name}:${openai.service.port}/v1` }),
      },
      secrets: { WEBUI_SECRET_KEY: secretKey, ...(openai && { OPENAI_API_KEY: openai.key }) },
      secretDelivery: { kind: "shell", shell: "/bin/bash", entrypoint: ["bash", "start.sh"] },
      healthcheck: { test: askWithCurl(8080, "/health"), startPeriod: 180 },
      stopGracePeriod: 30,
    },
  ],
);
