/** What the console says where a form is filled in or looked at, in Chinese. */
export const formWords = {
  form: {
    free: "该事项的清单没有规定表单，可逐项填写名称和内容。",
    label: "第 {{n}} 项的名称",
    labelHint: "名称",
    value: "第 {{n}} 项的内容",
    addField: "添加一项",
    removeField: "删除第 {{n}} 项",
    remove: "删除",
    repeated: "名称重复：{{labels}}",
    and: "、",
    preview: "预览表单",
    previewHint: "这是收件窗口看到的表单，可以试填；填写的内容不会保存。",
    unfit: "该表单结构不能使用：{{fault}}",
  },
} as const;
