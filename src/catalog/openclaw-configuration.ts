/** openclaw.json. OpenClaw fills in `${NAME}` from its environment. */
export function openclawConfiguration({
  proxies,
  workspace,
  provider,
  telegram,
}: {
  readonly proxies: readonly string[];
  readonly workspace: string;
  readonly provider: { readonly address: string; readonly models: readonly [string, ...string[]] } | undefined;
  readonly telegram: boolean;
}) {
  return {
    gateway: {
      mode: "local",
      port: 18789,
      bind: "lan",
      auth: { mode: "token" },
      trustedProxies: proxies,
      controlUi: { basePath: "/", allowedOrigins: ["${OPENCLAW_ORIGIN}"] },
    },
    ...(provider !== undefined && {
      models: {
        providers: {
          litellm: {
            baseUrl: provider.address,
            apiKey: "${LITELLM_API_KEY}",
            api: "openai-completions",
            request: { allowPrivateNetwork: true },
            models: provider.models.map((id) => ({ id, name: id })),
          },
        },
      },
    }),
    agents: {
      defaults: {
        workspace,
        ...(provider !== undefined && { model: { primary: `litellm/${provider.models[0]}` } }),
      },
    },
    ...(telegram && {
      channels: { telegram: { enabled: true, botToken: "${TELEGRAM_BOT_TOKEN}" } },
      plugins: { entries: { telegram: { enabled: true } } },
    }),
  };
}
