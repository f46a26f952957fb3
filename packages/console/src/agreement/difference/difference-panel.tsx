import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useAgreementVersion, useDraftCheck } from "../../api/agreement-queries.ts";
import { useListComparison, useWholeList } from "../../api/list-queries.ts";
import type { AgreementContent, AgreementFile } from "../../api/wire.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { FindingList } from "../check/finding-list.tsx";
import { Field } from "../field.tsx";
import { ListChanges } from "./list-changes.tsx";
import { TermsDifference } from "./terms-difference.tsx";
import { type Compared, comparedIn, type VersionName, versionsOf } from "./version-choice.ts";

/** Two versions of an agreement side by side: its terms and standard item by item, its list row by row. */
export const DifferencePanel = ({ file }: { readonly file: AgreementFile }) => {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const compared = comparedIn(file, { from: address.get("from"), to: address.get("to") });
  const first = file.draft && file.published === null ? file.draft.content : undefined;
  const findings = useDraftCheck(file).data?.findings ?? [];
  const showsDraft = first !== undefined || compared?.from === "draft" || compared?.to === "draft";
  const choose = (change: Partial<Compared>) =>
    setAddress(
      (before) => ({
        ...Object.fromEntries(before),
        ...Object.fromEntries(Object.entries(change).map(([side, version]) => [side, String(version)])),
      }),
      { replace: true },
    );
  if (!compared && !first) return <p className="faint">{t("editor.difference.nothing")}</p>;
  return (
    <>
      {compared ? (
        <div className="version-choice">
          {(["from", "to"] as const).map((side) => (
            <VersionSelect
              key={side}
              label={t(`editor.difference.${side}`)}
              versions={versionsOf(file)}
              value={compared[side]}
              onChange={(version) => choose({ [side]: version })}
            />
          ))}
        </div>
      ) : null}
      {first ? <FirstVersion agreementId={file.id} content={first} /> : null}
      {compared && compared.from === compared.to ? (
        <p className="faint">{t("editor.difference.same")}</p>
      ) : null}
      {compared && compared.from !== compared.to ? <TwoVersions file={file} compared={compared} /> : null}
      {showsDraft && findings.length > 0 ? (
        <>
          <h3>{t("editor.difference.findings")}</h3>
          <FindingList findings={findings} agreementId={file.id} />
        </>
      ) : null}
    </>
  );
};

type FirstVersionProps = { readonly agreementId: string; readonly content: AgreementContent };

/** A first version, that there is nothing to compare with: all that it says. */
const FirstVersion = ({ agreementId, content }: FirstVersionProps) => {
  const { t } = useTranslation();
  const list = useWholeList({ agreementId, version: "draft", digest: content.list.digest });
  return (
    <>
      <TermsDifference after={{ name: t("editor.difference.draft"), content }} />
      <h3>{t("editor.difference.list")}</h3>
      {list.data ? (
        <ListChanges changes={list.data.rows.map((row) => ({ kind: "added", row }))} />
      ) : list.isError ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </>
  );
};

type VersionSelectProps = {
  readonly label: string;
  readonly versions: readonly VersionName[];
  readonly value: VersionName;
  readonly onChange: (version: VersionName) => void;
};

const VersionSelect = ({ label, versions, value, onChange }: VersionSelectProps) => {
  const { t } = useTranslation();
  return (
    <Field label={label}>
      {({ id }) => (
        <Select
          id={id}
          className="list-choice"
          value={value}
          options={versions.map((version) => ({
            value: version,
            label:
              version === "draft"
                ? t("editor.difference.draft")
                : t("editor.difference.version", { version }),
          }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
};

type TwoVersionsProps = { readonly file: AgreementFile; readonly compared: Compared };

const TwoVersions = ({ file, compared: { from, to } }: TwoVersionsProps) => {
  const { t } = useTranslation();
  const before = useContent(file, from);
  const after = useContent(file, to);
  const missing = [before, after].find(({ error }) => error !== null);
  const name = (version: VersionName) =>
    version === "draft" ? t("editor.difference.draft") : t("editor.difference.version", { version });
  if (missing) return <LoadFailure error={missing.error} onRetry={missing.retry} />;
  if (!before.content || !after.content) return <Loading rows={6} />;
  return (
    <>
      <TermsDifference
        before={{ name: name(from), content: before.content }}
        after={{ name: name(to), content: after.content }}
      />
      <h3>{t("editor.difference.list")}</h3>
      {before.content.list.digest === after.content.list.digest ? (
        <p className="faint">{t("listEditor.change.none")}</p>
      ) : (
        <ListDifference
          agreementId={file.id}
          from={String(from)}
          to={String(to)}
          digests={[before.content.list.digest, after.content.list.digest]}
        />
      )}
    </>
  );
};

/** What a version says: the latest ones are in the file, others are asked for. */
const useContent = (
  { id, draft, published }: AgreementFile,
  version: VersionName,
): {
  readonly content: AgreementContent | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
} => {
  const known = version === "draft" ? draft : published?.version === version ? published : null;
  const asked = useAgreementVersion(id, known || version === "draft" ? undefined : version);
  return {
    content: (known ?? asked.data)?.content,
    error: known ? null : asked.error,
    retry: () => void asked.refetch(),
  };
};

const ListDifference = (compared: Parameters<typeof useListComparison>[0]) => {
  const comparison = useListComparison(compared);
  if (comparison.data) return <ListChanges changes={comparison.data.changes} />;
  if (comparison.isError)
    return <LoadFailure error={comparison.error} onRetry={() => void comparison.refetch()} />;
  return <Loading rows={4} />;
};
