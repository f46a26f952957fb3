import { caseActionOperations } from "@tongban/contract";
import { deliveryProofs, priorityGrounds, type RatingStage, ratingStages } from "@tongban/domain";
import type { Command } from "commander";
import { type Client, expectValue } from "../../client/index.ts";
import { revealedText, staffCaseText } from "../case-text.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { workingDaysOf } from "../whole-number.ts";
import { type DecideOptions, decisionOf } from "./decision.ts";
import {
  type DispatchOptions,
  dispatchOf,
  type OriginalsOptions,
  originalsOf,
  type ReceiptOptions,
  receiptOf,
} from "./delivery.ts";

type CaseAction = keyof typeof caseActionOperations;

/** What all actions are called with; `ifMatch` only where the route wants the version that was seen. */
type ActionCall = {
  readonly params: { readonly caseId: string };
  readonly ifMatch?: number;
  readonly signal: AbortSignal;
};

/** What an action answered, for machines and for people. */
type ActionResult = { readonly value: unknown; readonly text: () => string };

/** An option of a command, as commander takes it: its flags and what it says. */
type Choice = readonly [flags: string, description: string];

type Described = {
  readonly description: string;
  /** Options without which it is refused. */
  readonly required?: readonly Choice[];
  readonly optional?: readonly Choice[];
  /** What stands after the case and who acts in an example, such as `--reason "…"`. */
  readonly example?: string;
};

/** How an action is a command of the terminal; `command` has the options that were typed. */
export type ActionCommand = Described & {
  /** Refuses options that do not fit together before anything is asked of the broker. */
  readonly check: (command: Command) => void;
  readonly call: (client: Client, call: ActionCall, command: Command) => Promise<ActionResult>;
};

type Action<Options> = Described & {
  readonly check?: (options: Options) => unknown;
  readonly call: (client: Client, call: ActionCall, options: Options) => Promise<ActionResult>;
};

const actionCommand = <Options extends object>({
  check,
  call,
  ...described
}: Action<Options>): ActionCommand => ({
  ...described,
  check: (command) => void check?.(command.opts<Options>()),
  call: (client, at, command) => call(client, at, command.opts<Options>()),
});

type StaffCase = Parameters<typeof staffCaseText>[0];
type Reason = { readonly reason: string };
type Declination = Reason & { readonly organ: string };
type Target = { readonly to: string; readonly reason: string; readonly note?: string };
type Reasons = { readonly reasons: string };
type Deficiencies = { readonly missing: readonly string[] };
type NamedPart = { readonly part: string; readonly region: string };
type Suspension = Reasons & { readonly ground: string; readonly days: string };

const deficienciesOf = ({ missing }: Deficiencies) =>
  missing.map((text) => {
    const [, material, problem] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (material === undefined || problem === undefined)
      throw new CommandError(exitCodes.usage, `--missing takes material=problem, not ${text}.`);
    return { material, problem };
  });

/** Who gets a case and why, as the broker takes it. */
export const givingOf = ({ to, reason, note }: Target) => ({
  to,
  reason,
  ...(note === undefined ? {} : { note }),
});

const expectedOf = ({ days }: Suspension) => workingDaysOf(days, 10);

/** How a decision is made or proposed. */
const decisionChoices: readonly Choice[] = [
  ["--grant", "grant it"],
  ["--number <text>", "with --grant: number of the document"],
  ["--title <text>", "with --grant: title of the document"],
  [
    "--licence <json>",
    "with --grant: the electronic licence beside it (电子证照): type, issuer, validFrom, validUntil, source, reference",
  ],
  ["--refuse", "refuse it"],
  ["--reasons <text>", "with --refuse: why"],
  ["--remedies <text>", "with --refuse: reconsideration or litigation, where and until when"],
];

const shown = (kase: StaffCase): ActionResult => ({ value: kase, text: () => staffCaseText(kase) });

/** The command of each thing that staff may do with a case; an action without a command does not compile. */
export const actionCommands: Record<CaseAction, ActionCommand> = {
  claim: actionCommand({
    description: "take a waiting case (领取)",
    call: async (client, call) => shown(expectValue(await client.call(caseActionOperations.claim, call))),
  }),
  release: actionCommand<Reason>({
    description: "put a case that you hold back on the board",
    required: [["--reason <text>", "why, for the window's team"]],
    example: '--reason "需由熟悉医保业务的同事办理"',
    call: async (client, call, { reason }) =>
      shown(expectValue(await client.call(caseActionOperations.release, { ...call, body: { reason } }))),
  }),
  reassign: actionCommand<Target>({
    description: "as lead: give a held case to another member of the team (改派)",
    required: [
      ["--to <staff>", "who gets it"],
      ["--reason <text>", "why"],
    ],
    optional: [["--note <text>", "what whoever gets it should know (交接说明)"]],
    example: '--to wang-qiang --reason "原经办人请假"',
    call: async (client, call, options) =>
      shown(
        expectValue(await client.call(caseActionOperations.reassign, { ...call, body: givingOf(options) })),
      ),
  }),
  accept: actionCommand({
    description: "accept a case that you hold (受理)",
    call: async (client, call) => shown(expectValue(await client.call(caseActionOperations.accept, call))),
  }),
  "accept-with-gaps": actionCommand({
    description: "accept a case whose missing materials follow against a commitment (容缺受理)",
    call: async (client, call) =>
      shown(expectValue(await client.call(caseActionOperations["accept-with-gaps"], call))),
  }),
  "dispatch-result": actionCommand<DispatchOptions>({
    description: "hand the result of a case over for delivery (送达)",
    optional: [
      ["--post <carrier>", "with a courier, and --number"],
      ["--number <text>", "with --post: the number of the parcel"],
      ["--pick-up <place>", "to be picked up there, and --code"],
      ["--code <text>", "with --pick-up: the code that it is handed out for"],
      ["--electronic <platform>", "to the applicant's account there"],
    ],
    example: "--post 邮政特快专递 --number 1234567890",
    check: dispatchOf,
    call: async (client, call, options) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["dispatch-result"], { ...call, body: dispatchOf(options) }),
        ),
      ),
  }),
  "fail-delivery": actionCommand<Reason & { readonly returned?: true }>({
    description: "record that an attempt at the delivery failed",
    required: [["--reason <text>", "why"]],
    optional: [["--returned", "the result came back to the window"]],
    example: '--reason "无人签收"',
    call: async (client, call, { reason, returned = false }) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["fail-delivery"], { ...call, body: { reason, returned } }),
        ),
      ),
  }),
  "confirm-delivery": actionCommand<ReceiptOptions>({
    description: "record that the result was delivered, with its proof (送达回证)",
    required: [["--received-by <name>", "who received it"]],
    optional: [
      ["--proof <kind>", `${deliveryProofs.join(", ")}; signature if not given`],
      ["--at <instant>", "when, such as 2026-03-10T02:00:00.000Z; now if not given"],
    ],
    example: "--received-by 张三",
    check: receiptOf,
    call: async (client, call, options) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["confirm-delivery"], { ...call, body: receiptOf(options) }),
        ),
      ),
  }),
  "return-originals": actionCommand<OriginalsOptions>({
    description: "record that originals go back to the applicant (退还材料)",
    required: [
      ["--material <title...>", "which"],
      ["--how <text>", "how they go back"],
    ],
    optional: [
      ["--post <carrier>", "by post, and --number: followed as a parcel of the case"],
      ["--number <text>", "with --post: the number of the parcel"],
      ["--to-applicant", "with --post: to the applicant, not to who sent the case"],
    ],
    example: "--material 营业执照 --how 随件寄回",
    check: originalsOf,
    call: async (client, call, options) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["return-originals"], {
            ...call,
            body: originalsOf(options),
          }),
        ),
      ),
  }),
  decline: actionCommand<Declination>({
    description: "decline a case that you hold (不予受理)",
    required: [
      ["--reason <text>", "why"],
      ["--organ <name>", "the organ whose matter it is"],
    ],
    example: '--reason "不属于本机关职权" --organ "西安市公安局"',
    call: async (client, call, { reason, organ: rightOrgan }) =>
      shown(
        expectValue(
          await client.call(caseActionOperations.decline, { ...call, body: { reason, rightOrgan } }),
        ),
      ),
  }),
  decide: actionCommand<DecideOptions>({
    description: "decide a case (办结): --grant, or --refuse with reasons and remedies",
    optional: decisionChoices,
    example: '--grant --number "陕卫公证字2026-1" --title "卫生许可证"',
    check: decisionOf,
    call: async (client, call, options) =>
      shown(
        expectValue(await client.call(caseActionOperations.decide, { ...call, body: decisionOf(options) })),
      ),
  }),
  "ask-review": actionCommand<DecideOptions>({
    description: "propose a decision for review (审核): --grant, or --refuse with reasons and remedies",
    optional: decisionChoices,
    example: '--grant --number "陕卫公证字2026-1" --title "卫生许可证"',
    check: decisionOf,
    call: async (client, call, options) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["ask-review"], { ...call, body: decisionOf(options) }),
        ),
      ),
  }),
  "pass-review": actionCommand({
    description: "as reviewer: pass a proposed decision that you had no hand in",
    call: async (client, call) =>
      shown(expectValue(await client.call(caseActionOperations["pass-review"], call))),
  }),
  "return-review": actionCommand<Reasons>({
    description: "as reviewer: send a proposed decision back to its holder",
    required: [["--reasons <text>", "what is to be mended"]],
    example: '--reasons "缺少现场核查结论"',
    call: async (client, call, { reasons }) =>
      shown(
        expectValue(await client.call(caseActionOperations["return-review"], { ...call, body: { reasons } })),
      ),
  }),
  "waive-fee": actionCommand<Reasons & { readonly basis: string }>({
    description: "as lead: waive the fee of a case (减免)",
    required: [
      ["--basis <text>", "the law or rule that allows it"],
      ["--reasons <text>", "why in this case"],
    ],
    example: '--basis "财税〔2019〕53号" --reasons "申请人属免费对象"',
    call: async (client, call, { basis, reasons }) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["waive-fee"], { ...call, body: { basis, reasons } }),
        ),
      ),
  }),
  "give-priority": actionCommand<Reasons & { readonly ground: string }>({
    description: "as lead: let a case go first (绿色通道)",
    required: [
      ["--ground <word>", priorityGrounds.join(", ")],
      ["--reasons <text>", "why this one"],
    ],
    example: '--ground disaster-relief --reasons "抢险物资运输"',
    call: async (client, call, { ground, reasons }) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["give-priority"], { ...call, body: { ground, reasons } }),
        ),
      ),
  }),
  "end-priority": actionCommand<Reasons>({
    description: "as lead: put a case that went first back among the others",
    required: [["--reasons <text>", "why"]],
    example: '--reasons "险情已解除"',
    call: async (client, call, { reasons }) =>
      shown(
        expectValue(await client.call(caseActionOperations["end-priority"], { ...call, body: { reasons } })),
      ),
  }),
  "ask-supplement": actionCommand<Deficiencies>({
    description: "ask for a supplement, everything missing in one notice (补正)",
    required: [["--missing <material=problem...>", "each material and what is wrong with it"]],
    example: '--missing "身份证=照片模糊" "场所证明=缺少签字页"',
    check: deficienciesOf,
    call: async (client, call, options) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["ask-supplement"], {
            ...call,
            body: { deficiencies: deficienciesOf(options) },
          }),
        ),
      ),
  }),
  suspend: actionCommand<Suspension>({
    description: "stop the clock for a procedure that does not count (特别程序)",
    required: [
      [
        "--ground <word>",
        "hearing, tender, auction, inspection, testing, quarantine, appraisal, expert-review",
      ],
      ["--days <n>", "working days that it is expected to take"],
      ["--reasons <text>", "what the applicant is told"],
    ],
    example: '--ground hearing --days 10 --reasons "依申请举行听证"',
    check: expectedOf,
    call: async (client, call, options) =>
      shown(
        expectValue(
          await client.call(caseActionOperations.suspend, {
            ...call,
            body: { ground: options.ground, expected: expectedOf(options), reasons: options.reasons },
          }),
        ),
      ),
  }),
  "name-part": actionCommand<NamedPart>({
    description: "give a part of a joint case that came back to a region again (联办环节)",
    required: [
      ["--part <id>", "which part"],
      ["--region <code>", "who handles it now"],
    ],
    example: "--part check --region 320100",
    call: async (client, call, { part, region }) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["name-part"], {
            ...call,
            body: { part, region },
          }),
        ),
      ),
  }),
  resume: actionCommand({
    description: "end a procedure that did not count; the clock goes on",
    call: async (client, call) => shown(expectValue(await client.call(caseActionOperations.resume, call))),
  }),
  "ask-extension": actionCommand<Reasons>({
    description: "ask for the one extension of the time (延期)",
    required: [["--reasons <text>", "why the time does not do"]],
    example: '--reasons "案情复杂，需进一步核实"',
    call: async (client, call, { reasons }) =>
      shown(
        expectValue(await client.call(caseActionOperations["ask-extension"], { ...call, body: { reasons } })),
      ),
  }),
  "approve-extension": actionCommand<Reasons>({
    description: "as lead: approve an extension",
    required: [["--reasons <text>", "what the applicant is told"]],
    example: '--reasons "案情复杂，需进一步核实"',
    call: async (client, call, { reasons }) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["approve-extension"], { ...call, body: { reasons } }),
        ),
      ),
  }),
  "refuse-extension": actionCommand<Reasons>({
    description: "as lead: refuse an extension",
    required: [["--reasons <text>", "why"]],
    example: '--reasons "理由不充分"',
    call: async (client, call, { reasons }) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["refuse-extension"], { ...call, body: { reasons } }),
        ),
      ),
  }),
  "explain-delay": actionCommand<Reasons>({
    description: "explain why a case is late, or answer an order (超期说明, 督办答复)",
    required: [["--reasons <text>", "why, published with the case"]],
    example: '--reasons "等待外省核查结果，预计三日内办结"',
    call: async (client, call, { reasons }) =>
      shown(
        expectValue(await client.call(caseActionOperations["explain-delay"], { ...call, body: { reasons } })),
      ),
  }),
  rectify: actionCommand<{ readonly done: string; readonly calledBack?: true }>({
    description: "record how a bad rating was rectified (差评整改)",
    required: [["--done <text>", "what was done"]],
    optional: [["--called-back", "the applicant was called back (回访)"]],
    example: '--done "已致歉并补办" --called-back',
    call: async (client, call, { done, calledBack = false }) =>
      shown(
        expectValue(await client.call(caseActionOperations.rectify, { ...call, body: { done, calledBack } })),
      ),
  }),
  "appeal-rating": actionCommand<Reason & { readonly stage: RatingStage }>({
    description: "appeal against a bad rating; the other side's coordinator decides (差评申诉)",
    required: [
      ["--stage <stage>", ratingStages.join(" or ")],
      ["--reason <text>", "why it should not count"],
    ],
    example: '--stage result --reason "评价针对另一件办件"',
    call: async (client, call, { stage, reason }) =>
      shown(
        expectValue(
          await client.call(caseActionOperations["appeal-rating"], { ...call, body: { stage, reason } }),
        ),
      ),
  }),
  reveal: actionCommand<Reason>({
    description: "see the applicant unmasked; the reason goes on the record",
    required: [["--reason <text>", "why you need to see it"]],
    example: '--reason "核对身份"',
    call: async (client, call, { reason }) => {
      const revealed = expectValue(
        await client.call(caseActionOperations.reveal, { ...call, body: { reason } }),
      );
      return { value: revealed, text: () => revealedText(revealed) };
    },
  }),
};
