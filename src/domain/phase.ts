/** A phase of a sector: 1 is immediate action, 2 the second phase. */
export type Phase = {
  number: number;
  nameEs: string;
  nameEn: string;
  meaningEs: string;
  meaningEn: string;
  /** `#rrggbb` */
  colour: string;
};
