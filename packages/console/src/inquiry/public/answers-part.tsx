import type { inquiryOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../catalog/use-answer.ts";
import { AskOpener } from "./ask-opener.tsx";
import { answersPath, askPath } from "./inquiry-paths.ts";

type AnswersPartProps = { readonly apiBase: string; readonly region: string; readonly matter: string };

/** What was asked about a matter before, with the region's answers (常见问题), and asking oneself. */
export const AnswersPart = ({ apiBase, region, matter }: AnswersPartProps) => {
  const { t, i18n } = useTranslation();
  const { answer } = useAnswer<Returned<typeof inquiryOperations.listAnswers>>(
    `${apiBase}${answersPath(region, matter)}`,
  );
  const answers = answer.value?.answers ?? [];
  return (
    <section aria-label={t("asking.title")}>
      <h3>{t("asking.title")}</h3>
      {answers.map(({ id, question, answer: said }) => (
        <details key={id}>
          <summary>{question}</summary>
          <p>{said}</p>
        </details>
      ))}
      <AskOpener
        url={`${apiBase}${askPath}`}
        headers={{ "accept-language": i18n.language }}
        to={{ region, matter }}
        button="catalog-button"
      />
    </section>
  );
};
