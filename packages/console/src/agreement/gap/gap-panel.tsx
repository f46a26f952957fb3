import { zeroGapOperations } from "@tongban/contract";
import { App, Button, Segmented } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrokerApi } from "../../api/broker-api-context.ts";
import { useNameOf } from "../../api/name-of.ts";
import { problemText } from "../../api/problem-text.ts";
import { type LookedAt, useZeroGap } from "../../api/readiness-queries.ts";
import type { AgreementFile, ZeroGap } from "../../api/wire.ts";
import { saveFile } from "../../service-level/save-file.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { instantNow } from "../../time/now.ts";
import { SearchField } from "../search-field.tsx";
import { useVersionChoice, VersionChoice } from "../version-choice.tsx";
import { GapTable } from "./gap-table.tsx";
import { effectText } from "./gap-words.ts";

/** Zero gap (零差距): what applicants from elsewhere get against local ones and between the parties, differences first. */
export const GapPanel = ({ file }: { readonly file: AgreementFile }) => {
  const { t } = useTranslation();
  const { of, choose } = useVersionChoice(file);
  const report = useZeroGap({ agreementId: file.id, of }, file.revision);
  const [first] = report.data?.pages ?? [];
  return (
    <>
      <div className="panel-head">
        <span>
          <VersionChoice file={file} of={of} onChange={choose} />
        </span>
        <span className="life-actions">
          <Link to="/local-standards">{t("gap.ownLocal")}</Link>
          <ExportButton agreementId={file.id} of={of} />
        </span>
      </div>
      {report.isPending ? <Loading rows={6} /> : null}
      {report.isError && !report.data ? (
        <LoadFailure error={report.error} onRetry={() => void report.refetch()} />
      ) : null}
      {first ? <Heading report={first} /> : null}
      {first ? (
        <Differences report={first} matters={report.data?.pages.flatMap((page) => page.matters) ?? []} />
      ) : null}
      {report.hasNextPage ? (
        <Button loading={report.isFetchingNextPage} onClick={() => void report.fetchNextPage()}>
          {t("gap.more")}
        </Button>
      ) : null}
    </>
  );
};

const ExportButton = ({ agreementId, of }: LookedAt) => {
  const { t, i18n } = useTranslation();
  const api = useBrokerApi();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const answer = await api.send((client) =>
        client.call(zeroGapOperations.exportZeroGap, { params: { agreementId }, query: { of } }),
      );
      if (answer.ok) saveFile(answer.value.fileName, answer.value.csv, "text/csv;charset=utf-8");
      else void message.error(problemText(t, answer.problem, instantNow(), i18n.language));
    } catch {
      void message.error(t("trouble.unsure"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void download()}>
      {t("gap.export")}
    </Button>
  );
};

/** What was compared, how many differences there are, what they mean, and why they were published. */
const Heading = ({ report }: { readonly report: ZeroGap }) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const { version, standardVersion, reason, locals, effects, ...counts } = report;
  return (
    <>
      <p role="status">
        <strong>{t("gap.line", counts)}</strong>{" "}
        <span className="faint">
          {version === null
            ? t("gap.draft")
            : t("gap.versions", { version, standard: standardVersion ?? version })}
        </span>
      </p>
      <p className="faint">
        {locals.length === 0
          ? t("gap.noLocals")
          : t("gap.locals", {
              regions: locals.map(({ region }) => names.region(region)).join(t("punctuation.comma")),
            })}
      </p>
      {effects.length === 0 ? null : (
        <p className="change-head">
          <span>{`${t("gap.effects")}${t("punctuation.colon")}`}</span>
          {effects.map((effect) => (
            <span key={effect.unit} className="status-mark level-orange">
              {t("gap.worseBy", { amount: effectText(t, effect) })}
            </span>
          ))}
        </p>
      )}
      {reason === null ? null : (
        <blockquote className="sent-back">
          <strong>{t("gap.reason")}</strong>
          <p>{reason}</p>
        </blockquote>
      )}
    </>
  );
};

type DifferencesProps = { readonly report: ZeroGap; readonly matters: ZeroGap["matters"] };

const Differences = ({ report: { standards }, matters }: DifferencesProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const [only, setOnly] = useState<"every" | "worse">("every");
  const [text, setText] = useState("");
  const word = useDeferredValue(text.trim().toLowerCase());
  const wanted = <D extends ZeroGap["standards"][number]>(some: readonly D[]) =>
    only === "every" ? some : some.filter(({ direction }) => direction === "worse");
  const shown = matters
    .filter(({ matter, title }) => `${matter} ${title}`.toLowerCase().includes(word))
    .map((one) => ({ ...one, differences: wanted(one.differences) }))
    .filter(({ differences }) => differences.length > 0);
  if (standards.length === 0 && matters.every(({ differences }) => differences.length === 0))
    return <p className="life-live">{t("gap.none")}</p>;
  return (
    <>
      <div className="list-tools">
        <SearchField label={t("gap.search")} text={text} maxLength={40} onChange={setText} />
        <Segmented
          className="choice"
          aria-label={t("gap.only")}
          value={only}
          options={(["every", "worse"] as const).map((value) => ({ value, label: t(`gap.${value}`) }))}
          onChange={setOnly}
        />
      </div>
      {wanted(standards).length === 0 ? null : (
        <section className="gap-matter" aria-label={t("gap.standards")}>
          <h3>{t("gap.standards")}</h3>
          <GapTable of={t("gap.standards")} differences={wanted(standards)} />
        </section>
      )}
      {shown.map(({ matter, title, differences, unsaid }) => (
        <section key={matter} className="gap-matter" aria-label={title}>
          <h3>{title}</h3>
          <GapTable of={title} differences={differences} />
          {unsaid.length === 0 ? null : (
            <p className="faint">
              {`${t("gap.unsaid")} `}
              {unsaid.map((region) => (
                <Link key={region} className="gap-region" to={`/local-standards/${region}`}>
                  {names.region(region)}
                </Link>
              ))}
            </p>
          )}
        </section>
      ))}
    </>
  );
};
