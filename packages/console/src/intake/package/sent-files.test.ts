import { describe, expect, it } from "vitest";
import { filesByCase } from "./sent-files.ts";

const offered = {
  materials: [
    { title: "申请书", members: ["a", "b"] },
    { title: "执照", members: ["b"] },
    { title: "招牌图", members: ["c"] },
  ],
} as unknown as Parameters<typeof filesByCase>[0];

const bundle = {
  members: [
    { member: "a", caseId: null },
    { member: "b", caseId: "case-b" },
    { member: "c", caseId: null },
  ],
} as unknown as Parameters<typeof filesByCase>[1];

const file = (title: string) => ({
  title,
  sha256: title,
  mediaType: "image/png",
  size: 1,
  fileName: "1.png",
});

describe("the files of a package", () => {
  it("are sent once each, to a member that has begun and that they serve", () => {
    expect([...filesByCase(offered, bundle, ["申请书", "执照", "招牌图", "别的"].map(file))]).toEqual([
      ["case-b", ["申请书", "执照"]],
    ]);
  });
});
