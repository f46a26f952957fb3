import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { type Case, refusal, type Verdict } from "@tongban/domain";
import { eventOfCommand, type Head, loadHistory, type StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { chinaCalendar } from "../../test/builders/calendar.ts";
import { caseCommands } from "../../test/builders/case-commands.ts";
import { aCaseId } from "../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../test/builders/staff.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { type Command, runCommand } from "./run-command.ts";

const someoneWasFirst = new TransactionCanceledException({
  message: "cancelled",
  $metadata: {},
  CancellationReasons: [{ Code: "ConditionalCheckFailed" }],
});

let store: StoreContext;
let cases = 0;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const aRoutedCase = async (): Promise<Head> => {
  cases += 1;
  return carryOn(store, await keepSubmitted(store, { externalRef: `NJ-${cases}` }), ["route"]);
};

const aClaim = (caseId: Case["origin"]["id"], parts: Partial<Command> = {}): Command => ({
  caseId,
  stamp: { id: "command-of-li-mei", digest: "claim" },
  visible: () => true,
  now: monday,
  decide: (kase) => caseCommands.claim(kase, aStaff(), monday),
  ...parts,
});

const told = async (command: Command) => {
  const outcome = await runCommand({ store, ...chinaCalendars }, command);
  return outcome.kind === "done" ? `${outcome.kind} ${outcome.history.head.kase.status}` : outcome.code;
};

const eventsOf = async (id: Case["origin"]["id"]) =>
  ((await loadHistory(store, id))?.events ?? []).map(({ type }) => type);

describe("a command", () => {
  it("answers with the case after it, as it is kept", async () => {
    const { kase } = await aRoutedCase();
    const outcome = await runCommand({ store, ...chinaCalendars }, aClaim(kase.origin.id));
    expect(outcome).toEqual({ kind: "done", history: await loadHistory(store, kase.origin.id) });
  });

  it("finds nothing where there is no case, or none that the caller may see, and does not decide then", async () => {
    const { kase } = await aRoutedCase();
    const decide = vi.fn((): Verdict => refusal("not-holder"));
    expect(await told(aClaim(kase.origin.id, { visible: () => false, decide }))).toBe("not-found");
    expect(await told(aClaim(aCaseId("z".repeat(26)), { decide }))).toBe("not-found");
    expect(decide).not.toHaveBeenCalled();
  });

  it("is decided when it was given, by the calendar of the region that handles the case", async () => {
    const { kase } = await aRoutedCase();
    const calendar = { ...chinaCalendar, version: "of the handling region" };
    const calendarOf = vi.fn(async () => calendar);
    const decide = vi.fn((): Verdict => refusal("not-holder"));
    await runCommand({ store, calendarOf }, aClaim(kase.origin.id, { decide }));
    expect(calendarOf).toHaveBeenCalledExactlyOnceWith("610100");
    const { events } = (await loadHistory(store, kase.origin.id)) ?? expect.fail("no case");
    expect(decide).toHaveBeenCalledExactlyOnceWith(kase, { now: monday, calendar }, events);
  });

  it("passes a refusal on and writes nothing", async () => {
    const { kase } = await aRoutedCase();
    expect(
      await told(aClaim(kase.origin.id, { decide: (at) => caseCommands.accept(at, aStaff(), monday) })),
    ).toBe("not-claimed");
    expect(await eventsOf(kase.origin.id)).toHaveLength(2);
  });

  it("with the version that the caller saw is done at that version only", async () => {
    const { kase } = await aRoutedCase();
    expect(await runCommand({ store, ...chinaCalendars }, aClaim(kase.origin.id, { seen: 1 }))).toEqual({
      kind: "problem",
      code: "version-stale",
      facts: { version: 2, seen: 1 },
    });
    expect(await told(aClaim(kase.origin.id, { seen: 2 }))).toBe("done claimed");
  });
});

describe("a repeated command", () => {
  it("is not done again: it answers with the case as it is now, also where the version moved on", async () => {
    const { kase } = await aRoutedCase();
    await told(aClaim(kase.origin.id, { seen: 2 }));
    expect(await told(aClaim(kase.origin.id, { seen: 2 }))).toBe("done claimed");
    expect(await told(aClaim(kase.origin.id))).toBe("done claimed");
    expect(await eventsOf(kase.origin.id)).toEqual(["CaseSubmitted", "CaseRouted", "CaseClaimed"]);
  });

  it("is not done again where the case would allow it once more", async () => {
    const routed = await aRoutedCase();
    await told(aClaim(routed.kase.origin.id));
    const claimed = (await loadHistory(store, routed.kase.origin.id))?.head ?? routed;
    await carryOn(store, claimed, ["release"]);
    expect(await told(aClaim(routed.kase.origin.id))).toBe("done routed");
  });

  it("that shows personal data is decided anew and put on the record each time", async () => {
    const { kase } = await carryOn(store, await aRoutedCase(), ["claim"]);
    const decide = (at: Case) => caseCommands.reveal(at, aStaff(), monday);
    const stamp = { id: "look", digest: "reason" };
    const look = aClaim(kase.origin.id, { decide, stamp, repetition: "decided-anew" });
    expect([await told(look), await told(look)]).toEqual(["done claimed", "done claimed"]);
    expect(await eventsOf(kase.origin.id)).toHaveLength(5);
    expect(await told({ ...look, stamp: { id: "look", digest: "other" } })).toBe("idempotency-key-reused");
  });

  it("that shows personal data is refused once the caller lost the case", async () => {
    const held = await carryOn(store, await aRoutedCase(), ["claim"]);
    const { id } = held.kase.origin;
    const decide = (at: Case) => caseCommands.reveal(at, aStaff(), monday);
    const look = aClaim(id, { decide, stamp: { id: "look", digest: "r" }, repetition: "decided-anew" });
    expect(await told(look)).toBe("done claimed");
    const { head } = (await loadHistory(store, id)) ?? { head: held };
    await carryOn(store, head, ["reassign"], { staff: aLead() });
    expect(await told(look)).toBe("not-holder");
    expect((await eventsOf(id)).filter((type) => type === "ApplicantRevealed")).toHaveLength(1);
  });

  it("with other content is refused", async () => {
    const { kase } = await aRoutedCase();
    await told(aClaim(kase.origin.id));
    const other = aClaim(kase.origin.id, { stamp: { id: "command-of-li-mei", digest: "other" } });
    expect(await told(other)).toBe("idempotency-key-reused");
  });
});

describe("two commands at once", () => {
  it("have one winner; the other decides again on the newer case", async () => {
    const { kase } = await aRoutedCase();
    const staff = Array.from({ length: 8 }, (_, i) => (i % 2 ? aStaff() : anotherClerk()));
    const outcomes = await Promise.all(
      staff.map((by, i) =>
        told(
          aClaim(kase.origin.id, {
            stamp: { id: `command-${i}`, digest: "claim" },
            decide: (at) => caseCommands.claim(at, by, monday),
          }),
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual([...Array(7).fill("already-claimed"), "done claimed"]);
  });

  it("that are the same one are done once, and both say so", async () => {
    const { kase } = await aRoutedCase();
    const twins = await Promise.all([1, 2, 3].map(() => told(aClaim(kase.origin.id))));
    expect(twins).toEqual(Array(3).fill("done claimed"));
    expect(await eventsOf(kase.origin.id)).toHaveLength(3);
  });

  it("do not go on for ever: where others are always first, the caller is asked to try again", async () => {
    const { kase } = await aRoutedCase();
    const table = Object.assign(Object.create(store.table), {
      send: async (command: unknown) => {
        if (command instanceof TransactWriteCommand) throw someoneWasFirst;
        return store.table.send(command as GetCommand);
      },
    });
    const outcome = await runCommand(
      { store: { ...store, table }, ...chinaCalendars },
      aClaim(kase.origin.id),
    );
    expect(outcome).toMatchObject({ kind: "problem", code: "try-again" });
    const history = await loadHistory(store, kase.origin.id);
    expect(history && eventOfCommand(history, "command-of-li-mei")).toBeUndefined();
  });
});
