import type { LitellmModel, LitellmOptions } from "./litellm.js";

/** config.yaml of LiteLLM. Secrets stand in it as the names of environment variables. */
export function litellmConfiguration({
  models,
  fallbacks,
  budget,
  cache,
}: {
  readonly models: Readonly<Record<string, LitellmModel>>;
  readonly fallbacks: LitellmOptions["fallbacks"] | undefined;
  readonly budget: LitellmOptions["budget"] | undefined;
  readonly cache: boolean;
}) {
  return {
    model_list: Object.entries(models).map(([name, { model, key, apiBase, maxTokens }]) => ({
      model_name: name,
      litellm_params: {
        model,
        ...(key !== undefined && { api_key: `os.environ/${key}` }),
        ...(apiBase !== undefined && { api_base: apiBase }),
        ...(maxTokens !== undefined && { max_tokens: maxTokens }),
      },
    })),
    litellm_settings: {
      callbacks: ["prometheus"],
      drop_params: true,
      ...(fallbacks !== undefined && {
        fallbacks: Object.entries(fallbacks).map(([name, others]) => ({ [name]: others })),
      }),
      ...(budget !== undefined && { max_budget: budget.dollars, budget_duration: budget.period }),
      ...(cache && { cache: true, cache_params: { type: "redis" } }),
    },
    general_settings: {
      master_key: "os.environ/LITELLM_MASTER_KEY",
      background_health_checks: false,
    },
  };
}
