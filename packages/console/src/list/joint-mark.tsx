import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "../api/wire.ts";

type JointMarkProps = { readonly kase: Pick<CaseRow, "parts" | "partDue" | "parent">; readonly now: Instant };

/** How far the parts of a joint case are, and whether one of them is late; of a part, which one it is. */
export const JointMark = ({ kase: { parts, partDue, parent }, now }: JointMarkProps) => {
  const { t } = useTranslation();
  if (parent !== null) return <span className="faint">{t("joint.mark.part", { title: parent.title })}</span>;
  if (parts.length === 0) return null;
  const done = parts.filter(({ state }) => state === "granted" || state === "refused").length;
  const isLate = partDue !== null && partDue < now;
  const isBack = parts.some(({ state }) => state === "returned");
  return (
    <>
      <span className="faint">{t("joint.mark.parts", { done, count: parts.length })}</span>
      {isLate ? <span className="warning-mark level-red">{t("joint.mark.late")}</span> : null}
      {isBack ? <span className="warning-mark level-orange">{t("joint.mark.returned")}</span> : null}
    </>
  );
};
