import { inquiryOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { answersPath, askAboutCasePath, askPath, followPath } from "./inquiry-paths.ts";

it("asks where the broker answers", () => {
  const { askInquiry, followInquiry, askAboutOwnCase, listAnswers } = inquiryOperations;
  expect([askPath, followPath, askAboutCasePath]).toEqual(
    [askInquiry, followInquiry, askAboutOwnCase].map(({ path }) => path),
  );
  expect(answersPath("610100", "food-business-permit")).toBe(
    `${listAnswers.path}?region=610100&matter=food-business-permit`,
  );
});
