import { caseActionOperations, windowOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { partner, staff } from "./broker.ts";
import { routed } from "./steps.ts";

const sender = partner("nanjing-gov");
const mandate = {
  title: "授权委托书",
  mediaType: "application/pdf" as const,
  sha256: "7".repeat(64),
  size: 1024,
};
const helper = { kind: "person" as const, name: "王小五", until: "2099-12-31", document: mandate };

test("a helper acts for the applicant by a mandate, is seen by the window, and no longer once it is revoked", async () => {
  const { caseId } = await routed({ helper });
  const named = expectValue(await sender.getCase(caseId));
  expect(named.helper).toEqual({ kind: "person", name: "王**", until: "2099-12-31", state: "in-force" });
  expect(named.timeline.map(({ type }) => type)).toContain("HelperNamed");
  const { materials } = expectValue(await sender.listMaterials(caseId));
  expect(materials.map(({ title }) => title)).toContain("授权委托书");

  const other = await routed();
  expect(codeOf(await sender.withdrawCase(other.caseId, "不办了", { byHelper: true }))).toBe("no-helper");
  expectValue(await sender.revokeHelper(caseId, "申请人撤销授权"));
  expect(codeOf(await sender.withdrawCase(caseId, "不办了", { byHelper: true }))).toBe("mandate-revoked");
  expect(codeOf(await sender.nameHelper(caseId, { ...helper, until: "2020-01-01" }))).toBe("mandate-expired");
  expectValue(await sender.nameHelper(caseId, helper));
  const withdrawn = expectValue(await sender.withdrawCase(caseId, "不办了", { byHelper: true }));
  expect(withdrawn.timeline.at(-1)).toMatchObject({ type: "CaseWithdrawn", actor: "partner", helper: true });

  const seen = expectValue(
    await staff("xian-lead").call(windowOperations.getWindowCase, { params: { caseId } }),
  );
  expect(seen.helper).toMatchObject({ name: "王**", state: "in-force" });
  expect(JSON.stringify(seen)).not.toContain("王小五");
  expect(codeOf(await staff("xian-lead").call(caseActionOperations.claim, { params: { caseId } }))).toBe(
    "already-withdrawn",
  );
});
