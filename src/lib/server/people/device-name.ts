const BROWSERS: [RegExp, string][] = [
	[/\bEdg/, 'Edge'],
	[/\b(OPR|Opera)\b/, 'Opera'],
	[/\bSamsungBrowser\b/, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\b/, 'Firefox'],
	[/\b(Chrome|CriOS|Chromium)\b/, 'Chrome'],
	[/\bSafari\b/, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bLinux\b/, 'Linux'],
];

const first = (agent: string, known: [RegExp, string][]) =>
	known.find(([mark]) => mark.test(agent))?.[1];

/** Enough to recognise one's own phone in a list, too little to follow anybody. */
export const deviceName = (userAgent: string | null | undefined): string =>
	[first(userAgent ?? '', BROWSERS), first(userAgent ?? '', SYSTEMS)]
		.filter((part) => part !== undefined)
		.join(', ');
