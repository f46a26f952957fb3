import type { PhraseUse } from "@tongban/domain";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { useCaseGuidance } from "../../api/guidance-queries.ts";
import type { FieldsProps, FieldValues } from "./action-entry.ts";

type PhrasesProps = FieldsProps & {
  readonly use: PhraseUse;
  /** The field that a phrase goes into, behind what stands there. */
  readonly into: string;
};

/** The standard's phrases (常用语) for a field, to be put there and changed; nothing where it has none. */
export const Phrases = ({ kase, onEdited, use, into }: PhrasesProps) => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<FieldValues>();
  const { data } = useCaseGuidance(kase.caseId);
  const phrases = data?.phrases.filter((one) => one.use === use) ?? [];
  if (phrases.length === 0) return null;
  const put = (text: string) => {
    const before: unknown = form.getFieldValue(into);
    form.setFieldValue(into, typeof before === "string" && before !== "" ? `${before}\n${text}` : text);
    onEdited();
  };
  return (
    <fieldset className="phrases" aria-label={t("confirm.phrases")}>
      {phrases.map(({ text }) => (
        <Button key={text} size="small" onClick={() => put(text)}>
          {text}
        </Button>
      ))}
    </fieldset>
  );
};

/** What a review looks at, by the standard; nothing where it says nothing. */
export const Checklist = ({ kase }: Pick<FieldsProps, "kase">) => {
  const { t } = useTranslation();
  const { data } = useCaseGuidance(kase.caseId);
  if (!data || data.checklist.length === 0) return null;
  return (
    <section className="checklist" aria-label={t("confirm.checklist")}>
      <h3>{t("confirm.checklist")}</h3>
      <ul>
        {data.checklist.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
};
