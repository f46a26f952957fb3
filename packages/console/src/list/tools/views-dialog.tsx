import { type ListView, listViewBounds, type WindowId } from "@tongban/domain";
import { Button, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type SavedViews, useKeepingViews } from "../../api/list-view-queries.ts";
import { CommandAlert } from "../../shell/command-alert.tsx";
import { useReturnFocus } from "../../shell/use-return-focus.ts";
import type { ListPlace } from "../list-columns.tsx";
import { usualColumns } from "../list-columns.tsx";
import type { ListArrangement } from "../use-list-view.ts";
import { ColumnLines } from "./column-lines.tsx";

type ViewsDialogProps = {
  readonly arrangement: ListArrangement;
  readonly place: ListPlace;
  readonly views: SavedViews;
  /** The window whose lead the user is. */
  readonly window: WindowId | undefined;
  readonly onClose: () => void;
};

/** The columns of a list, and its saved views: save as it is shown, make one the default, take one off, share with the team. */
export const ViewsDialog = ({ arrangement, place, views, window, onClose }: ViewsDialogProps) => {
  const { t } = useTranslation();
  const { page, conditions, columns, onColumns } = arrangement;
  useReturnFocus();
  const [name, setName] = useState("");
  const [first, setFirst] = useState(false);
  const [shares, setShares] = useState(false);
  const keeping = useKeepingViews(() => setName(""));
  const shared = views.shared.find((one) => one.window === window);
  const here = ({ page: of }: ListView) => of === page;
  const keep = (of: "mine" | "team", change: (views: readonly ListView[]) => readonly ListView[]) => {
    if (of === "mine")
      return void keeping.send({ version: views.mine.version, views: change(views.mine.views) });
    if (shared && window !== undefined)
      void keeping.send({ window, version: shared.version, views: change(shared.views) });
  };
  const saved: ListView = { name: name.trim(), page, conditions, columns, isDefault: first && !shares };
  const save = () =>
    keep(shares ? "team" : "mine", (before) => [
      ...before
        .filter((one) => !here(one) || one.name !== saved.name)
        .map((one) => (here(one) && saved.isDefault ? { ...one, isDefault: false } : one)),
      saved,
    ]);
  const line = (of: "mine" | "team", view: ListView) => (
    <li key={`${of} ${view.name}`} className="column-line">
      <span className="column-name">{view.name}</span>
      {view.isDefault ? <span className="tag">{t("lists.default")}</span> : null}
      <Button
        size="small"
        aria-label={t("lists.remove", { name: view.name })}
        onClick={() => keep(of, (before) => before.filter((one) => one !== view))}
      >
        {t("lists.delete")}
      </Button>
    </li>
  );
  const mine = views.mine.views.filter(here);
  const team = shared?.views.filter(here) ?? [];
  const { state } = keeping;
  return (
    <Modal
      open
      title={t("lists.title")}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t("action.close")}</Button>}
    >
      <h2>{t("lists.columns")}</h2>
      <p className="faint">{t("lists.columnsHint")}</p>
      <ColumnLines columns={columns} place={place} onColumns={onColumns} />
      <Button onClick={() => onColumns(usualColumns)}>{t("lists.usual")}</Button>
      <h2>{t("lists.saveAs")}</h2>
      <p className="faint">{t("lists.saveHint")}</p>
      <Input
        aria-label={t("lists.name")}
        placeholder={t("lists.name")}
        maxLength={listViewBounds.nameCharacters}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="column-line">
        {window === undefined ? null : (
          <Checkbox checked={shares} onChange={(event) => setShares(event.target.checked)}>
            {t("lists.share")}
          </Checkbox>
        )}
        <Checkbox
          checked={first && !shares}
          disabled={shares}
          onChange={(event) => setFirst(event.target.checked)}
        >
          {t("lists.makeDefault")}
        </Checkbox>
        <Button type="primary" disabled={saved.name === ""} loading={state.kind === "sending"} onClick={save}>
          {t("lists.save")}
        </Button>
      </div>
      <CommandAlert state={state} />
      <h2>{t("lists.mine")}</h2>
      {mine.length === 0 ? <p className="faint">{t("lists.none")}</p> : null}
      <ul>{mine.map((view) => line("mine", view))}</ul>
      {team.length > 0 ? <h2>{t("lists.team")}</h2> : null}
      <ul>{team.map((view) => line("team", view))}</ul>
    </Modal>
  );
};
