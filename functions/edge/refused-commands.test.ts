import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import {
  addMs,
  approveExtension,
  askExtension,
  askSupplement,
  type Case,
  type Moment,
  type RefusalCode,
  resume,
  suspend,
  type Verdict,
} from "@tongban/domain";
import type { Head, StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aLead, aStaff } from "../../test/builders/staff.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine, type Engine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { runCommand } from "./run-command.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

type Life = readonly Parameters<typeof carryOn>[2][number][];
type Asked = (kase: Case, moment: Moment) => Verdict;

const accepted: Life = ["route", "claim", "accept"];
const liMei = aStaff();
const reasons = { reasons: "案情复杂" };
const pauseFor = (ground: string): Asked => {
  const suspension = { ground, expected: { unit: "working-days", amount: 5 }, reasons: "现场踏勘" } as const;
  return (kase, moment) => suspend.verdict(kase, liMei, suspension, moment);
};
const extend: Asked = (kase, moment) => askExtension.verdict(kase, liMei, reasons, moment);
const approve: Asked = (kase, moment) => approveExtension.verdict(kase, aLead(), reasons, moment);
const askFor = (material: string): Asked => {
  const deficiencies = [{ material, problem: "缺签字页" }];
  return (kase, moment) => askSupplement.verdict(kase, liMei, { deficiencies }, moment);
};
const goOn: Asked = (kase, moment) => resume.verdict(kase, liMei, undefined, moment);

/** 15 working days by law from Monday 2026-03-02 end on 03-23; a claim that nobody used ends four hours after it. */
const moments = { inTime: addMs(monday, 3_600_000), expired: addMs(monday, 22 * 86_400_000) } as const;

/** What is done by Li Mei, and by the lead after it; what is asked then, and when; and the code of the refusal. */
const bad: readonly (readonly [what: string, Life, Life, keyof typeof moments, Asked, RefusalCode])[] = [
  ["a pause for a site visit", accepted, [], "inTime", pauseFor("site-visit"), "pause-ground-unlawful"],
  [
    "a pause for a ground of another agreement",
    accepted,
    [],
    "inTime",
    pauseFor("agreed/跨省核验"),
    "pause-ground-unlawful",
  ],
  [
    "a pause for a supplement that nobody asked for",
    accepted,
    [],
    "inTime",
    pauseFor("supplement"),
    "pause-ground-unlawful",
  ],
  [
    "a second extension",
    [...accepted, "ask-extension"],
    ["approve-extension"],
    "inTime",
    extend,
    "already-extended",
  ],
  [
    "a second approval",
    [...accepted, "ask-extension"],
    ["approve-extension"],
    "inTime",
    approve,
    "already-extended",
  ],
  ["an extension after expiry", accepted, [], "expired", extend, "extension-after-expiry"],
  [
    "an approval after expiry",
    [...accepted, "ask-extension"],
    [],
    "expired",
    approve,
    "extension-after-expiry",
  ],
  [
    "a second supplement notice for something else",
    ["route", "claim", "ask-supplement", "supply"],
    [],
    "inTime",
    askFor("场所证明"),
    "told-once-already",
  ],
  ["a resumption of a clock that runs", accepted, [], "inTime", goOn, "clock-running"],
];

const everythingIn = async ({ table, tableName }: StoreContext) =>
  (await table.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))).Items;

it.each(bad)("%s is refused with its own code, and nothing in the table changes", async (...row) => {
  const [, byClerk, byLead, when, asked, code] = row;
  const store = await engine.aStore();
  let head: Head = await carryOn(store, await keepSubmitted(store), byClerk);
  head = await carryOn(store, head, byLead, { staff: aLead() });
  const before = await everythingIn(store);
  const outcome = await runCommand(
    { store, ...chinaCalendars },
    {
      caseId: head.kase.origin.id,
      stamp: { id: "bad", digest: "bad" },
      visible: () => true,
      now: moments[when],
      decide: asked,
    },
  );
  expect(outcome).toMatchObject({ kind: "refusal", code });
  expect(await everythingIn(store)).toEqual(before);
});
