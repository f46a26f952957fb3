import type { Instant, ShownColumn } from "@tongban/domain";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { NameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import { leaseText } from "../time/lease-text.ts";
import { TimeLeftMark } from "../time/time-left.tsx";
import { GapMark } from "./gap-mark.tsx";
import type { HeldRow } from "./hold-order.ts";
import { JointMark } from "./joint-mark.tsx";
import { caseColumns, type ListPlace } from "./list-columns.tsx";
import { ParcelMark } from "./parcel-mark.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { StatusMark } from "./status-mark.tsx";
import { WarningMark } from "./warning-mark.tsx";

type CaseListRowProps = {
  readonly held: HeldRow<CaseRow>;
  /** Place in the whole list, from 0. */
  readonly index: number;
  readonly chosen: boolean;
  readonly place: ListPlace;
  readonly columns: readonly ShownColumn[];
  readonly nameOf: NameOf;
  readonly now: Instant;
  /** What stands below the status. */
  readonly detail: RowDetail;
  readonly onClaim: ((row: CaseRow) => void) | undefined;
  readonly marked: boolean;
  /** Marks the row or takes the mark off; absent where rows are not marked. */
  readonly onMark: ((row: CaseRow) => void) | undefined;
};

/** What a list says of a case below its status: who holds it, how long the claim holds, or the outcome. */
export type RowDetail = "holder" | "lease" | "outcome";

/** One case in a list; its link covers the whole row. Scrolling draws only rows that come into view. */
export const CaseListRow = memo(
  ({
    held,
    index,
    chosen,
    place,
    columns,
    nameOf,
    now,
    detail,
    onClaim,
    marked,
    onMark,
  }: CaseListRowProps) => {
    const { t, i18n } = useTranslation();
    const { row, gone } = held;
    const matter = nameOf.matter(row.matter);
    const number = row.number ?? row.externalRef;
    const classes = ["case-row", chosen ? "case-row-chosen" : "", gone ? "case-row-gone" : ""].join(" ");
    return (
      <tr className={classes} aria-rowindex={index + 2} data-case={held.id}>
        <td>
          <span className="case-row-first">
            {onMark ? (
              <input
                type="checkbox"
                className="case-row-mark"
                aria-label={t("list.mark", { name: `${matter} ${number}` })}
                checked={marked}
                disabled={gone}
                onChange={() => onMark(row)}
              />
            ) : null}
            <TimeLeftMark kase={row} now={now} />
          </span>
        </td>
        <th scope="row">
          <Link to={`/cases/${held.id}`} className="case-row-link">
            {matter}
          </Link>
          <span className="case-row-line">
            <span className="faint number">{number}</span>
            <WarningMark warning={row.warning} />
            <GapMark gaps={row.gaps} />
            <JointMark kase={row} now={now} />
            <PriorityMark priority={row.priority} />
            <ParcelMark overdueParcels={row.overdueParcels} />
          </span>
        </th>
        {columns.map(({ column }) => {
          const { cell } = caseColumns[column];
          return cell ? (
            <td key={column} className="case-wide">
              {cell({ row, place, nameOf, now, t, language: i18n.language })}
            </td>
          ) : (
            <td key={column}>
              <StatusMark status={row.status} />
              {gone ? (
                <span className="faint">{t("list.gone")}</span>
              ) : (
                <Detail row={row} detail={detail} now={now} nameOf={nameOf} />
              )}
            </td>
          );
        })}
        {onClaim ? (
          <td className="case-row-act">
            {mayClaim(row) && !gone ? (
              <button type="button" className="row-button" onClick={() => onClaim(row)}>
                {t("action.claim")}
              </button>
            ) : null}
          </td>
        ) : null}
      </tr>
    );
  },
);

/** Whether a case waits for somebody to take it: on the board, or past it with nobody holding it. */
export const mayClaim = ({ status, holder }: Pick<CaseRow, "status" | "holder">): boolean =>
  status === "routed" || (holder === null && pastBoard.has(status));

const pastBoard: ReadonlySet<CaseRow["status"]> = new Set(["awaiting-supplement", "accepted", "suspended"]);

type DetailProps = Pick<CaseListRowProps, "detail" | "now" | "nameOf"> & { readonly row: CaseRow };

const Detail = ({ row, detail, now, nameOf }: DetailProps) => {
  const { t, i18n } = useTranslation();
  if (detail === "outcome")
    return row.outcome === null ? null : (
      <span className="faint">{t(`outcome.${nameOf.kind(row.matter)}.${row.outcome}`)}</span>
    );
  if (detail === "lease" && row.leaseEnds !== null) {
    const { text, soon } = leaseText(t, row.leaseEnds, now, i18n.language);
    return <span className={soon ? "lease-soon" : "faint"}>{text}</span>;
  }
  return <span className="faint">{row.holderName}</span>;
};
