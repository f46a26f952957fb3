import type { QuarantineCode } from "@tongban/domain";

/** Why a file is held back, and how to mend it; a code without words does not compile. */
export const quarantineWords: Readonly<Record<QuarantineCode, { readonly zh: string; readonly en: string }>> =
  {
    "size-differs": {
      zh: "大小与声明不符：按实际发送的文件重新声明。",
      en: "Not as long as declared: declare the file that you send.",
    },
    "digest-differs": {
      zh: "SHA-256 与声明不符：按实际发送的文件重新计算。",
      en: "Another SHA-256 than declared: compute it from the file that you send.",
    },
    "type-differs": {
      zh: "内容不是所声明的类型：改文件名不会改变内容，请另存为所声明的格式。",
      en: "Not of the declared type: a file is what it holds, not what it is named; save it in that format.",
    },
    damaged: { zh: "文件损坏，无法打开：请重新扫描或导出。", en: "Damaged: scan or export it again." },
    encrypted: { zh: "文件有密码：请去掉密码。", en: "It has a password: take that off." },
    "active-content": {
      zh: "含脚本或嵌入文件：请打印为 PDF。",
      en: "It holds scripts or files: print it to PDF.",
    },
    polyglot: { zh: "一个文件含两种格式：请重新导出。", en: "One file of two formats: export it again." },
    "zip-bomb": {
      zh: "解压后过大：请减少或压缩其中的文件。",
      en: "It unpacks to too much: put less into it.",
    },
    "zip-content": {
      zh: "ZIP 中有不接受的文件：只能含 PDF、OFD、PNG、JPEG、HEIC。",
      en: "The ZIP holds what is not taken: PDF, OFD, PNG, JPEG and HEIC are.",
    },
    "too-complex": {
      zh: "打开所需的内存或时间过多：请降低分辨率或拆分。",
      en: "It takes too much memory or time to open: lower its resolution, or split it.",
    },
  };
