import { z } from "zod";
import { inside } from "./service/text.js";

/** As Compose names projects, and Docker containers. */
const project = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]*$/,
    "a project of Compose is named with small letters, digits, '-' and '_', as 'docker compose ls' tells",
  );
const container = z
  .string()
  .regex(/^[a-zA-Z0-9][\w.-]+$/, "a container is named with letters, digits, '_', '.' and '-', as 'docker ps' tells");

/** `adopt` of the stack. */
export const adoptionSchema = z.strictObject({
  projects: z.array(project).exactOptional(),
  containers: z.array(container).exactOptional(),
});

const volume = /^[a-zA-Z0-9][\w.-]*(?:\/[^\p{Cc}]+)?$/u;

/** A named volume, a folder in one, or a path of the host. */
const oldPlace = z
  .string()
  .refine(
    (place) => volume.test(place) || inside.safeParse(place).success,
    'old data lies in a named volume such as "shop_data", in a folder of one such as "shop_data/main", or at a path of the host such as "/srv/shop"',
  )
  .refine(
    (place) => place.split("/").every((part, index) => (index === 0 || part !== "") && part !== "." && part !== ".."),
    "a place has no empty part, no '.' and no '..'",
  );

/** `adopt` of a service. */
export const adoptedPlaces = z.record(inside, oldPlace);
