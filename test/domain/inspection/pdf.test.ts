import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { judgePhoto } from '../../../shared/domain/inspection/judge-photo.ts'
import { type Inflate, judgePdf } from '../../../shared/domain/inspection/pdf.ts'
import { concat, utf8 } from '../../../shared/kernel/bytes.ts'
import { emptyZip, jpeg } from './pictures.ts'
import { photoSample } from './samples.ts'
import { objectStream, pdf } from './scans.ts'

const inflate: Inflate = (deflated, most) => {
  try {
    return inflateSync(deflated, { maxOutputLength: most })
  } catch {
    return undefined
  }
}

const judge = (bytes: Uint8Array) => judgePdf(bytes, inflate)
const why = (bytes: Uint8Array) => {
  const verdict = judge(bytes)
  return 'why' in verdict ? verdict.why.zh : undefined
}

describe('a scan', () => {
  it('is taken with its pages counted', () => {
    expect(judge(pdf({ pages: 3 }))).toEqual({ pages: 3 })
  })

  it('is taken when its pages are packed into an object stream, as office suites write them', () => {
    const packed = '1 0 2 60 << /Type /Page /Parent 9 0 R >> << /Type/Page /Parent 9 0 R >>'

    expect(judge(pdf({ pages: 0, more: objectStream(deflateSync(packed)) }))).toEqual({ pages: 2 })
  })

  it('may say on which page it opens', () => {
    expect(why(pdf({ catalog: '/OpenAction [3 0 R /Fit]' }))).toBeUndefined()
  })

  it('is refused without pages or with more than a hundred', () => {
    expect([why(pdf({ pages: 0 })), why(pdf({ pages: 101 }))]).toEqual([
      'PDF 中没有页面',
      'PDF 有 101 页，超过 100 页；请分成几个文件',
    ])
  })

  it('is refused at whichever byte it was cut off', () => {
    const whole = pdf()

    const passed = Array.from(whole.keys())
      .slice(0, -1)
      .filter((length) => why(whole.subarray(0, length)) === undefined)

    expect(passed).toEqual([])
  })
})

describe('a PDF that does more than show', () => {
  const script = 'PDF 含脚本、附件或外部动作（/JavaScript）；请只扫描为图像型 PDF'

  it.each([
    ['JavaScript', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'],
    ['Launch', '/OpenAction << /S /Launch /F (cmd.exe) >>'],
    ['EmbeddedFiles', '/Names << /EmbeddedFiles 8 0 R >>'],
    ['SubmitForm', '/AA << /O << /S /SubmitForm >> >>'],
    ['XFA', '/AcroForm << /XFA 8 0 R >>'],
    ['Rendition', '/OpenAction << /S /Rendition /OP 0 >>'],
    ['JS', '/OpenAction << /S /Unheard /JS (app.alert(1)) >>'],
    ['FileAttachment', '/Annots [<< /Subtype /FileAttachment /FS 8 0 R >>]'],
    ['JS', '/OpenAction << /S /Unheard /JS <6170702E> >>'],
    ['EF', '/AF [<< /Type /Filespec /EF << /F 8 0 R >> >>]'],
    ['EF', '/AF [<< /Type /Filespec /EF 8 0 R >>]'],
    ['GoToE', '/OpenAction << /S /GoToE /T << >> >>'],
  ])('is refused for /%s', (name, catalog) => {
    expect(why(pdf({ catalog }))).toBe(`PDF 含脚本、附件或外部动作（/${name}）；请只扫描为图像型 PDF`)
  })

  it('is refused for a script in UTF-16', () => {
    const more = concat(
      utf8('9 0 obj\n<< /S /Unheard /JS ('),
      Uint8Array.of(0xfe, 0xff, 0, 0x61),
      utf8(') >>\nendobj\n'),
    )

    expect(why(pdf({ more }))).toContain('（/JS）')
  })

  it('is not what a scan’s packed pixels look like by chance', () => {
    const pixels = (name: string) =>
      concat(
        utf8(`9 0 obj\n<< /Length 9 >>\nstream\n${name}`),
        Uint8Array.of(0x91, 7, 0xc4),
        utf8('\nendstream\nendobj\n'),
      )

    expect(['/JS(', '/JS<', '/EF<'].map((name) => why(pdf({ more: pixels(name) })))).toEqual(Array(3).fill(undefined))
  })

  it('is refused however it writes the name', () => {
    expect(why(pdf({ catalog: '/OpenAction << /S /J#61va#53cript /JS (1) >>' }))).toBe(script)
  })

  it('is refused when the name is packed away', () => {
    const packed = deflateSync('1 0 << /S /JavaScript /JS (1) >>')

    expect(why(pdf({ more: objectStream(packed) }))).toBe(script)
  })

  it('is refused when what is packed cannot be looked into', () => {
    const unreadable = 'PDF 的结构无法检查；请重新扫描，或用“打印为 PDF”另存'
    const bomb = deflateSync(Buffer.alloc(30_000_000), { level: 9 })

    expect(why(pdf({ more: objectStream(deflateSync('1 0 <<>>'), '/Filter [/ASCIIHexDecode /FlateDecode]') }))).toBe(
      unreadable,
    )
    expect(why(pdf({ more: objectStream(Buffer.from('no zlib')) }))).toBe(unreadable)
    expect(why(pdf({ more: objectStream(bomb) }))).toBe(unreadable)
  })

  it('is refused when it is encrypted', () => {
    expect(why(pdf({ trailer: '/Encrypt 9 0 R' }))).toBe('PDF 已加密；请导出为不加密的文件')
  })
})

describe('what is declared as a scan', () => {
  const judged = (bytes: Uint8Array) => {
    const photo = photoSample({ type: 'application/pdf', size: bytes.length })
    const verdict = judgePhoto(photo, { bytes, sha256: photo.sha256 }, inflate)
    return 'why' in verdict ? verdict.why.zh : verdict
  }

  it('has pages and no pixels', () => {
    expect(judged(pdf({ pages: 2 }))).toEqual({ pages: 2 })
  })

  it('is named when it is something else', () => {
    expect(judged(jpeg())).toBe('文件内容是 JPEG，不是登记的 PDF；请上传原始文件')
    expect(judged(utf8('%PDF-1.4 and no more'))).toBe('PDF 文件已损坏或不完整；请从手机相册重新选取，或重新拍摄')
  })

  it('is refused when it is an archive besides', () => {
    expect(judged(concat(pdf(), emptyZip))).toBe('文件末尾夹带其他文件的内容；请上传未经其他软件改动的原始文件')
  })
})
