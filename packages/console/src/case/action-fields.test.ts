import { describe, expect, it } from "vitest";
import { inputOf } from "./action-fields.ts";

describe("the command that a form makes up", () => {
  it("is a grant without a document where none is given", () => {
    expect(
      inputOf("decide", { outcome: "granted", withDocument: false, documentNumber: "left over" }),
    ).toEqual({
      action: "decide",
      body: { outcome: "granted", document: null },
    });
  });
  it("is a grant with its document", () => {
    const fields = {
      outcome: "granted",
      withDocument: true,
      documentNumber: "1",
      documentTitle: "许可证",
    } as const;
    expect(inputOf("decide", fields)).toEqual({
      action: "decide",
      body: { outcome: "granted", document: { number: "1", title: "许可证" } },
    });
  });
  it("is a refusal with reasons and remedies, and no document though one was typed before", () => {
    const fields = { outcome: "refused", reasons: "面积", remedies: "复议", withDocument: true } as const;
    expect(inputOf("decide", fields)).toEqual({
      action: "decide",
      body: { outcome: "refused", reasons: "面积", remedies: "复议" },
    });
  });
  it("is nothing but the action where nothing is asked for", () => {
    expect(inputOf("accept", { reason: "left over" })).toEqual({ action: "accept" });
  });
});
