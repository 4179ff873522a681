import { portIn, type ReadSite, unlessEmpty } from "./read-site.js";

type Labels = Readonly<Record<string, string>>;

/** The sites that labels of caddy-docker-proxy say: `caddy`, `caddy_0`, `caddy_1` and what stands below each. */
export function caddySites(labels: Labels): readonly ReadSite[] {
  const blocks = Object.keys(labels).filter((key) => /^caddy(?:_\d+)?$/.test(key));
  return blocks.flatMap((name) => {
    const inside = Object.entries(labels)
      .filter(([key]) => key.startsWith(`${name}.`))
      .map(([key, text]) => [key.slice(name.length + 1).replace(/(^|\.)\d+_/g, "$1"), text] as const);
    const value = (option: string) => inside.find(([key]) => key === option)?.[1];
    const users = inside.flatMap(([key, text]) => {
      const [, user] = /^basic_?auth\.(.+)$/.exec(key) ?? [];
      return user === undefined ? [] : [[user, text.replaceAll("$$", "$")] as const];
    });
    const [to, code] = (value("redir") ?? "").split(/\s+/);
    const [, path] =
      /^handle(?:_path)?\s+(\/[^\s*]+)\/?\*?$/.exec(`handle ${value("handle_path") ?? value("handle") ?? ""}`) ?? [];
    const upstream =
      value("reverse_proxy") ?? value("handle_path.reverse_proxy") ?? value("handle.reverse_proxy") ?? "";
    const known =
      /^(?:reverse_proxy|(?:handle|handle_path)(?:\.reverse_proxy)?|redir|basic_?auth\..+|tls(?:\..+)?|encode|import)$/;
    const site = {
      path: path?.replace(/\/$/, ""),
      stripPath: value("handle_path") === undefined ? undefined : true,
      port: portIn(/\bupstreams\s+(?:\w+\s+)?(\d+)/.exec(upstream)?.[1] ?? /:(\d+)\b/.exec(upstream)?.[1]),
      protocol: /upstreams\s+h2c\b|^h2c:/.test(upstream)
        ? ("grpc" as const)
        : /upstreams\s+https\b|^https:/.test(upstream)
          ? ("https" as const)
          : undefined,
      users: unlessEmpty(users),
      ...(to !== undefined &&
        to !== "" && { to: to.replace("{uri}", ""), permanent: /^(?:permanent|301|308)$/.test(code ?? "") }),
      left: inside.flatMap(([key]) => (known.test(key) ? [] : [`'${name}.${key}'`])),
    };
    return addressesIn(labels[name] ?? "").map((host) => ({ ...site, host }));
  });
}

/** Snippets and addresses that are no names are none. */
function addressesIn(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .map((one) => one.replace(/^https?:\/\//, "").replace(/:\d+$/, ""))
    .filter((one) => /^[\w*-]+(?:\.[\w-]+)+$/.test(one));
}
