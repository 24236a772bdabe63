import type { Indicator } from '../../../domain/indicator.ts';
import type { Municipality, Sector } from '../../../domain/territory.ts';
import { m } from '../../../messages/generated/messages.js';
import { isRefusal } from '../../../spatial/index.ts';
import type { Shown } from '../shown.ts';
import { cautionSentences } from './cautions.ts';
import { countedSentences } from './counted.ts';
import { leftOutSentences } from './left-out.ts';
import { methodSentences } from './method.ts';
import { refusalSentences } from './refusals.ts';
import { resultSentences } from './result.ts';

/** What names and borders are taken from. */
export type ReportContext = {
  municipality: Municipality;
  indicators: readonly Indicator[];
  sectors: readonly Sector[];
};

/** What is shown, in words as an analyst would write them. */
export type Report = {
  title: string;
  /** The finding, or why there is none. */
  result: string[];
  parts: { key: 'counted' | 'computed' | 'left-out' | 'caution'; title: string; text: string[] }[];
};

export function reportOf(shown: Shown, context: ReportContext): Report {
  const { analysis } = shown;
  const refused = analysis !== null && isRefusal(analysis);
  return {
    title: m.analysis_report_title({ municipality: context.municipality.name }),
    result: refused ? refusalSentences(analysis, shown) : resultSentences(shown, context),
    parts: [
      {
        key: 'counted',
        title: m.analysis_report_counted(),
        text: countedSentences(shown, context),
      },
      { key: 'computed', title: m.analysis_report_computed(), text: methodSentences(shown) },
      { key: 'left-out', title: m.analysis_report_left_out(), text: leftOutSentences(shown) },
      {
        key: 'caution',
        title: m.analysis_report_caution(),
        text: cautionSentences(shown, context),
      },
    ],
  };
}

/** The report as it is copied: a line for each part. */
export function plainReport({ title, result, parts }: Report): string {
  const lines = parts.map((part) => `${part.title}: ${part.text.join(' ')}`);
  return [title, result.join(' '), ...lines].join('\n\n');
}
