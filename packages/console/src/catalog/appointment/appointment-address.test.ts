import { expect, it } from "vitest";
import { fragmentIn } from "../../shell/fragment.ts";
import { codeIn } from "./appointment-address.ts";

it("finds the code of an appointment, encoded or not", () => {
  for (const hash of ["#appointment=7k3q-f9xw", "#appointment=7k3q%2Df9xw"])
    expect(codeIn(fragmentIn(hash))).toBe("7k3q-f9xw");
});

it("shows the page for an address that is not well encoded, too", () => {
  expect(codeIn(fragmentIn("#appointment=%"))).toBe("%");
});

it.each(["", "#", "#main"])("finds none in %j", (hash) => {
  expect(codeIn(fragmentIn(hash))).toBeUndefined();
});
