import { useTranslation } from "react-i18next";
import type { WindowEndpoint } from "../api/wire.ts";
import { Facts } from "../case/facts.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import { resultText } from "./result-text.ts";

const marks = {
  enabled: "status-decided",
  disabled: "status-declined",
  unset: "status-routed",
} as const satisfies Record<WindowEndpoint["status"], string>;

/** Where a window's warnings go, and whether they arrive. */
export const EndpointState = ({ endpoint }: { readonly endpoint: WindowEndpoint }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { url, status, disabledAt, disabledBecause, failingSince, nextTryAt } = endpoint;
  const moment = (at: NonNullable<typeof disabledAt>) => momentText(at, now, i18n.language);
  return (
    <Facts
      facts={[
        [
          t("windowWebhook.state"),
          <span key="state" className={`status-mark ${marks[status]}`}>
            {t(`windowWebhook.status.${status}`)}
          </span>,
        ],
        url === null
          ? null
          : [
              t("windowWebhook.address"),
              <span key="url" className="webhook-address">
                {url}
              </span>,
            ],
        disabledAt === null
          ? null
          : [
              t("windowWebhook.disabled"),
              t("windowWebhook.disabledBecause", {
                at: moment(disabledAt),
                result: resultText(t, disabledBecause ?? ""),
              }),
            ],
        failingSince === null || status !== "enabled"
          ? null
          : [t("windowWebhook.failing"), t("windowWebhook.since", { at: moment(failingSince) })],
        nextTryAt === null ? null : [t("windowWebhook.nextTry"), moment(nextTryAt)],
      ]}
    />
  );
};
