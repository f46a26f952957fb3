import { Segmented } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import { useReadiness } from "../../api/readiness-queries.ts";
import type { AgreementFile, MatterReadiness } from "../../api/wire.ts";
import { missingText } from "../../coordinator/missing-text.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { ChoiceField } from "../choice-field.tsx";
import { SearchField } from "../search-field.tsx";
import { useVersionChoice, VersionChoice } from "../version-choice.tsx";
import { ChangesOfPublication } from "./changes-of-publication.tsx";
import { GapGroups } from "./gap-groups.tsx";
import { codesIn, type GapFilter, type GapGrouping, gapGroups, gapsIn } from "./group-gaps.ts";
import { ReadinessMatrix } from "./readiness-matrix.tsx";

/** What can be handled under an agreement today, and exactly what is missing elsewhere; of a draft, what it would change. */
export const ReadinessPanel = ({ file }: { readonly file: AgreementFile }) => {
  const { draft, published } = file;
  const { of, choose } = useVersionChoice(file);
  const readiness = useReadiness({ agreementId: file.id, of }, file.revision);
  const parties = (of === "draft" ? draft : published)?.content.parties ?? [];
  return (
    <>
      <VersionChoice file={file} of={of} onChange={choose} />
      {readiness.isPending ? <Loading rows={6} /> : null}
      {readiness.isError && !readiness.data ? (
        <LoadFailure error={readiness.error} onRetry={() => void readiness.refetch()} />
      ) : null}
      {readiness.data?.changes ? <ChangesOfPublication file={file} changes={readiness.data.changes} /> : null}
      {readiness.data ? (
        <Matters agreementId={file.id} matters={readiness.data.matters} parties={parties} />
      ) : null}
    </>
  );
};

type MattersProps = {
  readonly agreementId: string;
  readonly matters: readonly MatterReadiness[];
  readonly parties: readonly string[];
};

const Matters = ({ agreementId, matters, parties }: MattersProps) => {
  const { t } = useTranslation();
  const [by, setBy] = useState<GapGrouping | "matrix">("matter");
  const [filter, setFilter] = useState<GapFilter>({ text: "", handling: undefined, missing: undefined });
  const shown = useDeferredValue(filter);
  const gaps = gapsIn(matters, shown);
  const whole = matters.filter((one) => one.gaps.length === 0);
  const sum = (count: (one: MatterReadiness) => number) => matters.reduce((all, one) => all + count(one), 0);
  const nothing = matters.length > 0 && whole.length === matters.length;
  return (
    <>
      <p role="status">
        <strong>
          {t("readiness.line", {
            live: sum(({ live }) => live),
            pairs: sum(({ pairs }) => pairs),
            matters: matters.length,
          })}
        </strong>{" "}
        <span className="faint">{t("readiness.pairHint")}</span>
      </p>
      {nothing ? <p className="life-live">{t("readiness.nothing")}</p> : null}
      {nothing || matters.length === 0 ? null : (
        <>
          <Filters matters={matters} filter={filter} onChange={setFilter} />
          <Segmented
            className="choice"
            aria-label={t("readiness.by")}
            value={by}
            options={[...gapGroups, "matrix" as const].map((one) => ({
              value: one,
              label: t(`readiness.groups.${one}`),
            }))}
            onChange={setBy}
          />
          {gaps.length === 0 ? <p className="faint">{t("readiness.noneFound")}</p> : null}
          {by === "matrix" ? (
            <ReadinessMatrix
              matters={matters.filter(({ matter }) => gaps.some((gap) => gap.matter === matter))}
              parties={parties}
            />
          ) : (
            <GapGroups
              key={by}
              agreementId={agreementId}
              gaps={gaps}
              by={by}
              matters={matters}
              parties={parties}
            />
          )}
        </>
      )}
      {whole.length === 0 ? null : (
        <details className="whole">
          <summary>{t("readiness.allLive", { count: whole.length })}</summary>
          <p>{whole.map(({ title }) => title).join(t("punctuation.comma"))}</p>
        </details>
      )}
    </>
  );
};

type FiltersProps = {
  readonly matters: readonly MatterReadiness[];
  readonly filter: GapFilter;
  readonly onChange: (filter: GapFilter) => void;
};

const Filters = ({ matters, filter, onChange }: FiltersProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const handling = [...new Set(matters.flatMap((one) => one.gaps.map((gap) => gap.handling)))];
  return (
    <div className="list-tools">
      <SearchField
        label={t("readiness.search")}
        text={filter.text}
        maxLength={40}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <ChoiceField
        label={t("readiness.handling")}
        value={filter.handling}
        any={t("readiness.anyHandling")}
        options={handling.map((region) => ({ value: region, label: names.region(region) }))}
        onChange={(next) => onChange({ ...filter, handling: next })}
      />
      <ChoiceField
        label={t("readiness.missing")}
        value={filter.missing}
        any={t("readiness.anyMissing")}
        options={codesIn(matters).map((code) => ({
          value: code,
          label: missingText(t, { code, facts: {}, part: "agreement" }),
        }))}
        onChange={(missing) => onChange({ ...filter, missing })}
      />
    </div>
  );
};
