import { Form, type FormInstance } from "antd";
import { type ReactNode, useId, useRef } from "react";
import { CommandDialog, type CommandDialogProps } from "./command-dialog.tsx";

type FormDialogProps<Values extends object> = Omit<
  CommandDialogProps,
  "formId" | "children" | "onConfirm"
> & {
  readonly form: FormInstance<Values>;
  readonly initial: Partial<Values>;
  readonly onEdited: () => void;
  readonly onSend: (values: Values, thenNext: boolean) => void;
  readonly children: ReactNode;
};

/** A command's dialog around a form: the confirming button sends it once its fields are right. */
export const FormDialog = <Values extends object>({
  form,
  initial,
  onEdited,
  onSend,
  children,
  ...dialog
}: FormDialogProps<Values>) => {
  const formId = useId();
  const wantsNext = useRef(false);
  return (
    <CommandDialog
      {...dialog}
      formId={formId}
      onConfirm={(thenNext) => {
        wantsNext.current = thenNext;
        form.submit();
      }}
    >
      <Form
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        disabled={dialog.state.kind === "sending"}
        initialValues={initial}
        onFinish={(values) => {
          const thenNext = wantsNext.current;
          wantsNext.current = false;
          onSend(values, thenNext);
        }}
        onFinishFailed={() => {
          wantsNext.current = false;
        }}
        onValuesChange={onEdited}
      >
        {children}
      </Form>
    </CommandDialog>
  );
};
