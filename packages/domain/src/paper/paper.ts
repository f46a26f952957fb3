import type { MatterKind } from "../agreement/agreement.ts";
import type { ApplicantKind } from "../agreement/matter-list.ts";
import type { Origin } from "../case/case.ts";
import type { EventFacts, FactsOf, Prose } from "../case/event.ts";
import type { Instant } from "../clock/instant.ts";
import type { PaperKind } from "./paper-kind.ts";

/** What a paper is worded from: the case's origin, the event that makes it, and what things and people are called. */
export type PaperFacts = {
  readonly kind: PaperKind;
  readonly origin: Origin;
  readonly event: EventFacts & { readonly prose: Prose };
  /** Of a proof of service (送达回证), how the result went out. */
  readonly sent?: FactsOf<"ResultDispatched"> & { readonly prose: Prose };
  /** Of a paper in the place of a void one: when it was issued, and the number of the void one. */
  readonly inPlaceOf?: { readonly at: Instant; readonly number: string };
  readonly matter: { readonly title: string; readonly kind: MatterKind };
  /** The agreement whose standard binds both ends. */
  readonly agreement: string;
  /** The issuing organ, as it heads the paper and stands where its seal goes. */
  readonly organ: string;
  /** The applicant in full. */
  readonly addressee: string;
  readonly addressed: ApplicantKind;
};

/** What a paper says, in Chinese, before it is laid out. */
export type PaperContent = {
  readonly kind: PaperKind;
  readonly title: string;
  readonly organ: string;
  readonly addressee: string;
  readonly opening: string;
  /** What is told, point by point. */
  readonly points: readonly string[];
  readonly closing: readonly string[];
  /** The day of the event (成文日期), in words. */
  readonly date: string;
};
