import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { RecordOf } from "../api/wire.ts";
import { RecordList } from "../registry/record-list.tsx";

/** Every partner system (接入系统). */
const PartnersPage = () => {
  const { t } = useTranslation();
  const names = useNameOf();
  const regionsOf = ({ says }: RecordOf<"partner">) =>
    says?.oversees
      ? t("registry.overseesAt", { region: names.region(says.oversees.region) })
      : (says?.regions ?? []).map(names.region).join(t("punctuation.comma"));
  return (
    <RecordList
      kind="partner"
      nameOf={({ id, says }) => says?.name ?? id}
      alsoBy={regionsOf}
      columns={[{ label: t("registry.submitsFor"), cell: regionsOf }]}
    />
  );
};

export default PartnersPage;
