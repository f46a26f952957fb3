import { expect, it } from "vitest";
import { fragmentIn } from "../shell/fragment.ts";
import { codeIn } from "./code-in-address.ts";

it("finds a code in the fragment, as it is printed, typed, or encoded by who made the QR code", () => {
  const code = "7K3QF9XW2M4TR8BHN5Y1";
  for (const fragment of [
    "#7K3Q-F9XW-2M4T-R8BH-N5Y1",
    "#7k3q f9xw 2m4t r8bh n5y1",
    "#7K3Q%2DF9XW-2M4TR8BHN5Yl",
  ])
    expect(codeIn(fragmentIn(fragment))).toBe(code);
});

it.each(["", "#", "#%", "#7K3Q", "#7K3Q-F9XW-2M4T-R8BH-N5Y2"])("finds none in %j", (fragment) =>
  expect(codeIn(fragmentIn(fragment))).toBeUndefined(),
);
