/** What a path gives: its text; nothing, as no file is there; or why it may not or cannot be read. */
export type FileContent =
  | { readonly text: string /** Path that it really has, where that is another one. */; readonly path?: string }
  | { readonly missing: true }
  | { readonly refused: string; readonly fix: string };

/** Where a reader gets files from. Paths have slashes, and are relative to one folder that the caller chose. */
export interface Files {
  read(path: string): FileContent;
}
