import { factsOf } from "../../../facts/facts-of.js";
import { imageOf } from "../../../facts/image-of.js";
import { givenSecrets } from "../../questions/given-secrets.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX137",
  title: "A client that holds the administrator's secret",
  level: "warning",
  says: "service '{client}' holds secret '{secret}', which makes it an administrator of '{service}'",
  why: "Whoever gets into that client may then do everything there: read what others stored, make keys, spend without a limit. It cannot be taken from one client alone either.",
  fix: "Give the client a secret of its own: for LiteLLM, 'keys' of 'catalog.litellm' makes it.",
  bad: `
const key = secret("litellm_master_key");
const gateway = service("gateway", { ...litellm, secrets: { LITELLM_MASTER_KEY: key } });
const app = service("app", { ...required, secrets: { OPENAI_API_KEY: key }, secretDelivery: { kind: "file", suffix: "_FILE" } });`,
  good: `
const gateway = service("gateway", { ...litellm, secrets: { LITELLM_MASTER_KEY: secret("litellm_master_key") } });
const app = service("app", { ...required, secrets: { OPENAI_API_KEY: secret("app_api_key") }, secretDelivery: { kind: "file", suffix: "_FILE" } });`,
  links: ["https://docs.litellm.ai/docs/proxy/virtual_keys"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const names = factsOf(definition)?.administratorSecrets ?? [];
      const secrets = givenSecrets(definition).flatMap(({ at: [, name], secret }) =>
        names.includes(name) ? [secret] : [],
      );
      if (secrets.length === 0) continue;
      for (const [client, other] of Object.entries(services)) {
        // Parts of one program share what they administer.
        if (imageOf(other)?.repository === imageOf(definition)?.repository) continue;
        for (const { at, secret } of givenSecrets(other))
          if (secrets.includes(secret)) yield { at: ["services", client, ...at], with: { client, secret, service } };
      }
    }
  },
});
