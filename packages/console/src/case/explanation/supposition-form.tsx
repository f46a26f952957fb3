import type { ClockName } from "@tongban/domain";
import { Button, Form, Input, Select } from "antd";
import { useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Supposition } from "../../api/wire.ts";
import { momentIn } from "../../time/moment-field.ts";
import { isAmount, limitWords, type SuppositionFields, suppositionOf } from "./supposition.ts";

type SuppositionFormProps = {
  readonly ran: readonly ClockName[];
  readonly initial: SuppositionFields;
  readonly onAsk: (supposed: Supposition | undefined) => void;
};

/** Another limit, another start, a pause more: what may be supposed of one of the clocks that ran. */
export const SuppositionForm = ({ ran, initial, onAsk }: SuppositionFormProps) => {
  const { t } = useTranslation();
  const formId = useId();
  const [form] = Form.useForm<SuppositionFields>();
  // Back and forward change the address under the form, which then says what the answer below it is of.
  const { clock, amount, unit: ofAmount, start, pauseFrom, pauseTo } = initial;
  useEffect(
    () => form.setFieldsValue({ clock, amount, unit: ofAmount, start, pauseFrom, pauseTo }),
    [form, clock, amount, ofAmount, start, pauseFrom, pauseTo],
  );
  const unit = Form.useWatch("unit", form) ?? initial.unit;
  const check = (isRight: () => boolean, problem: string) => ({
    validator: () => (isRight() ? Promise.resolve() : Promise.reject(new Error(problem))),
  });
  const isLimit = () => {
    const { amount, unit: of } = form.getFieldsValue();
    return amount === "" || isAmount(amount, of);
  };
  const isPause = () => {
    const fields = form.getFieldsValue();
    const [from, to] = [momentIn(fields.pauseFrom), momentIn(fields.pauseTo)];
    return from && to ? from < to : fields.pauseFrom === "" && fields.pauseTo === "";
  };
  const ask = (fields: SuppositionFields) => {
    const supposed = suppositionOf(fields);
    if (supposed) onAsk(supposed);
    else form.setFields([{ name: "amount", errors: [t("whatIf.nothing")] }]);
  };
  return (
    <Form
      id={formId}
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={initial}
      onFinish={ask}
      className="supposition"
    >
      <Form.Item name="clock" label={t("whatIf.clock")}>
        <Select options={ran.map((one) => ({ value: one, label: t(`clock.${one}`) }))} />
      </Form.Item>
      <div className="fields-pair">
        <Form.Item
          name="amount"
          label={t("whatIf.limit")}
          dependencies={["unit"]}
          rules={[check(isLimit, t("whatIf.amountWrong"))]}
        >
          <Input inputMode="numeric" maxLength={3} disabled={unit === "now"} />
        </Form.Item>
        <Form.Item name="unit" label={t("whatIf.unit")}>
          <Select options={limitWords.map((one) => ({ value: one, label: t(`whatIf.words.${one}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="start" label={t("whatIf.start")}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="pauseFrom" label={t("whatIf.pauseFrom")}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item
        name="pauseTo"
        label={t("whatIf.pauseTo")}
        dependencies={["pauseFrom"]}
        rules={[check(isPause, t("whatIf.pauseWrong"))]}
      >
        <Input type="datetime-local" />
      </Form.Item>
      <div className="supposition-buttons">
        <Button type="primary" htmlType="submit">
          {t("whatIf.ask")}
        </Button>
        <Button
          onClick={() => {
            form.setFieldsValue({
              ...initial,
              amount: "",
              unit: "wd",
              start: "",
              pauseFrom: "",
              pauseTo: "",
            });
            onAsk(undefined);
          }}
        >
          {t("whatIf.clear")}
        </Button>
      </div>
    </Form>
  );
};
