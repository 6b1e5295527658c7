import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams'

const BATCH = 100
const KEPT = 8

interface Place {
  readonly stream: string
  readonly shard: string
  /** Sequence number of the last record that was seen; the beginning when absent. */
  readonly position: string | undefined
}

/**
 * The records behind a place of the stream. Services that stand at the same place are given the same page, read once: an
 * import of 100,000 rows would be read nine times over. A page that is full stays as it is and is kept a while; one at the
 * end of the stream is shared only while it is read.
 */
export class StreamPages {
  private readonly pages = new Map<string, Promise<StreamRecord[]>>()

  read(client: DynamoDBStreamsClient, place: Place): Promise<StreamRecord[]> {
    const key = `${place.stream} ${place.shard} ${place.position}`
    const known = this.pages.get(key)
    if (known) return known
    const page = readPage(client, place)
    this.pages.set(key, page)
    page.then(
      (records) => records.length === BATCH || this.pages.delete(key),
      () => this.pages.delete(key),
    )
    for (const old of [...this.pages.keys()].slice(0, -KEPT)) this.pages.delete(old)
    return page
  }
}

async function readPage(client: DynamoDBStreamsClient, { stream, shard, position }: Place): Promise<StreamRecord[]> {
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamArn: stream,
      ShardId: shard,
      ...(position
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position }
        : { ShardIteratorType: 'TRIM_HORIZON' }),
    }),
  )
  const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator, Limit: BATCH }))
  return Records
}
