/** A model that clients may ask for. */
export interface LitellmModel {
  /** Provider and name, as LiteLLM writes them, such as "openrouter/openai/gpt-5". */
  readonly model: string;
  /** Name of the provider's key among `providerKeys`. Default: none. */
  readonly key?: string;
  /** Address of the provider, such as "https://llm.example.com/v1". Default: the usual one. */
  readonly apiBase?: string;
  /** Most tokens of an answer: without it some providers reserve, and charge against the balance, all there can be. Default: the provider's. */
  readonly maxTokens?: number;
}

/** Models that answer in place of one that fails, in order. */
export type LitellmFallbacks = Readonly<Record<string, readonly string[]>>;

/** Most dollars that may be spent in a period such as "30d". */
export interface LitellmBudget {
  /** Most dollars in a period. */
  readonly dollars: number;
  /** Length of a period, such as "30d" or "12h". */
  readonly period: string;
}

/** config.yaml of LiteLLM. Secrets stand in it as the names of environment variables. */
export function litellmConfiguration({
  models,
  fallbacks,
  budget,
  cache,
}: {
  readonly models: Readonly<Record<string, LitellmModel>>;
  readonly fallbacks: LitellmFallbacks | undefined;
  readonly budget: LitellmBudget | undefined;
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
      // Asked for on an internal network; since 1.84 a key would be needed otherwise.
      require_auth_for_metrics_endpoint: false,
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
