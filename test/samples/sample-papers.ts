import {
  type Allowed,
  type MatterKind,
  type Origin,
  type PaperContent,
  type PaperKind,
  type Prose,
  paperContent,
  paperKindOf,
  proseOf,
} from "@tongban/domain";
import { aLife } from "../builders/case.ts";
import { at } from "../builders/ids.ts";
import { aDelivery, anExtension } from "../builders/paper.ts";
import type { SampleTexts } from "./sample-texts.ts";

/** Which matter a sample is of, as its list has it. */
export type SampleMatter = {
  readonly title: string;
  readonly kind: MatterKind;
  readonly origin: Pick<Origin, "matter" | "caseType" | "limits">;
};

/** A paper that is made for being looked at, and what it is called beside others of its kind. */
export type SamplePaper = { readonly name: string; readonly content: PaperContent };

type Wording = { readonly prose?: Prose; readonly told?: object; readonly inPlaceOf?: boolean };

type Sample = Wording & {
  readonly name: string;
  /** The last of these events makes the paper. */
  readonly events: Allowed["events"];
};

const samplesOf = (origin: Partial<Origin>, texts: SampleTexts): readonly Sample[] => {
  const { reasons, remedies, materials, document, rightOrgan, certificate } = texts;
  const decided = aLife("decided", origin);
  const withDocument = aLife("decided", origin, { outcome: "granted", document });
  const refused = aLife("decided", origin, { outcome: "refused", prose: { reasons, remedies } });
  return [
    { name: "受理", events: aLife("accepted", origin) },
    { name: "视为受理", events: aLife("accepted", origin), told: { deemed: at("2026-03-02T01:00:00.000Z") } },
    {
      name: "容缺受理",
      events: aLife("terminated", origin).slice(0, -1),
      told: { gaps: Object.keys(materials) },
    },
    {
      name: "不予受理",
      events: aLife("declined", origin),
      prose: { reason: reasons },
      told: { rightOrgan },
    },
    {
      name: "补正",
      events: aLife("awaiting-supplement", origin),
      prose: materials,
      told: { materials: Object.keys(materials) },
    },
    { name: "特别程序", events: aLife("suspended", origin), prose: { reasons } },
    { name: "延期", events: anExtension(origin), prose: { reasons } },
    { name: "准予", events: withDocument },
    { name: "准予（数据证明）", events: decided, prose: { certificate } },
    { name: "准予（替代作废文书）", events: withDocument, inPlaceOf: true },
    { name: "不予", events: refused },
    { name: "终止（逾期未补正）", events: aLife("abandoned", origin) },
    {
      name: "终止（容缺未补齐）",
      events: aLife("terminated", origin),
      told: { gaps: Object.keys(materials) },
    },
    { name: "撤回", events: aLife("withdrawn", origin), prose: { reason: reasons } },
    { name: "送达回证", events: aDelivery(origin), prose: { receivedBy: texts.receivedBy } },
  ];
};

/** How the result went out that a proof of service tells of. */
const sentBefore = (events: Allowed["events"], { carrier }: SampleTexts) => {
  const sent = events.findLast(({ type }) => type === "ResultDispatched");
  return sent?.type === "ResultDispatched"
    ? { sent: { ...sent, way: "post", prose: { carrier, number: "1234567890123" } } as const }
    : {};
};

/** One paper of every kind and wording in a matter, worded from events as the press words it. */
export const samplePapers = (matter: SampleMatter, texts: SampleTexts): readonly SamplePaper[] =>
  samplesOf({ ...matter.origin, externalRef: texts.externalRef }, texts).flatMap(
    ({ name, events, prose, told, inPlaceOf }) => {
      const [first] = events;
      const event = events.at(-1);
      if (first?.type !== "CaseSubmitted" || !event) throw new Error(`${name} has no events`);
      const kind: PaperKind | undefined = paperKindOf(event, first.origin.caseType);
      if (!kind) return [];
      const content = paperContent({
        kind,
        origin: first.origin,
        event: { ...event, ...told, prose: prose ?? proseOf(event) ?? {} },
        ...sentBefore(events, texts),
        ...(inPlaceOf ? { inPlaceOf: { at: event.at, number: "西审准〔2026〕6号" } } : {}),
        matter: { title: `${matter.title}${texts.suffix}`, kind: matter.kind },
        agreement: texts.agreement,
        organ: texts.organ,
        addressee: texts.addressee,
        addressed: texts.addressed,
      });
      return [{ name, content }];
    },
  );
