import { nothingBeside } from "./beside.js";
import type { Stack } from "./stack.js";

/** What rules are given as the stack where there is none: they judge hand-written files alone. */
export const noStack: Stack = {
  name: "",
  domain: "",
  vpnRange: "",
  sshPort: 22,
  dataRoot: { path: "" },
  hosts: {},
  networks: {},
  services: {},
  sites: [],
  phases: [],
  variables: {},
  secrets: {},
  beside: nothingBeside,
  acceptances: [],
  destroyed: [],
  adopted: {},
  reused: [],
  unused: [],
  origins: {},
};
