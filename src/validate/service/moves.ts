import { named } from "../name.js";

export const moveOptions = { movedFrom: named.exactOptional() };
