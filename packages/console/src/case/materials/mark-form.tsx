import { type Instant, type MaterialMark, markBounds, materialMarks } from "@tongban/domain";
import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCaseGuidance } from "../../api/guidance-queries.ts";
import { type Marks, useMarking } from "../../api/material-queries.ts";
import type { StaffCase } from "../../api/wire.ts";
import { CommandAlert } from "../../shell/command-alert.tsx";
import { momentText } from "../../time/date-text.ts";
import { isOpenCase } from "../../time/standing.ts";
import { markName } from "./mark-name.ts";

type MarkFormProps = {
  readonly kase: StaffCase;
  /** The material's name. */
  readonly title: string;
  readonly mark: Marks["marks"][number] | undefined;
  readonly now: Instant;
};

/** What is found of one material: complete, missing or wrong, with what has to be supplied; kept as it is chosen, and only read once the case is over. */
export const MarkForm = ({ kase, title, mark, now }: MarkFormProps) => {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [chosen, setChosen] = useState<MaterialMark | undefined>(undefined);
  const command = useMarking(kase.caseId);
  const phrases = useCaseGuidance(kase.caseId).data?.phrases.filter(({ use }) => use === "supplement") ?? [];
  const material = markName(title);
  const shown = chosen ?? mark?.mark;
  const problem = typed ?? mark?.problem ?? "";
  const asks = shown === "wrong" || shown === "missing";
  const keep = (next: MaterialMark, said: string) => {
    const text = said.trim();
    void command.send({
      material,
      mark: next,
      ...(next === "complete" || text === "" ? {} : { problem: text }),
    });
  };
  const choose = (next: MaterialMark) => {
    setChosen(next);
    // What is wrong has to be said first.
    if (next !== "wrong" || problem.trim() !== "") keep(next, problem);
  };
  const { state } = command;
  const over = !isOpenCase(kase);
  return (
    <fieldset className="mark-form" disabled={over} aria-label={t("materials.markOf", { title })}>
      <Segmented<MaterialMark | "">
        disabled={over}
        value={shown ?? ""}
        onChange={(next) => {
          if (next !== "") choose(next);
        }}
        options={materialMarks.map((one) => ({ value: one, label: t(`materials.mark.${one}`) }))}
      />
      {mark ? (
        <>
          <span className="faint">
            {t("materials.markedBy", { name: mark.by.name, at: momentText(mark.at, now, i18n.language) })}
          </span>
          <Button
            size="small"
            type="text"
            onClick={() => {
              setChosen(undefined);
              setTyped("");
              void command.send({ material, mark: null });
            }}
          >
            {t("materials.unmark")}
          </Button>
        </>
      ) : null}
      {asks ? (
        <div className="mark-problem">
          <Input
            value={problem}
            maxLength={markBounds.problemCharacters}
            aria-label={t("materials.problem")}
            placeholder={t("materials.problem")}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => keep(shown, problem)}
          />
          <Button
            loading={state.kind === "sending"}
            disabled={shown === "wrong" && problem.trim() === ""}
            onClick={() => keep(shown, problem)}
          >
            {t("materials.keep")}
          </Button>
          {phrases.map(({ text }) => (
            <Button key={text} size="small" onClick={() => setTyped(text)}>
              {text}
            </Button>
          ))}
        </div>
      ) : null}
      <CommandAlert state={state} />
    </fieldset>
  );
};
