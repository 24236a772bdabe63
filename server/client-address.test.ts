import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress, network } from './client-address.ts';

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s counts as %s', (address, expected) => {
  expect(network(address)).toBe(expected);
});

test('believes only the entries of X-Forwarded-For that trusted proxies wrote', () => {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: '127.0.0.1' });
  const incoming = new IncomingMessage(socket);
  incoming.headers['x-forwarded-for'] = '1.1.1.1, 2.2.2.2, 3.3.3.3';
  expect(clientAddress(incoming, 0)).toBe('127.0.0.1');
  expect(clientAddress(incoming, 1)).toBe('3.3.3.3');
  expect(clientAddress(incoming, 2)).toBe('2.2.2.2');
  expect(clientAddress(incoming, 9)).toBe('127.0.0.1');
});
