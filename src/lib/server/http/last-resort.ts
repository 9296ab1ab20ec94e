import { m } from '$lib/messages';

/** The page of last resort (error.html) is the same in earnest: it has a place for the note, and nothing else. */
export async function sayThatItIsADemo(response: Response): Promise<Response> {
	if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
	const page = await response.text();
	const note = `<p><strong>${m.demo_notice({}, { locale: 'de' })}</strong></p>`;
	const headers = new Headers(response.headers);
	headers.delete('content-length');
	return new Response(page.replace('<!-- demo -->', note), { status: response.status, headers });
}
