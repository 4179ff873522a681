/** Whether what stands in YAML is a map. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whatever stands in YAML, as text: nothing for nothing, the entries of a list with commas between. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(",");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
}

/** What may be one thing or a list of things, as a list; empty for nothing. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The texts of what may be one text or a list of texts. */
export function textsIn(value: unknown): readonly string[] {
  return listOf(value).filter((entry): entry is string => typeof entry === "string");
}

/** Ansible's answer to whether a value means yes; `undefined` where it cannot be known. */
export function truthOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (typeof value !== "string") return undefined;
  if (/^(yes|on|true|1|y|t)$/i.test(value.trim())) return true;
  return /^(no|off|false|0|n|f)$/i.test(value.trim()) ? false : undefined;
}
