import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import type { WindowEndpoint } from "../api/wire.ts";
import { CommandTrouble } from "./command-trouble.tsx";
import { EndpointForm } from "./endpoint-form.tsx";
import { EndpointState } from "./endpoint-state.tsx";
import { SecretNote } from "./secret-note.tsx";
import { useWebhookCommands } from "./use-webhook-commands.ts";

type EndpointPanelProps = { readonly windowId: string; readonly endpoint: WindowEndpoint };

/** A window's endpoint: how it stands, a test of it, another in its place, or none. */
export const EndpointPanel = ({ windowId, endpoint }: EndpointPanelProps) => {
  const { t } = useTranslation();
  const { set, test, unset, secret } = useWebhookCommands(windowId);
  return (
    <section className="panel webhook-panel" aria-labelledby="endpoint">
      <h2 id="endpoint">{t("windowWebhook.endpoint")}</h2>
      <EndpointState endpoint={endpoint} />
      {secret === undefined ? null : <SecretNote key={secret} secret={secret} />}
      {endpoint.url === null ? null : (
        <>
          <div className="webhook-actions">
            <Button loading={test.state.kind === "sending"} onClick={() => void test.send("test")}>
              {t("windowWebhook.sendTest")}
            </Button>
            <Popconfirm
              title={t("windowWebhook.unsetSure")}
              okText={t("windowWebhook.unset")}
              cancelText={t("action.cancel")}
              onConfirm={() => void unset.send("unset")}
            >
              <Button loading={unset.state.kind === "sending"}>{t("windowWebhook.unset")}</Button>
            </Popconfirm>
          </div>
          <CommandTrouble state={test.state} />
          <CommandTrouble state={unset.state} />
        </>
      )}
      <EndpointForm key={endpoint.url ?? ""} url={endpoint.url} command={set} />
    </section>
  );
};
