import { addMs } from "@tongban/domain";
import { expect, it } from "vitest";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { monday } from "../../../../test/engines/kept-cases.ts";
import { guessLimits, mayGuess, noteWrongGuess } from "./guesses.ts";

const { aTable } = await anEngine();
const heard = { kind: "heard" };

it("holds an address off after its wrong codes, for the rest of ten minutes, and no other address", async () => {
  const store = await aTable();
  for (let n = 0; n < guessLimits.address; n++) {
    expect(await mayGuess(store, "a", monday)).toEqual(heard);
    expect(await noteWrongGuess(store, "a", monday)).toEqual(heard);
  }
  expect(await mayGuess(store, "a", addMs(monday, 90_000))).toEqual({ kind: "held-off", seconds: 510 });
  expect(await mayGuess(store, "b", monday)).toEqual(heard);
  expect(await mayGuess(store, "a", addMs(monday, 600_000))).toEqual(heard);
});

it("holds off what many send at once, each counted once", async () => {
  const store = await aTable();
  const answers = await Promise.all(Array.from({ length: 40 }, () => noteWrongGuess(store, "a", monday)));
  expect(answers.filter(({ kind }) => kind === "heard")).toHaveLength(guessLimits.address);
});

it("hears nobody twice while everywhere too many are wrong, and still whoever was not wrong", async () => {
  const store = await aTable();
  const addresses = Array.from({ length: guessLimits.everywhere }, (_, n) => `bot-${n}`);
  await Promise.all(addresses.map((address) => noteWrongGuess(store, address, monday)));
  expect(await mayGuess(store, "bot-7", monday)).toEqual({ kind: "held-off", seconds: 60 });
  expect(await mayGuess(store, "an applicant", monday)).toEqual(heard);
});
