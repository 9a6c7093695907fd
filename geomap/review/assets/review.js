var geomap=(()=>{var Xe=Object.defineProperty;var Hn=Object.getOwnPropertyDescriptor;var Pn=Object.getOwnPropertyNames;var _n=Object.prototype.hasOwnProperty;var Un=(e,t)=>{for(var n in t)Xe(e,n,{get:t[n],enumerable:!0})},Fn=(e,t,n,o)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of Pn(t))!_n.call(e,r)&&
r!==n&&Xe(e,r,{get:()=>t[r],enumerable:!(o=Hn(t,r))||o.enumerable});return e};var qn=e=>Fn(Xe({},"__esModule",{value:!0}),e);var bo={};Un(bo,{start:()=>wo});function Qe(e,t){let n=10**t,o=[],r=0,i=0,g=0;function a(){let w=0,x=0,m;do m=e.charCodeAt(r++)-63,w|=(m&31)<<x,x+=5;while(m>=32);return w&1?~(w>>1):w>>1}for(;r<
e.length;)i+=a(),g+=a(),o.push([i/n,g/n]);return o}function zn(e,t,n){let o=Et(e),r=Et(t),i=o[0]*r[0]+o[1]*r[1]+o[2]*r[2],g=Math.acos(Math.max(-1,Math.min(1,i))),
a=Math.max(2,Math.ceil(g*180/Math.PI/n)),w=[e];for(let x=1;x<a;x++){let m=Math.sin(g*(a-x)/a),h=Math.sin(g*x/a),A=m*o[0]+h*r[0],c=m*o[1]+h*r[1],d=m*o[2]+h*r[2];
w.push([Math.atan2(c,A)*180/Math.PI,Math.atan2(d,Math.hypot(A,c))*180/Math.PI])}return w.push(t),w}function St(e,t,n,o,r=o>1?.5:4){return e?e.split(" ").map(i=>Qe(
i,o)):[zn(t,n,r)]}function Et(e){let t=e[0]*Math.PI/180,n=e[1]*Math.PI/180;return[Math.cos(n)*Math.cos(t),Math.cos(n)*Math.sin(t),Math.sin(n)]}function At(e,t){
let n=[],o=null;if(e.flat().forEach(g=>{let a=o===null?g[0]:he(g[0],o);n.push([a,g[1]]),o=a}),!n.length)return n;let r=(n[0][0]+o)/2,i=he(r,t)-r;return n.map(g=>[
g[0]+i,g[1]])}function he(e,t){return e-360*Math.round((e-t)/360)}function et(e){let t=Math.sin(Math.max(-85,Math.min(85,e[1]))*Math.PI/180);return{x:e[0]/360+.5,
y:.5-Math.log((1+t)/(1-t))/(4*Math.PI)}}function Ee(e,t){return Math.hypot(t.x-e.x,t.y-e.y)}function Re(e){let t=0;return e.map((n,o)=>(o&&(t+=Ee(e[o-1],n)),t))}
function $e(e,t,n){let o=1;for(;o<e.length-1&&t[o]<n;)o++;let r=e[o-1],i=e[o],g=t[o]-t[o-1]||1,a=(n-t[o-1])/g;return{x:r.x+(i.x-r.x)*a,y:r.y+(i.y-r.y)*a,angle:Math.
atan2(i.y-r.y,i.x-r.x)}}function tt(e,t,n){let o=Re(e),r=o[o.length-1];if(r<=t+n+4)return e;let i=e.filter((g,a)=>o[a]>t&&o[a]<r-n);return[$e(e,o,t)].concat(i,[
$e(e,o,r-n)])}function Ot(e,t){let n=Re(e),o=n[n.length-1],r=Math.max(1,Math.ceil(o/t));return Array.from({length:r+1},(i,g)=>$e(e,n,o*g/r))}function nt(e){return e.map((t,n)=>`${(n?"L":"M")+t.x.toFixed(1)} ${t.y.toFixed(1)}`).join("")}function $t(e,t,n){let o=Re(e),r=$e(e,o,o[o.length-1]*t),i=Math.cos(
r.angle),g=Math.sin(r.angle);return`${nt([[n,0],[-.7*n,.72*n],[-.35*n,0],[-.7*n,-.72*n]].map(a=>({x:r.x+a[0]*i-a[1]*g,y:r.y+a[0]*g+a[1]*i})))}Z`}function He(e,t){
let n=Math.PI/180,o=Math.sin((t[1]-e[1])*n/2),r=Math.sin((t[0]-e[0])*n/2),i=o*o+Math.cos(e[1]*n)*Math.cos(t[1]*n)*r*r;return 2*6371.0088*Math.asin(Math.min(1,Math.
sqrt(i)))}function ne(e){return document.getElementById(e)}function F(e,t,...n){let o=document.createElement(e);return t&&(o.className=t),o.append(...n.filter(r=>r!=null)),
o}function z(e,t,n){let o=F("button",e,t);return o.type="button",o.addEventListener("click",n),o}function ye(e,t,n){let o=document.createElementNS("http://www.w3.org/2000/svg",e);return Object.keys(t).forEach(r=>{o.setAttribute(r,t[r])}),n&&n.appendChild(o),
o}var Pe=null;function Wn(){if(Pe)return Pe;let e=`${document.documentElement.lang}-u-nu-${document.body.dataset.numbering||"latn"}`,t=[{year:"numeric"},{month:"s\
hort"},{day:"numeric"}];return Pe={plurals:new Intl.PluralRules(e),plain:new Intl.NumberFormat(e,{useGrouping:!1}),grouped:new Intl.NumberFormat(e),dates:t.map(
(n,o)=>new Intl.DateTimeFormat(e,Object.assign({timeZone:"UTC"},...t.slice(0,o+1))))},Pe}function Gn(e){let t=e.split("-").map(Number);return Wn().dates[t.length-1].format(new Date(Date.UTC(t[0],(t[1]||1)-1,t[2]||1)))}function Me(e){let t=F("time","",
Gn(e));return t.dateTime=e,t}var Kn=e=>e/2**32|0,Jn=e=>e>>>0;function Lt(e,t,n,o){let r=Kn(n),i=Jn(n);e.setUint32(t,o?i:r,o),e.setUint32(t+4,o?r:i,o)}function Ct(e){return e instanceof Uint8Array||ArrayBuffer.isView(e)&&e.constructor.name==="Uint8Array"&&"BYTES_PER_ELEMENT"in e&&e.BYTES_PER_ELEMENT===1}var ot=e=>e?
`"${e}" `:"";function Zn(e,t=""){if(typeof e!="number")throw new TypeError(ot(t)+"expected number, got "+typeof e);if(!Number.isSafeInteger(e)||e<0)throw new RangeError(
ot(t)+"expected integer >= 0, got "+e);return e}function _e(e,t,n=""){if(Ct(e)&&(t===void 0||e.length===t))return e;t!==void 0&&Zn(t,"length");let o=Ct(e),r=t!==void 0?` of length ${t}`:"",i=o?`length=${e.length}`:
`type=${typeof e}`,g=ot(n)+"expected Uint8Array"+r+", got "+i;throw o?new RangeError(g):new TypeError(g)}var Vn=(e,t)=>{if(e===null||typeof e!="object"||Array.isArray(e))throw new TypeError((t==="object"?"":`"${t}" `)+"expected object, got type="+typeof e)},Tt=(e,t)=>{
Vn(e,t);let n=Object.getPrototypeOf(e);if(n!==Object.prototype&&n!==null)throw new TypeError(`"${t}" expected plain object`);if(Object.hasOwn(e,"__proto__"))throw new TypeError(
`"${t}.__proto__" is not allowed`)};function rt(e,t=!0){if(e.destroyed)throw new Error("hash was destroyed");if(t&&e.finished)throw new Error("digest() was alre\
ady called")}function Bt(e,t){_e(e,void 0,"output");let n=t.outputLen;if(!(e.length>=n))throw new RangeError('"output" expected length >= '+n)}function it(...e){for(let t=0;t<e.length;t++)e[t].fill(0)}function Ue(e){return new DataView(e.buffer,e.byteOffset,e.byteLength)}function se(e,t){return e<<32-t|
e>>>t}var Yn=typeof Uint8Array.from([]).toHex=="function"&&typeof Uint8Array.fromHex=="function",Xn=Array.from({length:256},(e,t)=>t.toString(16).padStart(2,"0"));function jt(e){
if(_e(e),Yn)return e.toHex();let t="";for(let n=0;n<e.length;n++)t+=Xn[e[n]];return t}function Qn(e,t,n="opts"){return Tt(e,"defaults"),t!==void 0&&Tt(t,n),Object.assign(Object.create(null),e,t)}function Dt(e,t={}){if(typeof e!="function")throw new TypeError(
'"hashCons" expected function, got type='+typeof e);t=Qn({},t,"info");let n=(r,i)=>e(i).update(r).digest(),o=e(void 0);return n.outputLen=o.outputLen,n.blockLen=
o.blockLen,n.canXOF=o.canXOF,n.create=r=>e(r),Object.assign(n,t),Object.freeze(n)}var Nt=e=>({oid:Uint8Array.from([6,9,96,134,72,1,101,3,4,2,e])});function It(e,t,n){return e&t^~e&n}function Rt(e,t,n){return e&t^e&n^t&n}var Fe=class{blockLen;outputLen;canXOF=!1;padOffset;isLE;buffer;view;finished=!1;length=0;pos=0;destroyed=!1;constructor(t,n,o,r){
this.blockLen=t,this.outputLen=n,this.padOffset=o,this.isLE=r,this.buffer=new Uint8Array(t),this.view=Ue(this.buffer)}update(t){rt(this),_e(t);let{view:n,buffer:o,
blockLen:r}=this,i=t.length,g=!1;for(let a=0;a<i;){let w=Math.min(r-this.pos,i-a);if(w===r){let x=Ue(t);for(;r<=i-a;a+=r)this.process(x,a);g=!0;continue}o.set(a===
0&&w===i?t:t.subarray(a,a+w),this.pos),this.pos+=w,a+=w,this.pos===r&&(this.process(n,0),this.pos=0,g=!0)}return this.length+=t.length,g&&this.roundClean(),this}digestInto(t){
rt(this),Bt(t,this),this.finished=!0;let{buffer:n,view:o,blockLen:r,isLE:i}=this,{pos:g}=this;n[g++]=128,n.fill(0,g),this.padOffset>r-g&&(this.process(o,0),n.fill(
0)),Lt(o,r-8,this.length*8,i),this.process(o,0),this.roundClean();let a=t===n?o:Ue(t),w=this.outputLen,x=w/4,m=this.get();if(w%4||x>m.length)throw new Error("in\
valid outputLen");for(let h=0;h<x;h++)a.setUint32(4*h,m[h],i)}digest(){let{buffer:t,outputLen:n}=this;this.digestInto(t);let o=t.slice(0,n);return this.destroy(),
o}_cloneIntoMeta(t){let{buffer:n,length:o,finished:r,destroyed:i,pos:g}=this;return t.destroyed=i,t.finished=r,t.length=o,t.pos=g,g&&t.buffer.set(n),t}clone(){return this.
_cloneInto()}},Ht=Uint32Array.from([1779033703,3144134277,1013904242,2773480762,1359893119,2600822924,528734635,1541459225]);var eo=Uint32Array.from([1116352408,1899447441,3049323471,3921009573,961987163,1508970993,2453635748,2870763221,3624381080,310598401,607225278,1426881987,1925078388,
2162078206,2614888103,3248222580,3835390401,4022224774,264347078,604807628,770255983,1249150122,1555081692,1996064986,2554220882,2821834349,2952996808,3210313671,
3336571891,3584528711,113926993,338241895,666307205,773529912,1294757372,1396182291,1695183700,1986661051,2177026350,2456956037,2730485921,2820302411,3259730800,
3345764771,3516065817,3600352804,4094571909,275423344,430227734,506948616,659060556,883997877,958139571,1322822218,1537002063,1747873779,1955562222,2024104815,2227730452,
2361852424,2428436474,2756734187,3204031479,3329325298]),me=new Uint32Array(64),st=class extends Fe{A=0;B=0;C=0;D=0;E=0;F=0;G=0;H=0;constructor(t,n){super(64,t,
8,!1),this.A=n[0]|0,this.B=n[1]|0,this.C=n[2]|0,this.D=n[3]|0,this.E=n[4]|0,this.F=n[5]|0,this.G=n[6]|0,this.H=n[7]|0}get(){let{A:t,B:n,C:o,D:r,E:i,F:g,G:a,H:w}=this;
return[t,n,o,r,i,g,a,w]}set(t,n,o,r,i,g,a,w){this.A=t|0,this.B=n|0,this.C=o|0,this.D=r|0,this.E=i|0,this.F=g|0,this.G=a|0,this.H=w|0}_cloneInto(t){return(t||=new this.
constructor).set(...this.get()),this._cloneIntoMeta(t)}process(t,n){for(let h=0;h<16;h++,n+=4)me[h]=t.getUint32(n,!1);for(let h=16;h<64;h++){let A=me[h-15],c=me[h-
2],d=se(A,7)^se(A,18)^A>>>3,p=se(c,17)^se(c,19)^c>>>10;me[h]=p+me[h-7]+d+me[h-16]|0}let{A:o,B:r,C:i,D:g,E:a,F:w,G:x,H:m}=this;for(let h=0;h<64;h++){let A=se(a,6)^
se(a,11)^se(a,25),c=m+A+It(a,w,x)+eo[h]+me[h]|0,p=(se(o,2)^se(o,13)^se(o,22))+Rt(o,r,i)|0;m=x,x=w,w=a,a=g+c|0,g=i,i=r,r=o,o=c+p|0}o=o+this.A|0,r=r+this.B|0,i=i+
this.C|0,g=g+this.D|0,a=a+this.E|0,w=w+this.F|0,x=x+this.G|0,m=m+this.H|0,this.set(o,r,i,g,a,w,x,m)}roundClean(){it(me)}destroy(){this.destroyed=!0,this.set(0,0,
0,0,0,0,0,0),it(this.buffer)}},at=class extends st{constructor(){super(32,Ht)}};var Pt=Dt(()=>new at,Nt(1));var Y={schema:"geomap-decision",decisions:["accepted","rejected","edited","skipped","added","cleared"],states:{proposed:{label:"To check",means:"nobody has deci\
ded"},accepted:{label:"Accepted",means:"accepted as proposed"},edited:{label:"Accepted as changed",means:"accepted with changes"},added:{label:"Added",means:"ad\
ded by a reviewer"},rejected:{label:"Rejected",means:"rejected"},skipped:{label:"Skipped",means:"looked at and left open"},conflicting:{label:"In conflict",means:"\
reviewers differ"},stale:{label:"Stale",means:"its evidence changed since it was decided"}},published:["accepted","edited","added"],decided:["accepted","edited",
"added","rejected"],no_opinion:"skipped",taken_back:"cleared",conflict:"conflicting",alike:{added:"accepted"},corridor:[{whole:["conflicting"],state:"conflictin\
g"},{some:["conflicting"],state:"conflicting"},{every:["rejected"],state:"rejected"},{whole:["accepted","edited","added","rejected"],state:"whole"},{some:["prop\
osed","skipped"],state:"whole"},{some:["edited"],state:"edited"},{state:"accepted"}],reasons:{corridor:{"no-link":"no journey in the sentence","wrong-origin":"w\
rong origin","wrong-destination":"wrong destination","wrong-direction":"wrong direction","wrong-mode":"wrong mode","wrong-status-or-date":"wrong status or date",
"same-event":"same event twice","unreliable-source":"source not reliable",other:"other"},place:{"no-place":"no place: a firm, a person, a title","wrong-place":"\
another place is meant",other:"other"}}};function no(e){return`[${e.map(t=>JSON.stringify(t).replace(/[\u007f-\uffff]/g,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)).join(", ")}]`}function lt(e){
return jt(Pt(new TextEncoder().encode(no(e)))).slice(0,12)}function _t(e){return e.split(/[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/).
filter(Boolean).join(" ")}function Ut(e,t,n,o){let r=o?[t,n].sort(oo):[t,n];return lt([e,r[0],r[1],o])}function oo(e,t){return e<t?-1:e>t?1:0}function Ft(e,t,n,o,r){
return lt([e,t,n,o,_t(r)])}function qt(e){return lt(["place",e])}function ge(e){return _t(e.toUpperCase().toLowerCase()).normalize("NFC")}function zt(e){let t={
lines:[],records:[]},n={lines:[],records:[]},o=new Map,r=new Set,i=new Map,g=new Map,a=new Map;function w(v){let q=v.link===null&&(v.decision==="added"||v.previous===
"added")&&v.evidence.length?v.evidence[0]:v.link;return q===null?v.corridor:`${v.corridor} ${q}`}function x(v){let I=w(v),q=ge(v.reviewer);o.set(q,v.reviewer),i.
has(I)||i.set(I,new Map),i.get(I).delete(q),i.get(I).set(q,v),I===v.corridor?v.evidence.forEach(K=>{m(a,K,I)}):m(g,I.slice(v.corridor.length+1),I)}function m(v,I,q){
v.has(I)||v.set(I,new Set),v.get(I).add(q)}function h(){i=new Map,g=new Map,a=new Map,t.records.concat(n.records).forEach(x)}function A(v){x(v),c(v)&&(n.records.
push(v),n.lines.push(JSON.stringify(v)))}function c(v){return!p(v)&&!!r.add(d(v))}function d(v){return JSON.stringify(ct.map(I=>v[I]))}function p(v){return r.has(
d(v))}function l(v){let I=f(v),q=I.records.map((K,V)=>V).filter(K=>c(I.records[K]));return q.forEach(K=>{t.lines.push(I.lines[K]),t.records.push(I.records[K])}),
h(),q.map(K=>I.lines[K])}function f(v){let I={lines:[],records:[]};return v.replace(/^\ufeff/,"").split(`
`).forEach((q,K,V)=>{let Q=q.replace(/\r$/,"");!Q.trim()||K===V.length-1&&s(Q)||(I.records.push(O(Q,K+1)),I.lines.push(Q))}),I}function s(v){try{return JSON.parse(
v),!1}catch{return v.startsWith("{")}}function O(v,I){let q;try{q=JSON.parse(v)}catch{throw new Error(`line ${I} is not JSON (${G(v)}); give a decisions file`)}
let K=N(q);if(K)throw new Error(`line ${I}: ${K}`);return q}function N(v){if(v===null||typeof v!="object"||Array.isArray(v))return"is no object; give a decision\
s file";if(v.schema!==Y.schema)return`'schema' is ${k(v.schema)}, not '${Y.schema}'; give a decisions file`;if(v.version!==1&&v.version!==2)return`'version' is ${k(
v.version)}, and this page reads 1 and 2; make the page anew`;let I=Object.keys(v).find(V=>!ct.includes(V));if(I!==void 0)return`${k(I)} is no field of a decisi\
on`;let q=ct.find(V=>!(V in v));if(q)return`'${q}' is missing`;if(!Y.decisions.includes(v.decision))return`'decision' is ${k(v.decision)}; use one of ${Y.decisions.
join(", ")}`;let K=["corridor","reviewer","time","tool"].find(V=>typeof v[V]!="string");return K?`'${K}' is ${k(v[K])}, not a text`:E(v)}function E(v){return v.
link!==null&&typeof v.link!="string"?"'link' is neither null nor a text":Array.isArray(v.evidence)?v.version===2?M(v.about)?null:"'about' is no place with its n\
ames":S(v.about)?v.edit!==null&&!B(v.edit)?"'edit' is no change of a corridor":v.decision==="added"&&!U(v.source)?"'source' is no sentence of an article":null:"\
'about' is no corridor with mode, origin, destination and bidirectional":"'evidence' is no list"}function k(v){return G(JSON.stringify(v))}function u(v){return N(
v)===null}function S(v){return v!==null&&typeof v=="object"&&b(v.mode)&&$(v.origin)&&$(v.destination)}function M(v){return v!==null&&typeof v=="object"&&$(v.place)&&
Array.isArray(v.names)}function b(v){return e.modes.some(I=>I.name===v)}function $(v){return v!==null&&typeof v=="object"&&typeof v.id=="string"&&typeof v.name==
"string"&&Math.abs(v.lon)<=180&&Math.abs(v.lat)<=90}function B(v){return typeof v=="object"&&(!("mode"in v)||b(v.mode))&&["origin","destination"].every(I=>!(I in
v)||$(v[I]))}function U(v){return v!==null&&typeof v=="object"&&typeof v.article=="string"&&typeof v.text=="string"}function G(v){let I=String(v);return I.length>
60?`${I.slice(0,57)}...`:I}function W(v){return Array.from((i.get(v)||new Map).values()).filter(I=>I.decision!==Y.taken_back)}function le(v,I){return(i.get(v)||
new Map).get(ge(I))||null}function we(v){return Array.from(g.get(v)||[])}function be(v){return Array.from(a.get(v)||[])}function Z(v,I){let q=le(v,I);return q&&
q.decision!==Y.taken_back?q:null}function de(){return t.records.concat(n.records)}function ue(){return t.lines.concat(n.lines).map(v=>`${v}
`).join("")}return{add:A,load:l,verdicts:W,verdictOf:Z,lastOf:le,targetsOf:we,covering:be,targetOf:w,records:de,text:ue,isDecision:u,has:p,reviewers(){return Array.
from(o.values())}}}var dt=Object.keys(Y.states);function qe(e){return Y.published.includes(e)}function Le(e){return Y.decided.includes(e)}function Wt(e,t){function n(m){
return Ce(t.verdicts(m.target))}function o(m){return Ce(i(t.targetsOf(m).map(t.verdicts)))}function r(m){let h=o(m);return Le(h.state)||h.state===Y.conflict?h:Ce(
i(t.covering(m).map(A=>t.verdicts(A).filter(c=>c.evidence.includes(m)))))}function i(m){return m.filter(h=>h.length).sort((h,A)=>{let c=h[h.length-1],d=A[A.length-
1];return Date.parse(c.time)-Date.parse(d.time)||(c.corridor<d.corridor?-1:1)}).pop()||[]}function g(m,h){let A=n(m);if(!Le(A.state))return!1;let c=A.records[A.
records.length-1].evidence;return c.filter(d=>!h.includes(d)).concat(h.filter(d=>!c.includes(d))).some(d=>!Le(o(d).state))}function a(m){let h=n(m).state;if(m.kind===
"place")return h;if(m.added)return h==="proposed"?"withdrawn":h;let A=m.evidence.map(c=>c.key);return g(m,A)?"stale":ro(h,A.map(c=>r(c).state))}function w(m,h){
let A=n(m).records,c=A[A.length-1];return{...m,...c?.edit&&so(e,c.edit),...h}}function x(m,h){return m.added?qe(a(m)):m.evidence.map(c=>r(c.key).state).some(c=>qe(
c)||!h&&c!=="rejected")}return{of:a,publishes:x,ofLink(m){return o(m.key).state},shown:w}}function ro(e,t){let n=Y.corridor.find(o=>(!o.whole||o.whole.includes(
e))&&(!o.some||t.some(r=>o.some.includes(r)))&&(!o.every||t.every(r=>o.every.includes(r))));return n.state==="whole"?e:n.state}function Ce(e){let t=e.map(a=>a.previous).
lastIndexOf(Y.conflict),n=t<0?e:e.slice(t),o=n.filter(a=>a.decision!==Y.no_opinion);if(!o.length)return{state:n.length?Y.no_opinion:"proposed",records:n};let r=new Set(
o.map(a=>Y.alike[a.decision]||a.decision)),i=new Set(o.filter(a=>a.edit!==null).map(a=>io(a.edit))),g=o.some(a=>a.decision==="added");return{state:r.size>1||i.size>
1?Y.conflict:g?"added":o[0].decision,records:o}}function io(e){let t=["id","name","lon","lat","kind","country"],n=ze.filter(o=>o in e).map(o=>[o,ut.includes(o)?
t.map(r=>e[o][r]):e[o]]);return JSON.stringify(n)}var ze=["mode","origin","destination","bidirectional","status","date"],ut=["origin","destination"];function Te(e,t){
let n=e.places[t];return{id:n.id,name:n.name,lon:n.lon,lat:n.lat,kind:n.kind,country:n.country}}function We(e,t){return e.rowOfPlace.has(t.id)||(e.rowOfPlace.set(
t.id,e.places.length),e.places.push({region:"",population:0,kind:"",country:"",...t})),e.rowOfPlace.get(t.id)}function so(e,t){return Gt(ze.filter(n=>n in t),n=>ut.
includes(n)?We(e,t[n]):t[n])}function ft(e,t,n){let o=ze.filter(r=>n[r]!==t[r]);return o.length?Be(e,n,o):null}function Be(e,t,n){return Gt(n||ze,o=>ut.includes(
o)?Te(e,t[o]):t[o])}function Gt(e,t){return Object.fromEntries(e.map(n=>[n,t(n)]))}var ct=["schema","version","corridor","link","decision","reason","comment","e\
dit","evidence","about","source","previous","reviewer","time","tool"];var Kt={proposed:"M8 3.2a4.8 4.8 0 1 0 .01 0Z",accepted:"M2.5 8.5 6.3 12.3 13.5 4",edited:"M3 13l.8-3.2L11 2.6l2.4 2.4-7.2 7.2Z",added:"M8 2.5v11M2.5 8h11",rejected:"\
M3.5 3.5l9 9M12.5 3.5l-9 9",skipped:"M2.5 4l4.5 4-4.5 4M8.5 4 13 8l-4.5 4",conflicting:"M2.5 6h11M2.5 10h11M11 2.5l-6 11",stale:"M13 8a5 5 0 1 1-1.6-3.7M13.2 2v\
3.2H10"};function ae(e){let t=ye("svg",{class:"state",viewBox:"0 0 16 16","aria-hidden":"true"});return ye("path",{d:Kt[e]||Kt.proposed},t),t}function je(e,t){let n=ye(
"svg",{class:`sign ${t}`,"aria-hidden":"true"}),o=ye("path",{d:"M1 6H33",class:"line"},n),r=e.dashOf[t];return r&&o.setAttribute("stroke-dasharray",r),n}function fe(e){
let t=F("kbd","",e);return t.setAttribute("aria-hidden","true"),t}var Ge=F,ao={withdrawn:"Taken back",cleared:"Taken back",others:"By others only"};function ee(e){
return Y.states[e]?.label||ao[e]||e}function De(e,t){return Ge("span","",Ge("bdi","",e.places[t.origin].name),t.bidirectional?" ↔ ":" → ",Ge("bdi","",e.places[t.
destination].name))}function Ke(e,t){return t.kind==="place"?Ge("bdi","",e.places[t.place].name):De(e,t)}function Ne(e,t){return t.kind==="place"?pt(e.places[t.
place].name):ke(e,t)}function ke(e,t){return pt(e.places[t.origin].name)+(t.bidirectional?" and ":" to ")+pt(e.places[t.destination].name)}function pt(e){return`\
⁨${e}⁩`}function Ie(e){return`${Math.round(100*e)} %`}function ce(e,t){return`${e.toLocaleString("en")} ${t}${e===1?"":"s"}`}function Zt(e,t,n){let o=t.doubts.
length?t.doubts.map(g=>Vt[g][0]).join(", "):null,r=t.kind==="place"?e.places[t.place]:null;return[...r?[ht(r),lo(r)]:[e.words[n.status],Ie(t.score)],o].filter(Boolean).
join(" · ")}var co={region1:"first-level division",region2:"second-level division"};function ht(e){return co[e.kind]||e.kind}function lo(e){return e.region?e.region.
split(", ").pop():e.country}var Vt={score:["unsure","the program was unsure"],name:["name","a name may mean another place"],far:["far","much longer than the oth\
er corridors"],single:["once","told in one sentence only"],capitals:["capitals","written in capitals, as titles and firms are"],once:["once","named once only"]};
function Yt(e){return Vt[e][1]}var Jt={stated:"the sentence names where it starts",home:"it starts where the traveller is at home",title:"it starts in the count\
ry of the traveller’s office",carrier:"it starts where the carrier has its base",coreference:"another sentence says where the traveller comes from",dateline:"\
it starts where the article was written",outlet:"it starts in the country of the newspaper",article:"it starts in the country that the article is about"};function Je(e,t,n){
if(!n.trigger)return n.rule;let o=`“⁨${n.trigger}⁩” tells of the ${e.words[t.mode].toLowerCase()}`;return Jt[n.found]?`${o}; ${Jt[n.found]}`:o}function Se(e){
return e.normalize("NFD").replace(/\p{M}/gu,"").toLowerCase()}function mt(e,t,n){let o=F,r=t.words,i=["origin","destination"],g=20,a={mode:c("Mode",t.modes.map(k=>[k.name,r[k.name]])),bidirectional:c("Direction",[["false",
"one way →"],["true","both ways ↔"]]),status:c("Status",t.statuses.map(k=>[k,r[k]])),date:A("Date",o("input"))};a.date.placeholder="2025-08-23",a.date.size=
10;let w={origin:d("From"),destination:d("To")},x=z("small","⇄ Swap ends",f),m=o("p","problem");m.id=`${e.id}-problem`,m.setAttribute("role","alert"),e.append(
o("div","fields",w.origin.box,w.destination.box),o("div","fields",a.mode.parentNode,a.bidirectional.parentNode,a.status.parentNode,a.date.parentNode,x),m);let h=null;
e.addEventListener("submit",k=>{k.preventDefault()}),a.mode.addEventListener("change",()=>{n.change({mode:a.mode.value})}),a.status.addEventListener("change",()=>{
n.change({status:a.status.value})}),a.bidirectional.addEventListener("change",()=>{n.change({bidirectional:a.bidirectional.value==="true"})}),a.date.addEventListener(
"change",s);function A(k,u){return o("label","",o("span","",k),u),u}function c(k,u){let S=A(k,o("select"));return u.forEach(M=>{S.append(new Option(M[1],M[0]))}),
S}function d(k){let u=o("select"),S=o("input"),M={choice:u,search:S};return S.type="search",S.placeholder="find another place",S.setAttribute("aria-label",`${k}\
: find another place`),M.found=o("div","found"),M.found.setAttribute("role","status"),M.box=o("div","end",A(k,u).parentNode,S,M.found),u.addEventListener("chang\
e",()=>{l(u,Number(u.value))}),S.addEventListener("input",()=>{p(M)}),S.addEventListener("keydown",b=>{let $=M.found.querySelector("button");b.key==="Enter"&&(b.
preventDefault(),b.stopPropagation(),$&&$.click())}),M}function p(k){let u=Se(k.search.value.trim()),S=u?E(u):[];k.found.replaceChildren(...S.map(M=>z("small",Ae(
t,M),()=>{k.search.value="",k.found.replaceChildren(),l(k.choice,M),k.choice.focus()}))),u&&!S.length&&k.found.append(o("p","problem",`No place on this page is \
called “${k.search.value.trim()}”.`))}function l(k,u){n.change(k===w.origin.choice?{origin:u}:{destination:u})}function f(){n.change({origin:h.corridor.destination,
destination:h.corridor.origin})}function s(){let k=a.date.value.trim(),u=k===""||uo(k);m.textContent=u?"":`“${k}” is no date; write it as 2025, 2025-08 or 202\
5-08-23.`,a.date.setAttribute("aria-invalid",String(!u)),u?(a.date.removeAttribute("aria-describedby"),n.change({date:k||null})):a.date.setAttribute("aria-descr\
ibedby",m.id)}function O(k){let u=h===null||h.corridor.id!==k.corridor.id;h=k,a.mode.value=k.corridor.mode,a.bidirectional.value=String(k.corridor.bidirectional),
a.status.value=k.corridor.status,a.date.value=k.corridor.date||"",u&&(m.textContent=""),i.forEach(S=>{u&&(w[S].search.value="",w[S].found.replaceChildren()),N(w[S],
k.corridor[S],k.choices[S],k.named)})}function N(k,u,S,M){let b=new Set,$=[["What the name may mean",[u].concat(S)],["Named in the text",M]];k.choice.replaceChildren(),
$.forEach(B=>{let U=B[1].filter(W=>!b.has(W)&&b.add(W));if(!U.length)return;let G=o("optgroup");G.label=B[0],U.forEach(W=>{G.append(new Option(Ae(t,W),W))}),k.choice.
append(G)}),k.choice.value=String(u)}function E(k){let u=[];for(let S=0;S<t.places.length&&u.length<g;S++)Se(t.places[S].name).startsWith(k)&&u.push(S);return u}
return{show:O,focus(){w.origin.choice.focus()}}}function uo(e){let t=/^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(e);if(!t)return!1;let n=new Date(Date.UTC(t[1],(t[2]||
1)-1,t[3]||1));return Number(t[1])>0&&n.getUTCMonth()===(t[2]||1)-1&&n.getUTCDate()===Number(t[3]||1)}function fo(e){return e?e>=1e6?`${(e/1e6).toFixed(1)} M pe\
ople`:e>=1e3?`${Math.round(e/1e3)} k people`:`${e} people`:""}function Ze(e){return[ht(e),e.region,fo(e.population)].filter(Boolean).join(" · ")}function Ae(e,t){
let n=e.places[t];return`${n.name} · ${Ze(n)}`}function Xt(e,t,n){let o=F,r=o("select"),i=o("div","text"),g=o("form","change"),a=o("p","problem");g.id="adding-\
form";let w=null,x=null,m=null,h=[],A=mt(g,t,{change(b){Object.assign(m,b),u()}}),c=z("strong","Add this corridor",S),d=z("","Leave",n.leave);a.setAttribute("ro\
le","alert"),r.addEventListener("change",()=>{l(Number(r.value))}),t.articles.forEach((b,$)=>{r.append(new Option(b.title||b.id,$))}),i.setAttribute("role","lis\
tbox"),i.setAttribute("aria-label","Sentences; choose one by arrows, or by selecting words of it"),i.tabIndex=0,i.addEventListener("keydown",s),i.addEventListener(
"mouseup",b=>{let $=document.getSelection(),B=$.isCollapsed?b.target:$.getRangeAt(0).startContainer,U=(B.nodeType===1?B:B.parentNode).closest("[role=option]");U&&
O(h.indexOf(U))}),e.append(o("h2","","Add a corridor that was missed"),o("label","",o("span","","Article"),r),i,g,a,o("p","buttons",c,d));function p(b){if(b.text!==
null)return b.sentences;let $=new Map;return t.links.filter(B=>B.source===b).forEach(B=>{$.has(B.evidence)||$.set(B.evidence,{text:B.evidence,link:B,paragraph:$.
size,rows:[]}),$.get(B.evidence).rows.push(B.origin,B.destination)}),Array.from($.values())}function l(b){w=t.articles[b],r.value=String(b),x=null,a.textContent=
w.text===null?"Only the sentences of links are known. To read whole articles, make the page with --articles.":"";let $=null,B=null;i.replaceChildren(),h=p(w).map(
(U,G)=>{let W=o("span","sentence",f(U));return W.id=`sentence-${G}`,W.setAttribute("role","option"),W.setAttribute("aria-selected","false"),U.paragraph!==$&&(B=
o("p",""),B.dir="auto",B.setAttribute("role","group"),i.append(B)),$=U.paragraph,B.append(W," "),W}),g.hidden=!0,c.disabled=!0}function f(b){return"text"in b?b.
text:w.text.slice(b.start,b.end)}function s(b){let $={ArrowDown:1,ArrowRight:1,ArrowUp:-1,ArrowLeft:-1};if(b.key==="Enter"&&!g.hidden&&(b.preventDefault(),A.focus()),
!(b.key in $)||!h.length)return;b.preventDefault();let B=x?x.at+$[b.key]:0;O(Math.max(0,Math.min(h.length-1,B)))}function O(b){let $=p(w)[b],B=N($);x={at:b,sentence:$,
rows:B},h.forEach((G,W)=>{G.setAttribute("aria-selected",String(W===b))}),i.setAttribute("aria-activedescendant",`sentence-${b}`),h[b].scrollIntoView({block:"ne\
arest"});let U=Array.from(new Set(B.concat(E(w))));if(c.disabled=U.length<2,g.hidden=U.length<2,U.length<2){a.textContent="No two places are named here that the\
 gazetteer knows.";return}a.textContent="",m={id:"new",row:-1,mode:t.modes[0].name,origin:U[0],destination:U[1],bidirectional:!1,status:"completed",date:null},u()}
function N(b){return"rows"in b?Array.from(new Set(b.rows)):Array.from(new Set(w.names.filter($=>b.start<=$.start&&$.end<=b.end).map($=>$.place)))}function E(b){
return b.text===null?p(b).flatMap(N):b.names.map($=>$.place)}function k(b){let $=w.names.filter(B=>B.place===b);return Array.from(new Set($.flatMap(B=>t.choices[B.
choices])))}function u(){A.show({corridor:m,choices:{origin:k(m.origin),destination:k(m.destination)},named:x.rows.concat(E(w))}),n.preview(m,x.rows)}function S(){
if(m.origin===m.destination){a.textContent=`Both ends are ${t.places[m.origin].name}; choose two places.`;return}let b=n.add(m,M(x.sentence));a.textContent=b||""}
function M(b){let $="text"in b?b.link.evidence_start:Array.from(w.text.slice(0,b.start)).length,B=f(b);return{article:w.id,title:w.title,published:w.published,url:w.
url,text:B,start:$,end:$+Array.from(B).length,actors:[]}}return{open(b){l(b),i.focus({preventScroll:!0})}}}function Qt(e,t,n){let o=F,r=o("input"),i=o("output",
""),g={pair:w(),rule:w(),shown:w()};r.type="range",r.min=0,r.max=100,r.step=5,r.value=90,r.setAttribute("aria-label","Score at least, in percent"),r.addEventListener(
"input",()=>{h(a)}),e.append(o("h2","","Accept many at once"),g.pair.box,g.rule.box,o("p","range","Score at least ",r,i),g.shown.box);let a=null;function w(){let c=z(
"small","",()=>{n.accept(d.rows,d.what)}),d={button:c,box:o("p","",c),rows:[],what:""};return d}function x(c){let d=c.evidence.reduce((p,l)=>l.score>p.score?l:p);
return Je(t,c,d)}function m(c,d){return[c.origin,c.destination].sort().join()===[d.origin,d.destination].sort().join()}function h(c){if(a=c,!c)return;let d=t.items.
filter(O=>O.kind==="corridor"&&n.isOpen(O.row)),p=Number(r.value)/100,l=c.evidence.length?x(c):null;i.textContent=Ie(p);let f=`${t.places[c.origin].name} and ${t.
places[c.destination].name}`;A(g.pair,d.filter(O=>m(O,c)),`between ${f}`),A(g.rule,d.filter(O=>O.evidence.length&&O.score>=p&&x(O)===l),`read alike (${l}) with \
a score of ${i.textContent} or more`);let s=new Set(n.shown());A(g.shown,d.filter(O=>s.has(O.row)&&O.score>=p),`that the queue shows with a score of ${i.textContent}\
 or more`)}function A(c,d,p){c.rows=d.map(l=>l.row),c.what=p,c.button.textContent=`Accept ${c.rows.length} ${p}`,c.button.disabled=!c.rows.length}return{show:h,
focus(){(e.querySelector("button:enabled")||r).focus()}}}function en(e,t,n){let o=ne,r=F;function i(f,s,O){g("route",[Ke(e,s)]),g("about",f.kind==="place"?w(f,O):a(f,s,O)),g("doubts",f.doubts.map(E=>r("li","",Yt(E))));
let N=t.verdicts(f.target);g("verdicts",m(O.state).concat(N.length>1?[]:N.map(h),f.note?[r("li","",f.note)]:[])),g("reviewers",N.length>1?[d(f,N)]:[])}function g(f,s){
o(f).replaceChildren(...s)}function a(f,s,O){let N=s.origin!==f.origin||s.destination!==f.destination;return[r("span",`tag ${s.mode}`,e.words[s.mode]),r("span",
"",e.words[s.status]),...x(O),f.km!==null&&!N?r("span","",`${Math.round(f.km).toLocaleString("en")} km`):null].filter(Boolean)}function w(f,s){let O=e.places[f.
place],N=f.written.filter(E=>E!==O.name);return[r("span","",Ze(O)),...x(s),N.length?r("span","","written ",...N.flatMap((E,k)=>[k?", ":"",r("q","",E)])):null].filter(
Boolean)}function x(f){return[r("span","state-name",ae(f.state),f.isChanged?"Changed, not yet accepted":ee(f.state)),f.place===void 0?null:r("span","",`${f.place+
1} of ${f.of}`)]}function m(f){let s={stale:"The sentences have changed since this was decided. Look once more.",conflicting:"Reviewers differ."};return s[f]?[r(
"li","warning",s[f])]:[]}function h(f){let s=r("li","",ae(f.decision),`${ee(f.decision)} by `,r("bdi","",f.reviewer));return A(f)&&s.append(", ",Me(f.time.slice(
0,10))),f.reason&&s.append(`: ${c(f)}`),f.comment&&s.append(" ",r("q","",f.comment)),s}function A(f){return/^\d{4}-\d\d-\d\d/.test(f.time)}function c(f){let s=Object.
values(e.reasons).flat().find(O=>O.slug===f.reason);return s?s.label:f.reason}function d(f,s){let O=r("table","",r("caption","","Side by side"));return[["",E=>[
r("bdi","",E.reviewer)]],["Decision",E=>[ae(E.decision),ee(E.decision)]],["Why",E=>[E.reason?c(E):""]],["Change",E=>[l(E.edit)]],["Comment",E=>[E.comment?r("q",
"",E.comment):""]],["Day",E=>[A(E)?Me(E.time.slice(0,10)):""]],["",E=>[p(f,E)]]].forEach(([E,k],u)=>{let S=s.map(k);if(S.every(b=>b.every($=>!$)))return;let M=r(
"tr","",r("th","",E));M.append(...S.map(b=>r(u?"td":"th","",...b))),M.querySelectorAll("th").forEach((b,$)=>{b.scope=$||!u?"col":"row"}),O.append(M)}),O}function p(f,s){
return ge(s.reviewer)===ge(n.reviewer())||f.added?"":z("small","Say the same",()=>{n.agree(s)})}function l(f){let s=f||{};return[s.mode&&e.words[s.mode],s.origin&&
`from ⁨${s.origin.name}⁩`,s.destination&&`to ⁨${s.destination.name}⁩`,s.bidirectional===void 0?null:s.bidirectional?"both ways":"one way",s.status&&e.words[s.
status],s.date===null?"no date":s.date].filter(Boolean).join(", ")}return{show:i}}function tn(e,t,n){let o=F,r=e.words,i=["origin","destination","cue"],g=12,a=250,
w={origin:"from",destination:"to"};function x(u,S){u.replaceChildren(),d(u,S.evidence,M=>p(S,M)),S.evidence.some(M=>M.marks.length)&&u.append(m(S))}function m(u){
return o("p",`legend ${u.mode}`,"Marked: ",o("mark","origin","where it starts")," ",o("mark","destination","where it ends")," ",o("mark","cue","what tells of th\
e journey"))}function h(u,S){let M=e.articles.flatMap($=>$.names.filter(B=>B.place===S.place&&$.text!==null).map(B=>({article:$,name:B}))),b=e.items.filter($=>$.
kind==="corridor"&&($.origin===S.place||$.destination===S.place));u.replaceChildren(),M.length?d(u,M,c):d(u,b.flatMap($=>$.evidence),$=>o("article","",l($),N($.
source))),u.children.length||u.append(o("p","facts","Its sentences are not here; make the page with --articles to read them.")),b.length&&u.append(o("h3","","Co\
rridors that end there"),o("ul","ending",...b.map(A)))}function A(u){return o("li","",z("small",De(e,u),()=>{n.open(u.row)}),` ${e.words[u.mode]}`)}function c({
article:u,name:S}){let M=u.sentences.find(B=>B.start<=S.start&&S.start<B.end)||S,b=Math.max(M.end,S.end),$=o("blockquote","told");return $.dir="auto",$.append(u.
text.slice(M.start,S.start),o("mark","named",u.text.slice(S.start,S.end)),u.text.slice(S.end,b)),o("article","",$,N(u))}function d(u,S,M){let b=S.slice(g);if(u.
append(...S.slice(0,g).map(M)),!b.length)return;let $=z("small",`Show ${b.length} more`,()=>{let B=o("div");$.replaceWith(B),d(B,b,M)});u.append($)}function p(u,S){
let M=t.ofLink(S),b=o("article",`${u.mode} ${M}`);return b.append(l(S),N(S.source),E(u,S)),u.evidence.length>1&&!u.added&&b.append(k(S,M)),b}function l(u){let S=o(
"blockquote",""),M=s(u),b=u.start+u.evidence.length;return S.dir="auto",M===null?(S.append(O(u)),S):(M.isCutBefore&&S.append("… "),f(S,u,M.start,u.start),S.append(
O(u)),f(S,u,b,M.end),M.isCutBehind&&S.append(" …"),S)}function f(u,S,M,b){let $=M;S.source.names.forEach(B=>{let U=B.place===S.origin?"origin":B.place===S.destination?
"destination":null;!U||B.start<$||B.end>b||(u.append(S.source.text.slice($,B.start),o("mark",`${U} around`,S.source.text.slice(B.start,B.end))),$=B.end)}),u.append(
S.source.text.slice($,b))}function s(u){if(u.start===null||u.source.text===null)return null;let S=u.start+u.evidence.length,M=u.source.sentences.find(B=>B.start<=
u.start&&u.start<B.end);if(!M)return null;let b=u.source.sentences.filter(B=>B.paragraph===M.paragraph),$=b.filter(B=>B.end>u.start-a&&B.start<S+a);return{start:Math.
min($[0].start,u.start),end:Math.max($[$.length-1].end,S),isCutBefore:$[0]!==b[0],isCutBehind:$[$.length-1]!==b[b.length-1]}}function O(u){let S=o("strong","tol\
d"),M=0;for(let b=0;b<u.marks.length;b+=3){let $=i[u.marks[b+2]],B=o("mark",$,u.evidence.slice(u.marks[b],u.marks[b+1]));w[$]&&(B.dataset.role=w[$]),S.append(u.
evidence.slice(M,u.marks[b]),B),M=u.marks[b+1]}return S.append(u.evidence.slice(M)),S}function N(u){let S=o("cite","",u.title||r.untitled_article),M=o("p","sour\
ce");if(S.dir="auto",/^https?:\/\//i.test(u.url||"")){let b=o("a","",S);b.href=u.url,b.target="_blank",b.rel="noopener noreferrer",M.append(b)}else M.append(S);
return u.published&&M.append(", ",Me(u.published)),M}function E(u,S){let M=o("p","grounds",`${Ie(S.score)} · ${r[S.status]}`);S.date&&M.append(" · ",Me(S.date)),
M.append(` · ${Je(e,u,S)}`),S.actors.length&&M.append(" · ",o("bdi","",S.actors.join(", ")));let b=["origin","destination"].filter(($,B)=>!S.marks.some((U,G)=>G%
3===2&&U===B));return b.length&&!u.added&&M.append(o("br"),b.map($=>`${e.places[S[$]].name} is not named in this sentence.`).join(" ")),M}function k(u,S){let M=o(
"p","single");return[["accepted","Accept this sentence"],["rejected","Reject this sentence"]].forEach(b=>{let $=z("small",b[1],()=>{n.decideLink(u,S===b[0]?"cle\
ared":b[0])});$.prepend(ae(b[0])),$.setAttribute("aria-pressed",String(S===b[0])),M.append($)}),M}return{show:x,showPlace:h}}function nn(e,t,n){let o=F,r=["orig\
in","destination"],i={origin:"From",destination:"To"},g=!1;function a(p,l,f){e.replaceChildren(...r.map(s=>{let O=w(l,s),N=o("div","places"),E=o("h3","",`${i[s]}\
: `,o("bdi","",t.places[p[s]].name));s===f&&O.length>1&&E.append(" ",fe("g")),E.id=`choices-${s}`,N.setAttribute("role","radiogroup"),N.setAttribute("aria-label\
ledby",E.id);let k=h(O,p[s]),u=k.filter(M=>x(O,l,s,M)||M===p[s]),S=k.filter(M=>!u.includes(M));return N.append(...u.map(M=>A(p,l,s,M))),S.length&&N.append(m(S.map(
M=>A(p,l,s,M)))),o("div","",E,N)}))}function w(p,l){return p.added?[p[l]]:t.choices[p[`${l}_choices`]]}function x(p,l,f,s){let O=p.indexOf(s);return O<0||l.added||
O<t.likely[l[`${f}_choices`]]}function m(p){let l=o("details","unlikely",o("summary","",`${p.length} unlikely ${p.length===1?"one":"ones"}`),...p);return l.open=
g,l.addEventListener("toggle",()=>{g=l.open}),l}function h(p,l){return p.includes(l)?p:p.concat([l])}function A(p,l,f,s){let O=t.places[s],N=o("input"),E=o("lab\
el","place",N,o("bdi","",O.name));return N.type="radio",N.name=`choices-${f}`,N.checked=s===p[f],N.addEventListener("change",()=>{n.change(f==="origin"?{origin:s}:
{destination:s})}),E.append(o("span","facts",`${Ze(O)} · ${c(l[f],s)}`)),E}function c(p,l){if(l===p)return"proposed";let f=[t.places[p],t.places[l]].map(s=>[s.
lon,s.lat]);return`${Math.round(He(f[0],f[1])).toLocaleString("en")} km away`}function d(p,l,f){let s=h(w(l,f),p[f]);return s[(s.indexOf(p[f])+1)%s.length]}return{
show:a,next:d,choicesOf:w}}function on(e,t,n){let o=new Map,r=ne("change-box"),i=nn(ne("candidates"),e,{change:p}),g=mt(ne("change"),e,{change:p}),a="destination";r.addEventListener("togg\
le",A);function w(s){return s.kind==="place"?s:t.shown(s,o.get(s.id))}function x(s){if(s.kind==="place")return;a=!s.added&&e.choices[s.origin_choices].length>e.
choices[s.destination_choices].length?"origin":"destination"}function m(s){i.show(w(s),s,a),r.open&&A()}function h(s){return c(s)[a].filter(O=>O!==w(s)[a]).slice(
0,4)}function A(){let s=n.item();s&&s.kind!=="place"&&g.show({corridor:w(s),choices:c(s),named:d(s)})}function c(s){return{origin:i.choicesOf(s,"origin"),destination:i.
choicesOf(s,"destination")}}function d(s){let O=s.evidence.flatMap(N=>[N.origin,N.destination].concat(N.source.names.map(E=>E.place)));return Array.from(new Set(
O))}function p(s){let O=n.item(),N={...o.get(O.id),...s},E=t.shown(O,null),k=document.activeElement.name||"";Object.keys(N).forEach(u=>{u!=="comment"&&N[u]===E[u]&&
delete N[u]}),Object.keys(N).length?o.set(O.id,N):o.delete(O.id),n.changed(),k.startsWith("choices-")&&document.querySelector(`[name=${k}]:checked`).focus()}function l(){
let s=n.item(),O=i.next(w(s),s,a);p({[a]:O}),n.tell((a==="origin"?"From ":"To ")+Ae(e,O))}function f(){a=a==="origin"?"destination":"origin",n.changed(),n.tell(
a==="origin"?"The key g changes where it starts.":"The key g changes where it ends.")}return{begin:x,shown:w,show:m,others:h,next:l,turn:f,form:{focus(){A(),g.focus()}},
count(){return o.size},of(s){return o.get(s.id)},note(s,O){o.set(s.id,{...o.get(s.id),comment:O})},drop(s){o.delete(s.id)}}}function rn(e,t,n){e.createPane("land").style.zIndex=210;let o=L.svg({pane:"land",padding:.4});t.forEach(r);function r(i){let g={renderer:o,interactive:!1,smoothFactor:.6},
a=new Set(i.lons),w=new Set(i.lats),x=i.land.map(d=>d.map(A)),m=i.borders.map(A),h=x.flat().flatMap(c);[-360,0,360].forEach(d=>{function p(s){return s.map(O=>[O[1],
O[0]+d])}function l(s){return s.some(O=>Math.abs(O[0]+d-n)<200)}let f=x.filter(s=>l(s[0]));L.polygon(f.map(s=>s.map(p)),{className:"land",...g}).addTo(e),L.polyline(
h.filter(l).map(p),{className:"coast",...g}).addTo(e),L.polyline(m.filter(l).map(p),{className:"border",...g}).addTo(e)});function A(d){return Qe(d,i.precision)}
function c(d){let p=[[d[0]]];return d.slice(1).forEach((l,f)=>{let s=d[f];l[0]===s[0]&&a.has(l[0])||l[1]===s[1]&&w.has(l[1])?p.push([l]):p[p.length-1].push(l)}),
p.filter(l=>l.length>1)}}}function po(e,t){let o=F("canvas"),r=o.getContext("2d"),i=[0],g=w(t),a="#888";e.getPane("others").append(o),e.on("moveend viewreset resize",x),e.on("zoomstart",
()=>{o.hidden=!0});function w(h){let A=h.reduce((p,l)=>p+l.length,0),c=new Float64Array(2*A),d=0;return h.forEach(p=>{p.forEach(l=>{let f=et(l);c[d++]=f.x,c[d++]=
f.y}),i.push(d)}),c}function x(){let h=e.getSize(),A=e.containerPointToLayerPoint([-h.x*.25,-h.y*.25]),c=window.devicePixelRatio||1,d=h.x*(1+2*.25),p=h.y*(1+2*.25);
o.width=d*c,o.height=p*c,o.style.width=`${d}px`,o.style.height=`${p}px`,o.hidden=!1,L.DomUtil.setPosition(o,A),r.scale(c,c),r.strokeStyle=a,r.globalAlpha=Math.max(
.1,Math.min(.28,100/t.length)),r.lineWidth=1;let l=256*2**e.getZoom(),f=e.getPixelOrigin().add(A);r.beginPath();for(let s=1;s<i.length;s++)m(i[s-1],i[s],l,f,d,p);
r.stroke()}function m(h,A,c,d,p,l){let f=0,s=0,O=!1;for(let N=h;N<A;N+=2){let E=g[N]*c-d.x,k=g[N+1]*c-d.y,u=N>h&&!(E<0&&f<0||E>p&&f>p||k<0&&s<0||k>l&&s>l);u&&!O&&
r.moveTo(f,s),u&&r.lineTo(E,k),O=u,f=E,s=k}}return{tint(h){a=h,x()},hide(h){o.style.visibility=h?"hidden":""}}}function ho(e,t){return e.x<t.x+t.width&&t.x<e.x+
e.width&&e.y<t.y+t.height&&t.y<e.y+e.height}function sn(e,t){let g=ye,a=t.words,w=(t.view.west+t.view.east)/2,x=L.map(e,{zoomControl:!1,attributionControl:!1,zoomSnap:.25,
zoomDelta:.5,maxZoom:11,keyboard:!1,worldCopyJump:!1});x.setView([(t.view.south+t.view.north)/2,w],2),rn(x,t.basemaps,w),x.createPane("others").style.zIndex=380,
x.createPane("corridor").style.zIndex=395;let m=po(x,s(t.items.filter(C=>C.kind==="corridor"&&O(C))).slice(0,800).map(C=>N(C,6))),h=L.svg({pane:"corridor",padding:.5}).
addTo(x),A=g("g",{class:"countries"},h._rootGroup),c=g("g",{},h._rootGroup),d=null,p=[];L.control.zoom({position:"topright",zoomInTitle:a.zoom_in,zoomOutTitle:a.
zoom_out}).addTo(x),L.control.scale({position:"bottomright",maxWidth:90,imperial:!1}).addTo(x),x.on("zoomend viewreset moveend",W),new ResizeObserver(()=>{x.invalidateSize(
!1),U()}).observe(e),window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change",f),f();function f(){m.tint(getComputedStyle(e).getPropertyValue(
"--soft").trim())}function s(C){return C.slice().sort((j,T)=>T.links-j.links||j.row-T.row)}function O(C){return C.line!==null}function N(C,j){return At(St(C.line,
k(C.origin),k(C.destination),t.precision,j),w)}function E(C,j){let T=t.items[C.row],P=T&&O(T)&&["mode","origin","destination"].every(_=>T[_]===C[_]);return N(P?
T:{...C,line:""},j)}function k(C){return[t.places[C].lon,t.places[C].lat]}function u(C,j){return[{row:C.origin,lon:he(k(C.origin)[0],j[0][0])},{row:C.destination,
lon:he(k(C.destination)[0],j[j.length-1][0])}]}function S(C,j){return L.latLngBounds(C.map(T=>[T[1],T[0]]).concat(j.map(T=>[t.places[T.row].lat,T.lon])))}function M(C,j){
d={bounds:C,draw:j,isDrawn:!1},m.hide(!1),U(),d.isDrawn||W()}function b(C,j){let T=E(C,1),P=u(C,T);M(S(T,P),()=>{we(C,T,P,4.5),j.forEach(_=>{Q(_,P)})})}function $(C){
let j={row:C,lon:he(k(C)[0],w)},T=t.places[C].lat;M(L.latLngBounds([T-8,j.lon-12],[T+8,j.lon+12]),()=>{de(j,G(j.lon,T),null)})}function B(C,j){let T=s(C).slice(
0,j).map(_=>{let R=E(_,2);return{corridor:_,points:R,ends:u(_,R)}}),P=T.reduce((_,R)=>_.extend(S(R.points,R.ends)),L.latLngBounds([]));M(P.isValid()?P:x.getBounds(),
()=>{T.slice().reverse().forEach(R=>{let X=le(R);be(R.corridor,tt(X,5,5),Math.min(6,2+Math.sqrt(R.corridor.links)))});let _=new Set;T.flatMap(R=>R.ends).forEach(
R=>{_.has(R.row)||ue(R),_.add(R.row)})}),m.hide(!0)}function U(){if(!d)return;let C=x.getSize(),j=[Math.min(120,C.x/4.5),Math.min(60,C.y/6)];x.fitBounds(d.bounds,
{padding:j,maxZoom:7,animate:!1})}function G(C,j){let T=et([C,j]),P=256*2**x.getZoom(),_=x.getPixelOrigin();return{x:T.x*P-_.x,y:T.y*P-_.y}}function W(){d&&(c.replaceChildren(),
p=[],d.isDrawn=!0,d.draw(),pe())}function le({points:C,ends:j}){let T=C.map(R=>G(R[0],R[1])),P=j.map(R=>G(R.lon,t.places[R.row].lat)),_=[Ee(T[0],P[0])<15,Ee(T[T.
length-1],P[1])<15];return(_[0]?[P[0]]:[]).concat(T,_[1]?[P[1]]:[])}function we(C,j,T,P){let _=T.map(R=>G(R.lon,t.places[R.row].lat));be(C,tt(le({points:j,ends:T}),
7,7),P),T.forEach((R,X)=>{de(R,_[X],_[1-X])})}function be(C,j,T){let P=t.uncertain.includes(C.status),_=g("g",{class:`corridor ${C.mode}`,style:`--width:${T}px`},
c);["halo","line"].concat(P?"core":[]).forEach(R=>{let X=g("path",{class:R,d:nt(j)},_),oe=t.dashOf[C.mode];oe&&R!=="halo"&&X.setAttribute("stroke-dasharray",oe)}),
Ot(j,12).forEach(R=>{v({x:R.x-T,y:R.y-T,width:2*T,height:2*T})}),C.bidirectional||g("path",{class:"head",d:$t(j,.6,4+T)},_)}function Z(C,j,T,P){let _=t.area_kinds.
includes(t.places[C].kind),R=g("g",{class:`place${_?" area":""}${P}`},c);return g("circle",{r:T,cx:j.x,cy:j.y},R),v({x:j.x-T,y:j.y-T,width:2*T,height:2*T}),R}function de(C,j,T){
let P=t.places[C.row],_=Z(C.row,j,5.5,""),R=g("text",{},_),X=T===null?1:j.x<T.x-30?-1:j.x>T.x+30?1:0,oe=T!==null&&j.y>T.y;R.textContent=P.name,R.setAttribute("x",
j.x+X*11),R.setAttribute("y",X?j.y+4.5:j.y+(oe?22:-13)),R.style.textAnchor=X<0?"end":X>0?"start":"middle",V(R),v(R.getBBox())}function ue(C){let j=G(C.lon,t.places[C.
row].lat),T=g("text",{},Z(C.row,j,4,""));T.textContent=t.places[C.row].name,[[9,4,"start"],[-9,4,"end"],[0,-9,"middle"],[0,18,"middle"]].some(([R,X,oe])=>(T.setAttribute(
"x",j.x+R),T.setAttribute("y",j.y+X),T.style.textAnchor=oe,I(T.getBBox())))?v(T.getBBox()):T.remove()}function v(C){p.push(C)}function I(C){return q(C)&&!p.some(
j=>ho(C,j))}function q(C){let j=K();return C.x>=j.x&&C.y>=j.y&&C.x+C.width<=j.right&&C.y+C.height<=j.bottom}function K(){let C=x.containerPointToLayerPoint([0,0]),
j=x.getSize();return{x:C.x+4,y:C.y+4,right:C.x+j.x-4,bottom:C.y+j.y-4}}function V(C){let j=C.getBBox(),T=K(),P=j.x+j.width-T.right,_=T.x-j.x;if(P>0||_>0){let R=Number(
C.getAttribute("x"));C.setAttribute("x",P>0?R-P:R+_)}}function Q(C,j){let T=t.places[C],P=G(he(T.lon,w),T.lat),_=j.map(oe=>G(oe.lon,t.places[oe.row].lat)),R=Z(C,
P,3," quiet choice");if(_.some(oe=>Ee(oe,P)<60))return;let X=g("text",{x:P.x,y:P.y-8},R);X.textContent=T.name+(T.country?`, ${T.country}`:""),v(X.getBBox())}function pe(){
let C=256*2**x.getZoom()/360;A.replaceChildren(),t.countries.forEach(j=>{let T=G(he(j.lon,w),j.lat),P=j.name.length*6.4/2,_={x:T.x-P,y:T.y-9,width:2*P,height:12};
j.size*C<P||!I(_)||(g("text",{class:"country",x:T.x,y:T.y},A).textContent=j.name,v(_))})}return{show:b,showPlace:$,showAll:B}}function an(e,t){let n=F;function o(a,w){let x={corridor:"corridor",place:"place"},m=x[w.kind],{done:h,all:A}=a.kinds[w.kind],c=A?w.isNarrow?"Nothing is left to\
 check in this queue":h===A?`All ${ce(A,m)} are decided`:`${h} of ${ce(A,m)} decided`:`There are no ${m}s to check`;e.replaceChildren(n("h2","",c),n("ul","left",
...r(a,w)),...g(a))}function r(a,w){return[w.isNarrow&&i("The queue is narrowed.","Show all",t.clear),w.skipped&&i(`${w.skipped} ${w.skipped===1?"was":"were"} s\
kipped.`,"Take up what was skipped",t.again),w.conflicting&&i(`Reviewers differ on ${w.conflicting}.`,"See them",t.conflicts),w.kind==="corridor"&&a.kinds.place.
done<a.kinds.place.all&&i(`${a.kinds.place.all-a.kinds.place.done} places are not reviewed: a title or a firm may be among them.`,"Review places",t.places),w.kind===
"place"&&a.kinds.corridor.done<a.kinds.corridor.all&&i(`${a.kinds.corridor.all-a.kinds.corridor.done} corridors are not decided.`,"Review corridors",t.places)].
filter(Boolean)}function i(a,w,x){return n("li","",`${a} `,z("",w,x))}function g(a){if(!a.kinds.corridor.all)return[];let w=z("","See the map as it would be pub\
lished",t.preview),x=z("strong","Download decisions",t.download);return w.append(fe("v")),x.append(fe("d")),[n("p","buttons",w,x),n("p","facts","Then publish wh\
at was accepted: ",n("code","","geomap map ARTICLES --decisions decisions.jsonl --only accepted -o published.html"))]}return{show:o}}function cn(e,t,n,o){let r=F,
i=200,g=r("input"),a=r("ul","published"),w=r("p","facts"),x=r("h2","","As it would be published");g.type="checkbox",g.checked=!0,g.addEventListener("change",m),
x.tabIndex=-1,e.append(x,r("label","only",g," Only what was accepted"),w,a,r("p","buttons",z("","Back to the queue",o.leave),z("strong","Download decisions",o.download)));
function m(){let c=t.items.filter(s=>s.kind==="corridor"&&o.state(s.row)!=="withdrawn"),d=c.filter(s=>n.publishes(s,g.checked)&&!h(s)).map(s=>n.shown(s,null)),p=c.
filter(h).length,l=c.filter(s=>o.state(s.row)==="rejected").length,f=c.length-d.length-l-p;w.textContent=[ce(d.length,"corridor"),l&&`${l} rejected`,p&&`${p} le\
ft out with a place that was taken off`,f>0&&`${f} hidden until decided`,d.length>i&&`the map here shows the ${i} told most`].filter(Boolean).join("; "),a.replaceChildren(
...d.map(A)),o.draw(d,i)}function h(c){let d=n.shown(c,null);return!c.added&&[d.origin,d.destination].some(p=>{let l=t.items[t.rowOfPlaceItem.get(p)];return l!==
void 0&&o.state(l.row)==="rejected"})}function A(c){let d=o.state(c.row),p=z("small",De(t,c),()=>{o.open(c.row)}),l=qe(d)?ae(d):r("span","facts","◇ not reviewed");
return r("li","",je(t,c.mode),p,r("span","facts",` ${t.words[c.status]} `),l)}return{show(){m(),x.focus({preventScroll:!0})}}}function ln(e,t,n,o,r,i){let g=F,a=g("input"),w=g("input"),x=g("label","load","Load decisions",w),m=z("strong","",S),h=g("p","note"),A=g("p","problem"),c=g("p",
"before"),d=null;a.value=n.reviewer||f()||"",a.autocomplete="name",a.placeholder="Your name",a.setAttribute("aria-label","Your name, which stands with each deci\
sion"),a.addEventListener("change",s),a.addEventListener("keydown",b=>{b.key==="Enter"&&a.blur()});let p=g("input"),l=g("button","strong","Go on");p.autocomplete=
"name",p.required=!0,t.append(g("label","","Who decides? Your name stands with each decision.",p),l),t.hidden=!0,t.addEventListener("submit",b=>{if(b.preventDefault(),
!p.value.trim())return;a.value=p.value.trim(),N(),s();let $=d;d=null,$()}),t.addEventListener("keydown",b=>{b.key==="Escape"&&N()}),w.type="file",w.accept=".jso\
nl,.json",w.addEventListener("change",()=>{E(Array.from(w.files))}),A.setAttribute("role","alert"),e.append(a,x,m,h,c,A),document.addEventListener("dragover",b=>{
b.preventDefault()}),document.addEventListener("drop",b=>{b.preventDefault(),E(Array.from(b.dataTransfer.files))}),window.addEventListener("beforeunload",b=>{(r.
unkept()||i.isChanging())&&b.preventDefault()});function f(){return r.works()?localStorage.getItem("geomap-reviewer"):null}function s(){r.works()&&localStorage.
setItem("geomap-reviewer",a.value.trim()),i.named()}function O(b){d=b,t.hidden=!1,p.focus()}function N(){t.hidden=!0,p.blur()}function E(b){Promise.all(b.map($=>$.
text())).then($=>{A.textContent="",$.forEach((B,U)=>{try{k(o.load(B),b[U].name)}catch(G){A.textContent=`“${b[U].name}”, ${G.message}.`}}),w.value=""},()=>{A.
textContent="The file cannot be read; choose it once more."})}function k(b,$){b.length&&r.keep({label:$,kind:"load",lines:b}),i.loaded(b.length,$)}function u(){
let b=r.keptBefore().filter(U=>!o.has(U));if(c.replaceChildren(),!b.length)return;let $=ce(b.length,"decision"),B=b.length===1?"is":"are";c.append(`${$} on an e\
arlier version of this map ${B} kept here. `,z("small","Take over",()=>{k(o.load(b.map(U=>JSON.stringify(U)).join(`
`)),"this browser"),c.replaceChildren()}))}function S(){r.download(o.text()),M(),i.told(`Downloaded ${ce(o.records().length,"decision")} as decisions.jsonl.`)}function M(){
let b=o.records().length;m.textContent="Download decisions",b&&m.append(g("span","count",String(b))),m.disabled=!b,h.textContent=r.works()?"Kept in this browser\
 as you go.":"This browser keeps nothing more here. Download before you leave.",h.classList.toggle("warning",!r.works())}return{show:M,offer:u,download:S,reviewer(){
return a.value.trim()},askName:O}}function dn(e,t){let n=F,o={" ":"s",Backspace:"u"},r=new Map,i=window.matchMedia("(max-width: 47.99rem)");[["a","Accept","accept, with what you have changed",t.
accept],["x","Reject","reject, without a reason",()=>t.reject(null),a],["s","Skip","leave it for later",t.skip],["u","Undo","undo the last step",t.undo],["r","R\
edo","do again what was undone",t.redo],["k","Back","go to the one before",t.back],["j","Next","go to the next one",t.next]].forEach(m=>{g("actions",m)}),[["g",
"Next place","take the next place that the name may mean",t.candidate,null,"corridor"],["t","Other end","turn to the other end, for g",t.turn,null,"corridor"],[
"e","Edit","change ends, mode, direction, status or date",t.edit,null,"corridor"],["c","Comment","write a comment",t.comment],["b","Many","accept many at once",
t.many,null,"corridor"],["m","Missed","add a corridor that was missed",t.missed],["p","Places","turn to the places, or back to the corridors",t.places],["v","Pr\
eview","see the map as it would be published",t.preview],["h","History","see what was done, and take it back",t.history],["d","Download","download all decisions",
t.download],["/","Filter","filter the queue",t.filter],["?","Keys","show these keys",t.help]].forEach(m=>{g("more",m)}),Object.entries(e).forEach(([m,h])=>{h.forEach(
(A,c)=>{g("reasons",[String(c+1),A.label,`reject: ${A.label}`,()=>t.reject(A.slug),null,m])})}),ne("reasons").append(z("unreasoned","without a reason",()=>t.reject(
null)));function g(m,[h,A,c,d,p,l]){let f=z("",A,()=>{(p&&i.matches?p:d)()});f.append(fe(h)),f.setAttribute("aria-keyshortcuts",h),f.dataset.key=h,l&&(f.dataset.
kind=l),ne(m).append(f),l!=="place"&&ne("keys").append(n("dt","",n("kbd","",h)),n("dd","",c)),r.set(h,(r.get(h)||[]).concat({button:f,run:d}))}function a(){w(!document.
documentElement.classList.contains("is-rejecting"))}function w(m){document.documentElement.classList.toggle("is-rejecting",m),r.get("x")[0].button.setAttribute(
"aria-expanded",String(m))}document.addEventListener("keydown",m=>{if(m.ctrlKey||m.metaKey||m.altKey||m.defaultPrevented||x(m))return;let h=o[m.key]||m.key.toLowerCase(),
A=(r.get(h)||[]).find(c=>c.button.getClientRects().length);!A||document.querySelector("dialog[open]")||(m.preventDefault(),A.button.disabled||A.run())});function x(m){
let h=m.target;return h.closest("textarea, select, [contenteditable]")?!0:h.tagName==="INPUT"?!["radio","checkbox","range","file"].includes(h.type)||m.key===" ":
m.key===" "&&!!h.closest("button, a, summary, label")}return{showReasons:w,enable(m,h){r.get(m).forEach(A=>{A.button.disabled=!h})}}}var mo=2e3,un=40;function fn(e){let t=null;e.querySelector("button").addEventListener("click",o);function n(r,i){return!r||t===i?!0:(t=i,e.querySelector("p").textContent=
r,e.hidden=!1,!1)}function o(){t=null,e.hidden=!0}return{isSure:n,leave:o,isAsked(){return t!==null}}}function pn(e,t,n){let r=["origin","destination"].filter(g=>n[g]!==
t[g]).map(g=>({row:n[g],km:go(e,t[g],n[g])})).find(g=>g.km>mo);if(!r)return null;let i=Math.round(r.km).toLocaleString("en");return`${Ae(e,r.row)} lies ${i} km \
from the place that was proposed. Accept once more to publish it so.`}function go(e,t,n){let[o,r]=[e.places[t],e.places[n]].map(i=>[i.lon,i.lat]);return He(o,r)}
function hn(e,t,n){return t.getBoundingClientRect().bottom>un&&e.getBoundingClientRect().top<n.getBoundingClientRect().top-un}function mn(e,t,n){let i=F,g=i("div","spacer"),a=[],w=new Map,x=null;e.append(g),e.addEventListener("scroll",A,{passive:!0}),new ResizeObserver(A).observe(e),e.
addEventListener("click",l=>{let f=l.target.closest("[data-row]");f&&n.open(Number(f.dataset.row))}),e.addEventListener("keydown",l=>{let f={ArrowDown:1,ArrowUp:-1}[l.
key],s=f?d(f):l.key==="Home"?a[0]:l.key==="End"?a[a.length-1]:void 0;s!=null&&(l.preventDefault(),n.open(s))});function m(l){a=l,w=new Map(a.map((f,s)=>[f,s])),
g.style.height=`${a.length*58}px`,A()}function h(l){x=l;let f=w.get(l);if(f!==void 0){let s=f*58,O=e.clientHeight;s<e.scrollTop?e.scrollTop=s:s+58>e.scrollTop+O&&
(e.scrollTop=s+58-O)}A()}function A(){let l=Math.max(0,Math.floor(e.scrollTop/58)-6),f=Math.min(a.length,Math.ceil((e.scrollTop+e.clientHeight)/58)+6),s=a.slice(
l,f).map((N,E)=>c(N,l+E));g.replaceChildren(...s),w.has(x)&&w.get(x)>=l&&w.get(x)<f?e.setAttribute("aria-activedescendant",`row-${x}`):e.removeAttribute("aria-a\
ctivedescendant")}function c(l,f){let s=t.items[l],O=n.state(l),N=s.kind==="place",E=N?s:n.shown(s),k=i("span","unseen",`${ee(O)}, ${N?"place":t.words[E.mode]},\
 `),u=i("div",`item ${O} ${N?"place-item":E.mode}`,ae(O),N?i("span","sign count",s.links?`⇄ ${s.links}`:""):je(t,E.mode),i("span","route",Ke(t,E)),i("span","f\
acts",k,Zt(t,s,E)));return u.id=`row-${l}`,u.dataset.row=l,u.style.top=`${f*58}px`,u.setAttribute("role","option"),u.setAttribute("aria-selected",String(l===x)),
u.setAttribute("aria-posinset",f+1),u.setAttribute("aria-setsize",a.length),u}function d(l){if(!w.has(x))return(l>0?a[0]:a[a.length-1])??null;let f=a[w.get(x)+l];
return f===void 0?null:f}function p(l){let f=w.has(x)?w.get(x)+1:0;for(let s=0;s<a.length;s++){let O=a[(f+s)%a.length];if(O!==x&&l(O))return O}return null}return{
setRows:m,setCurrent:h,render:A,beside:d,nextOpen:p,rows(){return a},placeOf(l){return w.get(l)}}}function gn(e,t,n){let o=F,r={doubt:["Doubtful first",(E,k)=>k.
doubt-E.doubt||k.links-E.links],reach:["Told most first",(E,k)=>k.links-E.links||k.articles-E.articles||k.doubt-E.doubt],place:["By place",(E,k)=>d(E).localeCompare(
d(k))]},i={kind:"corridor",words:[],order:"doubt",states:new Set,modes:new Set},g=new Map,a=o("input");a.type="search",a.placeholder="Filter places, people, wor\
ds",a.setAttribute("aria-label","Filter the queue by words"),a.addEventListener("input",()=>{i.words=Se(a.value).split(" ").filter(Boolean),n.changed()});let w=o(
"select");w.setAttribute("aria-label","Order of the queue"),Object.keys(r).forEach(E=>{w.append(new Option(r[E][0],E))}),w.addEventListener("change",()=>{i.order=
w.value,n.changed()});let x=o("output","count"),m={corridor:A("corridor"),place:A("place")};e.append(o("p","tabs",m.corridor,m.place),o("p","search",a,fe("/")),
o("p","sorting",w,x),p("State",dt.concat("others"),i.states,E=>ee(E)),p("How",t.modes.map(E=>E.name),i.modes,E=>t.words[`${E}_layer`])),e.addEventListener("subm\
it",E=>{E.preventDefault()});let h=Array.from(e.querySelectorAll(".choice"));function A(E){return z("tab","",()=>{c(E),n.turned()})}function c(E){i.kind=E,i.modes.
clear(),h.forEach(k=>{k.dataset.value in t.dashOf&&k.setAttribute("aria-pressed","false")})}function d(E){return(E.kind==="place"?[E.place]:[E.origin,E.destination]).
map(u=>t.places[u].name).join(" ")}function p(E,k,u,S){let M=o("div","choices");return M.setAttribute("role","group"),M.setAttribute("aria-label",E),k.forEach(b=>{
let $=z("choice",S(b),()=>{u.delete(b)||u.add(b),$.setAttribute("aria-pressed",String(u.has(b))),n.changed()});$.dataset.value=b,$.setAttribute("aria-pressed","\
false"),M.append($)}),M}function l(E){if(!g.has(E)){let k=E.evidence.flatMap(u=>[u.evidence,u.source.title||"",u.rule].concat(u.actors));g.set(E,Se([d(E),E.id].
concat(E.written||[],k).join(`
`)))}return g.get(E)}function f(E,k,u){if(k==="withdrawn"||E.kind!==i.kind)return!1;let S=!i.states.size||i.states.has(k)||i.states.has("others")&&!u,M=!i.modes.
size||i.modes.has(E.mode);return S&&M&&(!i.words.length||i.words.every(b=>l(E).includes(b)))}function s(E){return E.slice().sort((k,u)=>r[i.order][1](k,u)||k.row-
u.row)}function O(){a.value="",i.words=[],i.states.clear(),i.modes.clear(),h.forEach(E=>{E.setAttribute("aria-pressed","false")})}function N(E,k){let u=k.kinds[i.
kind];x.textContent=E===u.all?"":`${E} of ${u.all}`,Object.entries(m).forEach(([S,M])=>{M.replaceChildren(S==="place"?"Places":"Corridors",o("span","count",`${k.
kinds[S].done}/${k.kinds[S].all}`)),M.setAttribute("aria-pressed",String(S===i.kind)),M.hidden=!k.kinds[S].all&&S==="place"}),h.forEach(S=>{let M=k.counts[S.dataset.
value]||0;S.disabled=!M&&S.getAttribute("aria-pressed")==="false",S.title=String(M)})}return{passes:f,sorted:s,tell:N,turn:c,clear:O,only(E){O(),i.states.add(E),
h.find(k=>k.dataset.value===E).setAttribute("aria-pressed","true"),n.changed()},kind(){return i.kind},isNarrow(){return i.words.length+i.states.size+i.modes.size>
0},secondPass(){return i.states.has("others")},focus(){a.focus(),a.select()}}}function wn(e,t,n){let o=F,r=o("progress"),i=o("p","line"),g=o("ul","modes");r.setAttribute(
"aria-label","Corridors that are decided"),e.append(i,r,g);function a(w,x){let m={others:n(x)},h={},A={corridor:{done:0,all:0},place:{done:0,all:0}};w.forEach((l,f)=>{
if(l==="withdrawn")return;let s=t.items[f],O=Le(l)?1:0;A[s.kind].all+=1,A[s.kind].done+=O,s.kind===x&&(m[l]=(m[l]||0)+1),s.kind!=="place"&&(h[s.mode]=h[s.mode]||
[0,0],h[s.mode][1]+=1,h[s.mode][0]+=O)});let{done:c,all:d}=A[x],p=dt.filter(l=>l!=="proposed"&&m[l]);return r.max=Math.max(1,d),r.value=c,i.replaceChildren(o("s\
trong","",`${c} of ${d}`),`${x==="place"?" places":""} decided${p.map(l=>` · ${m[l]} ${ee(l).toLowerCase()}`).join("")}`),g.replaceChildren(...t.modes.filter(l=>h[l.
name]).map(l=>o("li",l.name,je(t,l.name),`${t.words[`${l.name}_layer`]} ${h[l.name].join("/")}`))),Object.keys(h).forEach(l=>{m[l]=x==="place"?0:h[l][1]}),{done:c,
all:d,counts:m,kinds:A}}return{show:a}}function bn(e){let t=Object.keys(e),n=t.map(o=>xn(e[o]));return n[0].map((o,r)=>{let i={};return t.forEach((g,a)=>{i[g]=n[a][r]}),i})}function xn(e){if(Array.isArray(
e))return e;if(e.values)return xn(e.at).map(o=>e.values[o]);let t=e.width,n=[];if(e.bytes){let o=Array.from(atob(e.bytes),r=>r.charCodeAt(0).toString(16).padStart(
2,"0")).join("");for(let r=0;r<o.length;r+=t)n.push(o.slice(r,r+t));return n}for(let o=0;o<e.numbers.length;o+=t){let r=0;for(let i=o;i<o+t;i++)r=64*r+e.numbers.
charCodeAt(i)-63;n.push(r)}return n}function yn(){let e=JSON.parse(ne("geomap-data").textContent);["places","corridors","links","articles","named"].forEach(r=>{e[r]=bn(e[r])}),e.rowOfPlace=new Map(
e.places.map((r,i)=>[r.id,i])),e.dashOf=Object.fromEntries(e.modes.map(r=>[r.name,r.dash])),e.articles.forEach(r=>{r.sentences=o(r.sentences,["start","end","par\
agraph"]),r.names=o(r.names,["start","end","place","choices"])});let t=e.corridors.map(r=>({...r,kind:"corridor",target:r.id,date:r.last})),n=e.named.map(r=>{let i=qt(
e.places[r.place].id);return{...r,kind:"place",id:i,target:i}});return e.items=t.concat(n).map((r,i)=>({...r,row:i,evidence:[],added:!1})),e.rowOfItem=new Map(e.
items.map(r=>[r.id,r.row])),e.rowOfPlaceItem=new Map(e.items.filter(r=>r.kind==="place").map(r=>[r.place,r.row])),e.links.forEach(r=>{r.source=e.articles[r.article],
e.items[r.corridor].evidence.push(r)}),e;function o(r,i){return Array.from({length:r.length/i.length},(g,a)=>Object.fromEntries(i.map((w,x)=>[w,r[a*i.length+x]])))}}
function kn(e,t,n){function o(c){return{mode:c.mode,origin:Te(e,c.origin),destination:Te(e,c.destination),bidirectional:c.bidirectional}}function r(c){return Array.
from(new Set(c.evidence.map(d=>d.key))).sort()}function i(c,d){let p=t.lastOf(c,d);return new Date(Math.max(Date.now(),p?Date.parse(p.time)+1:0)).toISOString()}
function g(c,d,p){let l=t.verdicts(c),f=t.verdictOf(c,d);return Ce(l).state==="conflicting"?"conflicting":p?"added":f?f.decision:null}function a(c,d,p){let l=p.
link||null,f=c.kind==="place",s=l===null?c.target:`${c.id} ${l}`,O=g(s,n(),c.added&&d!=="added");return{schema:"geomap-decision",version:f?2:1,corridor:c.id,link:l,
decision:d,reason:p.reason||null,comment:p.comment||null,edit:p.edit||null,evidence:l?[l]:f?[]:r(c),about:f?{place:Te(e,c.place),names:c.written}:o(c),source:p.
source||null,previous:O,reviewer:n(),time:i(s,n()),tool:e.tool}}function w(c,d,p){let l=Ft(p.article,c.mode,e.places[c.origin].id,e.places[c.destination].id,p.text),
f={...c,id:d,target:`${d} ${l}`,evidence:[{key:l}]};return a(f,"added",{edit:Be(e,c),source:p})}function x(c){let d=t.targetOf(c);return{...c,previous:g(d,c.reviewer,
c.previous==="added"),time:i(d,c.reviewer)}}function m(c){return{...c,decision:"cleared",reason:null,comment:null,edit:null,source:null,previous:c.decision,time:i(
t.targetOf(c),c.reviewer)}}function h(c){if(c.decision!=="added"||e.rowOfItem.has(c.corridor))return;let d=c.source,p=e.items.length,l=We(e,c.about.origin),f=We(
e,c.about.destination),s=c.edit||{},N=e.articles.find(k=>k.id===d.article)||{id:d.article,title:d.title,published:d.published,url:d.url,text:null,sentences:[],names:[]},
E={key:c.evidence[0],corridor:p,origin:l,destination:f,status:s.status||"completed",date:s.date||null,actors:[],score:1,rule:`added by ${c.reviewer}`,evidence:d.
text,marks:[],start:A(N,d.text),source:N};e.rowOfItem.set(c.corridor,p),e.items.push({kind:"corridor",id:c.corridor,row:p,target:t.targetOf(c),source:d,mode:c.about.
mode,origin:l,destination:f,bidirectional:c.about.bidirectional,status:E.status,date:E.date,links:1,articles:1,first:E.date,last:E.date,km:null,score:1,note:"",
line:null,doubts:[],doubt:0,evidence:[E],added:!0})}function A(c,d){let p=c.text===null?-1:c.text.indexOf(d);return p<0?null:p}return{make:a,added:w,again:x,cleared:m,
adopt:h}}function vn(e,t,n,o){let r=new Set;function i(m){return t.verdictOf(m.target,n())}function g(m){return ge(m)!==ge(n())}function a(m){return t.reviewers().some(g)?
e.items.filter(h=>h.kind===m&&t.verdicts(h.target).length&&!i(h)).length:0}function w(m){let h=o.stateOf(m);return h==="stale"?!0:i(e.items[m])?r.has(m):h==="pr\
oposed"||h==="conflicting"||h==="skipped"||o.isSecond()&&h!=="withdrawn"}function x(m){return e.items.filter(h=>h.kind===m&&i(h)?.decision==="skipped").map(h=>h.
row)}return{ownVerdict:i,othersOnly:a,isOpen:w,skipped:x,takeUp(m){x(m).forEach(h=>{r.add(h)})},drop(m){r.delete(m)}}}function En(e,t,n){let o=[],r=[],i=[];function g(d,p,l){let f=l.map(O=>t.verdictOf(t.targetOf(O),O.reviewer)),s={label:d,kind:p,records:l,priors:f};return l.forEach(
t.add),o.push(s),s}function a(d,p){let l=g(d,"do",p);return r.push(l),i=[],n.keep(l),l}function w(){let d=r.pop();return d?(i.push(d),n.keep(g(d.label,"undo",A(
d))),d):null}function x(){let d=i.pop();return d?(r.push(d),n.keep(g(d.label,"redo",d.records.map(e.again))),d):null}function m(d){let p=A(d).filter((l,f)=>h(d.
records[f]));return p.length?a(d.label,p):null}function h(d){return t.verdictOf(t.targetOf(d),d.reviewer)===d}function A(d){return d.records.map((p,l)=>d.priors[l]?
e.again(d.priors[l]):e.cleared(p))}function c(d){let p=g(d.label,d.kind,d.records);p.kind==="undo"?i.push(r.pop()):p.kind==="redo"?r.push(i.pop()):(r.push(p),i=
[]),r=r.filter(Boolean),i=i.filter(Boolean)}return{all:o,perform:a,undo:w,redo:x,takeBack:m,isLast:h,resume:c,canUndo(){return r.length>0},canRedo(){return i.length>
0}}}function Sn(e,t){let n="geomap-review:",o=`${n+e.network}:`,r=Math.random().toString(36).slice(2,8),i=0,g=0,a=w();function w(){try{return localStorage.setItem(
`${n}try`,"1"),localStorage.removeItem(`${n}try`),!0}catch{return!1}}function x(f){let s=`${o+String(Date.now()).padStart(15,"0")}:${String(i++).padStart(6,"0")}\
:${r}`;try{if(!a)throw new Error("no store");localStorage.setItem(s,JSON.stringify({label:f.label,kind:f.kind,records:f.records,lines:f.lines}))}catch{a=!1,g+=(f.
records||f.lines).length}}function m(f){return Object.keys(localStorage).filter(s=>s.startsWith(f)).sort()}function h(){return a?m(o).map(f=>A(localStorage.getItem(
f))).filter(Boolean):[]}function A(f){try{let s=JSON.parse(f);return c(s).every(t)?s:null}catch{return null}}function c(f){return f.records||f.lines.map(s=>JSON.
parse(s))}function d(){return a?m(n).filter(O=>!O.startsWith(o)).map(O=>A(localStorage.getItem(O))).filter(Boolean).flatMap(c).filter(O=>e.rowOfItem.has(O.corridor)):
[]}function p(f){window.addEventListener("storage",s=>{let O=s.key?.startsWith(o)&&s.newValue?A(s.newValue):null;O&&f(O)})}function l(f){let s=F("a");s.href=URL.
createObjectURL(new Blob([f],{type:"application/x-ndjson"})),s.download="decisions.jsonl",document.body.append(s),s.click(),s.remove(),setTimeout(()=>{URL.revokeObjectURL(
s.href)},1e4),g=0}return{keep:x,kept:h,keptBefore:d,watch:p,download:l,works(){return a},unkept(){return g}}}function An(e,t,n,o,r){let i=F,g=100,a={do:"",undo:"\
Undone: ",redo:"Done again: "},w=i("ol","steps"),x=i("ul","gone"),m=i("h3","","On this map no more");e.append(i("h2","","History"),w,m,x);function h(){w.replaceChildren(
...n.all.slice(-g).reverse().map(A)),n.all.length||w.append(i("li","","Nothing yet."));let p=d();m.hidden=x.hidden=!p.length,x.replaceChildren(...p.map(l=>i("li",
"",ae("stale"),...l.about.place?[i("bdi","",l.about.place.name)]:c(l.about),` (${l.about.place?"place":t.words[l.about.mode]}, ${ee(l.decision).toLowerCase()})`)))}
function A(p){let l=i("li","",i("span","",a[p.kind]+p.label));return p.records.some(n.isLast)&&p.kind!=="undo"&&l.append(" ",z("small","Undo",()=>{r.takeBack(p)})),
l}function c(p){let l=[p.origin,p.destination].map(f=>i("bdi","",f.name));return[l[0],p.bidirectional?" ↔ ":" → ",l[1]]}function d(){let p=new Map;return o.
records().forEach(l=>{l.link===null&&l.decision!=="added"&&!t.rowOfItem.has(l.corridor)&&p.set(l.corridor,l)}),Array.from(p.values()).filter(l=>l.decision!=="cl\
eared")}return{show:h,lost(){return d().length}}}function wo(){let e=ne,t=F,n=yn(),o=zt(n),r=Wt(n,o),i=[],g=y=>i[y],a=window.matchMedia("(max-width: 47.99rem)"),w=document.documentElement,x=null,m="item",h=kn(
n,o,()=>d.reviewer()),A=Sn(n,o.isDecision),c=En(h,o,A),d=ln(e("file"),e("naming"),n,o,A,{loaded:jn,told:te,named:T,isChanging:()=>p.count()>0}),p=on(n,r,{item:Z,
tell:te,changed:T}),l=vn(n,o,d.reviewer,{stateOf:g,isSecond:()=>u.secondPass()}),{ownVerdict:f,isOpen:s}=l,O=fn(e("question")),N=wn(e("progress"),n,l.othersOnly),
E=sn(e("map"),n),k=mn(e("list"),n,{open:pe,state:g,shown:p.shown}),u=gn(e("filter"),n,{changed:Q,turned:I}),S=en(n,o,{agree:oe,reviewer:d.reviewer}),M=tn(n,r,{decideLink:gt,
open:pe}),b=Xt(e("adding"),n,{leave:I,add:vt,preview:Bn}),$=Qt(e("bulk"),n,{accept:xt,isOpen:s,shown:k.rows}),B=An(e("history"),n,c,o,{takeBack:Mn}),U=an(e("end\
ing"),{clear(){u.clear(),I()},again(){l.takeUp(u.kind()),u.clear(),I()},conflicts(){u.only("conflicting"),C(k.rows()[0]??null)},places:q,preview:kt,download:d.download}),
G=cn(e("preview"),n,r,{state:g,draw:E.showAll,open:pe,leave:I,download:d.download}),W=e("comment"),le=e("help"),we=dn(n.reasons,{accept:_,reject:R,skip(){xe("sk\
ipped",{})},undo:On,redo:$n,back(){yt(-1)},next(){yt(1)},candidate:p.next,turn:p.turn,edit:Dn,comment(){W.focus()},many:Nn,missed:Tn,places:q,preview:kt,history:In,
download:d.download,filter:u.focus,help(){le.showModal()}});W.addEventListener("change",Cn),W.addEventListener("keydown",y=>{y.key==="Enter"&&W.blur()}),le.querySelector(
"button").addEventListener("click",()=>{le.close()}),e("bulk-box").addEventListener("toggle",()=>{$.show(Z())}),e("history-box").addEventListener("toggle",B.show),
e("filter").addEventListener("keydown",y=>{y.key==="Enter"&&y.target.type==="search"&&K()}),document.addEventListener("keydown",y=>{y.key!=="Escape"||le.open||(y.
target.matches("input, select, textarea")?y.target.blur():O.isAsked()?O.leave():(m==="adding"||m==="preview")&&I())}),o.load(n.decisions.join(`
`)),A.kept().forEach(be),o.records().forEach(h.adopt),A.watch(y=>{let D=n.items.length;be(y),o.records().forEach(h.adopt),V(),n.items.length>D?Q():k.render()}),
document.documentElement.classList.add("live"),d.offer(),V(),Q(),!k.rows().length&&n.named.length&&u.turn("place"),I();function be(y){y.kind==="load"?o.load(y.lines.
join(`
`)):c.resume(y)}function Z(){return x===null?null:n.items[x]}function de(){return Z()?.kind==="place"}function ue(){return p.shown(Z())}function v(){return k.rows().
find(s)??null}function I(){let y=m==="item"||m==="ending"?null:x;Q(),C(y!==null&&n.items[y].kind===u.kind()?y:v())}function q(){u.turn(u.kind()==="place"?"corri\
dor":"place"),m="item",I(),te(u.kind()==="place"?"Places: is each of them one, and the one that is meant?":"Corridors.")}function K(){document.activeElement.blur(),
pe(v())}function V(y){(y||n.items.map((H,J)=>J)).forEach(H=>{i[H]=r.of(n.items[H])});let D=N.show(i,u.kind());return u.tell(k.rows().length,D),d.show(),we.enable(
"u",c.canUndo()),we.enable("r",c.canRedo()),e("history-box").open&&B.show(),D}function Q(){let y=n.items.filter(D=>u.passes(D,i[D.row],!!f(D)));k.setRows(u.sorted(
y).map(D=>D.row)),u.tell(y.length,N.show(i,u.kind())),k.setCurrent(x),m==="ending"&&P()}function pe(y){y!==null&&n.items[y].kind!==u.kind()&&(u.turn(n.items[y].
kind),Q()),C(y)}function C(y){x=y,O.leave(),we.showReasons(!1);let D=Z();D&&p.begin(D),j(D?"item":"ending"),T(),e("evidence").scrollTop=0,a.matches&&w.classList.
contains("at-work")&&e("main").scrollIntoView({block:"start"})}function j(y){m=y,["item","ending","adding","preview"].forEach(D=>{w.classList.toggle(`is-${D}`,D===
y)}),w.classList.toggle("is-place",de())}function T(){let y=Z();if(k.setCurrent(x),m==="ending")return P();if(!y)return;let D=ue(),H=f(y);S.show(y,D,{state:i[x],
place:k.placeOf(x),of:k.rows().length,isChanged:p.of(y)!==void 0}),W.value=p.of(y)?.comment||H?.comment||"",de()?M.showPlace(e("sentences"),y):(M.show(e("senten\
ces"),y),p.show(y),e("bulk-box").open&&$.show(y)),requestAnimationFrame(()=>{x!==y.row||m!=="item"||(de()?E.showPlace(y.place):E.show(D,p.others(y)))})}function P(){
let y=N.show(i,u.kind());U.show(y,{kind:u.kind(),isNarrow:u.isNarrow(),skipped:l.skipped(u.kind()).length,conflicting:y.counts.conflicting||0})}function _(){let y=Z();
if(!y||de())return xe("accepted",{});let D=ue(),H=ft(n,y,D);if(H&&D.origin===D.destination)return te("Both ends are one place. Choose two.");H&&!O.isSure(pn(n,y,
D),`${y.id} ${D.origin} ${D.destination}`)||(y.added?xe("added",{edit:Be(n,D),source:y.source}):xe(H?"edited":"accepted",{edit:H}))}function R(y){let D=Z();D&&O.
isSure(X(D),`reject ${D.id}`)&&xe("rejected",{reason:y})}function X(y){if(y.kind!=="place"||!y.links)return null;let D=y.links===1?"ends":"end";return`${ce(y.links,
"corridor")} ${D} there and would go too. Reject once more to take it off.`}function oe(y){xe(y.decision,{reason:y.reason,edit:y.edit,comment:null})}function xe(y,D){
let H=Z();if(!H||m!=="item")return;if(a.matches&&!hn(e("route"),e("sentences"),e("actions")))return e("main").scrollIntoView({block:"start"}),te(`Look at it fir\
st: ${Ne(n,ue())}.`);if(!d.reviewer())return d.askName(()=>xe(y,D));w.classList.add("at-work"),l.drop(H.row);let J=`${ee(y)}: ${Ne(n,ue())}`,ie=W.value.trim()||
null;c.perform(J,[h.make(H,y,{comment:ie,...D})]),p.drop(H),wt(de()?J:`${J}, ${n.words[ue().mode]}`,[H.row])}function gt(y,D){let H=Z();if(!d.reviewer())return d.
askName(()=>gt(y,D));let J=h.make(H,D,{link:y.key});c.perform(`${ee(D)}, one sentence: ${ke(n,H)}`,[J]),V([H.row]),T(),te(`${ee(D)}: one sentence of ${ke(n,H)}`)}
function wt(y,D){let H=V(D),J=k.nextOpen(s);C(J);let ie=J===null?"Nothing is left to check in this queue; download the decisions.":`Next: ${bt(Z())}.`;te(`${y}.\
 ${H.done} of ${H.all} decided. ${ie}`)}function bt(y){return y.kind==="place"?Ne(n,y):`${ke(n,ue())}, ${n.words[y.mode]}`}function xt(y,D){if(!y.length)return;
if(!d.reviewer())return d.askName(()=>xt(y,D));let H=y.map(J=>{let ie=n.items[J],Oe=ft(n,ie,p.shown(ie));return p.drop(ie),h.make(ie,Oe?"edited":"accepted",{edit:Oe})});
c.perform(`Accepted ${y.length} ${D}`,H),wt(`Accepted ${ce(y.length,"corridor")} ${D}`,y),$.show(Z())}function On(){Ve(c.undo(),"Undone: ")}function $n(){Ve(c.redo(),
"Done again: ")}function Mn(y){Ve(c.takeBack(y),"Taken back: ")}function Ve(y,D){if(!y)return;let H=Ln(y);V(H),y.records.some(J=>J.decision==="added")&&Q(),H.forEach(
J=>{l.drop(J)}),H.length&&pe(i[H[0]]==="withdrawn"?v():H[0]),te(D+y.label)}function Ln(y){return y.records.map(D=>n.rowOfItem.get(D.corridor)).filter(D=>D!==void 0)}
function Cn(){let y=Z(),D=W.value.trim()||null,H=f(y);if(!H){D&&p.note(y,D);return}H.comment!==D&&(c.perform(`Comment: ${Ne(n,y)}`,[Object.assign(h.again(H),{comment:D})]),
V([y.row]),T(),te("Comment kept."))}function yt(y){let D=k.beside(y);if(D===null&&y<0)return te("This is the first one of the queue.");C(D),te(D===null?"This is\
 the end of the queue.":`${bt(Z())}, ${ee(i[D])}`,!0)}function Tn(){j("adding"),e("evidence").scrollTop=0;let y=Z()?.evidence[0];b.open(y?Math.max(0,n.articles.
indexOf(y.source)):0),te("Choose the sentence that tells of the corridor.")}function kt(){j("preview"),e("evidence").scrollTop=0,G.show()}function Bn(y,D){E.show(
y,D.filter(H=>H!==y.origin&&H!==y.destination))}function vt(y,D){if(!d.reviewer())return d.askName(()=>vt(y,D)),"Write your name first; it is asked for beside t\
he map.";let H=["origin","destination"].map(Rn=>n.places[y[Rn]].id),J=Ut(y.mode,H[0],H[1],y.bidirectional),ie=n.rowOfItem.get(J);if(ie!==void 0&&i[ie]!=="withdr\
awn")return"This corridor stands in the queue already; look it up and accept it there.";let Oe=h.added(y,J,D);return c.perform(`Added: ${ke(n,y)}`,[Oe]),h.adopt(
Oe),V(),Q(),pe(n.rowOfItem.get(J)),te(`Added: ${ke(n,y)}, ${n.words[y.mode]}`),null}function jn(y,D){o.records().forEach(h.adopt),V(),Q(),(m==="item"||m==="endi\
ng")&&C(x??v()),te(y?`${ce(y,"decision")} read from ${D}${B.lost()?`; ${B.lost()} about what is gone`:""}`:`Nothing new in ${D}`)}function Dn(){Ye("change-box",
p.form)}function Nn(){$.show(Z()),Ye("bulk-box",$)}function In(){B.show(),Ye("history-box",e("history-box").querySelector("summary"))}function Ye(y,D){e(y).open=
!0,D.focus(),e(y).scrollIntoView({block:"nearest"})}function te(y,D){let H=e("told"),J=y.indexOf(". ")+1||y.length;H.replaceChildren(y.slice(0,J),t("span","unse\
en",y.slice(J))),H.classList.toggle("fresh",!D),clearTimeout(H.timer),H.timer=setTimeout(()=>{H.classList.remove("fresh")},4e3)}}return qn(bo);})();
