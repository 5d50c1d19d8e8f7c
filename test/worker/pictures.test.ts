import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawPicture } from '../../src/worker/pictures.ts';

test('a picture is a PNG 1200 pixels wide; a machine without any font draws none', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><text y="20">Łódź</text></svg>';
  const png = await drawPicture(svg);
  expect(png === null).toBe(!existsSync('/usr/share/fonts'));
  if (png === null) return;
  expect(new TextDecoder().decode(png.subarray(1, 4))).toBe('PNG');
  expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(1200);
});
