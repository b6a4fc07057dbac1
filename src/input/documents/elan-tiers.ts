import type { JsonObject } from '../raw/json-value.js';
import { isObject, objectIn, textIn } from '../raw/json-value.js';
import { listOf } from './xml-sheets.js';

const MOST_TIERS = 8;

/**
 * The tiers of an ELAN document (https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf) as tracks of what each speaker says, its times put in their
 * places; null for any other XML.
 */
export function elanTracks(value: unknown): JsonObject | null {
  const document = objectIn(objectIn(value).ANNOTATION_DOCUMENT);
  const slots = new Map(
    listOf(objectIn(document.TIME_ORDER).TIME_SLOT)
      .filter(isObject)
      .flatMap((slot): readonly (readonly [string, number])[] => {
        const [id, time] = [textIn(slot.TIME_SLOT_ID), Number(slot.TIME_VALUE)];
        return id !== null && Number.isFinite(time) ? [[id, time / 1000]] : [];
      }),
  );
  const tracks = listOf(document.TIER)
    .filter(isObject)
    .flatMap((tier) => {
      const segments = listOf(tier.ANNOTATION)
        .filter(isObject)
        .flatMap((annotation) => {
          const own = objectIn(annotation.ALIGNABLE_ANNOTATION);
          const text = textIn(own.ANNOTATION_VALUE)?.trim() ?? '';
          const [start, end] = [own.TIME_SLOT_REF1, own.TIME_SLOT_REF2].map((id) =>
            slots.get(textIn(id) ?? ''),
          );
          return text === '' || start === undefined ? [] : [{ start, end: end ?? start, text }];
        });
      const speaker = textIn(tier.PARTICIPANT) || textIn(tier.TIER_ID);
      return segments.length > 0 ? [{ speaker, segments }] : [];
    });
  return tracks.length === 0 || tracks.length > MOST_TIERS ? null : { tracks };
}
