import { addDays, localDateOf } from "@tongban/domain";
import { expect, it } from "vitest";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { monday } from "../../../../test/engines/kept-cases.ts";
import { addressHashing } from "./address-hash.ts";

const { aTable } = await anEngine();
const today = localDateOf(monday);

it("has one hash for the addresses of a network, whoever computes it, and others for others", async () => {
  const store = await aTable();
  const [hash, elsewhere] = [addressHashing(store), addressHashing(store)];
  expect(await hash("2001:db8::7", today)).toBe(await elsewhere("2001:db8::9:0:0:8", today));
  expect(await hash("2001:db8::7", today)).not.toBe(await hash("2001:db8:0:1::7", today));
  expect(await hash("203.0.113.7", today)).not.toBe(await hash("203.0.113.8", today));
});

it("has another hash on another day", async () => {
  const hash = addressHashing(await aTable());
  expect(await hash("203.0.113.7", today)).not.toBe(await hash("203.0.113.7", addDays(today, 1)));
});
