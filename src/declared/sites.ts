import type { PublicSite, Redirect, VpnSite } from "../model/service/exposure.js";
import type { Upstream } from "../model/service/site-settings.js";
import type { Service } from "./service/service.js";

/** A site that leads to no service of the stack: to a server outside it, or to another name. */
export type StackSite = ((PublicSite<Service> | VpnSite<Service>) & { readonly upstream: Upstream }) | Redirect;
