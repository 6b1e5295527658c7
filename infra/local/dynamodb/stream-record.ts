import { itemBytes } from './attribute-value.ts'
import type { Engine } from './engine.ts'
import type { Change } from './plan.ts'
import type { Item } from './wire.ts'

/** Who made a change, where it was not a caller: the service itself deletes expired items. */
export interface UserIdentity {
  PrincipalId: string
  Type: string
}

export interface StreamRecord {
  eventID: string
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  eventVersion: '1.1'
  eventSource: 'aws:dynamodb'
  awsRegion: string
  dynamodb: {
    ApproximateCreationDateTime: number
    Keys: Item
    NewImage?: Item
    OldImage?: Item
    SequenceNumber: string
    SizeBytes: number
    StreamViewType: string
  }
  userIdentity?: UserIdentity
}

/** Sequence numbers are 21 digits, so that their order as text is their order as numbers. */
export function sequenceNumber(sequence: bigint): string {
  return sequence.toString().padStart(21, '0')
}

/** The stream's record of the change that `engine.sequence` now numbers. */
export function streamRecord(change: Change, engine: Engine, userIdentity?: UserIdentity): StreamRecord {
  const { table, oldItem, newItem } = change
  const view = table.StreamSpecification?.StreamViewType ?? 'NEW_AND_OLD_IMAGES'
  const Keys = keysOf(change)
  const images = {
    ...(newItem && view.startsWith('NEW') && { NewImage: newItem }),
    ...(oldItem && view.endsWith('OLD_IMAGES') && { OldImage: oldItem }),
    ...(oldItem && view === 'OLD_IMAGE' && { OldImage: oldItem }),
  }
  return {
    eventID: engine.sequence.toString(16).padStart(32, '0'),
    eventName: eventName(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: engine.store.tableDb.awsRegion,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys,
      ...images,
      SequenceNumber: sequenceNumber(engine.sequence),
      SizeBytes: [Keys, images.NewImage ?? {}, images.OldImage ?? {}].reduce((sum, item) => sum + itemBytes(item), 0),
      StreamViewType: view,
    },
    ...(userIdentity && { userIdentity }),
  }
}

function eventName({ oldItem, newItem }: Change): StreamRecord['eventName'] {
  if (!oldItem) return 'INSERT'
  return newItem ? 'MODIFY' : 'REMOVE'
}

function keysOf({ table, oldItem, newItem }: Change): Item {
  const item = newItem ?? oldItem ?? {}
  const names = table.KeySchema.map(({ AttributeName }) => AttributeName)
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)))
}
