/**
 * The sentences of 忻州市财政局's notice of 2022 on its internal double-random inspections that carry window, ratio and
 * rounds, as published. Its annex table (`plan-file.ts`) says another window: 2021.5-2021.9.
 */
export const noticeText = `二、工作目标、具体检查方案

（一）检查内容：

市财政局检查内容：对从事会计代理记账机构的检查：

（1）对中介机构从事会计代理记账业务开展情况的行政检查；（2）对中介机构是否取得代理记账资格从事会计代理记账业务的行政检查。

（二）检查时间：抽查起止时间为2022年7月1日-2022年9月30日开展。

（三）检查方式：按照“双随机一公开监管工作平台”市财政局内部抽查检查，抽查频次不低于20%；抽查2次，抽查对象范围为会计代理记账机构，检查对象为系统随机抽取企业、执法人员为系统随机匹配，采取合理的方式实施抽查检查。`
