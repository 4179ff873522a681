import { filledList } from "./filled.js";
import type { PlacedService } from "./placed.js";

export function privilegeKeys({ service: { capabilities, readOnly } }: PlacedService) {
  return {
    read_only: readOnly || undefined,
    cap_drop: ["ALL"],
    cap_add: filledList(capabilities),
    security_opt: ["no-new-privileges:true"],
  };
}
