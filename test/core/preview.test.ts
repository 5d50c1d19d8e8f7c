import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import { crowd, describe as describePerson, type PreviewTraits } from '../../src/core/preview.ts';

const topic = asId<TagSlug>('react');
const traits: PreviewTraits = { topic, level: 3, language: 'pl', zone: 'Europe/Warsaw' };

/** Others of whom this is true; null stands for "not said", which is true of everybody. */
const countIn = (others: readonly PreviewTraits[]) => (alike: PreviewTraits) =>
  Promise.resolve(
    others.filter(
      (other) =>
        other.topic === alike.topic &&
        (['level', 'language', 'zone'] as const).every(
          (key) => alike[key] === null || alike[key] === other[key],
        ),
    ).length,
  );
const times = (count: number, change: Partial<PreviewTraits> = {}): PreviewTraits[] =>
  Array.from({ length: count }, () => ({ ...traits, ...change }));

describe('a preview', () => {
  it('says everything that four others share', async () => {
    expect(await describePerson(traits, countIn(times(4)))).toEqual(traits);
  });

  it('drops the zone first, then the language, then the level', async () => {
    const elsewhere = times(4, { zone: 'Europe/Kyiv' });
    expect(await describePerson(traits, countIn([...times(3), ...elsewhere]))).toEqual({
      ...traits,
      zone: null,
    });
    const speaking = times(4, { zone: 'Europe/Kyiv', language: 'uk' });
    expect(await describePerson(traits, countIn([...times(3), ...speaking]))).toEqual({
      ...traits,
      language: null,
      zone: null,
    });
    const starting = times(4, { level: 1, language: 'uk' });
    expect(await describePerson(traits, countIn([...times(3), ...starting]))).toEqual({
      topic,
      level: null,
      language: null,
      zone: null,
    });
  });

  it('says nothing at all when fewer than four others know the topic', async () => {
    expect(await describePerson(traits, countIn(times(3)))).toBeNull();
  });

  it('never says what fewer than four others share, and says the most it may', async () => {
    const other = fc.record({
      topic: fc.constantFrom(topic, asId<TagSlug>('kotlin')),
      level: fc.constantFrom(1 as const, 3 as const, null),
      language: fc.constantFrom('pl', 'uk', null),
      zone: fc.constantFrom('Europe/Warsaw', 'Europe/Kyiv', null),
    });
    await fc.assert(
      fc.asyncProperty(other, fc.array(other, { maxLength: 40 }), async (someone, others) => {
        const count = countIn(others);
        const said = await describePerson(someone, count);
        if (said !== null) expect(await count(said)).toBeGreaterThanOrEqual(crowd);
        else expect(await count({ ...someone, level: null, language: null, zone: null })).toBeLessThan(crowd);
        if ((await count(someone)) >= crowd) expect(said).toEqual(someone);
      }),
    );
  });
});
