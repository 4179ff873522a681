/** What is sent to a registry to be let in. */
export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "password"; readonly user: string; readonly password: string; readonly source: string }
  /** A refresh token, which the token endpoint trades for an access token. */
  | { readonly kind: "identity-token"; readonly token: string; readonly source: string }
  /** There should be credentials, but they could not be had. */
  | { readonly kind: "unavailable"; readonly source: string; readonly why: string };
