import { useTranslation } from "react-i18next";
import { usePartnerKeys } from "../api/registry-queries.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import { HistoryPanel } from "./history-panel.tsx";
import { RecordButtons } from "./record-buttons.tsx";

/** A partner's live keys with their thumbprints, and every change of them; two at most, so that one can be replaced. */
export const KeysPanel = ({ partnerId }: { readonly partnerId: string }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const keys = usePartnerKeys(partnerId);
  const target = { id: partnerId, version: keys.data?.version ?? 0 };
  return (
    <>
      <section className="panel record-facts" aria-labelledby="keys">
        <h2 id="keys">{t("registry.keys")}</h2>
        <p className="faint">{t("registry.keysHint")}</p>
        {keys.isPending ? <Loading rows={2} /> : null}
        {keys.isError && !keys.data ? (
          <LoadFailure error={keys.error} onRetry={() => void keys.refetch()} />
        ) : null}
        {keys.data?.keys.length === 0 ? <p className="record-outcome">{t("registry.noKeys")}</p> : null}
        {keys.data?.keys.map(({ keyId, algorithm, createdAt }) => (
          <div key={keyId} className="record-key">
            <span className="record-key-name">{keyId}</span>
            <span className="faint">
              {t("registry.keyLine", { algorithm, at: momentText(createdAt, now, i18n.language) })}
            </span>
            <div>
              <RecordButtons target={{ ...target, keyId }} actions={["revoke-key"]} />
            </div>
          </div>
        ))}
        <p className="record-key-tools">
          <RecordButtons target={target} actions={["register-key"]} />
        </p>
      </section>
      {keys.data && keys.data.version > 0 ? (
        <HistoryPanel kind="partner-keys" id={partnerId} title={t("registry.keysHistory")} />
      ) : null}
    </>
  );
};
