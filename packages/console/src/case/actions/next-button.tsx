import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { KeyMark } from "../../shell/keyboard/key-mark.tsx";
import { useShortcuts } from "../../shell/keyboard/use-shortcuts.ts";
import type { ClaimNext } from "./use-claim-next.ts";

type NextButtonProps = {
  readonly next: ClaimNext;
  /** Whether it is the main thing to do on its page. */
  readonly main: boolean;
};

/** Takes the case that is due first and opens it, by button or by its key. */
export const NextButton = ({ next, main }: NextButtonProps) => {
  const { t } = useTranslation();
  useShortcuts({ n: next.take });
  const unsure = next.state.kind === "unsure";
  return (
    <span className="next-button no-print">
      <Button
        type={main ? "primary" : "default"}
        size="large"
        loading={next.state.kind === "sending"}
        onClick={next.take}
        title={t("desk.nextHint")}
        aria-keyshortcuts="n"
      >
        {unsure ? t("action.retry") : t("desk.next")}
        <KeyMark keys="N" />
      </Button>
      {unsure ? (
        <span role="alert" className="next-button-unsure">
          {t("trouble.unsure")}
        </span>
      ) : null}
    </span>
  );
};
