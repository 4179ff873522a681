/** A file of the project, before it is written. */
export interface EmittedFile {
  /** Empty where it is no text. */
  readonly text: string;
  /** What it holds, where that is no text. */
  readonly bytes?: Uint8Array;
  /** Where in the stack the file comes from, as a route such as "services.n8n". */
  readonly route: string;
  readonly executable?: boolean;
}

export type EmittedFiles = ReadonlyMap<string, EmittedFile>;

/** First line of every generated file whose format has comments. */
export const marker = "# Generated from stack.ts by Rexible. Change it there; without Rexible, here (see README.md).";

/** A YAML file with its marker and document start. */
export function yamlDocument(body: string): string {
  return `${marker}\n---\n${body}`;
}
