import { freeKeys, saidOtherwise } from "../model/service/raw-keys.js";

/** What to write in place of an option that nobody takes, where its name is that of a key of Compose; or where the options stand. */
export function wayOutOf(option: string): string {
  const known = Object.entries(saidOtherwise).find(([key]) => key === option)?.[1];
  if (known !== undefined) return `${known.charAt(0).toUpperCase()}${known.slice(1)}.`;
  return freeKeys.some((key) => key === option)
    ? `Write it as Compose has it: compose: { because: "…", keys: { ${option}: … } }.`
    : "The options stand in the editor's list, with their documentation.";
}
