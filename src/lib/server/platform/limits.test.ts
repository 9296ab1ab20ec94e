import { describe, expect, it } from 'vitest';
import { addressGroup } from './limits';

describe('addressGroup', () => {
	it('takes IPv4 as it is, also inside of IPv6', () => {
		expect(addressGroup('192.0.2.1')).toBe('192.0.2.1');
		expect(addressGroup('::ffff:192.0.2.1')).toBe('192.0.2.1');
		expect(addressGroup('::FFFF:c000:201')).toBe('192.0.2.1');
		expect(addressGroup('0:0:0:0:0:ffff:192.0.2.1')).toBe('192.0.2.1');
	});

	it('takes a /64 of IPv6 as one', () => {
		const home = '2001:db8:0:7::/64';
		expect(addressGroup('2001:db8:0:7::1')).toBe(home);
		expect(addressGroup('2001:DB8::7:ffff:ffff:ffff:ffff')).toBe(home);
		expect(addressGroup('2001:0db8:0000:0007:1:2:3:4')).toBe(home);
		expect(addressGroup('2001:db8:0:8::1')).not.toBe(home);
		expect(addressGroup('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
		expect(addressGroup('::1')).toBe('0:0:0:0::/64');
	});

	it('puts nonsense into one group', () => {
		for (const address of ['', 'x', '1.2.3', ':::', '1.2.3.4.5'])
			expect(addressGroup(address)).toBe('unknown');
	});
});
