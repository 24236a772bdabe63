/** What is shown of the screen where a planner publishes. */
export type PublishView = {
  panel: PublishPanel;
  /** How the preview is read. */
  language: 'es' | 'en';
  width: PreviewWidth;
};

export const publishPanels = ['contents', 'texts', 'protection', 'review', 'editions'] as const;
export type PublishPanel = (typeof publishPanels)[number];
export const previewWidths = ['phone', 'desktop'] as const;
export type PreviewWidth = (typeof previewWidths)[number];

export const initialPublishView: PublishView = {
  panel: 'contents',
  language: 'es',
  width: 'phone',
};

/** Reads what an address says of the view; what does not fit is as if it were not there. */
export function parsePublishView(query: URLSearchParams): PublishView {
  const { panel, width } = initialPublishView;
  return {
    panel: publishPanels.find((known) => known === query.get('panel')) ?? panel,
    language: query.get('language') === 'en' ? 'en' : 'es',
    width: previewWidths.find((known) => known === query.get('width')) ?? width,
  };
}

/** What differs from the first look at the screen stands in the address. */
export function writePublishView(view: PublishView, query: URLSearchParams): void {
  for (const key of ['panel', 'language', 'width'] as const) {
    if (view[key] !== initialPublishView[key]) query.set(key, view[key]);
  }
}
