import type { Paint } from "../../diagnostics/colour.js";
import { placeOf, summaryOf, type ToldItem, type ToldPlan } from "./told-plan.js";

/** A plan for a person at a terminal. */
export function planForTerminal(plan: ToldPlan, paint: Paint): string {
  const sections = plan.sections.map(({ id, title, items }) =>
    [paint(id === "data" ? "red" : "bold", title), ...items.flatMap((item) => linesOf(item, paint))].join("\n"),
  );
  const notes = plan.notes.map((note) => paint("dim", note)).join("\n");
  const head = `Plan for '${plan.stack}' against ${plan.against}: ${summaryOf(plan)}`;
  return `${[paint("bold", head), ...sections, ...(notes === "" ? [] : [notes])].join("\n\n")}\n`;
}

function linesOf({ says, causes, effects }: ToldItem, paint: Paint): readonly string[] {
  return [
    `  ${says}`,
    ...causes.map(({ says: cause, position }) => {
      const place = placeOf(position);
      return `    because of ${cause}${place === "" ? "" : `  ${paint("cyan", place)}`}`;
    }),
    ...effects.map((effect) => `    ${effect}`),
  ];
}
