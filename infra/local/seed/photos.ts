/** A grey slope of 48 × 32 pixels, made for this file: a whole baseline JPEG. */
const PICTURE = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4',
  'x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAg',
  'ADADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFRABAQAAAAAAAAAAAAAAAAAAABP/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/8',
  'QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8A0NCiahQFNCiahQFNCiahQEtCiahQFNCiahQFNCiahQH/2Q==',
].join('')

const COMMENT = 0xfe

/**
 * Small JPEGs that stand for photos, the n-th always the same and no two alike: one picture with a comment (COM segment)
 * behind its start, which every decoder skips.
 */
export function seedPhotos(count: number): Uint8Array[] {
  const picture = Buffer.from(PICTURE, 'base64')
  return Array.from({ length: count }, (_, at) => {
    const text = Buffer.from(`Mingchou sample photo ${at + 1}`)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(text.length + 2)
    return Buffer.concat([picture.subarray(0, 2), Buffer.from([0xff, COMMENT]), length, text, picture.subarray(2)])
  })
}
