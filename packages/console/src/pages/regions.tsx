import { useTranslation } from "react-i18next";
import { useRecords } from "../api/registry-queries.ts";
import { RecordList } from "../registry/record-list.tsx";

/** Every region that takes part, with who coordinates it. */
const RegionsPage = () => {
  const { t } = useTranslation();
  const people = useRecords("staff").data ?? [];
  const coordinatorsOf = (region: string) =>
    people.flatMap(({ says }) =>
      says?.role === "coordinator" && says.regions.some((one) => one === region) ? [says.name] : [],
    );
  return (
    <RecordList
      kind="region"
      nameOf={({ id, says }) => says?.name ?? id}
      columns={[
        {
          label: t("role.coordinator"),
          cell: ({ id }) => coordinatorsOf(id).join(t("punctuation.comma")) || t("registry.nobody"),
        },
      ]}
    />
  );
};

export default RegionsPage;
