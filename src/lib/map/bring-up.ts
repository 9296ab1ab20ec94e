import 'maplibre-gl/dist/maplibre-gl.css';
import workerHref from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Map as GlMap, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl';
import type { PackedPoint } from '$lib/domain/search/spots';
import type { Base } from './base';
import type { Camera, View } from './camera';
import type { MapTheme } from './colours';
import { drawPins, pinFeatures, type PinProperties } from './pins';
import { mapStyle } from './style';

// The one place where the map library is brought up. It is fetched when somebody asks for a map, its worker
// and everything it shows come from us, and there is never more than one map at a time.

setWorkerUrl(workerHref);

export type Chosen = PinProperties;

export interface MapOptions {
	container: HTMLElement;
	camera: Camera;
	/** Nothing lies beyond. */
	bounds: View;
	minZoom: number;
	maxZoom: number;
	base: Base;
	/** What is drawn when the base cannot be had after all. */
	drawn: Base;
	theme: MapTheme;
	/** Accessible name of the map. */
	label: string;
	/** No flights: jumps. */
	still: boolean;
	onchoose(chosen: Chosen | undefined): void;
	/** The map came to rest; `byHand` when a person moved it. */
	onmove(camera: Camera, view: View, byHand: boolean): void;
	/** The base went away; what ships with the product is drawn instead. */
	onaway?(): void;
	/** The graphics card gave up. */
	onlost(): void;
}

export interface MapHandle {
	/** Once everything is drawn for the first time. */
	readonly drawn: Promise<void>;
	setPins(points: readonly PackedPoint[], counted: boolean): void;
	choose(chosen: (Chosen & { name: string }) | undefined): void;
	showHere(spot: { lon: number; lat: number } | undefined): void;
	setTheme(theme: MapTheme): void;
	/** What lies under the sheet is not in view. */
	setPadding(bottom: number): void;
	zoomBy(steps: number): void;
	flyTo(to: Partial<Camera>): void;
	fit(view: View): void;
	view(): View;
	resize(): void;
	close(): void;
}

const CLOSE_UP = 16;

export function bringUp(options: MapOptions): MapHandle {
	const { container, camera, bounds } = options;
	let { theme, base } = options;
	let points: readonly PackedPoint[] = [];
	let counted = false;
	const style = () =>
		mapStyle({
			theme,
			base,
			latitude: camera.lat,
			pins: pinFeatures(points, counted),
		});
	const map = new GlMap({
		container,
		style: style(),
		center: [camera.lon, camera.lat],
		zoom: camera.zoom,
		minZoom: options.minZoom,
		maxZoom: options.maxZoom,
		maxBounds: [bounds.west, bounds.south, bounds.east, bounds.north],
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false,
		attributionControl: false,
		// Also how often names are laid out anew while the map moves: with 0, for every frame.
		fadeDuration: 300,
		locale: { 'Map.Title': options.label },
		trackResize: true,
	});
	map.touchZoomRotate.disableRotation();
	map.keyboard.disableRotation();
	const addImages = () => {
		for (const { name, image, ratio } of drawPins(theme))
			if (!map.hasImage(name)) map.addImage(name, image, { pixelRatio: ratio });
	};
	map.on('styledata', addImages);
	const source = (name: string) => map.getSource<GeoJSONSource>(name);

	let byHand = false;
	map.on('movestart', (event) => {
		if ('originalEvent' in event && event.originalEvent) byHand = true;
	});
	map.on('moveend', () => {
		options.onmove(cameraOf(map), viewOf(map), byHand);
		byHand = false;
	});
	map.on('click', (event) => void tapped(event));
	for (const layer of ['pins', 'clusters']) {
		map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'));
		map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''));
	}
	map.on('webglcontextlost', () => options.onlost());
	map.on('error', ({ error }) => {
		// Said once: an empty map helps nobody, a simpler one does.
		if (base.kind === 'drawn' || !isAway(error)) return;
		base = options.drawn;
		map.setStyle(style(), { diff: true });
		options.onaway?.();
	});

	async function tapped({ point, lngLat }: MapMouseEvent): Promise<void> {
		// A finger is broader than a pin's edge.
		const near: [[number, number], [number, number]] = [
			[point.x - 6, point.y - 6],
			[point.x + 6, point.y + 6],
		];
		const [hit] = map.queryRenderedFeatures(near, { layers: ['pins', 'clusters'] });
		if (!hit) return options.onchoose(undefined);
		const cluster: unknown = hit.properties.cluster_id;
		if (typeof cluster === 'number') {
			const zoom = await source('pins')?.getClusterExpansionZoom(cluster);
			return handle.flyTo({
				lon: lngLat.lng,
				lat: lngLat.lat,
				zoom: Math.max(zoom ?? 0, map.getZoom() + 1),
			});
		}
		const { f, n, lon, lat } = hit.properties as PinProperties;
		if (counted) return handle.flyTo({ lon, lat, zoom: Math.min(CLOSE_UP, map.getZoom() + 2) });
		options.onchoose({ lon, lat, f, n });
	}

	const handle: MapHandle = {
		drawn: new Promise((resolve) => map.once('idle', () => resolve())),
		setPins(next, areCounted) {
			points = next;
			counted = areCounted;
			void source('pins')?.setData(pinFeatures(points, counted));
		},
		choose(chosen) {
			void source('chosen')?.setData({
				type: 'FeatureCollection',
				features: chosen
					? [
							{
								type: 'Feature',
								properties: { f: chosen.f, n: chosen.n, name: chosen.name },
								geometry: { type: 'Point', coordinates: [chosen.lon, chosen.lat] },
							},
						]
					: [],
			});
			for (const [layer, property] of [
				['pins', 'icon-opacity'],
				['clusters', 'circle-opacity'],
			] as const)
				if (map.getLayer(layer)) map.setPaintProperty(layer, property, chosen ? 0.6 : 1);
		},
		showHere(spot) {
			void source('here')?.setData({
				type: 'FeatureCollection',
				features: spot
					? [
							{
								type: 'Feature',
								properties: {},
								geometry: { type: 'Point', coordinates: [spot.lon, spot.lat] },
							},
						]
					: [],
			});
		},
		setTheme(next) {
			if (next === theme) return;
			theme = next;
			addImages();
			map.setStyle(style(), { diff: true });
		},
		setPadding(bottom) {
			map.setPadding({ top: 0, left: 0, right: 0, bottom });
		},
		zoomBy(steps) {
			handle.flyTo({ zoom: map.getZoom() + steps });
		},
		flyTo({ lon, lat, zoom }) {
			const centre = map.getCenter();
			const to = {
				center: [lon ?? centre.lng, lat ?? centre.lat] as [number, number],
				zoom: zoom ?? map.getZoom(),
			};
			if (options.still) map.jumpTo(to);
			else map.easeTo({ ...to, duration: 320 });
		},
		fit({ west, south, east, north }) {
			map.fitBounds([west, south, east, north], { padding: 24, animate: !options.still });
		},
		view: () => viewOf(map),
		resize: () => void map.resize(),
		close: () => map.remove(),
	};
	return handle;
}

/** No answer at all, or one that says so; a tile that is merely missing is none of that. */
const isAway = (error: unknown): boolean => {
	if (error instanceof TypeError) return true;
	const status: unknown = error instanceof Error ? Reflect.get(error, 'status') : undefined;
	return typeof status === 'number' && status >= 500;
};

function cameraOf(map: GlMap): Camera {
	const { lng, lat } = map.getCenter();
	return { lon: lng, lat, zoom: map.getZoom() };
}

/** What is really seen: without what lies under the sheet. */
function viewOf(map: GlMap): View {
	const { bottom = 0 } = map.getPadding();
	const { clientWidth: width, clientHeight: height } = map.getContainer();
	const [northWest, southEast] = [
		map.unproject([0, 0]),
		map.unproject([width, Math.max(1, height - bottom)]),
	];
	return {
		west: northWest.lng,
		north: northWest.lat,
		east: southEast.lng,
		south: southEast.lat,
	};
}
