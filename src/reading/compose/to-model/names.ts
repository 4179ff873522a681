import type { Names } from "../../../model/service/names.js";
import { valueAt } from "../../placed.js";
import { textOf } from "../shape.js";
import { type Asked, entries, items } from "./asked.js";

/** The names by which others find a service, and those that it knows by itself. */
export function namesOf(asked: Asked): Names {
  const aliases = entries(asked, "names", "networks").flatMap(([, network]) => {
    const list = valueAt(network, "aliases");
    return list?.kind === "list" ? list.items.flatMap((alias) => textOf(alias) ?? []) : [];
  });
  const single = ["container_name", "hostname"].flatMap((key) => textOf(valueAt(asked.said, key)) ?? []);
  const links = ["links", "external_links"].flatMap((key) =>
    items(asked, "names", key).flatMap((link) => textOf(link)?.split(":").at(-1) ?? []),
  );
  return {
    own: [...single, ...aliases],
    known: [...entries(asked, "names", "extra_hosts").map(([host]) => host), ...links],
  };
}
