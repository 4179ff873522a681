import type { ImageFacts } from "../model/facts.js";
import type { Placed } from "../reading/placed.js";
import type { Adopting } from "./adopted.js";
import type { Code } from "./code.js";
import type { Note } from "./note.js";
import type { Running } from "./running.js";

/** What is known while one service is imported. */
export interface Context {
  readonly name: string;
  readonly image: string;
  /** What is known of the image; of one that floats, of its newest version that is known. */
  readonly facts: ImageFacts | undefined;
  /** The container that runs it on the old host, where somebody saved what it is. */
  readonly running: Running | undefined;
  /** How the data of the old project is found; none where nothing is taken over. */
  readonly adopting: Adopting | undefined;
  /** Names of the services, and the constants that stand for them. */
  readonly constants: ReadonlyMap<string, string>;
  /** Services that nobody asks whether they serve. */
  readonly unasked: ReadonlySet<string>;
  /** Services that run to their end, and that others wait for. */
  readonly jobs: ReadonlySet<string>;
  /** Constants of the named volumes that several services mount. */
  readonly shared: ReadonlyMap<string, string>;
  /** The environment of the service with the values of '.env', those of secrets not among them. */
  readonly said: Placed | undefined;
  /** The text of a file beside the Compose file; none where there is none to read. */
  readonly textOf: (path: string) => string | undefined;
  /** The example that was read in place of a file that is not there. */
  readonly exampleOf: (path: string) => string | undefined;
  /** The folder of the Compose file, seen from the one that `stack.ts` is written into. */
  readonly below: string;
  /** Names of the files of a folder of settings beside the Compose file; none where it is no such folder. */
  readonly filesIn: (path: string) => readonly string[];
  /**
   * An inventory variable by the name of a variable of the shell; the same name gives the same constant.
   *
   * @param asks what the file says to whoever gives no value.
   */
  readonly variable: (name: string, fallback: string | undefined, example?: string, asks?: string) => Code;
  /** The domain that the stack's takes the place of: the first that is proposed, for all services. */
  readonly zone: (proposed: string) => string;
  /** Whether a file of variables gives a variable of the shell a value. */
  readonly isSaid: (name: string) => boolean;
  /**
   * A secret of the vault; the same value gives the same constant, whatever name is proposed for it.
   *
   * @param value its value, a variable of the shell such as "${NAME}", or where it comes from that cannot be read here.
   */
  readonly secret: (name: string, value: string | { readonly from: string }) => Code;
  /** Last day of risks that are taken over. */
  readonly until: string;
}

/** What a key becomes: options of the service, and what is to be said of it. */
export interface Became {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly outcome: Note["outcome"];
  readonly says: string;
}

/**
 * Makes options of the value of a key.
 *
 * @param value what the file says, with a word in place of what only the shell knows.
 * @param all the other keys of the service.
 * @param plain the value as the file has it, variables of the shell not replaced.
 */
export type ImportKey = (
  value: Placed,
  context: Context,
  all: ReadonlyMap<string, Placed>,
  plain: Placed,
) => Became | undefined;

export function taken(
  options: Readonly<Record<string, unknown>>,
  says = `as ${Object.keys(options).join(", ")}`,
): Became {
  return { options, outcome: "taken", says };
}

export function changed(options: Readonly<Record<string, unknown>>, says: string): Became {
  return { options, outcome: "changed", says };
}

export function leftOut(says: string): Became {
  return { outcome: "left out", says };
}

export function open(says: string): Became {
  return { outcome: "decide", says };
}
