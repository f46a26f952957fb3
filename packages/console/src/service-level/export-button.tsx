import { serviceLevelOperations } from "@tongban/contract";
import { ProblemError } from "@tongban/sdk/client";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrokerApi } from "../api/broker-api-context.ts";
import type { Breakdown } from "../api/service-level-queries.ts";
import { saveFile } from "./save-file.ts";

/** Saves the days or months of a breakdown's rows as CSV. */
export const ExportButton = ({
  query,
  parts,
}: {
  readonly query: Breakdown;
  readonly parts: "day" | "month";
}) => {
  const { t } = useTranslation();
  const api = useBrokerApi();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const asked = { ...query, parts };
      const { fileName, csv } = await api.read(
        [serviceLevelOperations.exportServiceLevels.name, asked],
        (client, ifNoneMatch) =>
          client.call(serviceLevelOperations.exportServiceLevels, { query: asked, ifNoneMatch }),
      );
      saveFile(fileName, csv, "text/csv;charset=utf-8");
    } catch (error) {
      const reason = error instanceof ProblemError ? error.problem.detail : undefined;
      void message.error(reason ?? t("trouble.unreachable"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      {t("serviceLevel.csv")}
    </Button>
  );
};
