/** Which of the containers of a service one is; the service itself is not there beside them. */
export interface Replica {
  /** The service, whose name leads to any of them. */
  readonly of: string;
  /** From 1. */
  readonly number: number;
  /** Names of all of them. */
  readonly all: readonly string[];
}

/** Names of the containers of a service. */
export function replicaNames(service: string, replicas: number): readonly string[] {
  return replicas === 1 ? [service] : Array.from({ length: replicas }, (_, index) => `${service}-${index + 1}`);
}

/** Where the network reaches it, each as "container:port": all of its containers, or that whose network it is in. */
export function addressesOf(name: string, { networkOf = name, replica }: Reached, port: number | undefined): string[] {
  return (replica?.all ?? [networkOf]).map((container) => `${container}:${port}`);
}

interface Reached {
  readonly networkOf?: string;
  readonly replica?: Replica;
}
