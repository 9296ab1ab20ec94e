import { isIP } from 'node:net';

/**
 * Who asks. Without a trusted proxy it is whoever is connected, whatever they claim. Behind `depth`
 * proxies each one appended what it saw, so the outermost trusted one wrote the entry `depth` from the
 * right; everything left of it was typed by a stranger.
 */
export function clientAddress(
	peer: string | undefined,
	forwardedFor: string | undefined,
	depth: number,
): string {
	const connected = peer ?? '0.0.0.0';
	if (depth === 0 || !forwardedFor) return connected;
	const chain = forwardedFor.split(',').map((part) => withoutPort(part.trim()));
	// A shorter chain came in behind the outer proxies; its first entry is still one a proxy of ours wrote.
	const claimed = chain.slice(-depth)[0] ?? '';
	return isIP(claimed) ? claimed : connected;
}

const withoutPort = (entry: string) =>
	/^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
