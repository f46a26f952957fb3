import { type Instant, localDateOf } from "../clock/instant.ts";
import type { Contribution } from "../sla/contributions.ts";
import type { CountMetric } from "../sla/metric.ts";
import type { Scope } from "../sla/scope.ts";
import type { Inquiry, InquiryKind } from "./inquiry.ts";

type Happened = "asked" | "answered" | "late";

const metrics: Readonly<Record<InquiryKind, Readonly<Record<Happened, CountMetric>>>> = {
  consultation: {
    asked: "consultations-asked",
    answered: "consultations-answered",
    late: "consultations-late",
  },
  complaint: { asked: "complaints-asked", answered: "complaints-answered", late: "complaints-late" },
};

/**
 * What a change of an inquiry adds to the counters of its window, region and matter, and over all; it counts as asked
 * once whoever answers was told.
 */
export const inquiryContributions = (
  before: Inquiry | undefined,
  after: Inquiry,
  at: Instant,
): readonly Contribution[] => {
  const of = metrics[after.kind];
  const answered = after.state === "answered" && before?.state !== "answered";
  const counted: readonly CountMetric[] = [
    ...(after.told && !before?.told ? [of.asked] : []),
    ...(answered ? [of.answered] : []),
    ...(after.late && !before?.late ? [of.late] : []),
    ...(answered && after.finding === "upheld" ? (["complaints-upheld"] as const) : []),
  ];
  const day = localDateOf(at);
  return scopesOf(after).flatMap((scope) => counted.map((metric) => ({ scope, day, metric, delta: 1 })));
};

const scopesOf = ({ region, window, matter }: Inquiry): readonly Scope[] => [
  { kind: "overall" },
  { kind: "handling", id: region },
  { kind: "window", id: window },
  ...(matter === undefined ? [] : [{ kind: "matter", id: matter } as const]),
];
