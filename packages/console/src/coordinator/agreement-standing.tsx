import { localDateOf } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { Agreement } from "../api/wire.ts";
import { instantNow } from "../time/now.ts";
import { standingOfAgreement } from "./five-parts.ts";

type Props = { readonly agreement: Pick<Agreement, "status" | "validFrom" | "validUntil"> };

/** Where an agreement stands today, in words and colour. */
export const AgreementStanding = ({ agreement }: Props) => {
  const { t } = useTranslation();
  const standing = standingOfAgreement(agreement, localDateOf(instantNow()));
  const words =
    standing === "not-yet"
      ? t("agreements.notYet")
      : standing === "over"
        ? t("agreements.over")
        : t(`agreements.status.${standing}`);
  const mark = standing === "in-force" ? "status-decided" : "status-declined";
  return <span className={`status-mark ${mark}`}>{words}</span>;
};
