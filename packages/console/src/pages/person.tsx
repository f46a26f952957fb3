import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useRecords } from "../api/registry-queries.ts";
import type { Me, RecordOf } from "../api/wire.ts";
import type { Fact } from "../case/facts.tsx";
import type { RecordAction } from "../registry/record-actions.ts";
import { recordAddress } from "../registry/record-address.ts";
import { RecordFacts } from "../registry/record-facts.tsx";
import { RecordPage } from "../registry/record-page.tsx";

/** A coordinator decides about everybody but operators, an operator about coordinators and operators. */
const actionsOn = ({ role }: Pick<Me, "role">, { says }: RecordOf<"staff">): readonly RecordAction[] => {
  if (!says) return [];
  const isOfTeam = says.role === "clerk" || says.role === "lead";
  const mine = role === "operator" ? !isOfTeam : says.role !== "operator";
  return mine ? ["change-staff", "remove-staff"] : [];
};

/** A member of staff: what they are granted, and every change of it. */
const PersonPage = () => {
  const me = useSelf();
  const { staffId = "" } = useParams();
  return (
    <RecordPage
      kind="staff"
      id={staffId}
      nameOf={({ id, says }) => says?.name ?? id}
      actionsOn={(record) => actionsOn(me, record)}
    >
      {(record) => <PersonFacts record={record} />}
    </RecordPage>
  );
};

const PersonFacts = ({ record: { id, says } }: { readonly record: RecordOf<"staff"> }) => {
  const { t } = useTranslation();
  const windows = useRecords("window").data ?? [];
  const names = new Map<string, string>(windows.map((one) => [one.id, one.says?.name ?? one.id]));
  const linked = (ids: readonly string[] = []) =>
    ids.map((one) => (
      <Link key={one} to={recordAddress("window", one)}>
        {names.get(one) ?? one}
      </Link>
    ));
  return (
    <RecordFacts
      says={says}
      fields={["role", "regions"]}
      more={[
        [t("registry.subject"), <code key="id">{id}</code>],
        ...(["windows", "reviews"] as const).map(
          (field): Fact =>
            says?.[field]?.length
              ? [
                  t(`registry.field.${field}`),
                  <span key={field} className="record-team">
                    {linked(says[field])}
                  </span>,
                ]
              : null,
        ),
      ]}
    />
  );
};

export default PersonPage;
