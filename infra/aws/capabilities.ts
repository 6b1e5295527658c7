import { RegionInfo } from 'aws-cdk-lib/region-info'

/** What a partition of AWS offers where they differ. Read here once; never asked of a region's name. */
export interface Capabilities {
  readonly partition: string
  /** CloudFront with origin access control in front of the site bucket; else the city's own web server or proxy. */
  readonly cdn: boolean
}

const byPartition: Readonly<Record<string, Capabilities>> = {
  aws: { partition: 'aws', cdn: true },
  'aws-cn': { partition: 'aws-cn', cdn: false },
}

/** @throws {Error} for a region of a partition that nobody has looked at */
export function capabilitiesOf(region: string): Capabilities {
  const partition = RegionInfo.get(region).partition ?? ''
  const found = byPartition[partition]
  if (!found) throw new Error(`No capabilities are known for ${region} (partition "${partition}")`)
  return found
}
