import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../../test/builders/agreement.ts";
import { anAgreementId, aRegion, aStaffId, at, on } from "../../../../../test/builders/ids.ts";
import { addMs, type Instant } from "../../clock/instant.ts";
import type { Staff } from "../../staff.ts";
import { type Agreement, type AgreementContent, needsCompiling, statusOf } from "./agreement-life.ts";
import { nextLook, noteCompiled, passTime, suspendAgreement } from "./course.ts";
import { discardDraft, draftAgreement, reviseDraft } from "./draft.ts";
import type { AgreementEvent } from "./event.ts";
import { evolveAgreement, publishedVersion } from "./evolve.ts";
import type { Finding } from "./finding.ts";
import { consentToProposal, partiesStillAsked, proposeToParties, sendProposalBack } from "./propose.ts";
import type { AgreementVerdict, Operator, Speaker } from "./speaker.ts";

const xian = aRegion("610100");
const nanjing = aRegion("320100");
const yinchuan = aRegion("640100");
const id = anAgreementId("xian-nanjing");
const now = at("2026-03-02T01:30:00.000Z");
const operator: Operator = { kind: "operator", name: "root" };

const aCoordinator = (name: string, ...regions: Staff["regions"]): Staff => ({
  id: aStaffId(name),
  name,
  role: "coordinator",
  regions,
  windows: [],
});
const he = aCoordinator("he-yun", xian);
const colleague = aCoordinator("he-ping", xian);
const shen = aCoordinator("shen-yang", nanjing);
const jin = aCoordinator("jin-xin", yinchuan);
const everybody = aCoordinator("all", xian, nanjing, yinchuan);

const { version: _version, ...standard } = aStandard();
const content = (parts: Partial<AgreementContent> = {}): AgreementContent => ({
  title: "西安市—南京市政务服务“跨省通办”框架协议",
  kind: "bilateral",
  parties: [xian, nanjing],
  validFrom: on("2026-01-01"),
  validUntil: on("2026-12-31"),
  list: { digest: "list-1", rows: 2 },
  standard,
  ...parts,
});

/** The agreement after a command that goes through. */
const after = (verdict: AgreementVerdict | undefined): Agreement => {
  if (verdict?.kind !== "changed") throw new Error(`refused: ${verdict?.code}`);
  return verdict.agreement;
};
const codeOf = (verdict: AgreementVerdict): string => (verdict.kind === "refusal" ? verdict.code : "changed");

const drafted = after(draftAgreement(undefined, he, { id, content: content() }, now));
const propose = (
  agreement: Agreement,
  by: Speaker = he,
  parts: Partial<Parameters<typeof proposeToParties>[2]> = {},
) => proposeToParties(agreement, by, { what: "publication", reason: "", findings: [], ...parts }, now);
const proposed = after(propose(drafted));
const published = after(consentToProposal(proposed, shen, now));
const compiled = after(noteCompiled(published, now));
const suspended = after(suspendAgreement(compiled, shen, "a dispute", now));

describe("an agreement", () => {
  it("is drafted by a coordinator of one of its parties, and by nobody else", () => {
    expect(statusOf(drafted)).toBe("draft");
    expect(codeOf(draftAgreement(undefined, jin, { id, content: content() }, now))).toBe("party-required");
    const clerk: Staff = { ...he, role: "clerk" };
    expect(codeOf(draftAgreement(undefined, clerk, { id, content: content() }, now))).toBe(
      "coordinator-required",
    );
    expect(codeOf(draftAgreement(drafted, shen, { id, content: content() }, now))).toBe("draft-exists");
  });

  it("is published by the consent of another person of another party", () => {
    expect(statusOf(proposed)).toBe("checked");
    expect(partiesStillAsked(proposed, proposed.proposal ?? never(), [])).toEqual([nanjing]);
    expect(codeOf(consentToProposal(proposed, he, now))).toBe("own-proposal");
    expect(codeOf(consentToProposal(proposed, colleague, now))).toBe("same-party");
    expect(codeOf(consentToProposal(proposed, jin, now))).toBe("party-required");
    expect(published).toMatchObject({
      published: { version: 1, listVersion: 1, standardVersion: 1, status: "in-force" },
    });
    expect(published).not.toHaveProperty("draft");
    expect(published).not.toHaveProperty("proposal");
  });

  it("is not published by one who speaks for all parties alone", () => {
    const alone = after(propose(drafted, everybody, { region: nanjing }));
    expect(codeOf(consentToProposal(alone, everybody, now))).toBe("own-proposal");
    expect(codeOf(consentToProposal(alone, he, now))).toBe("changed");
    expect(codeOf(propose(drafted, he, { region: nanjing }))).toBe("party-required");
  });

  it("needs the consent of every party that joins", () => {
    const next = after(
      draftAgreement(compiled, he, { id, content: content({ parties: [xian, nanjing, yinchuan] }) }, now),
    );
    const asked = after(propose(next));
    expect(partiesStillAsked(asked, asked.proposal ?? never(), [])).toEqual([yinchuan]);
    const seconded = after(consentToProposal(asked, shen, now));
    expect(statusOf(seconded)).toBe("in-force");
    expect(seconded.published?.version).toBe(1);
    expect(codeOf(consentToProposal(seconded, shen, now))).toBe("consented-already");
    expect(after(consentToProposal(seconded, jin, now)).published?.content.parties).toHaveLength(3);
  });

  it("asks also the party that is to leave", () => {
    const three = content({ parties: [xian, nanjing, yinchuan], kind: "alliance" });
    const alliance = after(draftAgreement(undefined, operator, { id, content: three }, now));
    const inForce = after(propose(alliance, operator));
    expect(statusOf(inForce)).toBe("in-force");
    const without = after(draftAgreement(inForce, he, { id, content: content() }, now));
    const asked = after(propose(without));
    expect(partiesStillAsked(asked, asked.proposal ?? never(), [])).toEqual([nanjing, yinchuan]);
  });

  it("counts the versions of its list and its standard by what they say", () => {
    const again = (parts: Partial<AgreementContent>) => {
      const draft = after(draftAgreement(compiled, he, { id, content: content(parts) }, now));
      const { published: next } = after(consentToProposal(after(propose(draft)), shen, now));
      return [next?.version, next?.listVersion, next?.standardVersion];
    };
    expect(again({ title: "另一标题" })).toEqual([2, 1, 1]);
    expect(again({ list: { digest: "list-2", rows: 2 } })).toEqual([2, 2, 1]);
    expect(again({ standard: { ...standard, lease: { unit: "minutes", amount: 5 } } })).toEqual([2, 1, 2]);
  });

  it("comes back with a comment, and can be changed again", () => {
    expect(codeOf(reviseDraft(proposed, he, content(), now))).toBe("proposal-pending");
    expect(codeOf(discardDraft(proposed, he, now))).toBe("proposal-pending");
    expect(codeOf(sendProposalBack(proposed, shen, " ", now))).toBe("reasons-required");
    const back = after(sendProposalBack(proposed, shen, "请核对第 2 行", now));
    expect(back).toMatchObject({ draft: { sentBack: "请核对第 2 行" } });
    expect(codeOf(consentToProposal(back, shen, now))).toBe("nothing-proposed");
    expect(codeOf(sendProposalBack(back, shen, "again", now))).toBe("nothing-proposed");
    expect(after(reviseDraft(back, shen, content({ title: "改" }), now)).draft?.author).toBe(shen.id);
    expect(after(discardDraft(back, he, now))).not.toHaveProperty("draft");
    expect(codeOf(reviseDraft(compiled, he, content(), now))).toBe("no-draft");
  });

  it("is proposed without errors only, and promises less to others only with a reason", () => {
    const finding = (severity: Finding["severity"]): Finding => ({
      severity,
      part: "list",
      code: "row-twice",
      facts: {},
    });
    expect(codeOf(propose(drafted, he, { findings: [finding("error")] }))).toBe("draft-has-errors");
    expect(codeOf(propose(drafted, he, { findings: [finding("needs-reason")] }))).toBe("worse-than-local");
    const reason = "材料需邮寄";
    expect(codeOf(propose(drafted, he, { findings: [finding("needs-reason")], reason }))).toBe("changed");
    expect(codeOf(propose(drafted, he, { findings: [finding("notice")] }))).toBe("changed");
  });

  it("is suspended by one party, and comes back or ends by two", () => {
    expect(statusOf(suspended)).toBe("suspended");
    expect(codeOf(suspendAgreement(suspended, he, "again", now))).toBe("not-in-force");
    expect(codeOf(suspendAgreement(compiled, he, "", now))).toBe("reasons-required");
    expect(codeOf(suspendAgreement(drafted, he, "why", now))).toBe("not-published");
    const asked = after(propose(suspended, shen, { what: "reinstatement", reason: "解决" }));
    expect(statusOf(after(consentToProposal(asked, he, now)))).toBe("in-force");
    expect(codeOf(propose(compiled, he, { what: "reinstatement", reason: "x" }))).toBe("not-suspended");
    const end = after(propose(compiled, shen, { what: "termination", reason: "到此为止" }));
    const ended = after(consentToProposal(end, he, now));
    expect(statusOf(ended)).toBe("terminated");
    expect(codeOf(draftAgreement(ended, he, { id, content: content() }, now))).toBe("agreement-over");
    expect(codeOf(propose(ended, he, { what: "termination", reason: "x" }))).toBe("agreement-over");
  });
});

describe("time", () => {
  const pass = (agreement: Agreement, days: string): Agreement => {
    const verdict = passTime(agreement, at(`${days}T00:00:00.000Z`));
    return verdict ? after(verdict) : agreement;
  };

  it("announces the end 90, 30 and 7 days before, each once, and ends it when its last day is over", () => {
    expect(nextLook(published)).toBe(now);
    expect(nextLook(compiled)).toBe(at("2026-10-01T16:00:00.000Z"));
    expect(pass(compiled, "2026-10-01")).toBe(compiled);
    const told = pass(compiled, "2026-10-02");
    expect(told.warned).toBe(90);
    expect(nextLook(told)).toBe(at("2026-11-30T16:00:00.000Z"));
    expect(pass(told, "2026-12-28").warned).toBe(7);
    expect(pass(compiled, "2026-12-31").warned).toBe(7);
    const over = pass(told, "2027-01-01");
    expect(statusOf(over)).toBe("expired");
    expect(needsCompiling(over)).toBe(true);
    expect(passTime(over, at("2028-01-01T00:00:00.000Z"))).toBeUndefined();
  });

  it("says nothing of an agreement that is shorter than the notice", () => {
    const short = content({ validFrom: on("2026-12-10") });
    const draft = after(draftAgreement(undefined, operator, { id, content: short }, now));
    const inForce = after(noteCompiled(after(propose(draft, operator)), now));
    expect(nextLook(inForce)).toBe(at("2026-12-23T16:00:00.000Z"));
  });

  it("begins anew with a renewal, also of one that is over", () => {
    const over = pass(compiled, "2027-01-01");
    const renewal = content({ validFrom: on("2027-01-02"), validUntil: on("2028-12-31") });
    const draft = after(draftAgreement(over, he, { id, content: renewal }, now));
    const renewed = after(consentToProposal(after(propose(draft)), shen, now));
    expect(renewed).toMatchObject({ published: { version: 2, status: "in-force" } });
    expect(renewed).not.toHaveProperty("warned");
  });
});

describe("any life of an agreement", () => {
  it("is the fold of its events, and admission follows what is published", () => {
    const speakers = [he, colleague, shen, jin, everybody];
    const step = fc.record({
      by: fc.constantFrom(...speakers),
      does: fc.constantFrom(
        "draft",
        "revise",
        "discard",
        "propose",
        "end",
        "consent",
        "back",
        "suspend",
        "reinstate",
        "time",
        "compile",
      ),
      parties: fc.constantFrom([xian, nanjing], [xian, nanjing, yinchuan]),
      days: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let agreement: Agreement | undefined;
        let clock: Instant = now;
        const events: AgreementEvent[] = [];
        for (const { by, does, parties, days } of steps) {
          clock = addMs(clock, days * 86_400_000);
          const known = agreement;
          const said = content({ parties, validUntil: on("2026-12-31") });
          const verdict: AgreementVerdict | undefined =
            does === "draft" || !known
              ? draftAgreement(known, by, { id, content: said }, clock)
              : {
                  revise: () => reviseDraft(known, by, said, clock),
                  discard: () => discardDraft(known, by, clock),
                  propose: () => propose(known, by),
                  end: () => propose(known, by, { what: "termination", reason: "x" }),
                  reinstate: () => propose(known, by, { what: "reinstatement", reason: "x" }),
                  consent: () => consentToProposal(known, by, clock),
                  back: () => sendProposalBack(known, by, "x", clock),
                  suspend: () => suspendAgreement(known, by, "x", clock),
                  time: () => passTime(known, clock),
                  compile: () => noteCompiled(known, clock),
                }[does]();
          if (verdict?.kind !== "changed") continue;
          events.push(...verdict.events);
          agreement = verdict.agreement;
        }
        let rebuilt: Agreement | undefined;
        for (const event of events) rebuilt = evolveAgreement(rebuilt, event);
        expect(rebuilt).toEqual(agreement);
        for (const [i, event] of events.entries()) {
          if (event.type !== "AgreementPublished") continue;
          const before = events.slice(0, i);
          const made = before.findLast((one) => one.type === "ProposalMade");
          const seconded = before.findLast((one) => one.type === "ProposalSeconded");
          expect(seconded?.actor).not.toEqual(made?.actor);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const never = (): never => {
  throw new Error("there is no proposal");
};

it("every version is found again as it was published, whatever was drafted since", () => {
  const events: AgreementEvent[] = [];
  const step = (decide: (agreement: Agreement | undefined) => AgreementVerdict): Agreement => {
    const verdict = decide(events.reduce<Agreement | undefined>(evolveAgreement, undefined));
    if (verdict.kind !== "changed") throw new Error(`refused: ${verdict.code}`);
    events.push(...verdict.events);
    return verdict.agreement;
  };
  const known = (agreement: Agreement | undefined): Agreement => {
    if (!agreement) throw new Error("nothing was drafted");
    return agreement;
  };
  const versions = ["第一版", "第二版", "第三版"].map((title) => {
    step((agreement) => draftAgreement(agreement, he, { id, content: content({ title }) }, now));
    step((agreement) => propose(known(agreement)));
    return step((agreement) => consentToProposal(known(agreement), shen, now)).published;
  });
  step((agreement) => draftAgreement(agreement, he, { id, content: content({ title: "草案" }) }, now));
  expect([1, 2, 3].map((version) => publishedVersion(events, version))).toEqual(versions);
  expect(publishedVersion(events, 4)).toBeUndefined();
});
