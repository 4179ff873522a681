/**
 * All texts that a template stands for, where each hole is one of several words.
 *
 * @example spellings("image: '{repository}:{tag}'", { repository: ["nginx", "redis"], tag: ["latest"] })
 */
export function spellings(template: string, holes: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(holes).reduce<readonly string[]>(
    (texts, [hole, words]) => texts.flatMap((text) => words.map((word) => text.replaceAll(`{${hole}}`, word))),
    [template],
  );
}
