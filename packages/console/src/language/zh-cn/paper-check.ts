/** What the page for the verification of papers says, in Chinese. */
export const paperCheckWords = {
  paperCheck: {
    title: "文书核验",
    ask: "请输入核验码",
    askHint: "在文书左下角的二维码下方，共 20 位字母和数字，四位一组。扫描二维码可直接打开本页。",
    check: "核验",
    malformed: "核验码共 20 位字母和数字（没有字母 U），请核对是否漏写或多写。",
    code: "核验码",
    other: "换一个核验码",
    asking: "正在核验…",
    offline: "没有连上，网络可能已断开，请稍后重试。",
    retry: "重试",
    standing: { stands: "文书有效", replaced: "文书已被替换", void: "文书已作废" },
    hint: {
      stands: "本平台出具过这份文书，目前有效。",
      replaced: "本平台出具过这份文书，但同一办件后来又出具了同类文书，以后一份为准。",
      void: "本平台出具过这份文书，但出具机关已将其作废。",
    },
    voidedAt: "作废日期：{{date}}",
    replacedBy: "替代文书：{{number}}",
    fact: { title: "文书名称", number: "文号", organ: "出具机关", date: "成文日期" },
    compare: "请与手中文书逐项核对。为保护个人信息，这里不显示文书写给谁、写了什么。",
    file: "比对 PDF 文件",
    fileHint: "选择文书的 PDF 文件，或拖到这里，与出具时的文件比对。文件只在本机比对，不会上传。",
    verdict: {
      same: "{{name}} 与出具的文件完全一致。",
      different: "{{name}} 与出具的文件不一致：不是这份文书，或者被改动过。",
      unread: "{{name}} 无法读取，或者浏览器不支持比对。请换一个浏览器再试。",
    },
  },
} as const;
