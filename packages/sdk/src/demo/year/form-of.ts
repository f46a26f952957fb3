/** What stands in the forms of matters whose list asks for it; made up. */
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "public-place-hygiene-permit-change": { 变更事项: "法定代表人", 变更后: "见变更申请" },
  "food-business-permit": { 经营场所: "见申请书", 经营项目: "热食类食品制售" },
  "domestic-company-registration": { 企业名称: "见申请书", 住所: "见住所材料", 经营范围: "软件开发" },
  "sole-proprietor-registration": { 经营场所: "见场所材料", 经营范围: "日用百货销售" },
  "remote-medical-filing": { 参保地: "参保登记地", 就医地: "办理地", 备案类型: "长期异地居住" },
  "no-criminal-record-certificate": { 用途: "入职" },
};

/** The form of an application in a matter, with all that its list asks for. */
export const formOf = (matter: string, title: string): Record<string, string> => ({
  申请事项: title,
  联系方式: "短信",
  ...asked[matter],
});
