import type { Guidance } from "@tongban/domain";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { guidanceName, textLists, textsIn } from "./guidance-edits.ts";
import type { EditedGuidance } from "./use-guidance-edits.ts";

type GuidanceConflictProps = { readonly edited: EditedGuidance; readonly of: Pick<Guidance, "matter"> };

/** What somebody else made of texts that were changed here too, and the choice between the two. */
export const GuidanceConflict = ({ edited, of }: GuidanceConflictProps) => {
  const { t } = useTranslation();
  const name = guidanceName(of);
  if (!edited.conflicts.has(name)) return null;
  const theirs = edited.saved.get(name);
  return (
    <div className="row-conflict" role="alert">
      <strong>{t(theirs ? "editor.guidance.conflict" : "editor.guidance.gone")}</strong>
      {theirs ? (
        <dl>
          {textLists
            .filter((list) => textsIn(theirs, list).length > 0)
            .map((list) => (
              <div key={list}>
                <dt>{t(`editor.guidance.list.${list}`)}</dt>
                {textsIn(theirs, list).map((text) => (
                  <dd key={text}>{text}</dd>
                ))}
              </div>
            ))}
        </dl>
      ) : null}
      <span className="save-bar-buttons">
        <Button onClick={() => edited.keepMine(name)}>{t("listEditor.form.keepMine")}</Button>
        <Button onClick={() => edited.takeTheirs(name)}>{t("listEditor.form.takeTheirs")}</Button>
      </span>
    </div>
  );
};
