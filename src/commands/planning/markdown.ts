import { escaped } from "../../diagnostics/markdown.js";
import { placeOf, summaryOf, type ToldItem, type ToldPlan } from "./told-plan.js";

/** GitHub refuses comments of more than 65,536 characters. */
const most = 60_000;

/** The first line, by which a recipe finds the comment of an earlier run again. */
export const planMarker = "<!-- rexible plan -->";

/** A plan for a comment on a pull request. What does not fit is counted. */
export function planForMarkdown(plan: ToldPlan): string {
  const head = `${planMarker}\n## Plan for ${escaped(plan.stack)}: ${escaped(summaryOf(plan))}\n\nCompared with ${escaped(plan.against)}.`;
  const notes = plan.notes.map((note) => `> ${escaped(note)}`).join("\n>\n");
  const blocks = plan.sections.flatMap(({ title, items }) => [`### ${title}`, ...items.map(itemOf)]);
  let room = most - head.length - notes.length;
  const fitting = blocks.filter((block) => {
    room -= block.length + 2;
    return room > 0;
  });
  const left = blocks.length - fitting.length;
  const rest = left === 0 ? [] : [`… and ${left} more; 'rexible plan' shows them all.`];
  return `${[head, ...fitting, ...rest, ...(notes === "" ? [] : [notes])].join("\n\n")}\n`;
}

function itemOf({ says, causes, effects }: ToldItem): string {
  const told = causes.map(({ says: cause, position }) => {
    const place = placeOf(position);
    return `  - because of ${escaped(cause)}${place === "" ? "" : ` (\`${place}\`)`}`;
  });
  return [`- ${escaped(says)}`, ...told, ...effects.map((effect) => `  - ${escaped(effect)}`)].join("\n");
}
