import type { Snapshot } from "../model/snapshot.js";
import type { Stack } from "../model/stack.js";
import { type Html, html } from "./html.js";

/** What a report is made of. */
export interface Reported {
  readonly stack: Stack;
  readonly snapshot: Snapshot;
  readonly findings: readonly ReportedFinding[];
  readonly accepted: readonly (ReportedFinding & { readonly because: string; readonly until: string })[];
  /** Services whose image is locked to a digest. */
  readonly locked: ReadonlySet<string>;
  /** When the backup of a service was last restored and read, as an ISO date, by service; what is not there is not known. */
  readonly restored: Readonly<Record<string, string>>;
  /** The line of the stack where a thing stands, such as "stack.ts:12", by route. */
  readonly lineOf: (...route: readonly string[]) => string | undefined;
}

export interface ReportedFinding {
  readonly id: string | undefined;
  readonly severity: string;
  readonly message: string;
  /** Such as "stack.ts:12". */
  readonly place: string | undefined;
}

/** A link to a line of a file beside the page, as web views of repositories understand it. */
export function placed(text: string, place: string | undefined): Html {
  const [, file, line] = /^(.+):(\d+)$/.exec(place ?? "") ?? [];
  return file === undefined ? html`${text}` : html`<a href="${file}#L${line ?? ""}" title="${place}">${text}</a>`;
}

/** One of several containers stands where their service is made. */
export function serviceLink({ stack, lineOf }: Reported, name: string): Html {
  const service = Object.keys(stack.services).includes(name) ? name : name.replace(/-\d+$/, "");
  return placed(name, lineOf("services", service));
}
