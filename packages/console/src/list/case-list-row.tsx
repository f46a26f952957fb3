import type { Instant } from "@tongban/domain";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { NameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import { TimeLeftMark } from "../time/time-left.tsx";
import type { HeldRow } from "./hold-order.ts";
import { StatusMark } from "./status-mark.tsx";
import { WarningMark } from "./warning-mark.tsx";

type CaseListRowProps = {
  readonly held: HeldRow<CaseRow>;
  /** Place in the whole list, from 0. */
  readonly index: number;
  readonly chosen: boolean;
  readonly place: "source" | "handling";
  readonly nameOf: NameOf;
  readonly now: Instant;
  readonly onClaim: ((row: CaseRow) => void) | undefined;
};

/** One case in a list; its link covers the whole row. Scrolling draws only rows that come into view. */
export const CaseListRow = memo(({ held, index, chosen, place, nameOf, now, onClaim }: CaseListRowProps) => {
  const { t } = useTranslation();
  const { row, gone } = held;
  const classes = ["case-row", chosen ? "case-row-chosen" : "", gone ? "case-row-gone" : ""].join(" ");
  return (
    <tr className={classes} aria-rowindex={index + 2} data-case={held.id}>
      <td>
        <TimeLeftMark kase={row} now={now} />
      </td>
      <th scope="row">
        <Link to={`/cases/${held.id}`} className="case-row-link">
          {nameOf.matter(row.matter)}
        </Link>
        <span className="faint number">{row.number ?? row.externalRef}</span>
        <WarningMark warning={row.warning} />
      </th>
      <td>
        <span>{nameOf.region(row[place])}</span>
        <span className="faint">{row.applicant}</span>
      </td>
      <td>
        <StatusMark status={row.status} />
        <span className="faint">{gone ? t("list.gone") : row.holderName}</span>
      </td>
      {onClaim ? (
        <td className="case-row-act">
          {row.status === "routed" && !gone ? (
            <button type="button" className="row-button" onClick={() => onClaim(row)}>
              {t("action.claim")}
            </button>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
});
