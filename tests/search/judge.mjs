// Source: relevance judge and runner made for this project in November 2026, taken over unchanged.
// Shared judge: grade(query, doc) -> 0|1|2 on any data set. doc fields are looked up leniently.
import fs from 'fs';
export const fold = s => (s||'').toLowerCase().replace(/ä/g,'ae').replace(/ö/g,'oe').replace(/ü/g,'ue').replace(/ß/g,'ss').normalize('NFD').replace(/[\u0300-\u036f]/g,'');
const str=v=>v==null?'':Array.isArray(v)?v.map(str).join(' | '):typeof v==='object'?Object.values(v).map(str).join(' | '):String(v);
const cache=new WeakMap(), rx=new Map(); const R=s=>rx.get(s)||rx.set(s,new RegExp(s)).get(s);
export function view(d){let v=cache.get(d);if(v)return v;
 v={head:fold([d.name,d.title,d.topics,d.tags,d.audience,d.category,d.categories].map(str).join(' | ')),
    body:fold([d.org,d.organisation,d.description,d.summary,d.text].map(str).join(' | ')),
    place:fold([d.district,d.place,d.address,d.name,d.title].map(str).join(' | ')).replace(/\bsankt\b|\bst\b\.?/g,'st'),
    time:fold([d.times,d.when,d.schedule,d.description,d.summary].map(str).join(' | ')),
    acc:d.accessible===true, kind:({need:'gesuch',gesuch:'gesuch',club:'verein',verein:'verein',organisation:'verein'})[String(d.type||d.kind||'').toLowerCase()]||String(d.type||d.kind||'')};
 cache.set(d,v);return v}
export function grade(q,d){const v=view(d);let g=2;
 if(q.kind&&v.kind!==q.kind)return 0;
 for(const c of q.require||[]){const r=R(c.re);let k=r.test(v.head)?2:r.test(v.body)?1:0;if(!k&&v.acc&&/barrierefrei/.test(c.concept))k=2;if(!k)return 0;g=Math.min(g,k)}
 if(q.place){const p=fold(q.place).replace(/\bst\b\.?/g,'st');if(!v.place.includes(p))return 0}
 for(const t of q.time||[])if(!R(t.re).test(v.time))return 0;
 return g}
const gain=g=>g===2?3:g===1?1:0, disc=i=>1/Math.log2(i+2);
// hits: array of docs (top 10, best first); ideal: {n2,n1} counts in the whole corpus, or null if unknown
export function score(q,hits,ideal){const g=hits.slice(0,10).map(d=>grade(q,d));
 const ok=ideal?(ideal.n2>0?2:1):1; const pos=g.findIndex(x=>x>=ok);
 const dcg=g.reduce((a,x,i)=>a+gain(x)*disc(i),0);
 const best=ideal?[...Array(Math.min(10,ideal.n2)).fill(2),...Array(Math.min(10,ideal.n1)).fill(1)].slice(0,10):Array(10).fill(2);
 const idcg=best.reduce((a,x,i)=>a+gain(x)*disc(i),0);
 return {s1:+(pos===0),s5:+(pos>=0&&pos<5),mrr:pos>=0?1/(pos+1):0,ndcg:idcg?dcg/idcg:0,zero:+(hits.length===0),g}}
export function ideals(queries,docs){const m=new Map();for(const q of queries){let n1=0,n2=0;for(const d of docs){const g=grade(q,d);if(g===2)n2++;else if(g===1)n1++}m.set(q.id,{n1,n2})}return m}
export const mean=(a,k)=>a.length?a.reduce((s,x)=>s+x[k],0)/a.length:0;
export const load=f=>fs.readFileSync(f,'utf8').trim().split('\n').map(l=>JSON.parse(l));
