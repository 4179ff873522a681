/** Names that lead somewhere, beside the name of the service. */
export interface Names {
  /** By which others find the service: of its container, its host, or in one network. */
  readonly own: readonly string[];
  /** That the service knows by itself: of its file of hosts, or of links. */
  readonly known: readonly string[];
}
