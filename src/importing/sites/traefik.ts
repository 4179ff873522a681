import { portIn, type ReadSite, unlessEmpty } from "./read-site.js";

type Labels = Readonly<Record<string, string>>;

/** The sites that labels of Traefik 2 and 3 say: one for each name and path of each router. */
export function traefikSites(labels: Labels): readonly ReadSite[] {
  const routers = new Set(
    Object.keys(labels).flatMap((key) => /^traefik\.http\.routers\.([^.]+)\./i.exec(key)?.[1] ?? []),
  );
  const sites = [...routers].flatMap((router) => sitesOfRouter(labels, router));
  // The router for plain HTTP says the same again, to lead to HTTPS.
  const bySite = new Map(sites.map((site) => [`${site.host}${site.path ?? ""}`, site]));
  for (const site of sites) if (site.users !== undefined) bySite.set(`${site.host}${site.path ?? ""}`, site);
  return [...bySite.values()];
}

function sitesOfRouter(labels: Labels, router: string): readonly ReadSite[] {
  const of = (option: string) => labels[`traefik.http.routers.${router}.${option}`];
  const rule = of("rule") ?? "";
  const service = of("service") ?? onlyService(labels) ?? router;
  const server = (option: string) => labels[`traefik.http.services.${service}.loadbalancer.server.${option}`];
  const scheme = server("scheme");
  const middlewares = (of("middlewares") ?? "")
    .split(",")
    .map((one) => one.trim().replace(/@.*$/, ""))
    .filter(Boolean);
  const doing = middlewares.map((name) => [name, middleware(labels, name)] as const);
  const { strips, ...together } = Object.assign({}, ...doing.map(([, done]) => done)) as Done;
  const left = [
    ...doing.flatMap(([name, done]) => (done === undefined ? [`the middleware '${name}'`] : [])),
    ...(/!|Header|Query|Method|ClientIP|Regexp/.test(rule) ? [`parts of the rule '${rule}'`] : []),
  ];
  return rule.split("||").flatMap((part) => {
    const paths = valuesOf(part, "Path(?:Prefix)?");
    return valuesOf(part, "Host").flatMap((host) =>
      (paths.length === 0 ? [undefined] : paths).map((path) => ({
        host,
        path: path === "/" ? undefined : path?.replace(/\/$/, ""),
        port: portIn(server("port")),
        protocol: scheme === "h2c" ? ("grpc" as const) : scheme === "https" ? ("https" as const) : undefined,
        ...together,
        stripPath: path !== undefined && strips?.includes(path) ? true : undefined,
        left,
      })),
    );
  });
}

function onlyService(labels: Labels): string | undefined {
  const names = new Set(
    Object.keys(labels).flatMap((key) => /^traefik\.http\.services\.([^.]+)\./i.exec(key)?.[1] ?? []),
  );
  return names.size === 1 ? [...names][0] : undefined;
}

/** @example valuesOf("Host(`a.example.com`, `b.example.com`)", "Host") // ["a.example.com", "b.example.com"] */
function valuesOf(rule: string, matcher: string): readonly string[] {
  const found = [...rule.matchAll(new RegExp(`\\b${matcher}\\(([^)]*)\\)`, "g"))];
  return found.flatMap(([, inner = ""]) => [...inner.matchAll(/[`"']([^`"']+)[`"']/g)].map(([, one = ""]) => one));
}

interface Done extends Partial<ReadSite> {
  /** Paths that servers are asked without. */
  readonly strips?: readonly string[];
}

/** What a middleware does; nothing where it is not said here, or cannot be taken over. */
function middleware(labels: Labels, name: string): Done | undefined {
  const start = `traefik.http.middlewares.${name}.`.toLowerCase();
  const said = Object.entries(labels)
    .filter(([key]) => key.toLowerCase().startsWith(start))
    .map(([key, text]) => [key.slice(start.length), text] as const);
  const value = (option: string) => said.find(([key]) => key.toLowerCase() === option)?.[1];
  const below = (option: string) =>
    unlessEmpty(
      said.flatMap(([key, text]) =>
        key.toLowerCase().startsWith(option) ? [[key.slice(option.length), text] as const] : [],
      ),
    );
  const users = value("basicauth.users");
  if (users !== undefined) return { users: usersIn(users) };
  if (value("redirectscheme.scheme") !== undefined) return {};
  const strips = value("stripprefix.prefixes");
  if (strips !== undefined) return { strips: strips.split(",").map((one) => one.trim()) };
  const goal = /^https?:\/\/[^/$]+/.exec(value("redirectregex.replacement") ?? "")?.[0];
  if (goal !== undefined) return { to: goal, permanent: value("redirectregex.permanent") === "true" };
  const [requestHeaders, responseHeaders] = [
    below("headers.customrequestheaders."),
    below("headers.customresponseheaders."),
  ];
  return requestHeaders === undefined && responseHeaders === undefined
    ? undefined
    : { requestHeaders, responseHeaders };
}

function usersIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(",").map((one) => {
      const [user = "", ...hash] = one.trim().split(":");
      return [user, hash.join(":").replaceAll("$$", "$")];
    }),
  );
}
