import type { freeKeys, saidOtherwise } from "../../model/service/raw-keys.js";
import type { NoOption, Refused } from "./options.js";

type Taken = (typeof freeKeys)[number] | "because";
type Elsewhere = typeof saidOtherwise;

/** Refuses, among raw keys of Compose, those that an option says, with its name, and those that Compose does not know. */
export type ReviewedRawKeys<Options> = Options extends { readonly compose: infer Keys }
  ? {
      readonly compose: {
        readonly [Key in Exclude<keyof Keys, Taken>]: Refused<
          Key extends keyof Elsewhere
            ? `'${Key}' is not for 'compose': ${Elsewhere[Key]}`
            : NoOption<Key & string, Taken>
        >;
      };
    }
  : unknown;
