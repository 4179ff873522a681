import type { Names } from "../../../model/service/names.js";
import { type Mapping, type Placed, valueAt } from "../../placed.js";
import { textOf } from "../shape.js";
import { type Asked, entries, items } from "./asked.js";

/** The names by which others find a service, and those that it knows by itself. */
export function namesOf(asked: Asked, services: Mapping): Names {
  const aliases = entries(asked, "names", "networks").flatMap(([, network]) => {
    const list = valueAt(network, "aliases");
    return list?.kind === "list" ? list.items.flatMap((alias) => textOf(alias) ?? []) : [];
  });
  const single = ["container_name", "hostname"].flatMap((key) => textOf(valueAt(asked.said, key)) ?? []);
  const links = ["links", "external_links"].flatMap((key) =>
    items(asked, "names", key).flatMap((link) => textOf(link)?.split(":").at(-1) ?? []),
  );
  const hosts = entries(asked, "names", "extra_hosts").map(([host]) => host);
  const shared = sharesNetwork(asked, services) ? ["localhost"] : [];
  return { own: [...single, ...aliases], known: [...hosts, ...links, ...shared] };
}

/** Whether "localhost" leads to another service too: containers that share a network share it. */
function sharesNetwork({ name, said }: Asked, services: Mapping): boolean {
  const modeOf = (service: Placed) => textOf(valueAt(service, "network_mode")) ?? "";
  const isGuest = /^(service|container):/.test(modeOf(said));
  return isGuest || [...services.entries.values()].some(({ value }) => modeOf(value) === `service:${name}`);
}
