import { expect, test } from "vitest";
import { noteMade, noteWhatIsMade } from "../../src/model/made.js";

test("who ends twice does not end the notes of another", () => {
  const [endOne, endOther] = [noteWhatIsMade(), noteWhatIsMade()];
  endOne();
  endOne();
  const thing = {};
  noteMade(thing);
  expect(endOther()).toEqual([thing]);
  noteMade({});
  expect(endOther()).toEqual([thing]);
});
