import type { Service } from "../declared/service/service.js";
import { jsonFile, volume } from "../dsl/mount.js";
import { openclawFacts } from "../facts/images/openclaw.js";
import { rangesOfNetwork } from "../model/ipv6.js";
import type { Secret, Variable } from "../model/value.js";
import { constructs } from "./constructor.js";
import { withHeap } from "./heap.js";
import { openclawConfiguration } from "./openclaw-configuration.js";
import type { CatalogOptions } from "./options.js";
import { siteAddress } from "./site-address.js";

export interface OpenclawOptions extends CatalogOptions {
  /** Token that the control page and other clients log in with. */
  readonly gatewayToken: Secret;
  /** Domain that the site's name ends in: the stack's. */
  readonly domain: Variable | string;
  /** LiteLLM as the provider of models, by the names that it gives them; the first one is used unless told otherwise. Default: none. */
  readonly litellm?: {
    readonly service: Service;
    readonly key: Secret;
    readonly models: readonly [string, ...string[]];
  };
  /** Bot on Telegram. Default: none. */
  readonly telegramToken?: Secret;
  /** Further configuration by section, laid over what follows from these options. Default: none. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

const state = "/home/node/.openclaw";

/**
 * OpenClaw, an assistant with a gateway on port 18789.
 *
 * The configuration is read-only and beside the state, which is a volume. It is for 2026.5: keys of other versions
 * are refused at the start. The image reads secrets only from its environment, so its shell exports them from a file.
 * Each new client must be paired once, by somebody who knows it: `openclaw devices list` and `… devices approve ID` in the container.
 * Defaults: no capability, no Docker socket (so no sandboxes), a heap of three quarters of the memory limit.
 *
 * @example
 * const openclaw = catalog.openclaw({
 *   image: "ghcr.io/openclaw/openclaw:2026.5.27", networks: [backend, egress],
 *   memory: { limit: "1536M", heap: 1024 }, cpus: 1, domain,
 *   gatewayToken: secret("openclaw_gateway_token"), expose: vpnOnly("openclaw"),
 *   litellm: { service: litellm, key: secret("litellm_openclaw_key"), models: ["small"] },
 * });
 */
export const openclaw = constructs<OpenclawOptions>()(
  "openclaw",
  openclawFacts,
  ({ gatewayToken, domain, litellm, telegramToken, settings, ...given }) => {
    const memory = withHeap(given.memory);
    const proxies = Array.isArray(given.networks) ? given.networks.flatMap(rangesOfNetwork) : [];
    const configuration = openclawConfiguration({
      proxies,
      workspace: `${state}/workspace`,
      provider: litellm && {
        address: `http://${litellm.service.name}:${litellm.service.port}`,
        models: litellm.models,
      },
      telegram: telegramToken !== undefined,
    });

    return [
      { ...given, memory },
      {
        port: 18789,
        init: true,
        dependsOn: litellm === undefined ? [] : [litellm.service],
        // As the program makes it at its first start; what lies in it is for its user alone.
        volumes: [volume(state, { mode: "0755", backup: { sqlite: ["*.sqlite", "*.sqlite3"] } })],
        files: [jsonFile("/etc/openclaw/openclaw.json", { ...configuration, ...settings })],
        environment: {
          OPENCLAW_STATE_DIR: state,
          OPENCLAW_CONFIG_PATH: "/etc/openclaw/openclaw.json",
          OPENCLAW_ORIGIN: siteAddress({ expose: given.expose, port: 18789 }, domain),
          OPENCLAW_DISABLE_BONJOUR: 1,
          NODE_OPTIONS: `--max-old-space-size=${memory.heap}`,
        },
        secrets: {
          OPENCLAW_GATEWAY_TOKEN: gatewayToken,
          ...(litellm !== undefined && { LITELLM_API_KEY: litellm.key }),
          ...(telegramToken !== undefined && { TELEGRAM_BOT_TOKEN: telegramToken }),
        },
        secretDelivery: { kind: "shell", shell: "/bin/sh", entrypoint: ["node"] },
        command: ["openclaw.mjs", "gateway"],
        healthcheck: {
          test: ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:18789/readyz"],
          startPeriod: 60,
        },
        stopGracePeriod: 30,
      },
    ];
  },
);
