import { useQueryClient } from "@tanstack/react-query";
import { windowWebhookOperations } from "@tongban/contract";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../api/use-command.ts";
import { windowWebhookKeys } from "../api/window-webhook-queries.ts";
import { resultText } from "./result-text.ts";

/** What is done with a window's webhook; `secret` is that of the endpoint which was just set. */
export const useWebhookCommands = (windowId: string) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string>();
  const params = { windowId };
  const lookAgain = () => {
    void queries.invalidateQueries({ queryKey: windowWebhookKeys.webhook(windowId) });
    void queries.invalidateQueries({ queryKey: windowWebhookKeys.deliveries(windowId) });
  };
  const set = useCommand({
    tell: (client, url: string, idempotencyKey) =>
      client.call(windowWebhookOperations.setWindowWebhook, { params, idempotencyKey, body: { url } }),
    onDone: (answer) => {
      setSecret(answer.secret);
      lookAgain();
    },
  });
  const test = useCommand({
    tell: (client, _: "test", idempotencyKey) =>
      client.call(windowWebhookOperations.testWindowWebhook, { params, idempotencyKey }),
    onDone: ({ delivery: { delivered, result } }) => {
      const say = delivered ? message.success : message.warning;
      const outcome = resultText(t, result);
      void say(t(delivered ? "windowWebhook.tested" : "windowWebhook.testFailed", { result: outcome }));
      lookAgain();
    },
  });
  const unset = useCommand({
    tell: (client, _: "unset", idempotencyKey) =>
      client.call(windowWebhookOperations.unsetWindowWebhook, { params, idempotencyKey }),
    onDone: () => {
      setSecret(undefined);
      void message.success(t("windowWebhook.forgotten"));
      lookAgain();
    },
  });
  return { set, test, unset, secret };
};
