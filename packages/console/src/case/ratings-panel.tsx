import type { Instant } from "@tongban/domain";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { badRatings } from "./actions/appeal-fields.tsx";
import { DecideAppealDialog } from "./actions/decide-appeal-dialog.tsx";
import { Facts } from "./facts.tsx";

type RatingsPanelProps = { readonly kase: StaffCase; readonly now: Instant };

/** How the applicant rated the stages (好差评), and how an appeal against it stands; the other side's coordinator decides it here. */
export const RatingsPanel = ({ kase, now }: RatingsPanelProps) => {
  const { t, i18n } = useTranslation();
  const self = useSelf();
  const [open, setOpen] = useState(false);
  if (kase.ratings.length === 0) return null;
  const decides =
    self.role === "coordinator" &&
    self.regions.some(({ region }) => region === kase.source) &&
    badRatings(kase, "asked").length > 0;
  return (
    <section className="panel" aria-labelledby="ratings">
      <h2 id="ratings">{t("rating.title")}</h2>
      <Facts
        facts={kase.ratings.map(({ stage, grade, at, appeal }) => [
          t(`rating.stage.${stage}`),
          <span key={stage}>
            {t(`rating.grade.${grade}`)} {momentText(at, now, i18n.language)}
            {appeal === null ? null : <span className="faint"> {t(`rating.appeal.${appeal}`)}</span>}
          </span>,
        ])}
      />
      {decides ? (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {t("rating.decide")}
        </Button>
      ) : null}
      {open ? <DecideAppealDialog kase={kase} onClose={() => setOpen(false)} /> : null}
    </section>
  );
};
