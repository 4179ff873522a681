import { adoptedPlaces } from "../adoption.js";
import { named } from "../name.js";

export const moveOptions = { movedFrom: named.exactOptional(), adopt: adoptedPlaces.exactOptional() };
