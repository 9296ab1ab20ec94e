/** What another server sent. */
export interface OutsideAnswer {
	status: number;
	type: string;
	bytes: Buffer;
}

export interface OutsideQuestion {
	accept: string;
	patienceMs: number;
	mostBytes: number;
}

/**
 * Asks a server that the settings name; nothing of whoever asked us goes with it. Throws when it does not
 * answer in time or answers too much.
 */
export async function askOutside(
	url: URL | string,
	{ accept, patienceMs, mostBytes }: OutsideQuestion,
): Promise<OutsideAnswer> {
	const response = await fetch(url, {
		// The host comes from the settings only; a redirect could lead into the inner network.
		redirect: 'error',
		headers: { accept },
		signal: AbortSignal.timeout(patienceMs),
	});
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.byteLength;
		// Leaving the loop cancels the stream.
		if (size > mostBytes) throw new Error(`More than ${mostBytes} bytes came`);
		chunks.push(chunk);
	}
	const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
	return { status: response.status, type, bytes: Buffer.concat(chunks) };
}
