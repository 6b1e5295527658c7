import type { Photo, PhotoType } from './photo.ts'
import { photoTypes } from './photo.ts'
import type { Said } from './said.ts'

/** Everything for which a file is not taken as evidence, in words that an officer at a company's door understands. */
export const photoFaults = {
  closed: (): Said => ({
    zh: '检查记录已不能修改',
    en: 'the record can no longer be changed',
  }),
  otherSize: ({ size }: Pick<Photo, 'size'>, arrived: number): Said => ({
    zh: `文件为 ${arrived} 字节，登记的是 ${size} 字节；请重新登记并上传`,
    en: `the file has ${arrived} bytes and ${size} were declared; declare and upload it again`,
  }),
  otherBytes: (): Said => ({
    zh: '文件内容与登记的 SHA-256 不一致，可能在上传途中损坏；请重新登记并上传',
    en: 'its bytes differ from the declared SHA-256, perhaps damaged on the way; declare and upload it again',
  }),
  otherFormat: (found: string, declared: PhotoType): Said => ({
    zh: `文件内容是 ${found}，不是登记的 ${photoTypes[declared]}；请上传原始文件`,
    en: `it is ${found} and not ${photoTypes[declared]} as declared; upload the original file`,
  }),
  unknownFormat: (declared: PhotoType): Said => ({
    zh: `文件内容无法识别，不是 ${photoTypes[declared]}；请上传原始文件`,
    en: `nothing known, and not ${photoTypes[declared]}; upload the original file`,
  }),
  notWhole: (declared: PhotoType): Said => ({
    zh: `${photoTypes[declared]} 文件已损坏或不完整；请从手机相册重新选取，或重新拍摄`,
    en: `the ${photoTypes[declared]} file is damaged or cut off; choose it again from the phone’s album, or take it again`,
  }),
  empty: (): Said => ({
    zh: '图像的宽或高为零',
    en: 'the picture has no width or no height',
  }),
  tooLarge: (width: number, height: number, most: number): Said => ({
    zh: `图像为 ${width}×${height} 像素，超过 ${most / 1_000_000} 百万像素；请用普通分辨率拍摄`,
    en: `the picture has ${width}×${height} pixels, more than ${most / 1_000_000} million; take it at an ordinary resolution`,
  }),
  hidesMore: (): Said => ({
    zh: '文件末尾夹带其他文件的内容；请上传未经其他软件改动的原始文件',
    en: 'another file is hidden behind it; upload the original that no other software has touched',
  }),
  oddJpeg: (): Said => ({
    zh: '这种 JPEG 编码（12 位、无损、算术或分层编码）无法显示；请用手机普通拍照模式重拍',
    en: 'JPEG of this kind (12 bits, lossless, arithmetic or hierarchical) cannot be shown; take it in the phone’s ordinary mode',
  }),
  tooManyScans: (most: number): Said => ({
    zh: `JPEG 的扫描次数超过 ${most} 次，不是手机拍摄的照片`,
    en: `the JPEG has more than ${most} scans; no phone takes such a photo`,
  }),
  undecodable: (): Said => ({
    zh: '图像数据已损坏，无法完整显示；请从手机相册重新选取，或重新拍摄',
    en: 'the picture’s data is damaged and cannot be shown whole; choose it again from the phone’s album, or take it again',
  }),
  encrypted: (): Said => ({
    zh: 'PDF 已加密；请导出为不加密的文件',
    en: 'the PDF is encrypted; export it without encryption',
  }),
  active: (name: string): Said => ({
    zh: `PDF 含脚本、附件或外部动作（/${name}）；请只扫描为图像型 PDF`,
    en: `the PDF holds scripts, attachments or actions (/${name}); scan to a plain PDF of pictures`,
  }),
  noPages: (): Said => ({
    zh: 'PDF 中没有页面',
    en: 'the PDF has no pages',
  }),
  tooManyPages: (pages: number, most: number): Said => ({
    zh: `PDF 有 ${pages} 页，超过 ${most} 页；请分成几个文件`,
    en: `the PDF has ${pages} pages, more than ${most}; split it`,
  }),
  unreadablePdf: (): Said => ({
    zh: 'PDF 的结构无法检查；请重新扫描，或用“打印为 PDF”另存',
    en: 'the PDF’s structure cannot be checked; scan it again, or print it to PDF',
  }),
} as const
