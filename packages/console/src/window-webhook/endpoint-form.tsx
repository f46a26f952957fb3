import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Command } from "../api/use-command.ts";
import { CommandTrouble } from "./command-trouble.tsx";

type EndpointFormProps = {
  /** The address that it takes the place of; null where there is none. */
  readonly url: string | null;
  readonly command: Command<string>;
};

type Fields = { readonly url: string };

/** Asks for the https address that a window's warnings are to go to. */
export const EndpointForm = ({ url, command }: EndpointFormProps) => {
  const { t } = useTranslation();
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      className="webhook-form"
      initialValues={{ url: url ?? "" }}
      disabled={command.state.kind === "sending"}
      onFinish={(fields) => void command.send(fields.url.trim())}
    >
      <Form.Item
        name="url"
        label={t("windowWebhook.address")}
        extra={t("windowWebhook.addressHint")}
        rules={[{ required: true, type: "url", message: t("windowWebhook.addressRequired") }]}
      >
        <Input inputMode="url" maxLength={500} placeholder="https://" autoComplete="off" />
      </Form.Item>
      <CommandTrouble state={command.state} />
      <Button type="primary" htmlType="submit" loading={command.state.kind === "sending"}>
        {t(url === null ? "windowWebhook.set" : "windowWebhook.replace")}
      </Button>
    </Form>
  );
};
