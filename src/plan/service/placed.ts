import type { DeployableService } from "../../model/service/service.js";
import type { Stack } from "../../model/stack.js";

/** A service in its stack, as each part of its Compose entry is planned from it. */
export interface PlacedService {
  readonly stack: Stack;
  readonly name: string;
  readonly service: DeployableService;
}
