import { written } from "../code.js";
import type { Options, Proposal } from "./proposal.js";

const loopback = "127.0.0.1";

/** A probe asks the service itself by an address that the program must let through, beside those that the file lists. */
export function allowedHosts(options: Options): readonly Proposal[] {
  const environment = (options.environment ?? {}) as Options;
  const probe = written(options.healthcheck ?? "");
  if (!/^http\(|https?:\/\/127\.0\.0\.1/.test(probe) || /host:/i.test(probe)) return [];
  return Object.entries(environment).flatMap(([name, value]) => {
    if (!/(?:^|_)(?:(?:ALLOWED|TRUSTED)_HOSTS|TRUSTED_DOMAINS)$/i.test(name) || typeof value !== "string") return [];
    if (/\*|127\.0\.0\.1/.test(value) || value === "") return [];
    const between = value.includes(",") ? "," : /\s/.test(value) || /DOMAINS$/i.test(name) ? " " : ",";
    const says = `'${name}' lets '${loopback}' through, from where the probe asks`;
    return [
      {
        key: "environment",
        option: { environment: { ...environment, [name]: `${value}${between}${loopback}` } },
        says,
      },
    ];
  });
}
