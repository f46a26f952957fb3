import { applicantOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { progressPath } from "./use-progress.ts";

it("asks where the contract says that the broker answers", () => {
  expect(progressPath).toBe(applicantOperations.showProgress.path);
});
