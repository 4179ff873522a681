import { styleText } from "node:util";

export type Paint = (style: "red" | "yellow" | "cyan" | "bold" | "dim", text: string) => string;

export const colours: Paint = (style, text) => styleText(style, text, { validateStream: false });

export const noColours: Paint = (_, text) => text;

/**
 * Whether to write colours: never with `NO_COLOR`, always with `FORCE_COLOR`, otherwise on a terminal that can.
 * See https://no-color.org and https://force-color.org.
 */
export function paintFor(environment: NodeJS.ProcessEnv, stream: { readonly isTTY?: boolean }): Paint {
  if (environment.NO_COLOR) return noColours;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR === "0" ? noColours : colours;
  return stream.isTTY === true && environment.TERM !== "dumb" ? colours : noColours;
}
