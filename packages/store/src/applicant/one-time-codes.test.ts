import { addMs, type CaseId } from "@tongban/domain";
import { expect, it } from "vitest";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { monday } from "../../../../test/engines/kept-cases.ts";
import { keepOneTimeCode, oneTimeLimits, tryOneTimeCode } from "./one-time-codes.ts";

const { aTable } = await anEngine();
const id = "0".repeat(26) as CaseId;
const minutes = (n: number) => addMs(monday, n * 60_000);

it("opens once by the right code, however many send it at once, and not again", async () => {
  const store = await aTable();
  expect(await keepOneTimeCode(store, id, "right", monday)).toEqual({
    kind: "may-be-sent",
    expires: minutes(5),
  });
  const tries = await Promise.all([1, 2, 3].map(() => tryOneTimeCode(store, id, "right", minutes(1))));
  expect(tries.map(({ kind }) => kind).toSorted()).toEqual(["over", "over", "right"]);
  expect(await tryOneTimeCode(store, id, "right", minutes(1))).toEqual({ kind: "over" });
});

it("has five tries, the right code after them among those that come too late", async () => {
  const store = await aTable();
  await keepOneTimeCode(store, id, "right", monday);
  for (const left of [4, 3, 2, 1, 0])
    expect(await tryOneTimeCode(store, id, "wrong", monday)).toEqual({ kind: "wrong", left });
  expect(await tryOneTimeCode(store, id, "right", monday)).toEqual({ kind: "over" });
});

it("is over after five minutes, and where none was sent", async () => {
  const store = await aTable();
  expect(await tryOneTimeCode(store, id, "right", monday)).toEqual({ kind: "over" });
  await keepOneTimeCode(store, id, "right", monday);
  expect(await tryOneTimeCode(store, id, "right", minutes(5))).toEqual({ kind: "over" });
});

it("is followed by another one after a minute, five times in an hour; the one before is over then", async () => {
  const store = await aTable();
  for (let n = 0; n < oneTimeLimits.codes; n++)
    expect(await keepOneTimeCode(store, id, `code-${n}`, minutes(n))).toMatchObject({ kind: "may-be-sent" });
  expect(await tryOneTimeCode(store, id, "code-3", minutes(4))).toEqual({ kind: "wrong", left: 4 });
  expect(await tryOneTimeCode(store, id, "code-4", minutes(4))).toEqual({ kind: "right" });
  expect(await keepOneTimeCode(store, id, "more", minutes(10))).toEqual({ kind: "too-soon", seconds: 3000 });
  expect(await keepOneTimeCode(store, id, "later", minutes(60))).toMatchObject({ kind: "may-be-sent" });
  expect(await keepOneTimeCode(store, id, "at once", minutes(60.5))).toEqual({
    kind: "too-soon",
    seconds: 30,
  });
});
