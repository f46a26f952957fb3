import { Button, Modal } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../shell/lazy-part.tsx";

const FormPreview = lazyPart(async () => (await import("./form-preview.tsx")).FormPreview);

/** Opens a form as who takes an application in will see it. */
export const FormPreviewButton = ({ schema }: { readonly schema: Readonly<Record<string, unknown>> }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="form-preview-button" onClick={() => setOpen(true)}>
        {t("form.preview")}
      </Button>
      {open ? (
        <Modal
          open
          title={t("form.preview")}
          footer={null}
          width={640}
          // Its keys are not those of the row below.
          wrapProps={{ onKeyDown: (event: KeyboardEvent) => event.stopPropagation() }}
          onCancel={() => setOpen(false)}
        >
          <FormPreview schema={schema} />
        </Modal>
      ) : null}
    </>
  );
};
