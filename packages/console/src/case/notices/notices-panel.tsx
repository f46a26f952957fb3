import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { StaffCase } from "../../api/wire.ts";
import { momentText } from "../../time/date-text.ts";
import { lettersOf } from "./letters.ts";

type NoticesPanelProps = { readonly kase: StaffCase; readonly now: Instant };

/** The letters of a case, each to be printed on a page of its own; nothing where there are none yet. */
export const NoticesPanel = ({ kase, now }: NoticesPanelProps) => {
  const { t, i18n } = useTranslation();
  const letters = lettersOf(kase);
  if (letters.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="notices">
      <h2 id="notices">{t("letter.title")}</h2>
      <ul className="letters">
        {letters.map((letter) => (
          <li key={letter.n}>
            <Link to={`/cases/${kase.caseId}/notices/${letter.n}`}>
              {t(`letter.${letter.kind}`)}
              {letter.ordinal > 1 ? t("punctuation.brackets", { text: String(letter.ordinal) }) : ""}
            </Link>
            <time className="faint number" dateTime={letter.at}>
              {momentText(letter.at, now, i18n.language)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
};
