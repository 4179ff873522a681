/** How the reverse proxy comes by the certificates of its sites. */
export interface Certificates {
  /**
   * What the authority looks at before it signs: each `site` itself, on ports 80 and 443 of its public address; a record
   * that the proxy writes into the zone (`dns`); or nothing, for the proxy signs by itself (`none`).
   */
  readonly proof: "site" | "dns" | "none";
  /** Whether browsers know the authority: `public`, or one of your `own`. */
  readonly authority: "public" | "own";
  /** File in the container with the root certificates of an authority of your own, in PEM. Default: the system's roots. */
  readonly root?: string;
  /** Module of the proxy that writes the records, such as "ovh". Default: none. */
  readonly dnsModule?: string;
}
