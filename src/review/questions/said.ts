import type { Application } from "../../model/application.js";
import type { Service } from "../../model/service/service.js";

type Services = Application["services"];
type Saying<Option extends keyof Service> = Service & { readonly [Said in Option]: NonNullable<Service[Said]> };

/** The services whose image is known, by name. */
export const withImage = (services: Services) => saying(services, "image");

/** The services whose probe is known, by name. */
export const withProbe = (services: Services) => saying(services, "healthcheck");

/** Whether a hand-written file has the service: a stack always says who it runs as. */
export function isHandWritten({ runsAs }: Service): boolean {
  return runsAs === undefined;
}

/** The services that say an option, in a way that can be known before they run. */
function saying<Option extends keyof Service>(
  services: Services,
  option: Option,
): readonly (readonly [string, Saying<Option>])[] {
  return Object.entries(services).filter((entry): entry is [string, Saying<Option>] => entry[1][option] !== undefined);
}
