import { expect, test } from 'vitest';
import { likeAddress } from './like-address.ts';

const known = ['Soyapango', 'Mejicanos', 'San Salvador', 'Santa Ana'].map((name) => ({
  id: name.toLowerCase().replace(' ', '-'),
  name,
}));
const near = (path: string) => likeAddress(path, known).map(({ name }) => name);

test.each([
  ['/soyapngo', ['Soyapango']],
  ['/en/Soyapango/99', ['Soyapango']],
  ['/SAN%20SALVADOR.html', ['San Salvador']],
  ['/santana/2', ['Santa Ana']],
  ['/una/direccion/rara', []],
  ['/%E0%A4%A', []],
  ['/', []],
])('whoever asks for %s may mean %j', (path, names) => {
  expect(near(path)).toEqual(names);
});
