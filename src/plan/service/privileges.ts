import { filledList } from "./filled.js";
import type { PlacedService } from "./placed.js";

export function privilegeKeys({ service: { capabilities, readOnly, privileges } }: PlacedService) {
  return {
    read_only: readOnly || undefined,
    privileged: privileges.privileged || undefined,
    // A privileged container has every capability, whatever is dropped.
    cap_drop: privileges.privileged ? undefined : ["ALL"],
    cap_add: filledList(capabilities),
    security_opt: ["no-new-privileges:true", ...privileges.securityOptions],
  };
}
