import { Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useBrokerApi } from "../api/broker-api-context.ts";
import { useSelf } from "../api/me-context.ts";
import { type BoardList, readBoardPage, useBoard } from "../api/window-queries.ts";
import { NextButton } from "../case/actions/next-button.tsx";
import { useClaimNext } from "../case/actions/use-claim-next.ts";
import type { BatchAction } from "../desk/batch/batch-actions.ts";
import { Board } from "../desk/board.tsx";
import { chooseWindow, chosenWindow } from "../desk/chosen-window.ts";
import { sentFilterOf } from "../desk/sent-filter.ts";
import { soundWanted } from "../desk/sound.ts";
import { SoundSwitch } from "../desk/sound-switch.tsx";
import { useAnnouncement } from "../desk/use-announcement.ts";
import { useTeamLoads } from "../desk/use-team-loads.ts";
import { ListTools } from "../list/lazy-list-tools.ts";
import { useListView } from "../list/use-list-view.ts";
import { lazyPart } from "../shell/lazy-part.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../list/list.css";

const SentFilters = lazyPart(async () => (await import("../desk/sent-filters.tsx")).SentFilters);
const WindowChoice = lazyPart(async () => (await import("../desk/window-choice.tsx")).WindowChoice);

/** What may be done with several rows of a list. */
const batchOf = (list: BoardList, isLead: boolean): readonly BatchAction[] => {
  if (list === "waiting") return isLead ? ["reassign", "claim"] : ["claim"];
  if (list === "mine") return ["release"];
  return list === "team" ? ["reassign", "release"] : [];
};

/** The clerk's desk (专窗工作台). */
const DeskPage = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const [place, setPlace] = useSearchParams();
  const [sound, setSound] = useState(soundWanted);
  const ofMine = (id: string | null | undefined) => me.windows.find((one) => one.id === id);
  const {
    id: window,
    name,
    team,
    reviews,
  } = ofMine(place.get("window")) ?? ofMine(chosenWindow(localStorage, me.id)) ?? me.windows[0] ?? {};
  const lists: readonly BoardList[] = [
    "waiting",
    "mine",
    ...(reviews ? (["reviews"] as const) : []),
    ...(me.role === "lead" ? (["team"] as const) : []),
    "done",
    "sent",
  ];
  const list = lists.find((one) => one === place.get("list")) ?? "waiting";
  const waiting = useBoard("waiting", window);
  const filter = sentFilterOf(place);
  const isSent = list === "sent";
  const other = useBoard(list === "waiting" ? "mine" : list, window, {
    enabled: list !== "waiting",
    ...(isSent ? { filter } : {}),
  });
  const leads = me.role === "lead" && (list === "waiting" || list === "team");
  const teamLoads = useTeamLoads(window, team ?? [], leads);
  const ids = useMemo(
    () => waiting.data?.pages.flatMap((page) => page.cases.map((row) => row.caseId)),
    [waiting.data],
  );
  const next = useClaimNext(window);
  const arrangement = useListView("desk");
  const api = useBrokerApi();
  const onlyWarned = place.get("warned") !== null;
  const region = me.windows.find((one) => one.id === window)?.region;
  const unseen = useAnnouncement(ids, window ?? "", sound);
  const go = (change: Readonly<Record<string, string>>) =>
    setPlace((before) => ({ ...Object.fromEntries(before), ...change }), { replace: true });
  const waitingCount = ids === undefined ? "" : ` ${ids.length}${waiting.hasNextPage ? "+" : ""}`;
  const head = (
    <>
      <Segmented<BoardList>
        value={list}
        onChange={(next) => go({ list: next })}
        options={lists.map((one) => ({
          value: one,
          label: `${t(`desk.${one}`)}${one === "waiting" ? waitingCount : ""}`,
        }))}
      />
      {me.windows.length > 1 ? (
        <WindowChoice
          window={window}
          onChange={(next) => {
            chooseWindow(localStorage, me.id, next);
            go({ window: next });
          }}
        />
      ) : null}
      {isSent ? <SentFilters filter={filter} onChange={go} /> : null}
      <ListTools
        arrangement={arrangement}
        place={isSent ? "handling" : "source"}
        window={me.role === "lead" ? window : undefined}
        source={
          region && {
            region,
            read: (cursor) => readBoardPage(api, list, window, isSent ? filter : {}, cursor),
            keeps: ({ warning }) => !onlyWarned || warning !== null,
          }
        }
      />
    </>
  );
  const scope = `${list} ${window ?? ""}${isSent ? JSON.stringify(filter) : ""}`;
  return (
    <main className="page page-full" id="main">
      <PageHead title={t("desk.title")} line={name}>
        {window === undefined ? null : <Link to={`/windows/${window}/queue`}>{t("desk.queue")}</Link>}
        {window === undefined ? null : <Link to={`/windows/${window}/parcels`}>{t("desk.parcels")}</Link>}
        <Link to="/inquiries">{t("desk.inquiries")}</Link>
        {window === undefined ? null : <Link to={`/windows/${window}/roster`}>{t("desk.roster")}</Link>}
        {me.role === "lead" && window !== undefined ? (
          <Link to={`/windows/${window}/webhook`}>{t("desk.webhook")}</Link>
        ) : null}
        <SoundSwitch on={sound} onChange={setSound} />
        <NextButton next={next} main />
      </PageHead>
      <div className="panel board">
        <Board
          key={scope}
          head={head}
          list={list}
          scope={scope}
          board={list === "waiting" ? waiting : other}
          team={leads ? teamLoads : undefined}
          batch={batchOf(list, me.role === "lead")}
          columns={arrangement.columns}
          onlyWarned={onlyWarned}
          onOnlyWarned={(only) =>
            setPlace(
              (before) => {
                const after = new URLSearchParams(before);
                if (only) after.set("warned", "1");
                else after.delete("warned");
                return after;
              },
              { replace: true },
            )
          }
        />
      </div>
      <p className="sr-only" role="status">
        {unseen > 0 ? t("list.announced", { count: unseen }) : ""}
      </p>
    </main>
  );
};

export default DeskPage;
