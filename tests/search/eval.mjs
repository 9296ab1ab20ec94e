#!/usr/bin/env node
// Source: relevance judge and runner made for this project in November 2026, taken over unchanged.
// Relevance runner. Usage:
//   node eval.mjs 'http://127.0.0.1:3000/api/search?q={q}&limit=10&locale={locale}' [--queries queries.dev.jsonl] [--docs docs.jsonl]
//        [--hits hits] [--fields name=title,district=place] [--header 'authorization: Bearer x'] [--post '{"q":{qjson},"limit":10}']
//        [--split dev|test] [--min-s5 0.9] [--min-ndcg 0.8] [--fails]
// {q} = URL-encoded query, {qjson} = JSON string, {locale}. --hits = path to the hit array in the answer (default: hits, results, items, data).
// --docs: JSONL of ALL public documents of the instance (same field names as the hits): gives a true ideal DCG, drops queries that
//   have no relevant document in this data set and makes "relevant" strict (match in name/topics where such a document exists).
//   Without --docs the ideal is 10 perfect hits, so nDCG is a lower bound and queries without any possible answer count as misses.
// Exit code 1 when below --min-s5 / --min-ndcg (usable as a CI gate).
import fs from 'fs';import path from 'path';import {fileURLToPath} from 'url';import {grade,score,ideals,mean,load,fold} from './judge.mjs';
const here=path.dirname(fileURLToPath(import.meta.url));const A=process.argv.slice(2);const opt=(k,d)=>{const i=A.indexOf('--'+k);return i<0?d:A[i+1]};
const tpl=A[0];if(!tpl||tpl.startsWith('--')){console.error('need an URL template with {q}');process.exit(2)}
const map=Object.fromEntries((opt('fields','')||'').split(',').filter(Boolean).map(x=>x.split('=')));
const norm=d=>{d=d._source||d.document||d;const o={...d};for(const [a,b] of Object.entries(map))o[a]=b.split('.').reduce((x,k)=>x?.[k],d);return o};
let Q=load(opt('queries',path.join(here,'queries.dev.jsonl')));if(opt('split'))Q=Q.filter(q=>q.split===opt('split'));
const docs=opt('docs')?load(opt('docs')).map(norm):null;const ideal=docs?ideals(Q,docs):null;if(ideal)Q=Q.filter(q=>{const i=ideal.get(q.id);return i.n1+i.n2>0});
const hdr=Object.fromEntries(A.flatMap((x,i)=>x==='--header'?[A[i+1].split(/:\s*(.*)/s).slice(0,2)]:[]));const pick=j=>{const p=opt('hits');if(p)return p.split('.').reduce((x,k)=>x?.[k],j)||[];return j.hits||j.results||j.items||j.data||(Array.isArray(j)?j:[])};
const S=[],ms=[];for(const q of Q){const url=tpl.replaceAll('{q}',encodeURIComponent(q.query)).replaceAll('{locale}',q.locale);const post=opt('post');const t=performance.now();let hits=[];
 try{const r=await fetch(url,post?{method:'POST',headers:{'content-type':'application/json',...hdr},body:post.replaceAll('{qjson}',JSON.stringify(q.query)).replaceAll('{locale}',q.locale)}:{headers:hdr});if(!r.ok)throw new Error(r.status);hits=pick(await r.json()).map(norm)}catch(e){console.error(q.query,String(e))}
 ms.push(performance.now()-t);S.push({q,...score(q,hits,ideal?.get(q.id))})}
const row=(n,x)=>console.log(n.padEnd(12),String(x.length).padStart(4),...['s1','s5','mrr','ndcg','zero'].map(k=>k+' '+mean(x,k).toFixed(3)));
for(const c of [...new Set(S.map(x=>x.q.class))])row(c,S.filter(x=>x.q.class===c));row('ALL',S);ms.sort((a,b)=>a-b);
console.log(`latency ms p50 ${ms[ms.length>>1]?.toFixed(1)} p95 ${ms[Math.floor(ms.length*.95)]?.toFixed(1)}  (success@1 success@5 MRR nDCG@10 zero-result rate)`);
if(A.includes('--fails'))for(const x of S.filter(x=>!x.s5))console.log('MISS',x.q.id,x.q.class,JSON.stringify(x.q.query),x.g.join(''));
if(mean(S,'s5')<+opt('min-s5',0)||mean(S,'ndcg')<+opt('min-ndcg',0))process.exit(1);
