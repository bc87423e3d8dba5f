import { expect, test } from 'vitest';
import { sampleBreaks, sampleFormat, sampleSeries, sampleTick } from '../gallery/sample-series.ts';
import { sampleTiles } from '../gallery/sample-places.ts';
import { TileMap } from '../map/tile-map.tsx';
import { LineChart } from './line-chart.tsx';
import { makeFile } from '../worker/make-file.ts';
import { standaloneSvg } from './standalone.tsx';

const texts = {
  title: 'In elk jaar met cijfers sinds 2017 bleef Limburg onder Vlaanderen & "dat" <is> zo.',
  subtitle: 'Mensen van 20 tot 64 jaar met werk, per 100, 2000-2025.',
  source: 'Bron: Eurostat, lfst_r_lfe2emprt. Ambitie Limburg.',
};

const lines = (
  <LineChart
    locale="nl"
    id="lijnen"
    title="Limburg blijft onder Vlaanderen"
    description="Limburg stond in 2025 op 75,0."
    series={sampleSeries}
    breaks={sampleBreaks}
    format={sampleFormat}
    formatTick={sampleTick}
  />
);

test('a chart becomes a file that loads nothing and leaves no colour unresolved', async () => {
  const svg = await standaloneSvg({ ...texts, drawing: lines, focusColour: '#123456' });
  expect(svg).toMatch(/^<\?xml .*<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/s);
  expect(svg).not.toMatch(/var\(|href=|@import|url\(http|<a\b|undefined|NaN/);
  expect(svg).toContain('#123456');
  expect(svg).toContain('&amp; &quot;dat&quot; &lt;is&gt; zo.');
  expect(svg).toContain('Bron: Eurostat');
  expect(svg?.match(/<svg/g)).toHaveLength(2);
});

test('a map loses its links and keeps its tiles', async () => {
  const drawing = <TileMap locale="nl" id="kaart" title="Kaart" tiles={sampleTiles} benchmark="Vlaanderen" />;
  const svg = await standaloneSvg({ ...texts, drawing });
  expect(svg).not.toMatch(/href=|<\/a>/);
  expect(svg?.match(/class="tile tile--/g)).toHaveLength(sampleTiles.length);
});

test('marks that are drawings of their own come along, and so does all that follows them', async () => {
  const series = sampleSeries.map((each) => ({
    ...each,
    points: each.points.map((point) => ({ ...point, isUnreliable: point.x === 2010 })),
  }));
  const drawing = (
    <LineChart locale="nl" id="gearceerd" title="Lijnen" description="" series={series} format={sampleFormat} />
  );
  const svg = (await standaloneSvg({ ...texts, drawing })) ?? '';
  expect(svg.match(/class="hatched__disc"/g)?.length).toBeGreaterThan(2);
  expect(svg).toContain('>Limburg 75,0<');
  expect(svg.match(/<svg/g)).toHaveLength(svg.match(/<\/svg>/g)?.length ?? 0);
  expect((await makeFile({ kind: 'image', svg, width: 600 })).length).toBeGreaterThan(1000);
});

test('without a figure there is no drawing to save', async () => {
  const drawing = <LineChart locale="nl" id="leeg" title="" description="" series={[]} format={sampleFormat} />;
  expect(await standaloneSvg({ ...texts, drawing })).toBeUndefined();
});

test('the file becomes an image of the width asked for', async () => {
  const svg = (await standaloneSvg({ ...texts, drawing: lines })) ?? '';
  const png = await makeFile({ kind: 'image', svg, width: 1000 });
  const view = new DataView(png.buffer);
  expect(new TextDecoder('latin1').decode(png.subarray(1, 4))).toBe('PNG');
  expect(view.getUint32(16)).toBe(1000);
  const again = await makeFile({ kind: 'image', svg, width: 1000 });
  expect(Buffer.compare(png, again)).toBe(0);
  await expect(makeFile({ kind: 'image', svg: 'no drawing', width: 100 })).rejects.toThrow('SVG');
});
