import { concat, utf8 } from '../../../shared/kernel/bytes.ts'

/** A JPEG's skeleton with the size in its frame header; `seed` makes its bytes its own. No decoder takes it. */
export function jpeg({
  width = 4000,
  height = 3000,
  seed = 0,
  restart = false,
  precision = 8,
  frame = 0,
  scans = 1,
} = {}): Uint8Array {
  const comment = utf8(`示例照片 ${seed} ${'x'.repeat(64)}`)
  return concat(
    Uint8Array.of(0xff, 0xd8),
    segment(0xfe, comment),
    segment(0xc4, Uint8Array.of(0, 1, 2, 3)),
    segment(0xc0 + frame, Uint8Array.of(precision, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0)),
    ...Array.from({ length: scans }, () =>
      concat(
        segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
        Uint8Array.of(0x12, 0xff, 0x00, 0x34, ...(restart ? [0xff, 0xd3, 0x56] : [])),
      ),
    ),
    Uint8Array.of(0xff, 0xd9),
  )
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2
  return concat(Uint8Array.of(0xff, marker, length >> 8, length & 255), body)
}

export function png({ width = 640, height = 480 } = {}): Uint8Array {
  return concat(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', concat(uint32(width), uint32(height), Uint8Array.of(8, 2, 0, 0, 0))),
    chunk('IDAT', Uint8Array.of(1, 2, 3, 4)),
    chunk('IEND', new Uint8Array()),
  )
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  return concat(uint32(body.length), utf8(name), body, uint32(0))
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
}

/** An empty archive: what ZIP readers look for at the end of a file. */
export const emptyZip = concat(utf8('PK\x05\x06'), new Uint8Array(18))

/**
 * A whole HEIC of 160 × 120 pixels, made for this file: one of the sample shopfronts in Display P3, said to be taken on
 * 2022-07-20 10:05 +08:00 at 38.41° N, 112.73° E.
 */
export function heic(): Uint8Array {
  return Uint8Array.from(Buffer.from(HEIC, 'base64'))
}

const HEIC = [
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAA21tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAA',
  'AAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAORAAEAAAAAAAACAQACAAAAAAWSAAEAAAAAAAABIgAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAA',
  'AAEAAGh2YzEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAACrGlwcnAAAAKNaXBjbwAAAHVodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGE',
  'ABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkAAAAwAAAwAeoBQgeWW6kkprmwIAAAMAAgAAAwACECIAAQAHRAHBcrBiQAAA',
  'ABRpc3BlAAAAAAAAAKAAAAB4AAAB7GNvbHJwcm9mAAAB4GxjbXMEIAAAbW50clJHQiBYWVogB+IAAwAUAAkADgAdYWNzcE1TRlQAAAAAc2F3c2',
  'N0cmwAAAAAAAAAAAAAAAAAAPbWAAEAAAAA0y1oYW5kguKocouKP/clPrmS7iTWrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAKZGVz',
  'YwAAAPwAAAAkY3BydAAAASAAAAAid3RwdAAAAUQAAAAUY2hhZAAAAVgAAAAsclhZWgAAAYQAAAAUZ1hZWgAAAZgAAAAUYlhZWgAAAawAAAAUcl',
  'RSQwAAAcAAAAAgZ1RSQwAAAcAAAAAgYlRSQwAAAcAAAAAgbWx1YwAAAAAAAAABAAAADGVuVVMAAAAIAAAAHABzAFAAMwBDbWx1YwAAAAAAAAAB',
  'AAAADGVuVVMAAAAGAAAAHABDAEMAMAAAWFlaIAAAAAAAAPbWAAEAAAAA0y1zZjMyAAAAAAABDEIAAAXe///zJQAAB5MAAP2Q///7of///k4AAA',
  'OaAADAFFhZWiAAAAAAAACD3wAAPb8AAAAAWFlaIAAAAAAAAEq/AACxNwAACrVYWVogAAAAAAAAKDgAABEKAADIeHBhcmEAAAAAAAMAAAACZmkA',
  'APKnAAANWQAAE9AAAApbAAAAEHBpeGkAAAAAAwgICAAAABdpcG1hAAAAAAAAAAEAAQSBAoOEAAAAGmlyZWYAAAAAAAAADmNkc2MAAgABAAEAAA',
  'MrbWRhdAAAAf0oAa8ZQmwQYewZ63uCrVlGqeH0RjwlplAyykD2uA8XhkTn+9zKfxijMANZUaf/Z3VOsHzeT0PF+uE32GfnbXAhPdTWrRxSr64f',
  'X43ywzp/j9ImnYSao3kxHW47jA8EEw2lMM+Hfj7p6RzJdsJXIbLha+zrnWZrpDTzF2p3hNATE8mdJU/iFApxIiAPQ1o/USJtLfAMW5DjL6IDuM',
  'V8ISkjjnVNu/+GOG7Q2NoIs/VL48EVUEAu0dNbOun6/p4CEsvXy/wSExdOmz7e7fMzWfbTRiSY7/JqyB99XdIKPuwsqdav4Uo+OCuDwCYWlmCy',
  '0QdKhK2NamMvcXiA/RwQdj8DEsbM50Ir5OfyIn/rA5/AHuW3WLIgNQOhCPYhuFOPIzw6cgPIC/7Q0jRLn2OziAcm9yvS62B6UPMTGMtQwMg3iA',
  'wFNNKB0hRn2eSXID4jsV8tVvhKPse3F3bxmRfKI5P28BLydN2UVIAI1FQx0ixUhIL+TKovRudp86wHjVD3FqTmvxK9zFJ0PZ+h9u/PHyC4o+vc',
  'ubfRebjYYZ6iEiAACip7hw7dWT6Qf3f2UYzJri3oU+HFIamymsHRSvy4KgnPO5IX48AAAtN7a3LdHYVSbRHi+vvvHdnFCEejLi7Blk5We0mcWe',
  'FipITYQ0D5GSk1qBxOPyDkJxhhUCALiAAAAABNTQAqAAAACAAGARIAAwAAAAEAAQAAARoABQAAAAEAAABWARsABQAAAAEAAABeASgAAwAAAAEA',
  'AgAAh2kABAAAAAEAAABmiCUABAAAAAEAAAC4AAAAAAAAAEgAAAABAAAASAAAAAEABJADAAIAAAAUAAAApJARAAIAAAAHAAAAnKACAAQAAAABAA',
  'AAoKADAAQAAAABAAAAeAAAAAArMDg6MDAAADIwMjI6MDc6MjAgMTA6MDU6MDAAAAQAAQACAAAAAk4AAAAAAgAFAAAAAwAAAO4AAwACAAAAAkUA',
  'AAAABAAFAAAAAwAAAQYAAAAAAAAAJgAAAAEAAAAYAAAAAQAAACQAAAABAAAAcAAAAAEAAAArAAAAAQAAADAAAAAB',
].join('')
