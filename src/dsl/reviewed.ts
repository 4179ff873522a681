/**
 * The rules that types can judge, one line each. A rule adds its sentence at the leaf that breaks it,
 * and `unknown` everywhere else.
 */
export type ReviewedNetwork<Name extends string, Options> = Name extends string ? Options & unknown : never;
export type ReviewedService<Name extends string, Options> = Name extends string ? Options & unknown : never;
export type ReviewedStack<Options> = Options & unknown;
