import type { MatterId, RegionCode } from "@tongban/domain";
import { Input, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../agreement/field.tsx";
import { useMattersThere, useMatterThere } from "../api/intake-queries.ts";
import { useNameOf } from "../api/name-of.ts";
import { useNames } from "../api/window-queries.ts";
import { limitText } from "../time/limit-text.ts";
import type { StepProps } from "./step-props.ts";

/** Where the applicant wants what: only matters that the lists take by agent intake can be chosen. */
export const WhatStep = ({ draft, source, onChange, troubleAt }: StepProps) => {
  const { t } = useTranslation();
  const names = useNames();
  const nameOf = useNameOf();
  const [text, setText] = useState("");
  const q = useDeferredValue(text);
  const { handling, matter } = draft;
  const found = useMattersThere(q, source, handling);
  const chosen = useMatterThere(matter, source, handling);
  const regions = (names.data?.regions ?? []).filter(({ region }) => region !== source);
  const districts = regions.filter(({ region }) => handling !== undefined && isWithin(region, handling));
  const matters = (found.data?.matters ?? []).filter(({ here }) => here?.modes.includes("agent-intake"));
  const options = matters.map((one) => ({
    value: one.matter,
    label: one.title,
    disabled: one.here?.live !== true,
  }));
  const known = options.some(({ value }) => value === matter);
  const own = matter && !known ? [{ value: matter, label: nameOf.matter(matter), disabled: false }] : [];
  return (
    <>
      <Field label={t("intake.handling")} {...troubled(troubleAt("/handling"))}>
        {(ties) => (
          <Select<RegionCode>
            {...ties}
            value={handling ?? null}
            options={regions.map(({ region, name }) => ({ value: region, label: name }))}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("intake.chooseRegion")}
            onChange={(region) => onChange({ handling: region, matter: undefined, district: "", form: {} })}
          />
        )}
      </Field>
      <Field
        label={t("intake.district")}
        hint={t("intake.districtHint")}
        {...troubled(troubleAt("/district"))}
      >
        {(ties) => (
          <>
            <Input
              {...ties}
              list="intake-districts"
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
              value={draft.district ?? ""}
              disabled={handling === undefined}
              onChange={(event) => onChange({ district: event.target.value })}
            />
            <datalist id="intake-districts">
              {districts.map(({ region, name }) => (
                <option key={region} value={region} label={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t("intake.matter")} hint={t("intake.matterHint")} {...troubled(troubleAt("/matter"))}>
        {(ties) => (
          <Select<MatterId>
            {...ties}
            value={matter ?? null}
            options={[...own, ...options]}
            disabled={handling === undefined}
            showSearch={{ filterOption: false, onSearch: setText }}
            loading={found.isFetching}
            placeholder={t("intake.chooseMatter")}
            notFoundContent={t("intake.noMatter")}
            onChange={(next) => onChange({ matter: next, form: {} })}
          />
        )}
      </Field>
      {chosen.data?.terms ? (
        <p className="faint">
          {t("intake.promise", { limit: limitText(t, chosen.data.terms.promised) })}
          {chosen.data.terms.conditions ? ` ${chosen.data.terms.conditions}` : ""}
        </p>
      ) : null}
    </>
  );
};

/** Whether a division lies in a province, a city or a district, by their codes (GB/T 2260). */
const isWithin = (division: RegionCode, region: RegionCode): boolean =>
  division !== region && division.startsWith(region.slice(0, 6).replace(/(?:00){1,2}$/, ""));

/** What is wrong with a field, as it is passed on. */
export const troubled = (trouble: string | undefined) => (trouble === undefined ? {} : { trouble });
