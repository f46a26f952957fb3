import type { HandlingTerms } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../../test/builders/call.ts";
import { aPartnerId, aRegion, aStaffId, at, aWindowId } from "../../../test/builders/ids.ts";
import { aStaff } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { nothing, publish } from "../../../test/engines/publish.ts";
import { registerPartner } from "./partners.ts";

const [xian, nanjing] = [aRegion("610100"), aRegion("320100")];
const window = { region: xian, name: "通办专窗", open: true, matters: [], team: [] };
const operator = aStaff({ id: aStaffId("operator"), role: "operator", regions: [], windows: [] });

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  await publish(store, {
    ...nothing,
    regions: [
      { region: xian, name: "西安市" },
      { region: nanjing, name: "南京市" },
    ],
    windows: [
      { ...window, id: aWindowId("xian-1") },
      { ...window, id: aWindowId("nanjing-1"), region: nanjing },
    ],
    staff: [operator],
  });
});

let registered = 0;
const register = async (handles: HandlingTerms) => {
  const params = { partnerId: aPartnerId(`approval-${++registered}`) };
  const body = { name: "自有审批系统", regions: [], handles, why: "对接自有系统" };
  const answer = await registerPartner(aBroker(store))(
    aCall(operator, at("2026-03-02T01:30:00.000Z"), { params, body }),
  );
  if (answer.kind === "answered") return "registered";
  return { code: codeOf(answer), ...("facts" in answer ? answer.facts : {}) };
};

it("registers a handling system at windows of its own region, and names one that is not", async () => {
  expect(await register({ region: xian })).toBe("registered");
  expect(await register({ region: xian, windows: [aWindowId("xian-1")] })).toBe("registered");
  for (const strange of ["nanjing-1", "nowhere-1"].map((id) => aWindowId(id)))
    expect(await register({ region: xian, windows: [aWindowId("xian-1"), strange] })).toEqual({
      code: "window-not-in-regions",
      window: strange,
      regions: [xian],
    });
});
