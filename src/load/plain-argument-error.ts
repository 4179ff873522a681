import type { PlainError } from "./plain-name-error.js";

/** A call with fewer or more than it takes between its brackets; nothing of any other error. */
export function wrongCount(text: string): PlainError | undefined {
  const [, least, most = least, got] =
    /^Expected (?:at least )?(\d+)(?:-(\d+))? arguments?, but got (\d+)/.exec(text) ?? [];
  if (least === undefined || most === undefined) return undefined;
  const range = least === most ? least : `${least} to ${most}`;
  return {
    message: `${range} ${range === "1" ? "argument is" : "arguments are"} expected here, and ${got === "1" ? "1 is" : `${got} are`} given`,
    fix:
      Number(got) < Number(least)
        ? least === "1"
          ? "Write it between the brackets; the editor says what it is."
          : 'Give the rest too: a name is mostly followed by its options, as in engine.database("shop", { password: secret("shop_db_password") }).'
        : 'Leave out the last ones; several of one kind stand in a list, and options by their names in one pair of braces. What the catalog makes has its name there too: catalog.redis({ name: "cache", … }).',
  };
}
