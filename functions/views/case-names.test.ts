import type { StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aListRow, anAgreement, aStandard } from "../../test/builders/agreement.ts";
import { aCase } from "../../test/builders/case.ts";
import { aRegion } from "../../test/builders/ids.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { publish } from "../../test/engines/publish.ts";
import { caseNamesIn } from "./case-names.ts";

let store: StoreContext;
const kase = aCase({ status: "routed" });
const { partner, pins } = kase.origin;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

describe("the names of a case", () => {
  it("are ids only where nobody knows the name, and that is not remembered", async () => {
    const namesOf = caseNamesIn(store);
    expect(await namesOf(kase)).toEqual({ partner, agreement: pins.agreement, window: kase.window });
    const terms = { ...anAgreement(), id: pins.agreement, title: "西安南京通办框架协议" };
    const window = { id: kase.window, region: aRegion("610100"), name: "西安市通办专窗", open: true };
    await publish(store, {
      regions: [],
      matters: [],
      agreements: [{ terms, rows: [aListRow()], standard: aStandard() }],
      windows: [{ ...window, matters: [], team: [] }],
      staff: [],
      partners: [{ id: partner, name: "南京市政务平台", regions: [aRegion("320100")], local: true }],
    });
    expect(await namesOf(kase)).toEqual({
      partner: "南京市政务平台",
      agreement: "西安南京通办框架协议",
      window: "西安市通办专窗",
    });
  });
});
