import { randomUUID } from "node:crypto";
import { inquiryOperations } from "@tongban/contract";
import {
  type ComplaintFinding,
  type ComplaintSubject,
  complaintFindings,
  complaintSubjects,
  type InquiryKind,
  inquiryKinds,
} from "@tongban/domain";
import { type Command, Option } from "commander";
import { type CallOptions, createClient, expectValue, type Returned } from "../../client/index.ts";
import { shanghaiTime } from "../case-text.ts";
import { brokerOf, type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { textTable } from "../text-table.ts";

type Own = Returned<typeof inquiryOperations.followInquiry>;
type Body = CallOptions<typeof inquiryOperations.actOnInquiry>["body"];
type AskOptions = GlobalOptions & {
  readonly region: string;
  readonly matter?: string;
  readonly window?: string;
  readonly kind: InquiryKind;
  readonly about?: ComplaintSubject;
};

/** Adds consultations and complaints (咨询、投诉): asking and following by a code, and a window's work on them. */
export const addInquiryCommands = (program: Command, terminal: Terminal): void => {
  const group = program.command("inquiry").description("consultations and complaints (咨询、投诉)");
  addAsking(group, terminal);
  addLooking(group, terminal);
  addActing(group, terminal);
};

const withQuestion = (command: Command): Command =>
  command
    .requiredOption("--region <code>", "whose window answers")
    .option("--matter <id>", "what it is about; its window is found")
    .option("--window <id>", "which window")
    .addOption(new Option("--kind <kind>", "ask or complain").choices(inquiryKinds).default("consultation"))
    .addOption(new Option("--about <what>", "of a complaint").choices(complaintSubjects));

const questionOf = (question: string, { kind, about, region, matter, window }: AskOptions) => ({
  kind,
  question,
  region,
  ...(about ? { about } : {}),
  ...(matter ? { matter } : {}),
  ...(window ? { window } : {}),
});

const addAsking = (group: Command, terminal: Terminal): void => {
  withQuestion(group.command("ask <text>"))
    .description("ask a window without signing in; keep the code, which leads to the answer")
    .addHelpText(
      "after",
      "\nExample:\n  tongban inquiry ask 材料可以邮寄吗？ --region 610100 --matter food-business-permit",
    )
    .action(async (text: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<AskOptions>();
      const call = {
        body: questionOf(text, options),
        idempotencyKey: randomUUID(),
        signal: terminal.stopped,
      };
      const sent = expectValue(
        await createClient(brokerOf(terminal, options)).call(inquiryOperations.askInquiry, call),
      );
      show(terminal, options, sent, () => `${ownText(sent)}\n  code      ${sent.queryCode}`);
    });
  withStaffOptions(withQuestion(group.command("enter <text>")))
    .description("as staff: enter what somebody asks who came to the window")
    .option("--case <id>", "the case that it concerns")
    .addHelpText(
      "after",
      "\nExample:\n  tongban inquiry enter 多久能办好？ --staff li-mei --region 610100 --case 3q8m0v5k2x7n4t9b6d1c0f8g2h",
    )
    .action(async (text: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<AskOptions & StaffOptions & { readonly case?: string }>();
      const body = {
        ...questionOf(text, options),
        ...(options.case === undefined ? {} : { caseId: options.case }),
      };
      const call = { body, idempotencyKey: randomUUID(), signal: terminal.stopped };
      const client = await staffOf(terminal, options);
      const sent = expectValue(await client.call(inquiryOperations.enterInquiry, call));
      show(terminal, options, sent, () => `${ownText(sent)}\n  code      ${sent.queryCode}`);
    });
};

const addLooking = (group: Command, terminal: Terminal): void => {
  for (const act of ["show", "withdraw"] as const)
    group
      .command(`${act} <code>`)
      .description(
        act === "show" ? "how an inquiry stands, by its code" : "take it back before it is answered",
      )
      .addHelpText("after", `\nExample:\n  tongban inquiry ${act} 7K3Q-F9XW-2M4T-R8BH-N5Y1`)
      .action(async (code: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<GlobalOptions>();
        const call = { body: { do: act, code }, idempotencyKey: randomUUID(), signal: terminal.stopped };
        const client = createClient(brokerOf(terminal, options));
        const own = expectValue(await client.call(inquiryOperations.followInquiry, call));
        show(terminal, options, own, () => ownText(own));
      });
  withStaffOptions(group.command("list"))
    .description("as staff: what your windows or regions are asked")
    .addOption(new Option("--which <list>", "which").choices(["open", "late", "ended"]).default("open"))
    .addHelpText("after", "\nExample:\n  tongban inquiry list --staff li-mei --which late")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions & { readonly which: "open" | "late" | "ended" }>();
      const call = { query: { which: options.which }, signal: terminal.stopped };
      const client = await staffOf(terminal, options);
      const listed = expectValue(await client.call(inquiryOperations.listInquiries, call));
      const rows = listed.inquiries.map(({ id, state, due, late, windowName, handlerName }) => [
        id,
        state,
        `${shanghaiTime(due)}${late ? " late" : ""}`,
        windowName,
        handlerName ?? "",
      ]);
      show(terminal, options, listed, () =>
        rows.length > 0
          ? textTable(["ID", "STATE", "DUE", "WINDOW", "HANDLED BY"], rows)
          : "Nothing is listed.",
      );
    });
  withStaffOptions(group.command("get <id>"))
    .description("as staff: one with what was written and what you may do")
    .addHelpText("after", "\nExample:\n  tongban inquiry get zx-7k3m9q2w7n --staff li-mei")
    .action(async (inquiryId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { inquiryId }, signal: terminal.stopped };
      const got = expectValue(await client.call(inquiryOperations.getInquiry, call));
      show(terminal, options, got, () => staffText(got));
    });
};

/** An action on an inquiry as the command has it. */
type Acting = {
  readonly name: string;
  readonly description: string;
  readonly example: string;
  readonly more?: (command: Command) => Command;
  readonly bodyOf: (options: ActOptions, text: string) => Body;
};

type ActOptions = StaffOptions & {
  readonly finding?: ComplaintFinding;
  readonly to: string;
  readonly reason: string;
  readonly question: string;
  readonly answer: string;
};

const acting: readonly Acting[] = [
  {
    name: "take <id>",
    description: "as lead or coordinator: take a complaint in hand",
    example: "take ts-7k3m9q2w7n --staff wang-jun",
    bodyOf: () => ({ do: "take" }),
  },
  {
    name: "answer <id> <text>",
    description: "answer; of a complaint with its finding and the reasons",
    example: "answer zx-7k3m9q2w7n 可以邮寄。 --staff li-mei",
    more: (command) =>
      command.addOption(new Option("--finding <finding>", "of a complaint").choices(complaintFindings)),
    bodyOf: ({ finding }, text) => ({ do: "answer", text, ...(finding ? { finding } : {}) }),
  },
  {
    name: "forward <id>",
    description: "forward a consultation to the window that can answer it; its due date stays",
    example: "forward zx-7k3m9q2w7n --to nanjing-320100-1 --reason 属该窗口受理 --staff li-mei",
    more: (command) =>
      command.requiredOption("--to <window>", "which window").requiredOption("--reason <text>", "why"),
    bodyOf: ({ to, reason }) => ({ do: "forward", window: to, reason }),
  },
  {
    name: "call-back <id> <text>",
    description: "what came of calling back whoever complained (回访)",
    example: "call-back ts-7k3m9q2w7n 已电话回访，满意 --staff wang-jun",
    bodyOf: (_, text) => ({ do: "call-back", text }),
  },
  {
    name: "publish <id>",
    description: "as coordinator: publish the answer in words that name nobody",
    example: "publish zx-7k3m9q2w7n --question 能邮寄吗？ --answer 可以。 --staff zhao-min",
    more: (command) =>
      command
        .requiredOption("--question <text>", "as it is shown")
        .requiredOption("--answer <text>", "as it is shown"),
    bodyOf: ({ question, answer }) => ({ do: "publish", question, answer }),
  },
  {
    name: "unpublish <id>",
    description: "as coordinator: take a published answer away",
    example: "unpublish zx-7k3m9q2w7n --staff zhao-min",
    bodyOf: () => ({ do: "unpublish" }),
  },
];

const addActing = (group: Command, terminal: Terminal): void => {
  for (const { name, description, example, more = (command: Command) => command, bodyOf } of acting)
    withStaffOptions(more(group.command(name)))
      .description(description)
      .addHelpText("after", `\nExample:\n  tongban inquiry ${example}`)
      .action(async (inquiryId: string, ...rest: readonly unknown[]) => {
        const command = rest.at(-1) as Command;
        const options = command.optsWithGlobals<ActOptions>();
        const body = bodyOf(options, typeof rest[0] === "string" ? rest[0] : "");
        const client = await staffOf(terminal, options);
        const call = {
          params: { inquiryId },
          body,
          idempotencyKey: randomUUID(),
          signal: terminal.stopped,
        };
        const got = expectValue(await client.call(inquiryOperations.actOnInquiry, call));
        show(terminal, options, got, () => staffText(got));
      });
};

const ownText = ({ id, kind, state, finding, due, late, windowName, question, answer }: Own): string =>
  [
    `${id.toUpperCase()}: ${kind} at ${windowName}`,
    `  state     ${state}${finding === null ? "" : ` (${finding})`}`,
    `  due       ${shanghaiTime(due)}${late ? " late" : ""}`,
    ...(question === null ? [] : [`  question  ${question}`]),
    ...(answer === null ? [] : [`  answer    ${answer}`]),
  ].join("\n");

const staffText = (inquiry: Returned<typeof inquiryOperations.getInquiry>): string =>
  [
    ownText(inquiry),
    ...(inquiry.contact === null ? [] : [`  telephone ${inquiry.contact}`]),
    ...(inquiry.caseId === null ? [] : [`  case      ${inquiry.caseId}`]),
    ...(inquiry.handlerName === null ? [] : [`  handler   ${inquiry.handlerName}`]),
    ...(inquiry.followUp === null ? [] : [`  call-back ${inquiry.followUp}`]),
    ...(inquiry.shown === null ? [] : [`  published ${inquiry.shown.question} ${inquiry.shown.answer}`]),
    `  you may   ${inquiry.actions.join(", ") || "nothing"}`,
  ].join("\n");
