import { instantFromEpochMs, type ShownColumn } from "@tongban/domain";
import { Button, Input, type InputRef } from "antd";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { BoardList, useBoard } from "../api/window-queries.ts";
import type { CaseRow } from "../api/wire.ts";
import { CaseList } from "../list/case-list.tsx";
import type { RowDetail } from "../list/case-list-row.tsx";
import { matches } from "../list/matches.ts";
import { useHeldList } from "../list/use-held-list.ts";
import { useListPlace } from "../list/use-list-place.ts";
import { useSearchAll } from "../list/use-search-all.ts";
import { useSortedList } from "../list/use-sorted-list.ts";
import { useShortcuts } from "../shell/keyboard/use-shortcuts.ts";
import { lazyPart } from "../shell/lazy-part.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { clockText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import type { BatchAction } from "./batch/batch-actions.ts";
import { useChosenRows } from "./batch/use-chosen-rows.ts";
import { TeamBar } from "./team-bar.tsx";
import type { TeamLoads } from "./use-team-loads.ts";

const ClaimDialog = lazyPart(async () => (await import("../case/actions/claim-dialog.tsx")).ClaimDialog);
const BatchBar = lazyPart(async () => (await import("./batch/batch-bar.tsx")).BatchBar);

type BoardProps = {
  /** What stands before the search: the choice of lists. */
  readonly head: ReactNode;
  readonly list: BoardList;
  readonly scope: string;
  readonly board: ReturnType<typeof useBoard>;
  /** What a lead sees of the team beside the list. */
  readonly team?: TeamLoads | undefined;
  /** What may be done with marked rows; none: rows are not marked. */
  readonly batch: readonly BatchAction[];
  readonly columns: readonly ShownColumn[];
  /** Only what is warned of is shown. */
  readonly onlyWarned: boolean;
  readonly onOnlyWarned: (only: boolean) => void;
};

const caseIdOf = (row: CaseRow): string => row.caseId;

/** One list of the desk with its search; rows keep still while they are in use. */
export const Board = ({
  head,
  list,
  scope,
  board,
  team,
  batch,
  columns,
  onlyWarned,
  onOnlyWarned,
}: BoardProps) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  const search = useRef<InputRef>(null);
  const [start, keepPlace] = useListPlace();
  const [typed, setTyped] = useState(start.typed ?? "");
  const [claiming, setClaiming] = useState<CaseRow | undefined>(undefined);
  const fresh = useMemo(() => board.data?.pages.flatMap((page) => page.cases) ?? [], [board.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = board;
  const place = list === "sent" ? "handling" : "source";
  const { rows: sorted, sorting } = useSortedList(fresh, !hasNextPage, place, nameOf);
  const held = useHeldList(sorted, caseIdOf, `${scope} ${JSON.stringify(sorting?.sort)}`);
  const searchAll = useSearchAll();
  const chosen = useChosenRows();
  const [person, setPerson] = useState<string | undefined>(undefined);
  useShortcuts({ "/": () => search.current?.focus() });

  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (!board.data)
    return (
      <>
        <div className="board-tools">{head}</div>
        {board.isPending ? (
          <Loading rows={8} />
        ) : (
          <LoadFailure error={board.error} onRetry={() => void board.refetch()} />
        )}
      </>
    );
  const searching = typed.trim() !== "";
  const warned = fresh.filter(({ warning }) => warning !== null).length;
  const narrowed = onlyWarned && warned > 0;
  const shown = held.rows.filter(
    ({ row }) =>
      (!searching || matches(row, typed, nameOf)) &&
      (!narrowed || row.warning !== null) &&
      (person === undefined || row.holder === person),
  );
  return (
    <>
      <div className="board-tools">
        {head}
        <Input
          ref={search}
          allowClear
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            keepPlace({ typed: event.target.value });
          }}
          onPressEnter={() => searchAll(typed)}
          placeholder={t("list.search")}
          aria-label={t("list.search")}
          suffix={<kbd>/</kbd>}
          className="board-search"
        />
        {warned > 0 ? (
          <Button
            type={narrowed ? "primary" : "default"}
            aria-pressed={narrowed}
            onClick={() => onOnlyWarned(!narrowed)}
          >
            {`${t("desk.warned")} ${warned}`}
          </Button>
        ) : null}
        <span className="board-count faint number">
          {searching || narrowed || person !== undefined
            ? t("list.count", { count: shown.length })
            : t(hasNextPage ? "list.countMore" : "list.count", { count: fresh.length })}
        </span>
        {board.isRefetchError ? (
          <span role="status" className="board-stale">
            {t("trouble.stale", { at: clockText(instantFromEpochMs(board.dataUpdatedAt), i18n.language) })}
          </span>
        ) : null}
      </div>
      {team && list === "team" ? <TeamBar team={team} person={person} onPerson={setPerson} /> : null}
      {batch.length > 0 && chosen.rows.length > 0 ? (
        <BatchBar chosen={chosen} actions={batch} current={fresh} loads={team?.loads} />
      ) : null}
      <section className="board-list" {...held.handlers}>
        {held.changed ? (
          <button type="button" className="new-bar" onClick={held.letGo}>
            {held.waiting > 0 ? t("list.newCases", { count: held.waiting }) : t("list.changed")}
          </button>
        ) : null}
        {shown.length > 0 ? (
          <CaseList
            label={t(`desk.${list}`)}
            place={place}
            columns={columns}
            sorting={sorting}
            rows={shown}
            nameOf={nameOf}
            now={now}
            detail={details[list]}
            onNearEnd={onNearEnd}
            {...(batch.length > 0 ? { marks: chosen } : {})}
            {...(list === "waiting" ? { onClaim: setClaiming } : {})}
          />
        ) : (
          <NothingHere list={list} typed={typed} onSearch={searchAll} />
        )}
      </section>
      {claiming ? <ClaimDialog kase={claiming} onClose={() => setClaiming(undefined)} /> : null}
    </>
  );
};

const details: Readonly<Record<BoardList, RowDetail>> = {
  waiting: "holder",
  mine: "lease",
  reviews: "holder",
  team: "holder",
  done: "outcome",
  sent: "outcome",
};

const emptyTexts = {
  waiting: ["desk.emptyWaiting", "desk.emptyWaitingHint"],
  mine: ["desk.emptyMine", "desk.emptyMineHint"],
  reviews: ["desk.emptyReviews", "desk.emptyReviewsHint"],
  team: ["desk.emptyTeam", "desk.emptyTeamHint"],
  done: ["desk.emptyDone", "desk.emptyDoneHint"],
  sent: ["desk.emptySent", "desk.emptySentHint"],
} as const;

type NothingHereProps = {
  readonly list: BoardList;
  readonly typed: string;
  readonly onSearch: (text: string) => void;
};

const NothingHere = ({ list, typed, onSearch }: NothingHereProps) => {
  const { t } = useTranslation();
  const [title, hint] = emptyTexts[list];
  return typed.trim() === "" ? (
    <EmptyNotice title={t(title)} hint={t(hint)} />
  ) : (
    <EmptyNotice title={t("list.noMatch", { text: typed.trim() })} hint={t("list.noMatchHint")}>
      <Button onClick={() => onSearch(typed)}>{t("list.searchAll", { text: typed.trim() })}</Button>
    </EmptyNotice>
  );
};
