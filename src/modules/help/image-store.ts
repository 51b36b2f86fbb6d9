import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/db/db.ts';

/** An image that articles show. `hash` names its bytes, for browsers that have them already. */
export type HelpImage = {
  readonly name: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
  readonly hash: string;
};
export type ImageSize = Pick<HelpImage, 'name' | 'width' | 'height'>;

type Tables = {
  'help.images': {
    name: string;
    media_type: string;
    width: number;
    height: number;
    bytes: Buffer;
    hash: string;
  };
};

/** Writes an image, or its newer form. */
export async function saveImage(tx: Tx, image: HelpImage): Promise<void> {
  const { name, width, height, bytes, hash } = image;
  await tx
    .withTables<Tables>()
    .insertInto('help.images')
    .values({ name, media_type: image.mediaType, width, height, bytes, hash })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ media_type: image.mediaType, width, height, bytes, hash })
        .where(sql<boolean>`images.hash <> ${hash}`),
    )
    .execute();
}

export async function findImage(queries: Queries, name: string): Promise<HelpImage | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('help.images')
    .select(['name', 'media_type as mediaType', 'width', 'height', 'bytes', 'hash'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

/** Names and sizes of every image, for rendering. */
export async function listImageSizes(queries: Queries): Promise<ImageSize[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('help.images')
    .select(['name', 'width', 'height'])
    .orderBy('name')
    .execute();
}
