import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { ExplainedClock, StaffCase, Supposition } from "../../api/wire.ts";
import { clockIn, fieldsOf, suppositionIn } from "./supposition.ts";
import { SuppositionForm } from "./supposition-form.tsx";
import { WhatIfAnswer } from "./what-if-answer.tsx";

type WhatIfPanelProps = {
  readonly kase: StaffCase;
  readonly clocks: readonly ExplainedClock[];
  readonly now: Instant;
};

/** Asks what would be otherwise, and answers beside what is; what is supposed is in the address. */
export const WhatIfPanel = ({ kase, clocks, now }: WhatIfPanelProps) => {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const ran = [...new Set(clocks.map(({ clock }) => clock))];
  const clock = clockIn(address, ran);
  if (clock === undefined) return null;
  const supposed = suppositionIn(address, ran);
  const lastRun = clocks.findLast((run) => run.clock === clock);
  const ask = (next: Supposition | undefined) => setAddress(next === undefined ? {} : { ...next });
  return (
    <>
      <section className="panel" aria-labelledby="what-if">
        <h2 id="what-if">{t("whatIf.title")}</h2>
        <p className="faint">{t("whatIf.hint")}</p>
        <SuppositionForm ran={ran} initial={fieldsOf(clock, supposed)} onAsk={ask} />
      </section>
      {supposed ? (
        <WhatIfAnswer kase={kase} supposed={supposed} segments={lastRun?.segments ?? []} now={now} />
      ) : null}
    </>
  );
};
