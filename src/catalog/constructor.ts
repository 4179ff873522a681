import type { Service } from "../declared/service/service.js";
import { declareService } from "../dsl/service.js";
import type { ImageFacts } from "../model/facts.js";
import { type CatalogOptions, complete, type Given, type Known, nameOf } from "./options.js";

/** A constructor of the catalog: judged by the typed rules where it is called, named like the program unless told otherwise. */
export type Constructor<Taken extends CatalogOptions, Usual extends string> = <
  const Options extends Taken,
  const Name extends string = Usual,
>(
  options: Given<Name, Options, Taken>,
) => Service<Name>;

/** What a stack said of the service itself, and what is known of the program with its own options. */
export type Described = readonly [given: CatalogOptions, known: Known];

/**
 * Makes the constructor of a service from the facts of its image and from what follows from its options.
 *
 * @example
 * export const mailpit = constructs<MailpitOptions>()("mailpit", mailpitFacts, ({ … , ...given }) => [given, { port: 8025, … }]);
 */
export function constructs<Taken extends CatalogOptions>() {
  return <const Usual extends string>(
    usual: Usual,
    facts: readonly ImageFacts[],
    describe: (options: Taken) => Described,
  ): Constructor<Taken, Usual> => {
    const construct = (options: Taken): Service => {
      const [given, known] = describe(options);
      return declareService(nameOf(options, usual), complete(given, known, facts), construct);
    };
    return construct as Constructor<Taken, Usual>;
  };
}
