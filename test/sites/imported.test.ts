import { expect, test } from "vitest";
import { caddySites } from "../../src/importing/sites/caddy-docker-proxy.js";
import { nginxSites } from "../../src/importing/sites/nginx-proxy.js";
import type { ReadSite } from "../../src/importing/sites/read-site.js";
import { traefikSites } from "../../src/importing/sites/traefik.js";

/** Without what is not said. */
const said = (sites: readonly ReadSite[]): unknown => JSON.parse(JSON.stringify(sites));

test("labels of Traefik say names, paths, ports and what its middlewares do", () => {
  const router = "traefik.http.routers";
  const labels = {
    [`${router}.shop.rule`]: "Host(`www.example.com`) || Host(`example.com`, `example.org`)",
    [`${router}.shop.middlewares`]: "auth@docker, limit",
    [`${router}.plain.rule`]: "Host(`example.com`)",
    [`${router}.plain.entrypoints`]: "http",
    [`${router}.api.rule`]: "Host(`www.example.com`) && PathPrefix(`/api`, `/v2/`)",
    [`${router}.api.service`]: "rpc",
    [`${router}.api.middlewares`]: "strip",
    [`${router}.old.rule`]: "Host(`old.example.com`)",
    [`${router}.old.middlewares`]: "moved",
    "traefik.http.middlewares.auth.basicauth.users": "ada:$$2y$$05$$abc,bob:$$2y$$05$$def",
    "traefik.http.middlewares.strip.stripprefix.prefixes": "/api",
    "traefik.http.middlewares.moved.redirectregex.replacement": "https://www.example.com/$${1}",
    "traefik.http.middlewares.moved.redirectregex.permanent": "true",
    "traefik.http.services.shop.loadbalancer.server.port": "8080",
    "traefik.http.services.rpc.loadbalancer.server.port": "9000",
    "traefik.http.services.rpc.loadbalancer.server.scheme": "h2c",
  };
  const users = { ada: "$2y$05$abc", bob: "$2y$05$def" };
  const shop = { port: 8080, users, left: ["the middleware 'limit'"] };
  expect(said(traefikSites(labels))).toEqual([
    { host: "www.example.com", ...shop },
    { host: "example.com", ...shop },
    { host: "example.org", ...shop },
    { host: "www.example.com", path: "/api", stripPath: true, port: 9000, protocol: "grpc", left: [] },
    { host: "www.example.com", path: "/v2", port: 9000, protocol: "grpc", left: [] },
    { host: "old.example.com", to: "https://www.example.com", permanent: true, left: [] },
  ]);
});

test("labels of caddy-docker-proxy say blocks, with the port of the upstreams", () => {
  const labels = {
    caddy_0: "wiki.example.com, https://docs.example.com",
    "caddy_0.reverse_proxy": "{{upstreams h2c 3000}}",
    "caddy_0.basic_auth.ada": "$$2a$$14$$x",
    "caddy_0.header.X-A": "b",
    caddy_1: "doc.example.com",
    "caddy_1.redir": "https://docs.example.com{uri} permanent",
    caddy_2: "(snippet)",
  };
  const wiki = { port: 3000, protocol: "grpc", users: { ada: "$2a$14$x" }, left: ["'caddy_0.header.X-A'"] };
  expect(said(caddySites(labels))).toEqual([
    { host: "wiki.example.com", ...wiki },
    { host: "docs.example.com", ...wiki },
    { host: "doc.example.com", to: "https://docs.example.com", permanent: true, left: [] },
  ]);
});

test("variables of nginx-proxy say names, a port and a path", () => {
  const variables = {
    VIRTUAL_HOST: "a.example.com, b.example.com",
    VIRTUAL_PORT: "5000",
    VIRTUAL_PATH: "/app/",
    VIRTUAL_DEST: "/",
  };
  const app = { path: "/app", stripPath: true, port: 5000 };
  expect(said(nginxSites(variables))).toEqual([
    { host: "a.example.com", ...app },
    { host: "b.example.com", ...app },
  ]);
  expect(nginxSites({ VIRTUAL_HOST: "~^.*$" })).toEqual([]);
});
