import { csvSheet } from './read-csv.ts'
import { xlsxSheets } from './read-xlsx.ts'
import type { SheetSource } from './sheet-source.ts'
import { unreadable } from './unreadable.ts'

/**
 * The sheets of a file, judged by its bytes and not by its name; a name that says otherwise is refused, because somebody
 * was mistaken.
 *
 * @throws {Refusal} `file-not-readable`, saying what the file is instead
 */
export async function openFile(bytes: Uint8Array, fileName: string): Promise<SheetSource[]> {
  const lead = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  const saysXlsx = /\.xlsx$/i.test(fileName)
  if (lead.startsWith('504b0304')) {
    if (saysXlsx) return xlsxSheets(bytes)
    throw unreadable('内容是 .xlsx 工作簿，文件名却不是，请改名后上传', 'it is an .xlsx by another name: rename it')
  }
  if (lead.startsWith('d0cf11e0')) {
    throw unreadable(
      '这是旧版 .xls 或加密文件，请在 Excel 或 WPS 中取消密码并另存为 .xlsx',
      'it is an old .xls or an encrypted file: remove its password and save it as .xlsx',
    )
  }
  if (saysXlsx) {
    throw unreadable(
      '不是 .xlsx 文件，若是 .csv 请改回原名，否则另存为 .xlsx',
      'it is not an .xlsx file: if it is a .csv give it back its name, else save it as .xlsx',
    )
  }
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))) {
    throw unreadable('内容是网页而不是表格，请另存为 .xlsx', 'it is a web page by another name: save it as .xlsx')
  }
  return [csvSheet(bytes, fileName)]
}
