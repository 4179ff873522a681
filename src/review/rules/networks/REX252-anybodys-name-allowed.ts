import { allowedName } from "../../../model/allowed-name.js";
import { defineRule } from "../../rule.js";

/** Names below which everybody gets one of their own. Sources: the private part of publicsuffix.org's list; the providers' pages. */
const everybodys = new Set(
  `amazonaws.com azurewebsites.net blob.core.windows.net cloudfront.net cloudfunctions.net duckdns.org firebaseapp.com fly.dev github.io
  gitlab.io googleapis.com herokuapp.com netlify.app ngrok.app ngrok.io ngrok-free.app onrender.com pages.dev r2.dev run.app
  s3.amazonaws.com supabase.co trycloudflare.com vercel.app web.app workers.dev`.split(/\s+/),
);

export const rule = defineRule({
  id: "REX252",
  title: "Names are allowed that everybody can have",
  level: "warning",
  says: "network '{network}' allows '{name}', below which everybody can have a name",
  why: "Whoever wants to carry data away takes such a name for free: the proxy lets it through as it lets through the one that is meant.",
  fix: "Name what is needed, such as 'team.{suffix}'.",
  bad: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["*.workers.dev"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [calls] });`,
  good: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["team.workers.dev"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [calls] });`,
  links: ["https://publicsuffix.org/list/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ networks }) {
    for (const [network, { allow = [] }] of Object.entries(networks))
      for (const [index, text] of allow.entries()) {
        const { name: suffix = "", below = false } = allowedName(text) ?? {};
        if (below && everybodys.has(suffix))
          yield { at: ["networks", network, "allow", index], with: { network, name: `*.${suffix}`, suffix } };
      }
  },
});
