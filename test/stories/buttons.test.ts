import { describe, expect, it } from 'vitest';
import { actions } from '../../src/actions/routes.ts';
import { examples } from '../views/examples.ts';

describe.each(['en', 'pl'] as const)('whatever can be said in %s', (language) => {
  it.each(['usual', 'longest'] as const)('leads to actions only, %s words', (size) => {
    const led = examples(language, size).flatMap(({ view, says }) => {
      if (!('parts' in says)) return [`${view}: ${says.action}`];
      const buttons = says.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
      return buttons.map(({ action }) => `${view}: ${action}`);
    });
    expect(led.length).toBeGreaterThan(50);
    expect(led.filter((one) => !actions.has(one.split(': ')[1] ?? ''))).toEqual([]);
  });
});
