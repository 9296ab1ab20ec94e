import type { PictureData } from '$lib/components/base/pictures';

const LONGEST = 1_600;
const QUALITY = 0.82;
const SMALL_ENOUGH = 400_000;

/** An empty problem: nothing is known to be wrong, there was just no way to send it. */
export type SentPhoto = { id: string; picture: PictureData } | { problem: string };

/** Smaller before it is sent; drawn anew it holds nothing but what is seen. */
async function smaller(file: File): Promise<Blob> {
	try {
		const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
		const factor = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
		if (factor === 1 && file.size <= SMALL_ENOUGH && file.type !== 'image/jpeg') return file;
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(bitmap.width * factor);
		canvas.height = Math.round(bitmap.height * factor);
		canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
		bitmap.close();
		const made = await new Promise<Blob | null>((resolve) =>
			canvas.toBlob(resolve, 'image/jpeg', QUALITY),
		);
		return made ?? file;
	} catch (error) {
		// What this browser cannot draw, the server looks at.
		if (error instanceof DOMException || error instanceof TypeError) return file;
		throw error;
	}
}

export async function sendPhoto(file: File, query: string): Promise<SentPhoto> {
	const form = new FormData();
	form.set('photo', await smaller(file), 'foto');
	try {
		const answer = await fetch(`/mein-verein/bilder${query}`, { method: 'POST', body: form });
		if (!answer.headers.get('content-type')?.startsWith('application/json')) return { problem: '' };
		return (await answer.json()) as SentPhoto;
	} catch (error) {
		if (error instanceof TypeError) return { problem: '' };
		throw error;
	}
}
