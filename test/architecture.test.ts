import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circles, importsBelow, importsIn, violation } from './architecture.ts';

const src = new URL('../src', import.meta.url).pathname;

describe('the directions of imports', () => {
  it('are kept by every file', () => {
    const imports = importsBelow(src);
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(violation).filter((wrong) => wrong !== null)).toEqual([]);
  });

  it.each([
    ['core/member.ts', 'node:crypto'],
    ['core/member.ts', '../views/text.ts'],
    ['views/home.ts', '../actions/action.ts'],
    ['actions/members.ts', '../store/store.ts'],
    ['store/store.ts', '../actions/members.ts'],
    ['worker/deliver.ts', '../store/store.ts'],
    ['slack/app.ts', '../discord/app.ts'],
    ['playground/app.ts', '../store/store.ts'],
    ['core/member.ts', '../../test/world.ts'],
  ])('forbid %s to import %s', (from, to) => {
    expect(violation({ from, to })).not.toBeNull();
  });

  it('lead round in no circle, but where types name each other', () => {
    expect(circles(importsBelow(src))).toEqual([
      // A port is given whole transactions, and an action's answer is kept with its arrival.
      'actions/action.ts actions/ports.ts actions/ports/inbox.ts actions/ports/outbox.ts',
      // A request and what can happen to it; its connectors are part of it.
      'core/connector.ts core/events.ts core/introRequest.ts core/introduction.ts core/vouch.ts',
      // A transaction's scope carries what was locked and searched in it.
      'store/memberLocks.ts store/scope.ts store/searchIndexes.ts store/searchRows.ts',
    ]);
    const round = [
      { from: 'core/a.ts', to: './b.ts' },
      { from: 'core/b.ts', to: '../views/c.ts' },
      { from: 'views/c.ts', to: '../core/a.ts' },
      { from: 'core/d.ts', to: './a.ts' },
    ];
    expect(circles(round)).toEqual(['core/a.ts core/b.ts views/c.ts']);
    expect(circles(round.slice(1))).toEqual([]);
  });

  it('are read from every form of import', () => {
    const source = `
      import 'a';
      import type { B } from 'b';
      import {
        c,
      } from "c";
      export { d } from 'd';
      export * from 'e';
      const f = await import('f');
      // import 'no';
      /* import 'never'; */
    `;
    expect(importsIn(source)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});

describe('the words', () => {
  const files = (folder: string) =>
    readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name));

  it('of the platforms stay out of core, views and actions', () => {
    const named = ['core', 'views', 'actions']
      .flatMap(files)
      .filter(
        (file) =>
          file !== join('core', 'community.ts') && !file.startsWith(join('core', 'search', 'lexicon')),
      )
      .filter((file) => /slack|discord/iu.test(readFileSync(join(src, file), 'utf8')));
    expect(named).toEqual([]);
  });

  it('any and non-null assertions are used nowhere', () => {
    const codeOf = (file: string) =>
      readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, ' ');
    const wrong = files('.').filter((file) =>
      /(?::\s*any\b|\bas any\b|<any>|as unknown as)/u.test(codeOf(file)),
    );
    const silenced = files('.').filter((file) =>
      /@ts-(?:ignore|expect-error|nocheck)/u.test(readFileSync(join(src, file), 'utf8')),
    );
    expect(silenced).toEqual([]);
    expect(wrong).toEqual([]);
  });
});
