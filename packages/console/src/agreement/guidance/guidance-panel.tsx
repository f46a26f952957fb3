import { type Guidance, guidanceBounds, type MatterId } from "@tongban/domain";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { Field } from "../field.tsx";
import { GuidanceConflict } from "./guidance-conflict.tsx";
import {
  guidanceName,
  guidanceNow,
  type TextListName,
  textLists,
  textsIn,
  withTexts,
} from "./guidance-edits.ts";
import { TextList } from "./text-list.tsx";
import type { EditedGuidance } from "./use-guidance-edits.ts";
import "./guidance.css";

type GuidancePanelProps = {
  readonly edited: EditedGuidance;
  /** Matters of the list. */
  readonly matters: readonly MatterId[];
  readonly disabled: boolean;
};

/** The standard's texts by matter: what a review looks at, and phrases (常用语) for whoever writes to applicants. */
export const GuidancePanel = ({ edited, matters, disabled }: GuidancePanelProps) => {
  const { t } = useTranslation();
  const { guidance } = edited;
  const [of, setOf] = useState<Pick<Guidance, "matter">>({});
  return (
    <>
      <h3>{t("editor.guidance.title")}</h3>
      <p className="faint">{t("editor.guidance.line")}</p>
      {guidance.isPending ? <Loading rows={4} /> : null}
      {guidance.isError && !guidance.data ? (
        <LoadFailure error={guidance.error} onRetry={() => void guidance.refetch()} />
      ) : null}
      {guidance.data ? (
        <>
          <MatterChoice edited={edited} matters={matters} of={of} onChoose={setOf} />
          <GuidanceConflict edited={edited} of={of} />
          <TextLists key={guidanceName(of)} edited={edited} of={of} disabled={disabled} />
        </>
      ) : null}
    </>
  );
};

type MatterChoiceProps = Pick<GuidancePanelProps, "edited" | "matters"> & {
  readonly of: Pick<Guidance, "matter">;
  readonly onChoose: (of: Pick<Guidance, "matter">) => void;
};

/** Whose texts are shown: of every matter, or of one on the list or with texts of its own, with how many it has. */
const MatterChoice = ({ edited: { saved, typed, conflicts }, matters, of, onChoose }: MatterChoiceProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const own = [...saved.values(), ...[...typed.values()].flatMap(({ after }) => after ?? [])].flatMap(
    ({ matter }) => matter ?? [],
  );
  const options = [{}, ...[...new Set([...matters, ...own])].map((matter) => ({ matter }))].map(
    (one: Pick<Guidance, "matter">) => {
      const { checklist, phrases } = guidanceNow(saved, typed, one);
      const count = checklist.length + phrases.length;
      const title = one.matter === undefined ? t("editor.guidance.every") : names.matter(one.matter);
      const name = guidanceName(one);
      const mark = conflicts.has(name) ? ` · ${t("editor.guidance.conflicting")}` : "";
      return {
        value: name,
        label: `${count > 0 ? t("editor.guidance.counted", { of: title, count }) : title}${mark}`,
        one,
      };
    },
  );
  return (
    <Field label={t("editor.guidance.matter")} hint={t("editor.guidance.matterHint")}>
      {(ties) => (
        <Select
          {...ties}
          className="guidance-matter"
          value={guidanceName(of)}
          options={options}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(name) => onChoose(options.find(({ value }) => value === name)?.one ?? {})}
        />
      )}
    </Field>
  );
};

type TextListsProps = Pick<GuidancePanelProps, "edited" | "disabled"> & {
  readonly of: Pick<Guidance, "matter">;
};

const TextLists = ({ edited: { saved, typed, put }, of, disabled }: TextListsProps) => {
  const { t } = useTranslation();
  const entry = guidanceNow(saved, typed, of);
  return (
    <div className="text-lists">
      {textLists.map((list) => (
        <TextList
          key={list}
          name={t(`editor.guidance.list.${list}`)}
          hint={t(`editor.guidance.listHint.${list}`)}
          texts={textsIn(entry, list)}
          {...boundsOf(entry, list)}
          disabled={disabled}
          onChange={(texts) => put(withTexts(entry, list, texts))}
        />
      ))}
    </div>
  );
};

/** How long a text of a list may be, and whether guidance may have one more. */
const boundsOf = ({ checklist, phrases }: Guidance, list: TextListName) =>
  list === "checklist"
    ? { longest: guidanceBounds.pointCharacters, hasRoom: checklist.length < guidanceBounds.points }
    : { longest: guidanceBounds.phraseCharacters, hasRoom: phrases.length < guidanceBounds.phrases };
