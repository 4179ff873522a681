import { allServices } from "../../model/machines/placement.js";
import type { ForwardAuth } from "../../model/service/login.js";
import { addressesOf } from "../../model/service/replicas.js";
import type { Site } from "../../model/site.js";
import { siteSecretPath } from "../../model/site-values.js";
import type { Stack } from "../../model/stack.js";
import { block } from "./block.js";

/** Who may pass: from where, and after which login. In the order in which it is judged. */
export function guardLines(stack: Stack, site: Site): readonly string[] {
  return [...vpnLines(site), ...loginLines(stack, site)];
}

export function vpnLines({ vpnOnly, publicPaths }: Site): readonly string[] {
  if (!vpnOnly) return [];
  const open = publicPaths.length === 0 ? [] : [`not path ${publicPaths.join(" ")}`];
  return [...block("@outside", ["not client_ip {$VPN_RANGE}", ...open]), "error @outside 403"];
}

function loginLines(stack: Stack, { settings: { login } }: Site): readonly string[] {
  if (login === undefined) return [];
  if (login.kind === "forwardAuth") return forwardLines(stack, login);
  const users = Object.entries(login.users).map(([name, hash]) => `${name} "{file.${siteSecretPath(hash)}}"`);
  return matched(login.except, (matcher) => block(`basic_auth${matcher}`, users));
}

function forwardLines(stack: Stack, { service, asked, except }: ForwardAuth): readonly string[] {
  const gate = allServices(stack)[service];
  if (gate === undefined || asked === undefined) return [];
  const { path, headers = [], ownPaths = [], signIn } = asked;
  const servers = addressesOf(service, gate, gate.port).join(" ");
  const question = (matcher: string) =>
    block(`forward_auth${matcher} ${servers}`, [
      `uri ${path}`,
      ...(headers.length === 0 ? [] : [`copy_headers ${headers.join(" ")}`]),
      ...(signIn === undefined
        ? []
        : ["@stranger status 401", ...block("handle_response @stranger", [`redir "${signIn}" 302`])]),
    ]);
  return [...ownPaths.map((own) => `reverse_proxy ${own} ${servers}`), ...matched(except, question)];
}

/** The lines for all paths but some. */
function matched(except: readonly string[], lines: (matcher: string) => readonly string[]): readonly string[] {
  return except.length === 0 ? lines("") : [`@guarded not path ${except.join(" ")}`, ...lines(" @guarded")];
}
