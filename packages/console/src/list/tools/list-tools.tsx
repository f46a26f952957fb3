import type { WindowId } from "@tongban/domain";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useListViews } from "../../api/list-view-queries.ts";
import type { ListPlace } from "../list-columns.tsx";
import type { ListArrangement } from "../use-list-view.ts";
import { ExportDialog } from "./export-dialog.tsx";
import type { ExportSource } from "./export-rows.ts";
import { ViewsDialog } from "./views-dialog.tsx";

type ListToolsProps = {
  readonly arrangement: ListArrangement;
  readonly place: ListPlace;
  /** The window whose lead the user is. */
  readonly window: WindowId | undefined;
  /** Where the list can be taken out of; absent: it cannot. */
  readonly source: ExportSource | undefined;
};

/** What is done with a list itself: show a saved view, arrange its columns, take it out. */
export const ListTools = ({ arrangement, place, window, source }: ListToolsProps) => {
  const { t } = useTranslation();
  const views = useListViews();
  const [open, setOpen] = useState<"views" | "export" | undefined>(undefined);
  const { page, onView } = arrangement;
  const choices = [
    { label: t("lists.mine"), views: views.data?.mine.views ?? [] },
    ...(views.data?.shared ?? []).map((one) => ({ label: t("lists.sharedAt", one), views: one.views })),
  ].flatMap(({ label, views: all }) => {
    const here = all.filter((view) => view.page === page);
    return here.length === 0 ? [] : [{ label, here }];
  });
  const flat = choices.flatMap(({ here }) => here);
  return (
    <div className="list-tools">
      {flat.length > 0 ? (
        <Select<number | null>
          aria-label={t("lists.view")}
          className="list-view-choice"
          placeholder={t("lists.view")}
          value={null}
          options={choices.map(({ label, here }) => ({
            label,
            options: here.map((view) => ({ value: flat.indexOf(view), label: view.name })),
          }))}
          onChange={(n) => {
            const view = n === null ? undefined : flat[n];
            if (view) onView(view);
          }}
        />
      ) : null}
      <Button disabled={!views.data} onClick={() => setOpen("views")}>
        {t("lists.title")}
      </Button>
      {source ? <Button onClick={() => setOpen("export")}>{t("lists.export.title")}</Button> : null}
      {open === "views" && views.data ? (
        <ViewsDialog
          arrangement={arrangement}
          place={place}
          views={views.data}
          window={window}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === "export" && source ? (
        <ExportDialog
          arrangement={arrangement}
          place={place}
          source={source}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </div>
  );
};
