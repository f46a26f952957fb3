import { expect, it } from "vitest";
import { packageInFile } from "./package-file.ts";

it("reads a package with its id, and nothing out of what is none", () => {
  expect(packageInFile('{"id":"open-shop","title":"开店","open":false}')).toEqual({
    id: "open-shop",
    terms: { title: "开店", open: false },
  });
  for (const text of ["", "[]", "{}", '{"id":1}', "null", "not json"])
    expect(packageInFile(text)).toBeUndefined();
});
