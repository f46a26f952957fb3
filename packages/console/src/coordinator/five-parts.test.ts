import { agreementView } from "@tongban/contract";
import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../test/builders/agreement.ts";
import { on } from "../../../../test/builders/ids.ts";
import type { Agreement } from "../api/wire.ts";
import { fiveParts, standingOfAgreement } from "./five-parts.ts";

const today = on("2026-11-21");

const aWindow = (
  region: string,
  change: { open?: boolean; matters?: string[]; team?: { id: string; name: string }[] } = {},
) => ({
  id: `window-${region}`,
  region,
  name: "专窗",
  open: true,
  matters: ["food-business-permit"],
  team: [{ id: "li-mei", name: "李梅" }],
  ...change,
});

const anAgreement = (change: Record<string, unknown> = {}): Agreement =>
  agreementView.parse({
    id: "xian-nanjing",
    version: 1,
    title: "协议",
    kind: "bilateral",
    status: "in-force",
    validFrom: "2026-01-01",
    validUntil: "2026-12-31",
    parties: [
      { region: "610100", name: "西安市" },
      { region: "320100", name: "南京市" },
    ],
    list: {
      version: 1,
      entries: [
        {
          matter: "permit",
          title: "许可",
          modes: ["online"],
          caseType: "promised",
          statutory: null,
          promised: { unit: "working-days", amount: 8 },
          materials: [],
        },
      ],
    },
    standard: aStandard(),
    windows: [aWindow("610100"), aWindow("320100")],
    ...change,
  });

const states = (agreement: Agreement) =>
  fiveParts(agreement, today).map(({ part, state }) => `${part} ${state}`);

describe("the five parts of an agreement", () => {
  it("all stand where nothing is missing", () => {
    expect(new Set(fiveParts(anAgreement(), today).map(({ state }) => state))).toEqual(new Set(["stands"]));
  });
  it("stand in part where only one region has an open window", () => {
    const agreement = anAgreement({ windows: [aWindow("610100"), aWindow("320100", { open: false })] });
    expect(states(agreement)).toContain("window partial");
  });
  it("stand in part where a region's one window only takes in for other regions", () => {
    const agreement = anAgreement({ windows: [aWindow("610100"), aWindow("320100", { matters: [] })] });
    expect(states(agreement)).toContain("window partial");
    expect(states(agreement)).toContain("team partial");
  });
  it("lack a team where an open window has nobody", () => {
    const agreement = anAgreement({ windows: [aWindow("610100", { team: [] }), aWindow("320100")] });
    expect(states(agreement)).toContain("window stands");
    expect(states(agreement)).toContain("team partial");
  });
  it("are missing where there is no annex", () => {
    const agreement = anAgreement({ list: null, standard: null, windows: [] });
    expect(states(agreement).slice(1)).toEqual([
      "list missing",
      "window missing",
      "team missing",
      "standard missing",
    ]);
  });
});

describe("a framework agreement", () => {
  it.each([
    ["2025-12-31", "not-yet"],
    ["2026-01-01", "in-force"],
    ["2026-12-31", "in-force"],
    ["2027-01-01", "over"],
  ])("on %s is %s", (date, standing) => {
    expect(standingOfAgreement(anAgreement(), on(date))).toBe(standing);
  });
  it("is what its status says where that is not in force", () => {
    expect(standingOfAgreement(anAgreement({ status: "suspended" }), today)).toBe("suspended");
  });
});
