import type { TextValue } from "../../model/value.js";

export interface AddressOptions {
  /** Name that the container has for itself, as mail servers announce it. Default: the id of the container. */
  readonly hostname?: TextValue;
  /** Further names by which others on its networks find the service. Default: its name alone. */
  readonly aliases?: readonly string[];
  /** Names of hosts with their addresses, such as { nas: "192.0.2.5" }; "host-gateway" is the address of the host itself. Default: none. */
  readonly extraHosts?: Readonly<Record<string, TextValue>>;
  /** Addresses of name servers that are asked for what Docker does not know. Default: those of the host. */
  readonly dns?: readonly TextValue[];
}
