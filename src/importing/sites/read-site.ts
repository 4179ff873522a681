/** A site as labels or variables for another proxy say it. */
export interface ReadSite {
  /** Whole name, such as "www.example.com". */
  readonly host: string;
  readonly path?: string | undefined;
  readonly stripPath?: boolean | undefined;
  readonly port?: number | undefined;
  readonly protocol?: "grpc" | "https" | undefined;
  /** Hashes of passwords, by the names of users. */
  readonly users?: Readonly<Record<string, string>> | undefined;
  /** Address that the name leads to. */
  readonly to?: string | undefined;
  readonly permanent?: boolean | undefined;
  readonly requestHeaders?: Readonly<Record<string, string>> | undefined;
  readonly responseHeaders?: Readonly<Record<string, string>> | undefined;
  /** What is said of it and cannot be taken over, in words. */
  readonly left?: readonly string[] | undefined;
}

/** A port, where the text is one. */
export function portIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

/** A record, unless nothing stands in it. */
export function unlessEmpty<One>(
  entries: readonly (readonly [string, One])[],
): Readonly<Record<string, One>> | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
