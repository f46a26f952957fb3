import { useTranslation } from "react-i18next";
import { problemText } from "../api/problem-text.ts";
import type { CommandState } from "../api/use-command.ts";
import type { AgreementFile } from "../api/wire.ts";
import { instantNow } from "../time/now.ts";

type CommandOutcomeProps = {
  readonly state: CommandState;
  /** Whose last entry tells who was faster. */
  readonly file?: AgreementFile;
};

/** Why a command was refused: who changed the agreement meanwhile, else the broker's own words; or that nobody knows yet. */
export const CommandOutcome = ({ state, file }: CommandOutcomeProps) => {
  const { t, i18n } = useTranslation();
  if (state.kind === "unsure")
    return (
      <p role="alert" className="editor-trouble">
        {t("trouble.unsure")}
      </p>
    );
  if (state.kind !== "problem") return null;
  const { problem } = state;
  const name = file?.history.at(-1)?.by;
  const isReloaded = problem.code === "version-stale" && (file?.revision ?? 0) >= Number(problem["version"]);
  const words =
    isReloaded && name !== undefined
      ? t("editor.stale", { name: name === "broker" ? t("editor.history.by.broker") : name })
      : problemText(t, problem, instantNow(), i18n.language);
  return (
    <p role="alert" className="editor-trouble">
      {words}
    </p>
  );
};
