/** Texts that an editor holds and has not written yet, by the absolute path of their file. */
export type Unsaved = ReadonlyMap<string, string>;

export const nothingUnsaved: Unsaved = new Map();
