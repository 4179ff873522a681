import { factsOf } from "../../../facts/facts-of.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX030",
  title: "A secret that the image reads at its first start only",
  level: "warning",
  says: "image '{image}' reads '{name}' of service '{service}' at its first start only",
  why: "A new password in the vault changes nothing then: the vault and the program drift apart, and the old password stays good.",
  fix: "Give the service a 'provision' command that sets it at each deployment, or accept that it is never changed.",
  bad: `
const app = service("app", {
  ...grafana,
  secrets: { GF_SECURITY_ADMIN_PASSWORD: secret("grafana_admin_password") },
});`,
  good: `
const app = service("app", {
  ...grafana,
  secrets: { GF_SECURITY_ADMIN_PASSWORD: secret("grafana_admin_password") },
  provision: ["grafana", "cli", "admin", "reset-admin-password", "--password-from-stdin"],
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { image, secrets, provision } = definition;
      if (provision !== undefined) continue;
      const once = new Set(factsOf(definition)?.firstStartOnly);
      for (const name of Object.keys(secrets))
        if (once.has(name)) yield { at: ["services", service, "secrets", name], with: { image, name, service } };
    }
  },
});
