import Form from "@rjsf/antd";
import type { RJSFSchema } from "@rjsf/utils";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { formTroubles, type TroubleAt, troublesByField } from "./form-troubles.ts";
import { errorSchemaOf, type FormTexts, filledIn, formValidator } from "./form-validator.ts";
import "./form.css";
import { lookOf, schemaFields } from "./schema-fields.ts";

type SchemaFormProps = {
  /** JSON Schema (2020-12) of an object of texts, as the matter's list has it. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly form: FormTexts;
  /** Whether everything is told; before, only what is wrong with fields that somebody has been at. */
  readonly tried?: boolean;
  /** What the broker said against the form. */
  readonly said?: readonly TroubleAt[];
  readonly onChange: (form: FormTexts) => void;
};

const nothingSaid: readonly TroubleAt[] = [];

/**
 * A matter's form, as its list says it. It is held against the schema by the check that the broker holds it against, so
 * that nothing is taken here that is refused there, and each field says what is wrong with it.
 */
export const SchemaForm = ({
  schema,
  form,
  tried = false,
  said = nothingSaid,
  onChange,
}: SchemaFormProps) => {
  const { i18n } = useTranslation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const look = useMemo(() => lookOf(schema), [schema]);
  const fields = useMemo(() => schemaFields(schema), [schema]);
  const language = i18n.language === "en" ? "en" : "zh";
  const troubles = useMemo(() => {
    const own = formTroubles(schema, form, language);
    const known = new Set(own.map(({ at }) => at));
    return troublesByField(
      [...own, ...said.filter(({ at }) => !known.has(at))],
      fields,
      (field) => tried || left.has(field),
    );
  }, [schema, form, language, said, fields, tried, left]);
  const errors = useMemo(() => errorSchemaOf(troubles), [troubles]);
  return (
    <>
      <Form
        tagName="div"
        className="schema-form"
        idPrefix="form"
        schema={forLibrary(schema)}
        uiSchema={look}
        formData={form}
        validator={formValidator}
        noValidate
        showErrorList={false}
        extraErrors={errors}
        onChange={({ formData }) => onChange(filledIn(formData ?? {}))}
        onBlur={(id) => setLeft((before) => new Set([...before, id.replace(/^form_/, "")]))}
      />
      {tried && troubles.whole.length > 0 ? (
        <ul className="editor-trouble" role="alert">
          {troubles.whole.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
};

/** The library's type of schemas knows an older edition; forms use no keyword that differs between the two. */
const forLibrary = (schema: Readonly<Record<string, unknown>>): RJSFSchema => schema as RJSFSchema;
