import type { CaseStatus, Staff } from "@tongban/domain";
import { runCommand } from "../../functions/edge/run-command.ts";
import { fireTimers } from "../../functions/workers/fire-timers.ts";
import { type CaseCommandName, caseCommands } from "../builders/case-commands.ts";
import { aStaffId } from "../builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../builders/staff.ts";
import type { BrokerOfLives, LivingCase, RunParts } from "./broker-of-lives.ts";
import type { GivenCommand } from "./steps.ts";
import { takingTurns } from "./taking-turns.ts";

const coordinator: Staff = aStaff({
  id: aStaffId("zhao-min"),
  name: "赵敏",
  role: "coordinator",
  windows: [],
});
const team = [aStaff(), anotherClerk(), aLead(), coordinator, aReviewer()] as const;

/** What a case's status suggests to do, the likely things more often. */
const suggestions: { readonly [S in CaseStatus]: readonly CaseCommandName[] } = {
  submitted: ["supervise", "reveal", "giveCommitment"],
  routed: ["give-priority", "giveCommitment", "claim", "claim", "claim", "reassign", "supervise"],
  claimed: [
    "accept",
    "accept",
    "accept-with-gaps",
    "giveCommitment",
    "ask-supplement",
    "ask-supplement",
    "decide",
    "decide",
    "release",
    "decline",
  ],
  "awaiting-supplement": ["supply", "supply", "supply", "supply", "reassign", "withdraw"],
  accepted: [
    "claim",
    "takePayment",
    "takePayment",
    "payAgain",
    "fillGap",
    "suspend",
    "suspend",
    "decide",
    "ask-review",
    "ask-review",
    "pass-review",
    "pass-review",
    "return-review",
    "takeOver",
    "ask-extension",
    "approve-extension",
    "refuse-extension",
    "explain-delay",
    "supervise",
  ],
  suspended: ["resume", "resume", "withdraw", "approve-extension", "supervise", "explain-delay", "reassign"],
  decided: ["acknowledge", "explain-delay", "supervise", "rate", "rectify", "appeal-rating"],
  closed: [
    "confirmRefund",
    "payAgain",
    "explain-delay",
    "supervise",
    "rate",
    "rectify",
    "appeal-rating",
    "decideAppeal",
  ],
  declined: ["explain-delay", "reveal"],
  withdrawn: ["takePayment", "confirmRefund", "reveal", "supervise"],
  abandoned: ["reveal"],
  terminated: ["takePayment", "reveal"],
};

const byLead: readonly CaseCommandName[] = [
  "waive-fee",
  "give-priority",
  "end-priority",
  "reassign",
  "approve-extension",
  "refuse-extension",
  "pass-review",
];

/** A case by its place among those that live. */
export const livingAt = (broker: BrokerOfLives, place: number): LivingCase | undefined =>
  [...broker.cases.values()][place % Math.max(1, broker.cases.size)];

const chosen = (living: LivingCase, { suggested, name, staff }: GivenCommand) => {
  const usual = suggestions[living.kase.status];
  const does = suggested === undefined ? name : (usual[suggested % usual.length] ?? name);
  return { does, by: staff === undefined ? whoMay(living, does) : (team[staff % team.length] ?? team[0]) };
};

const whoMay = ({ kase }: LivingCase, name: CaseCommandName): Staff => {
  if (name === "supervise" || name === "handOver") return coordinator;
  if (name === "decideAppeal") return { ...coordinator, regions: [kase.origin.source] };
  if (name === "return-review") return aReviewer();
  if (name === "takeOver") return anotherClerk();
  if (byLead.includes(name)) return aLead();
  return team.find(({ id }) => "holder" in kase && id === kase.holder) ?? team[0];
};

/** A command by the way that the API takes; one that broke off may be given again, as the same command. */
export const command = async (
  broker: BrokerOfLives,
  given: GivenCommand & { readonly again: boolean },
  id: string,
  parts: RunParts,
): Promise<void> => {
  const living = livingAt(broker, given.of);
  if (!living) return;
  const give = commandOn(broker, living, given, id);
  const done = await give(parts);
  if (done.killed && given.again) await give({});
};

const commandOn = (broker: BrokerOfLives, living: LivingCase, given: GivenCommand, id: string) => {
  const { does, by } = chosen(living, given);
  return (parts: RunParts) =>
    broker.run(
      (run) =>
        runCommand(run, {
          caseId: living.naive.origin.id,
          stamp: { id, digest: does },
          visible: () => true,
          now: run.now,
          decide: (kase, { now, calendar }) => caseCommands[does](kase, by, now, calendar),
        }),
      parts,
    );
};

/** A command, and the message of the case's timer, at the same time. */
export const race = async (
  broker: BrokerOfLives,
  given: GivenCommand & { readonly order: readonly number[] },
  id: string,
): Promise<void> => {
  const living = livingAt(broker, given.of);
  if (!living) return;
  const give = commandOn(broker, living, given, id);
  await takingTurns(given.order, [
    (gate) => give({ gate }).then(() => undefined),
    (gate) =>
      broker.run((run) => fireTimers(run, living.naive.origin.id, run.now), { gate }).then(() => undefined),
  ]);
};
