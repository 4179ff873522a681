import type { Database } from "../declared/database.js";
import type { NetworkOptions } from "../declared/service/networks.js";
import type { Service } from "../declared/service/service.js";
import { text } from "../dsl/value.js";
import { rangesOfNetwork } from "../model/ipv6.js";
import type { Secret, Text } from "../model/value.js";
import { quotedAs } from "./quoted.js";

/** A Redis or Valkey of the stack, such as { service: redis, password: secret("redis_password") }. */
export interface Store {
  /** The service that is the store. */
  readonly service: Service;
  /** Its password. */
  readonly password: Secret;
}

/** A database as a URL, its password written so that no character of it ends or changes the address. */
export function databaseUrl(scheme: "postgres" | "postgresql", { engine, name, password }: Database): Text {
  return quotedAs("url", text`${scheme}://${name}:${password}@${engine}:5432/${name}`);
}

/** A store as a URL, likewise. */
export function storeUrl({ service, password }: Store): Text {
  return quotedAs("url", text`redis://:${password}@${service.name}:${service.port ?? 6379}`);
}

/** The ranges that a proxy of the stack may ask from, for programs that trust headers of certain addresses alone. */
export function rangesOf(networks: NetworkOptions["networks"]): readonly string[] {
  if (typeof networks === "object" && "service" in networks) return rangesOf(networks.service.networks);
  return networks === "host" ? ["127.0.0.1/32"] : networks.flatMap(rangesOfNetwork);
}
