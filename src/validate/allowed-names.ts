import { z } from "zod";
import { allowedName, shownAllowed } from "../model/allowed-name.js";

const label = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?";
const name = new RegExp(`^${label}(?:\\.${label})+$`);

/** What keeps a text from being a name that a proxy can let through; none where it is one. */
function problemOf(text: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    return "say the name alone, without a scheme: the proxy sees no more of it";
  if (text.includes("/")) return "say the name alone, without a path: the proxy sees no more of it";
  if (/^\[|:.*:|^[\d.]+(?::\d+)?$/.test(text))
    return "that is an address: the proxy compares names, and what is asked by its address is always refused";
  const parsed = allowedName(text);
  if (parsed === undefined || parsed.port < 1 || parsed.port > 65535)
    return 'a name is as in "api.example.com", "*.example.com" or "mirror.example.com:80"';
  if (text.startsWith("*") && !parsed.name.includes("."))
    return "that lets nearly everything through: leave 'allow' out, or name what is needed";
  if (parsed.name.includes("*"))
    return "'*' stands at the beginning alone, for all names below one, as in \"*.example.com\"";
  return name.test(parsed.name) ? undefined : 'a name has letters, digits, hyphens and a dot, as "api.example.com"';
}

/** `allow` of a network → its names, each with its port and once. */
export const allowedNames = z
  .array(
    z.string().superRefine((text, context) => {
      const message = problemOf(text);
      if (message !== undefined) context.addIssue({ code: "custom", message });
    }),
  )
  .transform((texts) => [...new Set(texts.flatMap((text) => allowedName(text) ?? []).map(shownAllowed))]);
