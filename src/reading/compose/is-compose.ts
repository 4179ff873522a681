import { type Placed, valueAt } from "../placed.js";
import { isTemplate } from "./documents.js";
import { readYaml } from "./yaml.js";

/** Whether a file is one of Compose, whatever its name: it has services, and one of them says what it is made of. */
export function isCompose(path: string, text: string): boolean {
  if (!/^["']?(services|include)["']?\s*:/m.test(text)) return false;
  const hasName = /compose[^/]*$/i.test(path);
  return readYaml(path, text, isTemplate(path) ? {} : undefined).documents.some((document) => {
    const services = valueAt(document, "services");
    if (services === undefined) return hasName && valueAt(document, "include") !== undefined;
    return (
      services.kind === "mapping" && (hasName || [...services.entries.values()].some(({ value }) => isService(value)))
    );
  });
}

function isService(value: Placed): boolean {
  return value.kind === "mapping" && ["image", "build", "extends", "<<"].some((key) => value.entries.has(key));
}

/** The services of a file by name, and whether each says what it is made of; one that does not stands over another file's. */
export function servicesIn(path: string, text: string): ReadonlyMap<string, boolean> {
  const documents = readYaml(path, text, isTemplate(path) ? {} : undefined).documents;
  return new Map(
    documents.flatMap((document) => {
      const services = valueAt(document, "services");
      return services?.kind === "mapping"
        ? [...services.entries].map(([name, { value }]) => [name, isService(value)] as const)
        : [];
    }),
  );
}
