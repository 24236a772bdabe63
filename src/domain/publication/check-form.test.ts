import { describe, expect, it } from 'vitest';
import { checkForm, formLimits, isBlocking, problemsAt } from './check-form.ts';
import { newPublicationForm, type PublicationForm } from './publication-form.ts';

const source = { titleEs: 'Lista de fases', titleEn: 'List of phases', credit: 'Plan' };
const good: PublicationForm = {
  ...newPublicationForm('Soyapango', null),
  sources: [source],
  contact: 'Alcaldía, 2222-0000',
};

const told = (change: Partial<PublicationForm>, blocking: boolean) =>
  checkForm({ ...good, ...change }, [])
    .filter((problem) => isBlocking(problem) === blocking)
    .map(({ place, kind }) => `${place.field} ${kind}`);

describe('checking what a planner wrote', () => {
  it('is content with the first form once its source is named', () => {
    expect(checkForm(good, [])).toEqual([]);
    expect(told({ sources: newPublicationForm('Soyapango', null).sources }, true)).toEqual([
      'sourceTitleEs missing',
      'sourceTitleEn missing',
      'sourceCredit missing',
    ]);
  });

  it('asks for both languages, and for a summary in neither or both', () => {
    expect(told({ titleEs: ' ' }, true)).toEqual(['titleEs one-language']);
    expect(told({ titleEs: '', titleEn: '' }, true)).toEqual([
      'titleEs missing',
      'titleEn missing',
    ]);
    expect(told({ summaryEs: 'Se revisaron las fases.' }, true)).toEqual([
      'summaryEn one-language',
    ]);
    expect(told({ summaryEs: 'Igual', summaryEn: 'Igual ' }, false)).toEqual([
      'summaryEn same-text',
    ]);
  });

  it('measures what is too long, and finds numbers that nobody checks', () => {
    const long = 'a'.repeat(formLimits.title + 1);
    const [problem] = checkForm({ ...good, titleEs: long }, []);
    expect(problem).toEqual({
      place: { field: 'titleEs' },
      ...{ kind: 'too-long', longest: formLimits.title, length: formLimits.title + 1 },
    });
    expect(told({ summaryEs: 'Hubo 3 casos.', summaryEn: 'Some.' }, false)).toEqual([
      'summaryEs numbers',
    ]);
    expect(told({ contact: '' }, false)).toEqual(['contact no-contact']);
  });

  it('tells the sources apart', () => {
    const sources = [source, { ...source, credit: '' }];
    const problems = checkForm({ ...good, sources }, []);
    expect(problemsAt(problems, { field: 'sourceCredit', source: 0 })).toEqual([]);
    expect(problemsAt(problems, { field: 'sourceCredit', source: 1 })).toHaveLength(1);
    expect(told({ sources: [] }, true)).toEqual(['sources missing']);
  });

  it('begins with the words of the newest edition, but not with what was new then', () => {
    const newest = { ...good, titleEs: 'Mapa', summaryEs: 'Nuevo', contact: null };
    expect(newPublicationForm('Soyapango', newest)).toMatchObject({
      ...{ titleEs: 'Mapa', summaryEs: '', contact: '', indicators: [] },
      sources: [source],
    });
  });
});
