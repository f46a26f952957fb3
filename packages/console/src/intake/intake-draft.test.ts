import { describe, expect, it } from "vitest";
import { aStorage } from "../session/a-storage.ts";
import {
  applicationOf,
  dropIntakeDraft,
  filesOf,
  keepIntakeDraft,
  newDraft,
  readIntakeDraft,
} from "./intake-draft.ts";

const draft = newDraft("2026-11-26", "1b4e28ba-2fa1-11d2-883f-0016d3cca427");

describe("the draft of an application that is taken in", () => {
  it("has a number of its own from the start", () => {
    expect(draft.externalRef).toBe("20261126-1B4E28BA");
  });

  it("is sent without what was not entered, and without names of files", () => {
    const material = { title: "申请书", mediaType: "application/pdf", sha256: "a".repeat(64), size: 3 };
    const entered = {
      ...draft,
      district: " 610112 ",
      applicant: { ...draft.applicant, name: " 张三 ", number: "11010519491231002x" },
      materials: [{ ...material, fileName: "张三.pdf" }],
    };
    expect(applicationOf(entered)).toEqual({
      externalRef: draft.externalRef,
      district: "610112",
      applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X" },
      form: {},
      materials: [material],
    });
  });

  it("takes along the files of its materials, and none that was taken out again", () => {
    const sha256 = "a".repeat(64);
    const kept = new File(["kept"], "kept.pdf");
    const brought = { title: "申请书", mediaType: "application/pdf", sha256, size: 4, fileName: "kept.pdf" };
    const files = new Map([
      [sha256, kept],
      ["b".repeat(64), new File(["out"], "out.pdf")],
    ]);
    expect(filesOf([brought], files)).toEqual(new Map([[sha256, kept]]));
  });

  it("of an organisation names its agent", () => {
    const applicant = {
      ...draft.applicant,
      kind: "organization",
      name: "某公司",
      agentName: "李四",
    } as const;
    expect(applicationOf({ ...draft, applicant })["applicant"]).toEqual({
      kind: "organization",
      name: "某公司",
      agent: { name: "李四" },
    });
  });

  it("outlives a reload, each window's for itself, until it is dropped", () => {
    const storage = aStorage();
    keepIntakeDraft(storage, "one", draft);
    expect(readIntakeDraft(storage, "one")).toEqual(draft);
    expect(readIntakeDraft(storage, "another")).toBeUndefined();
    storage.setItem("tongban.draft.intake.another", "no JSON");
    expect(readIntakeDraft(storage, "another")).toBeUndefined();
    dropIntakeDraft(storage, "one");
    expect(readIntakeDraft(storage, "one")).toBeUndefined();
  });
});
