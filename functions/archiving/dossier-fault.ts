/** A file that is gone, or is not what its record says: the dossier cannot be made, and says so. */
export class DossierFault extends Error {
  readonly zh: string
  readonly en: string

  constructor(path: string, zh: string, en: string) {
    super(`${path}: ${en}`)
    this.name = 'DossierFault'
    this.zh = `${path}：${zh}`
    this.en = `${path}: ${en}`
  }
}
