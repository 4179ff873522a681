import { type Placed, valueAt } from "../placed.js";
import { isTemplate } from "./documents.js";
import { readYaml } from "./yaml.js";

/** A name under which Compose finds a file by itself. */
const ownName = /(^|\/)(docker-)?compose(\.override)?\.ya?ml(\.j2)?$/;

/** Whether a file is one of Compose: by its name, or because it has services, and one of them says what it is made of. */
export function isCompose(path: string, text: string): boolean {
  // Rancher's file beside one of Compose has the same services, and other keys.
  if (/(?:^|\/)rancher-compose\.ya?ml$/.test(path)) return false;
  const isNamed = ownName.test(path);
  if (!isNamed && !/^ *["']?(services|include)["']?\s*:/m.test(text)) return false;
  const hasName = /compose[^/]*$/i.test(path);
  const { documents, troubles } = readYaml(path, text, isTemplate(path, text) ? {} : undefined);
  // What cannot be read is told where it is read; a file of another name may be anything.
  if (isNamed && documents.length === 0 && troubles.length > 0) return true;
  return documents.some((document) => {
    if (isNamed && document.kind === "mapping" && document.entries.size > 0) return true;
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
  const documents = readYaml(path, text, isTemplate(path, text) ? {} : undefined).documents;
  return new Map(
    documents.flatMap((document) => {
      const services = valueAt(document, "services");
      return services?.kind === "mapping"
        ? [...services.entries].map(([name, { value }]) => [name, isService(value)] as const)
        : [];
    }),
  );
}
