import writeXlsxFile, { type SheetData } from 'write-excel-file/node'

const END = 0x06054b50
const MIDNIGHT_1_JANUARY_2022 = 0x54210000 // DOS date and time, as a zip keeps them

/** One sheet as the bytes of an .xlsx; the same data gives the same bytes, whenever it is written. */
export async function writeSheet(sheet: string, data: SheetData): Promise<Uint8Array> {
  const widths = (data.at(-1) ?? []).map(() => ({ width: 24 }))
  const bytes = await writeXlsxFile(data, { sheet, columns: widths, dateFormat: 'yyyy-mm-dd' }).toBuffer()
  return withoutClock(bytes)
}

/** The writer stamps each part of the zip with the time of writing: set it to one time for all. */
function withoutClock(zip: Buffer): Buffer {
  const end = zip.length - 22 // the writer leaves no comment
  if (zip.readUInt32LE(end) !== END) throw new Error('the writer of sheets has changed its zip')
  let at = zip.readUInt32LE(end + 16)
  for (let part = zip.readUInt16LE(end + 10); part > 0; part--) {
    zip.writeUInt32LE(MIDNIGHT_1_JANUARY_2022, at + 12)
    zip.writeUInt32LE(MIDNIGHT_1_JANUARY_2022, zip.readUInt32LE(at + 42) + 10)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}
