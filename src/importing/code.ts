/** TypeScript that stands for itself: a call, a name, a template. */
export class Code {
  constructor(readonly text: string) {}
}

/** A piece of TypeScript. @example code`volume(${"/data"})` */
export function code(words: TemplateStringsArray, ...parts: readonly unknown[]): Code {
  return new Code(words.map((word, index) => word + (index < parts.length ? written(parts[index]) : "")).join(""));
}

/** A value as TypeScript has it. */
export function written(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    return entries.length === 0
      ? "{}"
      : `{ ${entries.map(([key, one]) => `${keyOf(key)}: ${written(one)}`).join(", ")} }`;
  }
  return JSON.stringify(value);
}

export function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/** A name of a constant for a name of Compose: "n8n-worker" is `n8nWorker`. */
export function constantOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1)))
    .join("");
  const safe = /^\d/.test(camel) || camel === "" ? `_${camel}` : camel;
  return reserved.has(safe) ? `${safe}Service` : safe;
}

const reserved = new Set(
  `accept arguments await backup basicAuth break built case catalog catch class common configure const continue debugger default defineStack delete
  deploy device do docker dockerSocket domain else enum eval export extends false file finally folder for function group hardening host
  hostFolder hostPath http if implements import in instanceof interface job let network networkOf new none null nvidia ofImage onLoopback package phase port
  private program protected provision public publicly redirect return role secret service static super switch tcp text this throw true try typeof var
  variable void volume vpnOnly while with worker yield`.split(/\s+/),
);
