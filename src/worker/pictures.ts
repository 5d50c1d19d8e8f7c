import { existsSync } from 'node:fs';
import { Resvg, renderAsync } from '@resvg/resvg-js';

/** The width in pixels of every picture: twice what a phone shows. */
const width = 1200;

/** Fonts that hold Polish, most wanted first, where Debian, Alpine, Fedora, macOS and Windows keep them. */
const known = [
  '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf',
  '/usr/share/fonts/noto/NotoSans-Regular.ttf',
  '/usr/share/fonts/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf',
  '/System/Library/Fonts/Supplemental/Arial Unicode.ttf',
  'C:\\Windows\\Fonts\\segoeui.ttf',
];

/**
 * An SVG as PNG, drawn on another thread; null where this machine has no font to write with. Only the first known font
 * is read: reading every font of a desktop takes seconds.
 */
export const drawPicture = async (svg: string): Promise<Uint8Array | null> => {
  const font = fontOptions();
  if (!canWrite(font)) return null;
  const drawn = await renderAsync(svg, { font, fitTo: { mode: 'width', value: width } });
  return drawn.asPng();
};

type Font = { readonly loadSystemFonts: boolean; readonly fontFiles?: string[] };

const fontOptions = (): Font => {
  const found = known.find((path) => existsSync(path));
  return found === undefined ? { loadSystemFonts: true } : { loadSystemFonts: false, fontFiles: [found] };
};

const canWrite = (font: Font): boolean => {
  const sample = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">A</text></svg>';
  return new Resvg(sample, { font }).getBBox() !== undefined;
};
