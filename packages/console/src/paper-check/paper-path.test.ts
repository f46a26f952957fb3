import { paperOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { paperPath } from "./use-paper.ts";

it("asks where the contract says", () => {
  expect(paperPath("{code}")).toBe(paperOperations.verifyPaper.path);
});
