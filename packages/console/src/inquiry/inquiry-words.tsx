import { useTranslation } from "react-i18next";
import type { ListedInquiry } from "../api/wire.ts";

type Standing = Pick<ListedInquiry, "kind" | "about" | "state" | "finding" | "late">;

/** Consultation or complaint, and what a complaint is about. */
export const InquiryKindWords = ({ kind, about }: Pick<Standing, "kind" | "about">) => {
  const { t } = useTranslation();
  return (
    <>
      {t(`inquiries.kind.${kind}`)}
      {about === null ? null : <span className="faint"> {t(`inquiries.about.${about}`)}</span>}
    </>
  );
};

/** How far an inquiry is, what came of it, and in red that it is late. */
export const InquiryStateWords = ({ state, finding, late }: Standing) => {
  const { t } = useTranslation();
  return (
    <>
      {t(`inquiries.state.${state}`)}
      {finding === null ? null : <span> {t(`inquiries.finding.${finding}`)}</span>}
      {late ? <span className="warning-mark level-red"> {t("inquiries.late")}</span> : null}
    </>
  );
};
