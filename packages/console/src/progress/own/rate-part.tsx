import { type RatingStage, ratingGrades, ratingStages } from "@tongban/domain";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "../../api/use-sending.ts";
import type { OwnCommandProps } from "./own-command-props.ts";
import { ownPaths } from "./own-paths.ts";
import type { OwnCase } from "./own-wire.ts";
import { TroubleNote } from "./trouble-note.tsx";

/** The stages that can be rated now (好差评), and what was said of them. */
export const RatePart = (props: OwnCommandProps) => {
  const { t } = useTranslation();
  const stages = ratingStages.filter((stage) => props.own.actions.includes(`rate-${stage}`));
  if (stages.length === 0) return null;
  return (
    <section className="progress-part">
      <h2>{t("progress.own.rate")}</h2>
      {stages.map((stage) => (
        <StageForm key={stage} {...props} stage={stage} />
      ))}
    </section>
  );
};

const COMMENT_LENGTH = 1000;

const StageForm = ({ desk, own, onOwn, stage }: OwnCommandProps & { readonly stage: RatingStage }) => {
  const { t } = useTranslation();
  const given = own.ratings.find((rating) => rating.stage === stage)?.grade;
  const [grade, setGrade] = useState<string | undefined>(given);
  const [comment, setComment] = useState("");
  const [unchosen, setUnchosen] = useState(false);
  const { sending, send } = useSending<OwnCase>(onOwn);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnchosen(grade === undefined);
    if (grade === undefined) return;
    const words = comment.trim();
    const body = { stage, grade, ...(words === "" ? {} : { comment: words }) };
    void send({ url: desk.url(ownPaths.ratings), body, headers: desk.headers });
  };
  return (
    <form className="progress-fields" onSubmit={submit} noValidate>
      <fieldset className="progress-choices" aria-describedby={unchosen ? `${id}-problem` : undefined}>
        <legend>{t(`progress.own.stage.${stage}`)}</legend>
        {ratingGrades.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={id}
              value={one}
              checked={grade === one}
              onChange={() => {
                setGrade(one);
                setUnchosen(false);
              }}
            />
            {t(`progress.own.grade.${one}`)}
          </label>
        ))}
      </fieldset>
      {unchosen ? (
        <p id={`${id}-problem`} role="alert" className="progress-problem">
          {t("progress.own.gradeMissing")}
        </p>
      ) : null}
      <label htmlFor={`${id}-words`}>{t("progress.own.comment")}</label>
      <textarea
        id={`${id}-words`}
        rows={2}
        maxLength={COMMENT_LENGTH}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      <TroubleNote sending={sending} />
      {given === undefined ? null : (
        <p role="status" className="progress-hint">
          {t("progress.own.rated", { grade: t(`progress.own.grade.${given}`) })}
        </p>
      )}
      <button type="submit" className="progress-button" disabled={sending.kind === "sending"}>
        {t(given === undefined ? "progress.own.rateNow" : "progress.own.rateAgain")}
      </button>
    </form>
  );
};
