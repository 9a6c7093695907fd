var geomap=(()=>{var Xe=Object.defineProperty;var Hn=Object.getOwnPropertyDescriptor;var Pn=Object.getOwnPropertyNames;var _n=Object.prototype.hasOwnProperty;var Un=(e,t)=>{for(var n in t)Xe(e,n,{get:t[n],enumerable:!0})},Fn=(e,t,n,o)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of Pn(t))!_n.call(e,r)&&
r!==n&&Xe(e,r,{get:()=>t[r],enumerable:!(o=Hn(t,r))||o.enumerable});return e};var qn=e=>Fn(Xe({},"__esModule",{value:!0}),e);var bo={};Un(bo,{start:()=>wo});function Qe(e,t){let n=10**t,o=[],r=0,i=0,h=0;function l(){let g=0,y=0,m;do m=e.charCodeAt(r++)-63,g|=(m&31)<<y,y+=5;while(m>=32);return g&1?~(g>>1):g>>1}for(;r<
e.length;)i+=l(),h+=l(),o.push([i/n,h/n]);return o}function zn(e,t,n){let o=Et(e),r=Et(t),i=o[0]*r[0]+o[1]*r[1]+o[2]*r[2],h=Math.acos(Math.max(-1,Math.min(1,i))),
l=Math.max(2,Math.ceil(h*180/Math.PI/n)),g=[e];for(let y=1;y<l;y++){let m=Math.sin(h*(l-y)/l),p=Math.sin(h*y/l),O=m*o[0]+p*r[0],b=m*o[1]+p*r[1],c=m*o[2]+p*r[2];
g.push([Math.atan2(b,O)*180/Math.PI,Math.atan2(c,Math.hypot(O,b))*180/Math.PI])}return g.push(t),g}function St(e,t,n,o,r=o>1?.5:4){return e?e.split(" ").map(i=>Qe(
i,o)):[zn(t,n,r)]}function Et(e){let t=e[0]*Math.PI/180,n=e[1]*Math.PI/180;return[Math.cos(n)*Math.cos(t),Math.cos(n)*Math.sin(t),Math.sin(n)]}function At(e,t){
let n=[],o=null;if(e.flat().forEach(h=>{let l=o===null?h[0]:ge(h[0],o);n.push([l,h[1]]),o=l}),!n.length)return n;let r=(n[0][0]+o)/2,i=ge(r,t)-r;return n.map(h=>[
h[0]+i,h[1]])}function ge(e,t){return e-360*Math.round((e-t)/360)}function et(e){let t=Math.sin(Math.max(-85,Math.min(85,e[1]))*Math.PI/180);return{x:e[0]/360+.5,
y:.5-Math.log((1+t)/(1-t))/(4*Math.PI)}}function Se(e,t){return Math.hypot(t.x-e.x,t.y-e.y)}function Re(e){let t=0;return e.map((n,o)=>(o&&(t+=Se(e[o-1],n)),t))}
function $e(e,t,n){let o=1;for(;o<e.length-1&&t[o]<n;)o++;let r=e[o-1],i=e[o],h=t[o]-t[o-1]||1,l=(n-t[o-1])/h;return{x:r.x+(i.x-r.x)*l,y:r.y+(i.y-r.y)*l,angle:Math.
atan2(i.y-r.y,i.x-r.x)}}function tt(e,t,n){let o=Re(e),r=o[o.length-1];if(r<=t+n+4)return e;let i=e.filter((h,l)=>o[l]>t&&o[l]<r-n);return[$e(e,o,t)].concat(i,[
$e(e,o,r-n)])}function Ot(e,t){let n=Re(e),o=n[n.length-1],r=Math.max(1,Math.ceil(o/t));return Array.from({length:r+1},(i,h)=>$e(e,n,o*h/r))}function nt(e){return e.map((t,n)=>`${(n?"L":"M")+t.x.toFixed(1)} ${t.y.toFixed(1)}`).join("")}function $t(e,t,n){let o=Re(e),r=$e(e,o,o[o.length-1]*t),i=Math.cos(
r.angle),h=Math.sin(r.angle);return`${nt([[n,0],[-.7*n,.72*n],[-.35*n,0],[-.7*n,-.72*n]].map(l=>({x:r.x+l[0]*i-l[1]*h,y:r.y+l[0]*h+l[1]*i})))}Z`}function He(e,t){
let n=Math.PI/180,o=Math.sin((t[1]-e[1])*n/2),r=Math.sin((t[0]-e[0])*n/2),i=o*o+Math.cos(e[1]*n)*Math.cos(t[1]*n)*r*r;return 2*6371.0088*Math.asin(Math.min(1,Math.
sqrt(i)))}function Q(e){return document.getElementById(e)}function F(e,t,...n){let o=document.createElement(e);return t&&(o.className=t),o.append(...n.filter(r=>r!=null)),
o}function z(e,t,n){let o=F("button",e,t);return o.type="button",o.addEventListener("click",n),o}function ke(e,t,n){let o=document.createElementNS("http://www.w3.org/2000/svg",e);return Object.keys(t).forEach(r=>{o.setAttribute(r,t[r])}),n&&n.appendChild(o),
o}var Pe=null;function Wn(){if(Pe)return Pe;let e=`${document.documentElement.lang}-u-nu-${document.body.dataset.numbering||"latn"}`,t=[{year:"numeric"},{month:"s\
hort"},{day:"numeric"}];return Pe={plurals:new Intl.PluralRules(e),plain:new Intl.NumberFormat(e,{useGrouping:!1}),grouped:new Intl.NumberFormat(e),dates:t.map(
(n,o)=>new Intl.DateTimeFormat(e,Object.assign({timeZone:"UTC"},...t.slice(0,o+1))))},Pe}function Gn(e){let t=e.split("-").map(Number);return Wn().dates[t.length-1].format(new Date(Date.UTC(t[0],(t[1]||1)-1,t[2]||1)))}function Me(e){let t=F("time","",
Gn(e));return t.dateTime=e,t}var Kn=e=>e/2**32|0,Jn=e=>e>>>0;function Lt(e,t,n,o){let r=Kn(n),i=Jn(n);e.setUint32(t,o?i:r,o),e.setUint32(t+4,o?r:i,o)}function Ct(e){return e instanceof Uint8Array||ArrayBuffer.isView(e)&&e.constructor.name==="Uint8Array"&&"BYTES_PER_ELEMENT"in e&&e.BYTES_PER_ELEMENT===1}var ot=e=>e?
`"${e}" `:"";function Zn(e,t=""){if(typeof e!="number")throw new TypeError(ot(t)+"expected number, got "+typeof e);if(!Number.isSafeInteger(e)||e<0)throw new RangeError(
ot(t)+"expected integer >= 0, got "+e);return e}function _e(e,t,n=""){if(Ct(e)&&(t===void 0||e.length===t))return e;t!==void 0&&Zn(t,"length");let o=Ct(e),r=t!==void 0?` of length ${t}`:"",i=o?`length=${e.length}`:
`type=${typeof e}`,h=ot(n)+"expected Uint8Array"+r+", got "+i;throw o?new RangeError(h):new TypeError(h)}var Vn=(e,t)=>{if(e===null||typeof e!="object"||Array.isArray(e))throw new TypeError((t==="object"?"":`"${t}" `)+"expected object, got type="+typeof e)},Tt=(e,t)=>{
Vn(e,t);let n=Object.getPrototypeOf(e);if(n!==Object.prototype&&n!==null)throw new TypeError(`"${t}" expected plain object`);if(Object.hasOwn(e,"__proto__"))throw new TypeError(
`"${t}.__proto__" is not allowed`)};function rt(e,t=!0){if(e.destroyed)throw new Error("hash was destroyed");if(t&&e.finished)throw new Error("digest() was alre\
ady called")}function jt(e,t){_e(e,void 0,"output");let n=t.outputLen;if(!(e.length>=n))throw new RangeError('"output" expected length >= '+n)}function it(...e){for(let t=0;t<e.length;t++)e[t].fill(0)}function Ue(e){return new DataView(e.buffer,e.byteOffset,e.byteLength)}function se(e,t){return e<<32-t|
e>>>t}var Yn=typeof Uint8Array.from([]).toHex=="function"&&typeof Uint8Array.fromHex=="function",Xn=Array.from({length:256},(e,t)=>t.toString(16).padStart(2,"0"));function Bt(e){
if(_e(e),Yn)return e.toHex();let t="";for(let n=0;n<e.length;n++)t+=Xn[e[n]];return t}function Qn(e,t,n="opts"){return Tt(e,"defaults"),t!==void 0&&Tt(t,n),Object.assign(Object.create(null),e,t)}function Dt(e,t={}){if(typeof e!="function")throw new TypeError(
'"hashCons" expected function, got type='+typeof e);t=Qn({},t,"info");let n=(r,i)=>e(i).update(r).digest(),o=e(void 0);return n.outputLen=o.outputLen,n.blockLen=
o.blockLen,n.canXOF=o.canXOF,n.create=r=>e(r),Object.assign(n,t),Object.freeze(n)}var Nt=e=>({oid:Uint8Array.from([6,9,96,134,72,1,101,3,4,2,e])});function It(e,t,n){return e&t^~e&n}function Rt(e,t,n){return e&t^e&n^t&n}var Fe=class{blockLen;outputLen;canXOF=!1;padOffset;isLE;buffer;view;finished=!1;length=0;pos=0;destroyed=!1;constructor(t,n,o,r){
this.blockLen=t,this.outputLen=n,this.padOffset=o,this.isLE=r,this.buffer=new Uint8Array(t),this.view=Ue(this.buffer)}update(t){rt(this),_e(t);let{view:n,buffer:o,
blockLen:r}=this,i=t.length,h=!1;for(let l=0;l<i;){let g=Math.min(r-this.pos,i-l);if(g===r){let y=Ue(t);for(;r<=i-l;l+=r)this.process(y,l);h=!0;continue}o.set(l===
0&&g===i?t:t.subarray(l,l+g),this.pos),this.pos+=g,l+=g,this.pos===r&&(this.process(n,0),this.pos=0,h=!0)}return this.length+=t.length,h&&this.roundClean(),this}digestInto(t){
rt(this),jt(t,this),this.finished=!0;let{buffer:n,view:o,blockLen:r,isLE:i}=this,{pos:h}=this;n[h++]=128,n.fill(0,h),this.padOffset>r-h&&(this.process(o,0),n.fill(
0)),Lt(o,r-8,this.length*8,i),this.process(o,0),this.roundClean();let l=t===n?o:Ue(t),g=this.outputLen,y=g/4,m=this.get();if(g%4||y>m.length)throw new Error("in\
valid outputLen");for(let p=0;p<y;p++)l.setUint32(4*p,m[p],i)}digest(){let{buffer:t,outputLen:n}=this;this.digestInto(t);let o=t.slice(0,n);return this.destroy(),
o}_cloneIntoMeta(t){let{buffer:n,length:o,finished:r,destroyed:i,pos:h}=this;return t.destroyed=i,t.finished=r,t.length=o,t.pos=h,h&&t.buffer.set(n),t}clone(){return this.
_cloneInto()}},Ht=Uint32Array.from([1779033703,3144134277,1013904242,2773480762,1359893119,2600822924,528734635,1541459225]);var eo=Uint32Array.from([1116352408,1899447441,3049323471,3921009573,961987163,1508970993,2453635748,2870763221,3624381080,310598401,607225278,1426881987,1925078388,
2162078206,2614888103,3248222580,3835390401,4022224774,264347078,604807628,770255983,1249150122,1555081692,1996064986,2554220882,2821834349,2952996808,3210313671,
3336571891,3584528711,113926993,338241895,666307205,773529912,1294757372,1396182291,1695183700,1986661051,2177026350,2456956037,2730485921,2820302411,3259730800,
3345764771,3516065817,3600352804,4094571909,275423344,430227734,506948616,659060556,883997877,958139571,1322822218,1537002063,1747873779,1955562222,2024104815,2227730452,
2361852424,2428436474,2756734187,3204031479,3329325298]),we=new Uint32Array(64),st=class extends Fe{A=0;B=0;C=0;D=0;E=0;F=0;G=0;H=0;constructor(t,n){super(64,t,
8,!1),this.A=n[0]|0,this.B=n[1]|0,this.C=n[2]|0,this.D=n[3]|0,this.E=n[4]|0,this.F=n[5]|0,this.G=n[6]|0,this.H=n[7]|0}get(){let{A:t,B:n,C:o,D:r,E:i,F:h,G:l,H:g}=this;
return[t,n,o,r,i,h,l,g]}set(t,n,o,r,i,h,l,g){this.A=t|0,this.B=n|0,this.C=o|0,this.D=r|0,this.E=i|0,this.F=h|0,this.G=l|0,this.H=g|0}_cloneInto(t){return(t||=new this.
constructor).set(...this.get()),this._cloneIntoMeta(t)}process(t,n){for(let p=0;p<16;p++,n+=4)we[p]=t.getUint32(n,!1);for(let p=16;p<64;p++){let O=we[p-15],b=we[p-
2],c=se(O,7)^se(O,18)^O>>>3,f=se(b,17)^se(b,19)^b>>>10;we[p]=f+we[p-7]+c+we[p-16]|0}let{A:o,B:r,C:i,D:h,E:l,F:g,G:y,H:m}=this;for(let p=0;p<64;p++){let O=se(l,6)^
se(l,11)^se(l,25),b=m+O+It(l,g,y)+eo[p]+we[p]|0,f=(se(o,2)^se(o,13)^se(o,22))+Rt(o,r,i)|0;m=y,y=g,g=l,l=h+b|0,h=i,i=r,r=o,o=b+f|0}o=o+this.A|0,r=r+this.B|0,i=i+
this.C|0,h=h+this.D|0,l=l+this.E|0,g=g+this.F|0,y=y+this.G|0,m=m+this.H|0,this.set(o,r,i,h,l,g,y,m)}roundClean(){it(we)}destroy(){this.destroyed=!0,this.set(0,0,
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
return Bt(Pt(new TextEncoder().encode(no(e)))).slice(0,12)}function _t(e){return e.split(/[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/).
filter(Boolean).join(" ")}function Ut(e,t,n,o){let r=o?[t,n].sort(oo):[t,n];return lt([e,r[0],r[1],o])}function oo(e,t){return e<t?-1:e>t?1:0}function Ft(e,t,n,o,r){
return lt([e,t,n,o,_t(r)])}function qt(e){return lt(["place",e])}function be(e){return _t(e.toUpperCase().toLowerCase()).normalize("NFC")}function zt(e){let t={
lines:[],records:[]},n={lines:[],records:[]},o=new Map,r=new Set,i=new Map,h=new Map,l=new Map;function g(v){let q=v.link===null&&(v.decision==="added"||v.previous===
"added")&&v.evidence.length?v.evidence[0]:v.link;return q===null?v.corridor:`${v.corridor} ${q}`}function y(v){let I=g(v),q=be(v.reviewer);o.set(q,v.reviewer),i.
has(I)||i.set(I,new Map),i.get(I).delete(q),i.get(I).set(q,v),I===v.corridor?v.evidence.forEach(K=>{m(l,K,I)}):m(h,I.slice(v.corridor.length+1),I)}function m(v,I,q){
v.has(I)||v.set(I,new Set),v.get(I).add(q)}function p(){i=new Map,h=new Map,l=new Map,t.records.concat(n.records).forEach(y)}function O(v){y(v),b(v)&&(n.records.
push(v),n.lines.push(JSON.stringify(v)))}function b(v){return!f(v)&&!!r.add(c(v))}function c(v){return JSON.stringify(ct.map(I=>v[I]))}function f(v){return r.has(
c(v))}function a(v){let I=d(v),q=I.records.map((K,V)=>V).filter(K=>b(I.records[K]));return q.forEach(K=>{t.lines.push(I.lines[K]),t.records.push(I.records[K])}),
p(),q.map(K=>I.lines[K])}function d(v){let I={lines:[],records:[]};return v.replace(/^\ufeff/,"").split(`
`).forEach((q,K,V)=>{let ee=q.replace(/\r$/,"");!ee.trim()||K===V.length-1&&s(ee)||(I.records.push(A(ee,K+1)),I.lines.push(ee))}),I}function s(v){try{return JSON.
parse(v),!1}catch{return v.startsWith("{")}}function A(v,I){let q;try{q=JSON.parse(v)}catch{throw new Error(`line ${I} is not JSON (${W(v)}); give a decisions f\
ile`)}let K=N(q);if(K)throw new Error(`line ${I}: ${K}`);return q}function N(v){if(v===null||typeof v!="object"||Array.isArray(v))return"is no object; give a de\
cisions file";if(v.schema!==Y.schema)return`'schema' is ${k(v.schema)}, not '${Y.schema}'; give a decisions file`;if(v.version!==1&&v.version!==2)return`'versio\
n' is ${k(v.version)}, and this page reads 1 and 2; make the page anew`;let I=Object.keys(v).find(V=>!ct.includes(V));if(I!==void 0)return`${k(I)} is no field o\
f a decision`;let q=ct.find(V=>!(V in v));if(q)return`'${q}' is missing`;if(!Y.decisions.includes(v.decision))return`'decision' is ${k(v.decision)}; use one of ${Y.
decisions.join(", ")}`;let K=["corridor","reviewer","time","tool"].find(V=>typeof v[V]!="string");return K?`'${K}' is ${k(v[K])}, not a text`:E(v)}function E(v){
return v.link!==null&&typeof v.link!="string"?"'link' is neither null nor a text":Array.isArray(v.evidence)?v.version===2?M(v.about)?null:"'about' is no place w\
ith its names":S(v.about)?v.edit!==null&&!j(v.edit)?"'edit' is no change of a corridor":v.decision==="added"&&!U(v.source)?"'source' is no sentence of an articl\
e":null:"'about' is no corridor with mode, origin, destination and bidirectional":"'evidence' is no list"}function k(v){return W(JSON.stringify(v))}function u(v){
return N(v)===null}function S(v){return v!==null&&typeof v=="object"&&w(v.mode)&&$(v.origin)&&$(v.destination)}function M(v){return v!==null&&typeof v=="object"&&
$(v.place)&&Array.isArray(v.names)}function w(v){return e.modes.some(I=>I.name===v)}function $(v){return v!==null&&typeof v=="object"&&typeof v.id=="string"&&typeof v.
name=="string"&&Math.abs(v.lon)<=180&&Math.abs(v.lat)<=90}function j(v){return typeof v=="object"&&(!("mode"in v)||w(v.mode))&&["origin","destination"].every(I=>!(I in
v)||$(v[I]))}function U(v){return v!==null&&typeof v=="object"&&typeof v.article=="string"&&typeof v.text=="string"}function W(v){let I=String(v);return I.length>
60?`${I.slice(0,57)}...`:I}function G(v){return Array.from((i.get(v)||new Map).values()).filter(I=>I.decision!==Y.taken_back)}function le(v,I){return(i.get(v)||
new Map).get(be(I))||null}function pe(v){return Array.from(h.get(v)||[])}function xe(v){return Array.from(l.get(v)||[])}function Z(v,I){let q=le(v,I);return q&&
q.decision!==Y.taken_back?q:null}function ue(){return t.records.concat(n.records)}function de(){return t.lines.concat(n.lines).map(v=>`${v}
`).join("")}return{add:O,load:a,verdicts:G,verdictOf:Z,lastOf:le,targetsOf:pe,covering:xe,targetOf:g,records:ue,text:de,isDecision:u,has:f,reviewers(){return Array.
from(o.values())}}}var dt=Object.keys(Y.states);function qe(e){return Y.published.includes(e)}function Le(e){return Y.decided.includes(e)}function Wt(e,t){function n(m){
return Ce(t.verdicts(m.target))}function o(m){return Ce(i(t.targetsOf(m).map(t.verdicts)))}function r(m){let p=o(m);return Le(p.state)||p.state===Y.conflict?p:Ce(
i(t.covering(m).map(O=>t.verdicts(O).filter(b=>b.evidence.includes(m)))))}function i(m){return m.filter(p=>p.length).sort((p,O)=>{let b=p[p.length-1],c=O[O.length-
1];return Date.parse(b.time)-Date.parse(c.time)||(b.corridor<c.corridor?-1:1)}).pop()||[]}function h(m,p){let O=n(m);if(!Le(O.state))return!1;let b=O.records[O.
records.length-1].evidence;return b.filter(c=>!p.includes(c)).concat(p.filter(c=>!b.includes(c))).some(c=>!Le(o(c).state))}function l(m){let p=n(m).state;if(m.kind===
"place")return p;if(m.added)return p==="proposed"?"withdrawn":p;let O=m.evidence.map(b=>b.key);return h(m,O)?"stale":ro(p,O.map(b=>r(b).state))}function g(m,p){
let O=n(m).records,b=O[O.length-1];return{...m,...b?.edit&&so(e,b.edit),...p}}function y(m,p){return m.added?qe(l(m)):m.evidence.map(b=>r(b.key).state).some(b=>qe(
b)||!p&&b!=="rejected")}return{of:l,publishes:y,ofLink(m){return o(m.key).state},shown:g}}function ro(e,t){let n=Y.corridor.find(o=>(!o.whole||o.whole.includes(
e))&&(!o.some||t.some(r=>o.some.includes(r)))&&(!o.every||t.every(r=>o.every.includes(r))));return n.state==="whole"?e:n.state}function Ce(e){let t=e.map(l=>l.previous).
lastIndexOf(Y.conflict),n=t<0?e:e.slice(t),o=n.filter(l=>l.decision!==Y.no_opinion);if(!o.length)return{state:n.length?Y.no_opinion:"proposed",records:n};let r=new Set(
o.map(l=>Y.alike[l.decision]||l.decision)),i=new Set(o.filter(l=>l.edit!==null).map(l=>io(l.edit))),h=o.some(l=>l.decision==="added");return{state:r.size>1||i.size>
1?Y.conflict:h?"added":o[0].decision,records:o}}function io(e){let t=["id","name","lon","lat","kind","country"],n=ze.filter(o=>o in e).map(o=>[o,ut.includes(o)?
t.map(r=>e[o][r]):e[o]]);return JSON.stringify(n)}var ze=["mode","origin","destination","bidirectional","status","date"],ut=["origin","destination"];function Te(e,t){
let n=e.places[t];return{id:n.id,name:n.name,lon:n.lon,lat:n.lat,kind:n.kind,country:n.country}}function We(e,t){return e.rowOfPlace.has(t.id)||(e.rowOfPlace.set(
t.id,e.places.length),e.places.push({region:"",population:0,kind:"",country:"",...t})),e.rowOfPlace.get(t.id)}function so(e,t){return Gt(ze.filter(n=>n in t),n=>ut.
includes(n)?We(e,t[n]):t[n])}function ft(e,t,n){let o=ze.filter(r=>n[r]!==t[r]);return o.length?je(e,n,o):null}function je(e,t,n){return Gt(n||ze,o=>ut.includes(
o)?Te(e,t[o]):t[o])}function Gt(e,t){return Object.fromEntries(e.map(n=>[n,t(n)]))}var ct=["schema","version","corridor","link","decision","reason","comment","e\
dit","evidence","about","source","previous","reviewer","time","tool"];var Kt={proposed:"M8 3.2a4.8 4.8 0 1 0 .01 0Z",accepted:"M2.5 8.5 6.3 12.3 13.5 4",edited:"M3 13l.8-3.2L11 2.6l2.4 2.4-7.2 7.2Z",added:"M8 2.5v11M2.5 8h11",rejected:"\
M3.5 3.5l9 9M12.5 3.5l-9 9",skipped:"M2.5 4l4.5 4-4.5 4M8.5 4 13 8l-4.5 4",conflicting:"M2.5 6h11M2.5 10h11M11 2.5l-6 11",stale:"M13 8a5 5 0 1 1-1.6-3.7M13.2 2v\
3.2H10"};function ae(e){let t=ke("svg",{class:"state",viewBox:"0 0 16 16","aria-hidden":"true"});return ke("path",{d:Kt[e]||Kt.proposed},t),t}function Be(e,t){let n=ke(
"svg",{class:`sign ${t}`,"aria-hidden":"true"}),o=ke("path",{d:"M1 6H33",class:"line"},n),r=e.dashOf[t];return r&&o.setAttribute("stroke-dasharray",r),n}function fe(e){
let t=F("kbd","",e);return t.setAttribute("aria-hidden","true"),t}var Ge=F,ao={withdrawn:"Taken back",cleared:"Taken back",others:"By others only"};function te(e){
return Y.states[e]?.label||ao[e]||e}function De(e,t){return Ge("span","",Ge("bdi","",e.places[t.origin].name),t.bidirectional?" ↔ ":" → ",Ge("bdi","",e.places[t.
destination].name))}function Ke(e,t){return t.kind==="place"?Ge("bdi","",e.places[t.place].name):De(e,t)}function Ne(e,t){return t.kind==="place"?pt(e.places[t.
place].name):ve(e,t)}function ve(e,t){return pt(e.places[t.origin].name)+(t.bidirectional?" and ":" to ")+pt(e.places[t.destination].name)}function pt(e){return`\
⁨${e}⁩`}function Ie(e){return`${Math.round(100*e)} %`}function ce(e,t){return`${e.toLocaleString("en")} ${t}${e===1?"":"s"}`}function Zt(e,t,n){let o=t.doubts.
length?t.doubts.map(h=>Vt[h][0]).join(", "):null,r=t.kind==="place"?e.places[t.place]:null;return[...r?[ht(r),lo(r)]:[e.words[n.status],Ie(t.score)],o].filter(Boolean).
join(" · ")}var co={region1:"first-level division",region2:"second-level division"};function ht(e){return co[e.kind]||e.kind}function lo(e){return e.region?e.region.
split(", ").pop():e.country}var Vt={score:["unsure","the program was unsure"],name:["name","a name may mean another place"],far:["far","much longer than the oth\
er corridors"],single:["once","told in one sentence only"],capitals:["capitals","written in capitals, as titles and firms are"],once:["once","named once only"]};
function Yt(e){return Vt[e][1]}var Jt={stated:"the sentence names where it starts",home:"it starts where the traveller is at home",title:"it starts in the count\
ry of the traveller’s office",carrier:"it starts where the carrier has its base",coreference:"another sentence says where the traveller comes from",dateline:"\
it starts where the article was written",outlet:"it starts in the country of the newspaper",article:"it starts in the country that the article is about"};function Je(e,t,n){
if(!n.trigger)return n.rule;let o=`“⁨${n.trigger}⁩” tells of the ${e.words[t.mode].toLowerCase()}`;return Jt[n.found]?`${o}; ${Jt[n.found]}`:o}function Ae(e){
return e.normalize("NFD").replace(/\p{M}/gu,"").toLowerCase()}function mt(e,t,n){let o=F,r=t.words,i=["origin","destination"],h=20,l={mode:b("Mode",t.modes.map(k=>[k.name,r[k.name]])),bidirectional:b("Direction",[["false",
"one way →"],["true","both ways ↔"]]),status:b("Status",t.statuses.map(k=>[k,r[k]])),date:O("Date",o("input"))};l.date.placeholder="2025-08-23",l.date.size=
10;let g={origin:c("From"),destination:c("To")},y=z("small","⇄ Swap ends",d),m=o("p","problem");m.id=`${e.id}-problem`,m.setAttribute("role","alert"),e.append(
o("div","fields",g.origin.box,g.destination.box),o("div","fields",l.mode.parentNode,l.bidirectional.parentNode,l.status.parentNode,l.date.parentNode,y),m);let p=null;
e.addEventListener("submit",k=>{k.preventDefault()}),l.mode.addEventListener("change",()=>{n.change({mode:l.mode.value})}),l.status.addEventListener("change",()=>{
n.change({status:l.status.value})}),l.bidirectional.addEventListener("change",()=>{n.change({bidirectional:l.bidirectional.value==="true"})}),l.date.addEventListener(
"change",s);function O(k,u){return o("label","",o("span","",k),u),u}function b(k,u){let S=O(k,o("select"));return u.forEach(M=>{S.append(new Option(M[1],M[0]))}),
S}function c(k){let u=o("select"),S=o("input"),M={choice:u,search:S};return S.type="search",S.placeholder="find another place",S.setAttribute("aria-label",`${k}\
: find another place`),M.found=o("div","found"),M.found.setAttribute("role","status"),M.box=o("div","end",O(k,u).parentNode,S,M.found),u.addEventListener("chang\
e",()=>{a(u,Number(u.value))}),S.addEventListener("input",()=>{f(M)}),S.addEventListener("keydown",w=>{let $=M.found.querySelector("button");w.key==="Enter"&&(w.
preventDefault(),w.stopPropagation(),$&&$.click())}),M}function f(k){let u=Ae(k.search.value.trim()),S=u?E(u):[];k.found.replaceChildren(...S.map(M=>z("small",Oe(
t,M),()=>{k.search.value="",k.found.replaceChildren(),a(k.choice,M),k.choice.focus()}))),u&&!S.length&&k.found.append(o("p","problem",`No place on this page is \
called “${k.search.value.trim()}”.`))}function a(k,u){n.change(k===g.origin.choice?{origin:u}:{destination:u})}function d(){n.change({origin:p.corridor.destination,
destination:p.corridor.origin})}function s(){let k=l.date.value.trim(),u=k===""||uo(k);m.textContent=u?"":`“${k}” is no date; write it as 2025, 2025-08 or 202\
5-08-23.`,l.date.setAttribute("aria-invalid",String(!u)),u?(l.date.removeAttribute("aria-describedby"),n.change({date:k||null})):l.date.setAttribute("aria-descr\
ibedby",m.id)}function A(k){let u=p===null||p.corridor.id!==k.corridor.id;p=k,l.mode.value=k.corridor.mode,l.bidirectional.value=String(k.corridor.bidirectional),
l.status.value=k.corridor.status,l.date.value=k.corridor.date||"",u&&(m.textContent=""),i.forEach(S=>{u&&(g[S].search.value="",g[S].found.replaceChildren()),N(g[S],
k.corridor[S],k.choices[S],k.named)})}function N(k,u,S,M){let w=new Set,$=[["What the name may mean",[u].concat(S)],["Named in the text",M]];k.choice.replaceChildren(),
$.forEach(j=>{let U=j[1].filter(G=>!w.has(G)&&w.add(G));if(!U.length)return;let W=o("optgroup");W.label=j[0],U.forEach(G=>{W.append(new Option(Oe(t,G),G))}),k.choice.
append(W)}),k.choice.value=String(u)}function E(k){let u=[];for(let S=0;S<t.places.length&&u.length<h;S++)Ae(t.places[S].name).startsWith(k)&&u.push(S);return u}
return{show:A,focus(){g.origin.choice.focus()}}}function uo(e){let t=/^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(e);if(!t)return!1;let n=new Date(Date.UTC(t[1],(t[2]||
1)-1,t[3]||1));return Number(t[1])>0&&n.getUTCMonth()===(t[2]||1)-1&&n.getUTCDate()===Number(t[3]||1)}function fo(e){return e?e>=1e6?`${(e/1e6).toFixed(1)} M pe\
ople`:e>=1e3?`${Math.round(e/1e3)} k people`:`${e} people`:""}function Ze(e){return[ht(e),e.region,fo(e.population)].filter(Boolean).join(" · ")}function Oe(e,t){
let n=e.places[t];return`${n.name} · ${Ze(n)}`}function Xt(e,t,n){let o=F,r=o("select"),i=o("div","text"),h=o("form","change"),l=o("p","problem");h.id="adding-\
form";let g=null,y=null,m=null,p=[],O=mt(h,t,{change(w){Object.assign(m,w),u()}}),b=z("strong","Add this corridor",S),c=z("","Leave",n.leave);l.setAttribute("ro\
le","alert"),r.addEventListener("change",()=>{a(Number(r.value))}),t.articles.forEach((w,$)=>{r.append(new Option(w.title||w.id,$))}),i.setAttribute("role","lis\
tbox"),i.setAttribute("aria-label","Sentences; choose one by arrows, or by selecting words of it"),i.tabIndex=0,i.addEventListener("keydown",s),i.addEventListener(
"mouseup",w=>{let $=document.getSelection(),j=$.isCollapsed?w.target:$.getRangeAt(0).startContainer,U=(j.nodeType===1?j:j.parentNode).closest("[role=option]");U&&
A(p.indexOf(U))}),e.append(o("h2","","Add a corridor that was missed"),o("label","",o("span","","Article"),r),i,h,l,o("p","buttons",b,c));function f(w){if(w.text!==
null)return w.sentences;let $=new Map;return t.links.filter(j=>j.source===w).forEach(j=>{$.has(j.evidence)||$.set(j.evidence,{text:j.evidence,link:j,paragraph:$.
size,rows:[]}),$.get(j.evidence).rows.push(j.origin,j.destination)}),Array.from($.values())}function a(w){g=t.articles[w],r.value=String(w),y=null,l.textContent=
g.text===null?"Only the sentences of links are known. To read whole articles, make the page with --articles.":"";let $=null,j=null;i.replaceChildren(),p=f(g).map(
(U,W)=>{let G=o("span","sentence",d(U));return G.id=`sentence-${W}`,G.setAttribute("role","option"),G.setAttribute("aria-selected","false"),U.paragraph!==$&&(j=
o("p",""),j.dir="auto",j.setAttribute("role","group"),i.append(j)),$=U.paragraph,j.append(G," "),G}),h.hidden=!0,b.disabled=!0}function d(w){return"text"in w?w.
text:g.text.slice(w.start,w.end)}function s(w){let $={ArrowDown:1,ArrowRight:1,ArrowUp:-1,ArrowLeft:-1};if(w.key==="Enter"&&!h.hidden&&(w.preventDefault(),O.focus()),
!(w.key in $)||!p.length)return;w.preventDefault();let j=y?y.at+$[w.key]:0;A(Math.max(0,Math.min(p.length-1,j)))}function A(w){let $=f(g)[w],j=N($);y={at:w,sentence:$,
rows:j},p.forEach((W,G)=>{W.setAttribute("aria-selected",String(G===w))}),i.setAttribute("aria-activedescendant",`sentence-${w}`),p[w].scrollIntoView({block:"ne\
arest"});let U=Array.from(new Set(j.concat(E(g))));if(b.disabled=U.length<2,h.hidden=U.length<2,U.length<2){l.textContent="No two places are named here that the\
 gazetteer knows.";return}l.textContent="",m={id:"new",row:-1,mode:t.modes[0].name,origin:U[0],destination:U[1],bidirectional:!1,status:"completed",date:null},u()}
function N(w){return"rows"in w?Array.from(new Set(w.rows)):Array.from(new Set(g.names.filter($=>w.start<=$.start&&$.end<=w.end).map($=>$.place)))}function E(w){
return w.text===null?f(w).flatMap(N):w.names.map($=>$.place)}function k(w){let $=g.names.filter(j=>j.place===w);return Array.from(new Set($.flatMap(j=>t.choices[j.
choices])))}function u(){O.show({corridor:m,choices:{origin:k(m.origin),destination:k(m.destination)},named:y.rows.concat(E(g))}),n.preview(m,y.rows)}function S(){
if(m.origin===m.destination){l.textContent=`Both ends are ${t.places[m.origin].name}; choose two places.`;return}let w=n.add(m,M(y.sentence));l.textContent=w||""}
function M(w){let $="text"in w?w.link.evidence_start:Array.from(g.text.slice(0,w.start)).length,j=d(w);return{article:g.id,title:g.title,published:g.published,url:g.
url,text:j,start:$,end:$+Array.from(j).length,actors:[]}}return{open(w){a(w),i.focus({preventScroll:!0})}}}function Qt(e,t,n){let o=F,r=o("input"),i=o("output",
""),h={pair:g(),rule:g(),shown:g()};r.type="range",r.min=0,r.max=100,r.step=5,r.value=90,r.setAttribute("aria-label","Score at least, in percent"),r.addEventListener(
"input",()=>{p(l)}),e.append(o("h2","","Accept many at once"),h.pair.box,h.rule.box,o("p","range","Score at least ",r,i),h.shown.box);let l=null;function g(){let b=z(
"small","",()=>{n.accept(c.rows,c.what)}),c={button:b,box:o("p","",b),rows:[],what:""};return c}function y(b){let c=b.evidence.reduce((f,a)=>a.score>f.score?a:f);
return Je(t,b,c)}function m(b,c){return[b.origin,b.destination].sort().join()===[c.origin,c.destination].sort().join()}function p(b){if(l=b,!b)return;let c=t.items.
filter(A=>A.kind==="corridor"&&n.isOpen(A.row)),f=Number(r.value)/100,a=b.evidence.length?y(b):null;i.textContent=Ie(f);let d=`${t.places[b.origin].name} and ${t.
places[b.destination].name}`;O(h.pair,c.filter(A=>m(A,b)),`between ${d}`),O(h.rule,c.filter(A=>A.evidence.length&&A.score>=f&&y(A)===a),`read alike (${a}) with \
a score of ${i.textContent} or more`);let s=new Set(n.shown());O(h.shown,c.filter(A=>s.has(A.row)&&A.score>=f),`that the queue shows with a score of ${i.textContent}\
 or more`)}function O(b,c,f){b.rows=c.map(a=>a.row),b.what=f,b.button.textContent=`Accept ${b.rows.length} ${f}`,b.button.disabled=!b.rows.length}return{show:p,
focus(){(e.querySelector("button:enabled")||r).focus()}}}function en(e,t,n){let o=Q,r=F;function i(d,s,A){h("route",[Ke(e,s)]),h("about",d.kind==="place"?g(d,A):l(d,s,A)),h("doubts",d.doubts.map(E=>r("li","",Yt(E))));
let N=t.verdicts(d.target);h("verdicts",m(A.state).concat(N.length>1?[]:N.map(p),d.note?[r("li","",d.note)]:[])),h("reviewers",N.length>1?[c(d,N)]:[])}function h(d,s){
o(d).replaceChildren(...s)}function l(d,s,A){let N=s.origin!==d.origin||s.destination!==d.destination;return[r("span",`tag ${s.mode}`,e.words[s.mode]),r("span",
"",e.words[s.status]),...y(A),d.km!==null&&!N?r("span","",`${Math.round(d.km).toLocaleString("en")} km`):null].filter(Boolean)}function g(d,s){let A=e.places[d.
place],N=d.written.filter(E=>E!==A.name);return[r("span","",Ze(A)),...y(s),N.length?r("span","","written ",...N.flatMap((E,k)=>[k?", ":"",r("q","",E)])):null].filter(
Boolean)}function y(d){return[r("span","state-name",ae(d.state),d.isChanged?"Changed, not yet accepted":te(d.state)),d.place===void 0?null:r("span","",`${d.place+
1} of ${d.of}`)]}function m(d){let s={stale:"The sentences have changed since this was decided. Look once more.",conflicting:"Reviewers differ."};return s[d]?[r(
"li","warning",s[d])]:[]}function p(d){let s=r("li","",ae(d.decision),`${te(d.decision)} by `,r("bdi","",d.reviewer));return O(d)&&s.append(", ",Me(d.time.slice(
0,10))),d.reason&&s.append(`: ${b(d)}`),d.comment&&s.append(" ",r("q","",d.comment)),s}function O(d){return/^\d{4}-\d\d-\d\d/.test(d.time)}function b(d){let s=Object.
values(e.reasons).flat().find(A=>A.slug===d.reason);return s?s.label:d.reason}function c(d,s){let A=r("table","",r("caption","","Side by side"));return[["",E=>[
r("bdi","",E.reviewer)]],["Decision",E=>[ae(E.decision),te(E.decision)]],["Why",E=>[E.reason?b(E):""]],["Change",E=>[a(E.edit)]],["Comment",E=>[E.comment?r("q",
"",E.comment):""]],["Day",E=>[O(E)?Me(E.time.slice(0,10)):""]],["",E=>[f(d,E)]]].forEach(([E,k],u)=>{let S=s.map(k);if(S.every(w=>w.every($=>!$)))return;let M=r(
"tr","",r("th","",E));M.append(...S.map(w=>r(u?"td":"th","",...w))),M.querySelectorAll("th").forEach((w,$)=>{w.scope=$||!u?"col":"row"}),A.append(M)}),A}function f(d,s){
return be(s.reviewer)===be(n.reviewer())||d.added?"":z("small","Say the same",()=>{n.agree(s)})}function a(d){let s=d||{};return[s.mode&&e.words[s.mode],s.origin&&
`from ⁨${s.origin.name}⁩`,s.destination&&`to ⁨${s.destination.name}⁩`,s.bidirectional===void 0?null:s.bidirectional?"both ways":"one way",s.status&&e.words[s.
status],s.date===null?"no date":s.date].filter(Boolean).join(", ")}return{show:i}}function tn(e,t,n){let o=F,r=e.words,i=["origin","destination","cue"],h=12,l=250,
g={origin:"from",destination:"to"};function y(u,S){u.replaceChildren(),c(u,S.evidence,M=>f(S,M)),S.evidence.some(M=>M.marks.length)&&u.append(m(S))}function m(u){
return o("p",`legend ${u.mode}`,"Marked: ",o("mark","origin","where it starts")," ",o("mark","destination","where it ends")," ",o("mark","cue","what tells of th\
e journey"))}function p(u,S){let M=e.articles.flatMap($=>$.names.filter(j=>j.place===S.place&&$.text!==null).map(j=>({article:$,name:j}))),w=e.items.filter($=>$.
kind==="corridor"&&($.origin===S.place||$.destination===S.place));u.replaceChildren(),M.length?c(u,M,b):c(u,w.flatMap($=>$.evidence),$=>o("article","",a($),N($.
source))),u.children.length||u.append(o("p","facts","Its sentences are not here; make the page with --articles to read them.")),w.length&&u.append(o("h3","","Co\
rridors that end there"),o("ul","ending",...w.map(O)))}function O(u){return o("li","",z("small",De(e,u),()=>{n.open(u.row)}),` ${e.words[u.mode]}`)}function b({
article:u,name:S}){let M=u.sentences.find(j=>j.start<=S.start&&S.start<j.end)||S,w=Math.max(M.end,S.end),$=o("blockquote","told");return $.dir="auto",$.append(u.
text.slice(M.start,S.start),o("mark","named",u.text.slice(S.start,S.end)),u.text.slice(S.end,w)),o("article","",$,N(u))}function c(u,S,M){let w=S.slice(h);if(u.
append(...S.slice(0,h).map(M)),!w.length)return;let $=z("small",`Show ${w.length} more`,()=>{let j=o("div");$.replaceWith(j),c(j,w,M)});u.append($)}function f(u,S){
let M=t.ofLink(S),w=o("article",`${u.mode} ${M}`);return w.append(a(S),N(S.source),E(u,S)),u.evidence.length>1&&!u.added&&w.append(k(S,M)),w}function a(u){let S=o(
"blockquote",""),M=s(u),w=u.start+u.evidence.length;return S.dir="auto",M===null?(S.append(A(u)),S):(M.isCutBefore&&S.append("… "),d(S,u,M.start,u.start),S.append(
A(u)),d(S,u,w,M.end),M.isCutBehind&&S.append(" …"),S)}function d(u,S,M,w){let $=M;S.source.names.forEach(j=>{let U=j.place===S.origin?"origin":j.place===S.destination?
"destination":null;!U||j.start<$||j.end>w||(u.append(S.source.text.slice($,j.start),o("mark",`${U} around`,S.source.text.slice(j.start,j.end))),$=j.end)}),u.append(
S.source.text.slice($,w))}function s(u){if(u.start===null||u.source.text===null)return null;let S=u.start+u.evidence.length,M=u.source.sentences.find(j=>j.start<=
u.start&&u.start<j.end);if(!M)return null;let w=u.source.sentences.filter(j=>j.paragraph===M.paragraph),$=w.filter(j=>j.end>u.start-l&&j.start<S+l);return{start:Math.
min($[0].start,u.start),end:Math.max($[$.length-1].end,S),isCutBefore:$[0]!==w[0],isCutBehind:$[$.length-1]!==w[w.length-1]}}function A(u){let S=o("strong","tol\
d"),M=0;for(let w=0;w<u.marks.length;w+=3){let $=i[u.marks[w+2]],j=o("mark",$,u.evidence.slice(u.marks[w],u.marks[w+1]));g[$]&&(j.dataset.role=g[$]),S.append(u.
evidence.slice(M,u.marks[w]),j),M=u.marks[w+1]}return S.append(u.evidence.slice(M)),S}function N(u){let S=o("cite","",u.title||r.untitled_article),M=o("p","sour\
ce");if(S.dir="auto",/^https?:\/\//i.test(u.url||"")){let w=o("a","",S);w.href=u.url,w.target="_blank",w.rel="noopener noreferrer",M.append(w)}else M.append(S);
return u.published&&M.append(", ",Me(u.published)),M}function E(u,S){let M=o("p","grounds",`${Ie(S.score)} · ${r[S.status]}`);S.date&&M.append(" · ",Me(S.date)),
M.append(` · ${Je(e,u,S)}`),S.actors.length&&M.append(" · ",o("bdi","",S.actors.join(", ")));let w=["origin","destination"].filter(($,j)=>!S.marks.some((U,W)=>W%
3===2&&U===j));return w.length&&!u.added&&M.append(o("br"),w.map($=>`${e.places[S[$]].name} is not named in this sentence.`).join(" ")),M}function k(u,S){let M=o(
"p","single");return[["accepted","Accept this sentence"],["rejected","Reject this sentence"]].forEach(w=>{let $=z("small",w[1],()=>{n.decideLink(u,S===w[0]?"cle\
ared":w[0])});$.prepend(ae(w[0])),$.setAttribute("aria-pressed",String(S===w[0])),M.append($)}),M}return{show:y,showPlace:p}}function nn(e,t,n){let o=F,r=["orig\
in","destination"],i={origin:"From",destination:"To"},h=!1;function l(f,a,d){e.replaceChildren(...r.map(s=>{let A=g(a,s),N=o("div","places"),E=o("h3","",`${i[s]}\
: `,o("bdi","",t.places[f[s]].name));s===d&&A.length>1&&E.append(" ",fe("g")),E.id=`choices-${s}`,N.setAttribute("role","radiogroup"),N.setAttribute("aria-label\
ledby",E.id);let k=p(A,f[s]),u=k.filter(M=>y(A,a,s,M)||M===f[s]),S=k.filter(M=>!u.includes(M));return N.append(...u.map(M=>O(f,a,s,M))),S.length&&N.append(m(S.map(
M=>O(f,a,s,M)))),o("div","",E,N)}))}function g(f,a){return f.added?[f[a]]:t.choices[f[`${a}_choices`]]}function y(f,a,d,s){let A=f.indexOf(s);return A<0||a.added||
A<t.likely[a[`${d}_choices`]]}function m(f){let a=o("details","unlikely",o("summary","",`${f.length} unlikely ${f.length===1?"one":"ones"}`),...f);return a.open=
h,a.addEventListener("toggle",()=>{h=a.open}),a}function p(f,a){return f.includes(a)?f:f.concat([a])}function O(f,a,d,s){let A=t.places[s],N=o("input"),E=o("lab\
el","place",N,o("bdi","",A.name));return N.type="radio",N.name=`choices-${d}`,N.checked=s===f[d],N.addEventListener("change",()=>{n.change(d==="origin"?{origin:s}:
{destination:s})}),E.append(o("span","facts",`${Ze(A)} · ${b(a[d],s)}`)),E}function b(f,a){if(a===f)return"proposed";let d=[t.places[f],t.places[a]].map(s=>[s.
lon,s.lat]);return`${Math.round(He(d[0],d[1])).toLocaleString("en")} km away`}function c(f,a,d){let s=p(g(a,d),f[d]);return s[(s.indexOf(f[d])+1)%s.length]}return{
show:l,next:c,choicesOf:g}}function on(e,t,n){let o=new Map,r=Q("change-box"),i=nn(Q("candidates"),e,{change:f}),h=mt(Q("change"),e,{change:f}),l="destination";r.addEventListener("toggle",
O);function g(s){return s.kind==="place"?s:t.shown(s,o.get(s.id))}function y(s){if(s.kind==="place")return;l=!s.added&&e.choices[s.origin_choices].length>e.choices[s.
destination_choices].length?"origin":"destination"}function m(s){i.show(g(s),s,l),r.open&&O()}function p(s){return b(s)[l].filter(A=>A!==g(s)[l]).slice(0,4)}function O(){
let s=n.item();s&&s.kind!=="place"&&h.show({corridor:g(s),choices:b(s),named:c(s)})}function b(s){return{origin:i.choicesOf(s,"origin"),destination:i.choicesOf(
s,"destination")}}function c(s){let A=s.evidence.flatMap(N=>[N.origin,N.destination].concat(N.source.names.map(E=>E.place)));return Array.from(new Set(A))}function f(s){
let A=n.item(),N={...o.get(A.id),...s},E=t.shown(A,null),k=document.activeElement.name||"";Object.keys(N).forEach(u=>{u!=="comment"&&N[u]===E[u]&&delete N[u]}),
Object.keys(N).length?o.set(A.id,N):o.delete(A.id),n.changed(),k.startsWith("choices-")&&document.querySelector(`[name=${k}]:checked`).focus()}function a(){let s=n.
item(),A=i.next(g(s),s,l);f({[l]:A}),n.tell((l==="origin"?"From ":"To ")+Oe(e,A))}function d(){l=l==="origin"?"destination":"origin",n.changed(),n.tell(l==="ori\
gin"?"The key g changes where it starts.":"The key g changes where it ends.")}return{begin:y,shown:g,show:m,others:p,next:a,turn:d,form:{focus(){O(),h.focus()}},
count(){return o.size},of(s){return o.get(s.id)},note(s,A){o.set(s.id,{...o.get(s.id),comment:A})},drop(s){o.delete(s.id)}}}function rn(e,t,n){e.createPane("land").style.zIndex=210;let o=L.svg({pane:"land",padding:.4});t.forEach(r);function r(i){let h={renderer:o,interactive:!1,smoothFactor:.6},
l=new Set(i.lons),g=new Set(i.lats),y=i.land.map(c=>c.map(O)),m=i.borders.map(O),p=y.flat().flatMap(b);[-360,0,360].forEach(c=>{function f(s){return s.map(A=>[A[1],
A[0]+c])}function a(s){return s.some(A=>Math.abs(A[0]+c-n)<200)}let d=y.filter(s=>a(s[0]));L.polygon(d.map(s=>s.map(f)),{className:"land",...h}).addTo(e),L.polyline(
p.filter(a).map(f),{className:"coast",...h}).addTo(e),L.polyline(m.filter(a).map(f),{className:"border",...h}).addTo(e)});function O(c){return Qe(c,i.precision)}
function b(c){let f=[[c[0]]];return c.slice(1).forEach((a,d)=>{let s=c[d];a[0]===s[0]&&l.has(a[0])||a[1]===s[1]&&g.has(a[1])?f.push([a]):f[f.length-1].push(a)}),
f.filter(a=>a.length>1)}}}function po(e,t){let o=F("canvas"),r=o.getContext("2d"),i=[0],h=g(t),l="#888";e.getPane("others").append(o),e.on("moveend viewreset resize",y),e.on("zoomstart",
()=>{o.hidden=!0});function g(p){let O=p.reduce((f,a)=>f+a.length,0),b=new Float64Array(2*O),c=0;return p.forEach(f=>{f.forEach(a=>{let d=et(a);b[c++]=d.x,b[c++]=
d.y}),i.push(c)}),b}function y(){let p=e.getSize(),O=e.containerPointToLayerPoint([-p.x*.25,-p.y*.25]),b=window.devicePixelRatio||1,c=p.x*(1+2*.25),f=p.y*(1+2*.25);
o.width=c*b,o.height=f*b,o.style.width=`${c}px`,o.style.height=`${f}px`,o.hidden=!1,L.DomUtil.setPosition(o,O),r.scale(b,b),r.strokeStyle=l,r.globalAlpha=Math.max(
.1,Math.min(.28,100/t.length)),r.lineWidth=1;let a=256*2**e.getZoom(),d=e.getPixelOrigin().add(O);r.beginPath();for(let s=1;s<i.length;s++)m(i[s-1],i[s],a,d,c,f);
r.stroke()}function m(p,O,b,c,f,a){let d=0,s=0,A=!1;for(let N=p;N<O;N+=2){let E=h[N]*b-c.x,k=h[N+1]*b-c.y,u=N>p&&!(E<0&&d<0||E>f&&d>f||k<0&&s<0||k>a&&s>a);u&&!A&&
r.moveTo(d,s),u&&r.lineTo(E,k),A=u,d=E,s=k}}return{tint(p){l=p,y()},hide(p){o.style.visibility=p?"hidden":""}}}function ho(e,t){return e.x<t.x+t.width&&t.x<e.x+
e.width&&e.y<t.y+t.height&&t.y<e.y+e.height}function sn(e,t){let h=ke,l=t.words,g=(t.view.west+t.view.east)/2,y=L.map(e,{zoomControl:!1,attributionControl:!1,zoomSnap:.25,
zoomDelta:.5,maxZoom:11,keyboard:!1,worldCopyJump:!1});y.setView([(t.view.south+t.view.north)/2,g],2),rn(y,t.basemaps,g),y.createPane("others").style.zIndex=380,
y.createPane("corridor").style.zIndex=395;let m=po(y,s(t.items.filter(C=>C.kind==="corridor"&&A(C))).slice(0,800).map(C=>N(C,6))),p=L.svg({pane:"corridor",padding:.5}).
addTo(y),O=h("g",{class:"countries"},p._rootGroup),b=h("g",{},p._rootGroup),c=null,f=[];L.control.zoom({position:"topright",zoomInTitle:l.zoom_in,zoomOutTitle:l.
zoom_out}).addTo(y),L.control.scale({position:"bottomright",maxWidth:90,imperial:!1}).addTo(y),y.on("moveend",G),new ResizeObserver(()=>{y.invalidateSize(!1),U()}).
observe(e),window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change",d),d();function d(){m.tint(getComputedStyle(e).getPropertyValue("--soft").
trim())}function s(C){return C.slice().sort((B,T)=>T.links-B.links||B.row-T.row)}function A(C){return C.line!==null}function N(C,B){return At(St(C.line,k(C.origin),
k(C.destination),t.precision,B),g)}function E(C,B){let T=t.items[C.row],P=T&&A(T)&&["mode","origin","destination"].every(_=>T[_]===C[_]);return N(P?T:{...C,line:""},
B)}function k(C){return[t.places[C].lon,t.places[C].lat]}function u(C,B){return[{row:C.origin,lon:ge(k(C.origin)[0],B[0][0])},{row:C.destination,lon:ge(k(C.destination)[0],
B[B.length-1][0])}]}function S(C,B){return L.latLngBounds(C.map(T=>[T[1],T[0]]).concat(B.map(T=>[t.places[T.row].lat,T.lon])))}function M(C,B){c={bounds:C,draw:B,
isDrawn:!1},m.hide(!1),U(),c.isDrawn||G()}function w(C,B){let T=E(C,1),P=u(C,T);M(S(T,P),()=>{pe(C,T,P,4.5),B.forEach(_=>{ee(_,P)})})}function $(C){let B={row:C,
lon:ge(k(C)[0],g)},T=t.places[C].lat;M(L.latLngBounds([T-8,B.lon-12],[T+8,B.lon+12]),()=>{ue(B,W(B.lon,T),null)})}function j(C,B){let T=s(C).slice(0,B).map(_=>{
let R=E(_,2);return{corridor:_,points:R,ends:u(_,R)}}),P=T.reduce((_,R)=>_.extend(S(R.points,R.ends)),L.latLngBounds([]));M(P.isValid()?P:y.getBounds(),()=>{T.slice().
reverse().forEach(R=>{let X=le(R);xe(R.corridor,tt(X,5,5),Math.min(6,2+Math.sqrt(R.corridor.links)))});let _=new Set;T.flatMap(R=>R.ends).forEach(R=>{_.has(R.row)||
de(R),_.add(R.row)})}),m.hide(!0)}function U(){if(!c)return;let C=y.getSize(),B=[Math.min(120,C.x/4.5),Math.min(60,C.y/6)];y.fitBounds(c.bounds,{padding:B,maxZoom:7,
animate:!1})}function W(C,B){let T=et([C,B]),P=256*2**y.getZoom(),_=y.getPixelOrigin();return{x:T.x*P-_.x,y:T.y*P-_.y}}function G(){c&&(b.replaceChildren(),f=[],
c.isDrawn=!0,c.draw(),he())}function le({points:C,ends:B}){let T=C.map(R=>W(R[0],R[1])),P=B.map(R=>W(R.lon,t.places[R.row].lat)),_=[Se(T[0],P[0])<15,Se(T[T.length-
1],P[1])<15];return(_[0]?[P[0]]:[]).concat(T,_[1]?[P[1]]:[])}function pe(C,B,T,P){let _=T.map(R=>W(R.lon,t.places[R.row].lat));xe(C,tt(le({points:B,ends:T}),7,7),
P),T.forEach((R,X)=>{ue(R,_[X],_[1-X])})}function xe(C,B,T){let P=t.uncertain.includes(C.status),_=h("g",{class:`corridor ${C.mode}`,style:`--width:${T}px`},b);
["halo","line"].concat(P?"core":[]).forEach(R=>{let X=h("path",{class:R,d:nt(B)},_),oe=t.dashOf[C.mode];oe&&R!=="halo"&&X.setAttribute("stroke-dasharray",oe)}),
Ot(B,12).forEach(R=>{v({x:R.x-T,y:R.y-T,width:2*T,height:2*T})}),C.bidirectional||h("path",{class:"head",d:$t(B,.6,4+T)},_)}function Z(C,B,T,P){let _=t.area_kinds.
includes(t.places[C].kind),R=h("g",{class:`place${_?" area":""}${P}`},b);return h("circle",{class:"dot",r:T,cx:B.x,cy:B.y},R),v({x:B.x-T,y:B.y-T,width:2*T,height:2*
T}),R}function ue(C,B,T){let P=t.places[C.row],_=Z(C.row,B,5.5,""),R=h("text",{},_),X=T===null?1:B.x<T.x-30?-1:B.x>T.x+30?1:0,oe=T!==null&&B.y>T.y;R.textContent=
P.name,R.setAttribute("x",B.x+X*11),R.setAttribute("y",X?B.y+4.5:B.y+(oe?22:-13)),R.style.textAnchor=X<0?"end":X>0?"start":"middle",V(R),v(R.getBBox())}function de(C){
let B=W(C.lon,t.places[C.row].lat),T=h("text",{},Z(C.row,B,4,""));T.textContent=t.places[C.row].name,[[9,4,"start"],[-9,4,"end"],[0,-9,"middle"],[0,18,"middle"]].
some(([R,X,oe])=>(T.setAttribute("x",B.x+R),T.setAttribute("y",B.y+X),T.style.textAnchor=oe,I(T.getBBox())))?v(T.getBBox()):T.remove()}function v(C){f.push(C)}function I(C){
return q(C)&&!f.some(B=>ho(C,B))}function q(C){let B=K();return C.x>=B.x&&C.y>=B.y&&C.x+C.width<=B.right&&C.y+C.height<=B.bottom}function K(){let C=y.containerPointToLayerPoint(
[0,0]),B=y.getSize();return{x:C.x+4,y:C.y+4,right:C.x+B.x-4,bottom:C.y+B.y-4}}function V(C){let B=C.getBBox(),T=K(),P=B.x+B.width-T.right,_=T.x-B.x;if(P>0||_>0){
let R=Number(C.getAttribute("x"));C.setAttribute("x",P>0?R-P:R+_)}}function ee(C,B){let T=t.places[C],P=W(ge(T.lon,g),T.lat),_=B.map(oe=>W(oe.lon,t.places[oe.row].
lat)),R=Z(C,P,3," quiet choice");if(_.some(oe=>Se(oe,P)<60))return;let X=h("text",{x:P.x,y:P.y-8},R);X.textContent=T.name+(T.country?`, ${T.country}`:""),v(X.getBBox())}
function he(){let C=256*2**y.getZoom()/360;O.replaceChildren(),t.countries.forEach(B=>{let T=W(ge(B.lon,g),B.lat),P=B.name.length*6.4/2,_={x:T.x-P,y:T.y-9,width:2*
P,height:12};B.size*C<P||!I(_)||(h("text",{class:"country",x:T.x,y:T.y},O).textContent=B.name,v(_))})}return{show:w,showPlace:$,showAll:j}}function an(e,t){let n=F;function o(l,g){let y={corridor:"corridor",place:"place"},m=y[g.kind],{done:p,all:O}=l.kinds[g.kind],b=O?g.isNarrow?"Nothing is left to\
 check in this queue":p===O?`All ${ce(O,m)} are decided`:`${p} of ${ce(O,m)} decided`:`There are no ${m}s to check`;e.replaceChildren(n("h2","",b),n("ul","left",
...r(l,g)),...h(l))}function r(l,g){return[g.isNarrow&&i("The queue is narrowed.","Show all",t.clear),g.skipped&&i(`${g.skipped} ${g.skipped===1?"was":"were"} s\
kipped.`,"Take up what was skipped",t.again),g.conflicting&&i(`Reviewers differ on ${g.conflicting}.`,"See them",t.conflicts),g.kind==="corridor"&&l.kinds.place.
done<l.kinds.place.all&&i(`${l.kinds.place.all-l.kinds.place.done} places are not reviewed: a title or a firm may be among them.`,"Review places",t.places),g.kind===
"place"&&l.kinds.corridor.done<l.kinds.corridor.all&&i(`${l.kinds.corridor.all-l.kinds.corridor.done} corridors are not decided.`,"Review corridors",t.places)].
filter(Boolean)}function i(l,g,y){return n("li","",`${l} `,z("",g,y))}function h(l){if(!l.kinds.corridor.all)return[];let g=z("","See the map as it would be pub\
lished",t.preview),y=z("strong","Download decisions",t.download);return g.append(fe("v")),y.append(fe("d")),[n("p","buttons",g,y),n("p","facts","Then publish wh\
at was accepted: ",n("code","","geomap map ARTICLES --decisions decisions.jsonl --only accepted -o published.html"))]}return{show:o}}function cn(e,t,n,o){let r=F,
i=200,h=r("input"),l=r("ul","published"),g=r("p","facts"),y=r("h2","","As it would be published");h.type="checkbox",h.checked=!0,h.addEventListener("change",m),
y.tabIndex=-1,e.append(y,r("label","only",h," Only what was accepted"),g,l,r("p","buttons",z("","Back to the queue",o.leave),z("strong","Download decisions",o.download)));
function m(){let a=b(),d=O(),s=a.filter(c).length,A=a.filter(E=>o.state(E.row)==="rejected"&&!c(E)).length,N=a.length-d.length-A-s;g.textContent=[ce(d.length,"c\
orridor"),A&&`${A} rejected`,s&&`${s} left out with a place that was taken off`,N>0&&`${N} hidden until decided`,d.length>i&&`the map here shows the ${i} told m\
ost`].filter(Boolean).join("; "),l.replaceChildren(...d.map(f)),o.draw(d,i)}function p(){o.draw(O(),i)}function O(){return b().filter(a=>n.publishes(a,h.checked)&&
!c(a)).map(a=>n.shown(a,null))}function b(){return t.items.filter(a=>a.kind==="corridor"&&o.state(a.row)!=="withdrawn")}function c(a){let d=n.shown(a,null);return!a.
added&&[d.origin,d.destination].some(s=>{let A=t.items[t.rowOfPlaceItem.get(s)];return A!==void 0&&o.state(A.row)==="rejected"})}function f(a){let d=o.state(a.row),
s=z("small",De(t,a),()=>{o.open(a.row)}),A=qe(d)?ae(d):r("span","facts","◇ not reviewed");return r("li","",A,Be(t,a.mode),s,r("span","facts",t.words[a.status]))}
return{draw:p,show(){m(),y.focus({preventScroll:!0})}}}function ln(e,t,n,o,r,i){let h=F,l=h("input"),g=h("input"),y=h("label","load","Load decisions",g),m=z("strong","",S),p=h("p","note"),O=h("p","problem"),b=h("p",
"before"),c=null;l.value=n.reviewer||d()||"",l.autocomplete="name",l.placeholder="Your name",l.setAttribute("aria-label","Your name, which stands with each deci\
sion"),l.addEventListener("change",s),l.addEventListener("keydown",w=>{w.key==="Enter"&&l.blur()});let f=h("input"),a=h("button","strong","Go on");f.autocomplete=
"name",f.required=!0,t.append(h("label","","Who decides? Your name stands with each decision.",f),a),t.hidden=!0,t.addEventListener("submit",w=>{if(w.preventDefault(),
!f.value.trim())return;l.value=f.value.trim(),N(),s();let $=c;c=null,$()}),t.addEventListener("keydown",w=>{w.key==="Escape"&&N()}),g.type="file",g.accept=".jso\
nl,.json",g.addEventListener("change",()=>{E(Array.from(g.files))}),O.setAttribute("role","alert"),e.append(l,y,m,p,b,O),document.addEventListener("dragover",w=>{
w.preventDefault()}),document.addEventListener("drop",w=>{w.preventDefault(),E(Array.from(w.dataTransfer.files))}),window.addEventListener("beforeunload",w=>{(r.
unkept()||i.isChanging())&&w.preventDefault()});function d(){return r.works()?localStorage.getItem("geomap-reviewer"):null}function s(){r.works()&&localStorage.
setItem("geomap-reviewer",l.value.trim()),i.named()}function A(w){c=w,t.hidden=!1,f.focus()}function N(){t.hidden=!0,f.blur()}function E(w){Promise.all(w.map($=>$.
text())).then($=>{O.textContent="",$.forEach((j,U)=>{try{k(o.load(j),w[U].name)}catch(W){O.textContent=`“${w[U].name}”, ${W.message}.`}}),g.value=""},()=>{O.
textContent="The file cannot be read; choose it once more."})}function k(w,$){w.length&&r.keep({label:$,kind:"load",lines:w}),i.loaded(w.length,$)}function u(){
let w=r.keptBefore().filter(U=>!o.has(U));if(b.replaceChildren(),!w.length)return;let $=ce(w.length,"decision"),j=w.length===1?"is":"are";b.append(`${$} on an e\
arlier version of this map ${j} kept here. `,z("small","Take over",()=>{k(o.load(w.map(U=>JSON.stringify(U)).join(`
`)),"this browser"),b.replaceChildren()}))}function S(){r.download(o.text()),M(),i.told(`Downloaded ${ce(o.records().length,"decision")} as decisions.jsonl.`)}function M(){
let w=o.records().length;m.replaceChildren("Download decisions",h("span","count",String(w))),m.disabled=!w,p.textContent=r.works()?"Kept in this browser as you \
go.":"This browser keeps nothing more here. Download before you leave.",p.classList.toggle("warning",!r.works())}return{show:M,offer:u,download:S,reviewer(){return l.
value.trim()},askName:A}}function dn(e,t){let n=F,o={" ":"s",Backspace:"u"},r=new Map,i=window.matchMedia("(max-width: 47.99rem)");[["a","Accept","accept, with what you have changed",t.
accept],["x","Reject","reject, without a reason",()=>t.reject(null),l],["s","Skip","leave it for later",t.skip],["u","Undo","undo the last step",t.undo],["r","R\
edo","do again what was undone",t.redo],["k","Back","go to the one before",t.back],["j","Next","go to the next one",t.next]].forEach(m=>{h("actions",m)}),[["g",
"Next place","take the next place that the name may mean",t.candidate,null,"corridor"],["t","Other end","turn to the other end, for g",t.turn,null,"corridor"],[
"e","Edit","change ends, mode, direction, status or date",t.edit,null,"corridor"],["c","Comment","write a comment",t.comment],["b","Many","accept many at once",
t.many,null,"corridor"],["m","Missed","add a corridor that was missed",t.missed],["p","Places","turn to the places, or back to the corridors",t.places],["v","Pr\
eview","see the map as it would be published",t.preview],["h","History","see what was done, and take it back",t.history],["d","Download","download all decisions",
t.download],["/","Filter","filter the queue",t.filter],["?","Keys","show these keys",t.help]].forEach(m=>{h("more",m)}),Object.entries(e).forEach(([m,p])=>{p.forEach(
(O,b)=>{h("reasons",[String(b+1),O.label,`reject: ${O.label}`,()=>t.reject(O.slug),null,m])})}),Q("reasons").append(z("unreasoned","without a reason",()=>t.reject(
null)));function h(m,[p,O,b,c,f,a]){let d=z("",O,()=>{(f&&i.matches?f:c)()});d.append(fe(p)),d.setAttribute("aria-keyshortcuts",p),d.dataset.key=p,a&&(d.dataset.
kind=a),Q(m).append(d),a!=="place"&&Q("keys").append(n("dt","",n("kbd","",p)),n("dd","",b)),r.set(p,(r.get(p)||[]).concat({button:d,run:c}))}function l(){g(!document.
documentElement.classList.contains("is-rejecting"))}function g(m){document.documentElement.classList.toggle("is-rejecting",m),r.get("x")[0].button.setAttribute(
"aria-expanded",String(m))}document.addEventListener("keydown",m=>{if(m.ctrlKey||m.metaKey||m.altKey||m.defaultPrevented||y(m))return;let p=o[m.key]||m.key.toLowerCase(),
O=(r.get(p)||[]).find(b=>b.button.getClientRects().length);!O||document.querySelector("dialog[open]")||(m.preventDefault(),O.button.disabled||O.run())});function y(m){
let p=m.target;return p.closest("textarea, select, [contenteditable]")?!0:p.tagName==="INPUT"?!["radio","checkbox","range","file"].includes(p.type)||m.key===" ":
m.key===" "&&!!p.closest("button, a, summary, label")}return{showReasons:g,enable(m,p){Array.from(m).flatMap(O=>r.get(O)).forEach(O=>{O.button.disabled=!p})}}}var mo=2e3,un=40;function fn(e){let t=null;e.querySelector("button").addEventListener("click",o);function n(r,i){return!r||t===i?!0:(t=i,e.querySelector("p").textContent=
r,e.hidden=!1,!1)}function o(){t=null,e.hidden=!0}return{isSure:n,leave:o,isAsked(){return t!==null}}}function pn(e,t,n){let r=["origin","destination"].filter(h=>n[h]!==
t[h]).map(h=>({row:n[h],km:go(e,t[h],n[h])})).find(h=>h.km>mo);if(!r)return null;let i=Math.round(r.km).toLocaleString("en");return`${Oe(e,r.row)} lies ${i} km \
from the place that was proposed. Accept once more to publish it so.`}function go(e,t,n){let[o,r]=[e.places[t],e.places[n]].map(i=>[i.lon,i.lat]);return He(o,r)}
function hn(e,t,n){let[o,r,i]=[e,t,n].map(h=>Q(h).getBoundingClientRect());return r.bottom>un&&o.top<i.top-un}function mn(e,t,n){let i=F,h=i("div","spacer"),l=[],g=new Map,y=null;e.append(h),e.addEventListener("scroll",O,{passive:!0}),new ResizeObserver(O).observe(e),e.
addEventListener("click",a=>{let d=a.target.closest("[data-row]");d&&n.open(Number(d.dataset.row))}),e.addEventListener("keydown",a=>{let d={ArrowDown:1,ArrowUp:-1}[a.
key],s=d?c(d):a.key==="Home"?l[0]:a.key==="End"?l[l.length-1]:void 0;s!=null&&(a.preventDefault(),n.open(s))});function m(a){l=a,g=new Map(l.map((d,s)=>[d,s])),
h.style.height=`${l.length*58}px`,O()}function p(a){y=a;let d=g.get(a);if(d!==void 0){let s=d*58,A=e.clientHeight;s<e.scrollTop?e.scrollTop=s:s+58>e.scrollTop+A&&
(e.scrollTop=s+58-A)}O()}function O(){let a=Math.max(0,Math.floor(e.scrollTop/58)-6),d=Math.min(l.length,Math.ceil((e.scrollTop+e.clientHeight)/58)+6),s=l.slice(
a,d).map((N,E)=>b(N,a+E));h.replaceChildren(...s),g.has(y)&&g.get(y)>=a&&g.get(y)<d?e.setAttribute("aria-activedescendant",`row-${y}`):e.removeAttribute("aria-a\
ctivedescendant")}function b(a,d){let s=t.items[a],A=n.state(a),N=s.kind==="place",E=N?s:n.shown(s),k=i("span","unseen",`${te(A)}, ${N?"place":t.words[E.mode]},\
 `),u=i("div",`item ${A} ${N?"place-item":E.mode}`,ae(A),N?i("span","sign count",s.links?`⇄ ${s.links}`:""):Be(t,E.mode),i("span","route",Ke(t,E)),i("span","f\
acts",k,Zt(t,s,E)));return u.id=`row-${a}`,u.dataset.row=a,u.style.top=`${d*58}px`,u.setAttribute("role","option"),u.setAttribute("aria-selected",String(a===y)),
u.setAttribute("aria-posinset",d+1),u.setAttribute("aria-setsize",l.length),u}function c(a){if(!g.has(y))return(a>0?null:l[l.length-1])??null;let d=l[g.get(y)+a];
return d===void 0?null:d}function f(a){let d=g.has(y)?g.get(y)+1:0;for(let s=0;s<l.length;s++){let A=l[(d+s)%l.length];if(A!==y&&a(A))return A}return null}return{
setRows:m,setCurrent:p,render:O,beside:c,nextOpen:f,rows(){return l},placeOf(a){return g.get(a)}}}function gn(e,t,n){let o=F,r={doubt:["Doubtful first",(E,k)=>k.
doubt-E.doubt||k.links-E.links],reach:["Told most first",(E,k)=>k.links-E.links||k.articles-E.articles||k.doubt-E.doubt],place:["By place",(E,k)=>c(E).localeCompare(
c(k))]},i={kind:"corridor",words:[],order:"doubt",states:new Set,modes:new Set},h=new Map,l=o("input");l.type="search",l.placeholder="Filter places, people, wor\
ds",l.setAttribute("aria-label","Filter the queue by words"),l.addEventListener("input",()=>{i.words=Ae(l.value).split(" ").filter(Boolean),n.changed()});let g=o(
"select");g.setAttribute("aria-label","Order of the queue"),Object.keys(r).forEach(E=>{g.append(new Option(r[E][0],E))}),g.addEventListener("change",()=>{i.order=
g.value,n.changed()});let y=o("output","count"),m={corridor:O("corridor"),place:O("place")};e.append(o("p","tabs",m.corridor,m.place),o("p","search",l,fe("/")),
o("p","sorting",g,y),f("State",dt.concat("others"),i.states,E=>te(E)),f("How",t.modes.map(E=>E.name),i.modes,E=>t.words[`${E}_layer`])),e.addEventListener("subm\
it",E=>{E.preventDefault()});let p=Array.from(e.querySelectorAll(".choice"));function O(E){return z("tab","",()=>{b(E),n.turned()})}function b(E){i.kind=E,i.modes.
clear(),p.forEach(k=>{k.dataset.value in t.dashOf&&k.setAttribute("aria-pressed","false")})}function c(E){return(E.kind==="place"?[E.place]:[E.origin,E.destination]).
map(u=>t.places[u].name).join(" ")}function f(E,k,u,S){let M=o("div","choices");return M.setAttribute("role","group"),M.setAttribute("aria-label",E),k.forEach(w=>{
let $=z("choice",S(w),()=>{u.delete(w)||u.add(w),$.setAttribute("aria-pressed",String(u.has(w))),n.changed()});$.dataset.value=w,$.setAttribute("aria-pressed","\
false"),M.append($)}),M}function a(E){if(!h.has(E)){let k=E.evidence.flatMap(u=>[u.evidence,u.source.title||"",u.rule].concat(u.actors));h.set(E,Ae([c(E),E.id].
concat(E.written||[],k).join(`
`)))}return h.get(E)}function d(E,k,u){if(k==="withdrawn"||E.kind!==i.kind)return!1;let S=!i.states.size||i.states.has(k)||i.states.has("others")&&!u,M=!i.modes.
size||i.modes.has(E.mode);return S&&M&&(!i.words.length||i.words.every(w=>a(E).includes(w)))}function s(E){return E.slice().sort((k,u)=>r[i.order][1](k,u)||k.row-
u.row)}function A(){l.value="",i.words=[],i.states.clear(),i.modes.clear(),p.forEach(E=>{E.setAttribute("aria-pressed","false")})}function N(E,k){let u=k.kinds[i.
kind];y.textContent=E===u.all?"":`${E} of ${u.all}`,Object.entries(m).forEach(([S,M])=>{M.replaceChildren(S==="place"?"Places":"Corridors",o("span","count",`${k.
kinds[S].done}/${k.kinds[S].all}`)),M.setAttribute("aria-pressed",String(S===i.kind)),M.hidden=!k.kinds[S].all&&S==="place"}),p.forEach(S=>{let M=k.counts[S.dataset.
value]||0;S.disabled=!M&&S.getAttribute("aria-pressed")==="false",S.title=String(M)})}return{passes:d,sorted:s,tell:N,turn:b,clear:A,only(E){A(),i.states.add(E),
p.find(k=>k.dataset.value===E).setAttribute("aria-pressed","true"),n.turned()},kind(){return i.kind},isNarrow(){return i.words.length+i.states.size+i.modes.size>
0},secondPass(){return i.states.has("others")},focus(){l.focus(),l.select()}}}function wn(e,t,n){let o=F,r=o("progress"),i=o("p","line"),h=o("ul","modes");r.setAttribute(
"aria-label","Corridors that are decided"),e.append(i,r,h);function l(g,y){let m={others:n(y)},p={},O={corridor:{done:0,all:0},place:{done:0,all:0}};g.forEach((a,d)=>{
if(a==="withdrawn")return;let s=t.items[d],A=Le(a)?1:0;O[s.kind].all+=1,O[s.kind].done+=A,s.kind===y&&(m[a]=(m[a]||0)+1),s.kind!=="place"&&(p[s.mode]=p[s.mode]||
[0,0],p[s.mode][1]+=1,p[s.mode][0]+=A)});let{done:b,all:c}=O[y],f=dt.filter(a=>a!=="proposed"&&m[a]);return r.max=Math.max(1,c),r.value=b,i.replaceChildren(o("s\
trong","",`${b} of ${c}`),`${y==="place"?" places":""} decided${f.map(a=>` · ${m[a]} ${te(a).toLowerCase()}`).join("")}`),h.replaceChildren(...t.modes.filter(a=>p[a.
name]).map(a=>o("li",a.name,Be(t,a.name),`${t.words[`${a.name}_layer`]} ${p[a.name].join("/")}`))),Object.keys(p).forEach(a=>{m[a]=y==="place"?0:p[a][1]}),{done:b,
all:c,counts:m,kinds:O}}return{show:l}}function bn(e){let t=Object.keys(e),n=t.map(o=>xn(e[o]));return n[0].map((o,r)=>{let i={};return t.forEach((h,l)=>{i[h]=n[l][r]}),i})}function xn(e){if(Array.isArray(
e))return e;if(e.values)return xn(e.at).map(o=>e.values[o]);let t=e.width,n=[];if(e.bytes){let o=Array.from(atob(e.bytes),r=>r.charCodeAt(0).toString(16).padStart(
2,"0")).join("");for(let r=0;r<o.length;r+=t)n.push(o.slice(r,r+t));return n}for(let o=0;o<e.numbers.length;o+=t){let r=0;for(let i=o;i<o+t;i++)r=64*r+e.numbers.
charCodeAt(i)-63;n.push(r)}return n}function yn(){let e=JSON.parse(Q("geomap-data").textContent);["places","corridors","links","articles","named"].forEach(r=>{e[r]=bn(e[r])}),e.rowOfPlace=new Map(
e.places.map((r,i)=>[r.id,i])),e.dashOf=Object.fromEntries(e.modes.map(r=>[r.name,r.dash])),e.articles.forEach(r=>{r.sentences=o(r.sentences,["start","end","par\
agraph"]),r.names=o(r.names,["start","end","place","choices"])});let t=e.corridors.map(r=>({...r,kind:"corridor",target:r.id,date:r.last})),n=e.named.map(r=>{let i=qt(
e.places[r.place].id);return{...r,kind:"place",id:i,target:i}});return e.items=t.concat(n).map((r,i)=>({...r,row:i,evidence:[],added:!1})),e.rowOfItem=new Map(e.
items.map(r=>[r.id,r.row])),e.rowOfPlaceItem=new Map(e.items.filter(r=>r.kind==="place").map(r=>[r.place,r.row])),e.links.forEach(r=>{r.source=e.articles[r.article],
e.items[r.corridor].evidence.push(r)}),e;function o(r,i){return Array.from({length:r.length/i.length},(h,l)=>Object.fromEntries(i.map((g,y)=>[g,r[l*i.length+y]])))}}
function kn(e,t,n){function o(c){return{mode:c.mode,origin:Te(e,c.origin),destination:Te(e,c.destination),bidirectional:c.bidirectional}}function r(c){return Array.
from(new Set(c.evidence.map(f=>f.key))).sort()}function i(c,f){let a=t.lastOf(c,f);return new Date(Math.max(Date.now(),a?Date.parse(a.time)+1:0)).toISOString()}
function h(c,f,a){let d=t.verdicts(c),s=t.verdictOf(c,f);return Ce(d).state==="conflicting"?"conflicting":a?"added":s?s.decision:null}function l(c,f,a){let d=a.
link||null,s=c.kind==="place",A=d===null?c.target:`${c.id} ${d}`,N=h(A,n(),c.added&&f!=="added");return{schema:"geomap-decision",version:s?2:1,corridor:c.id,link:d,
decision:f,reason:a.reason||null,comment:a.comment||null,edit:a.edit||null,evidence:d?[d]:s?[]:r(c),about:s?{place:Te(e,c.place),names:c.written}:o(c),source:a.
source||null,previous:N,reviewer:n(),time:i(A,n()),tool:e.tool}}function g(c){let f=t.verdictOf(t.targetOf(c),c.reviewer),a=d=>JSON.stringify([d.decision,d.reason,
d.comment,d.edit,d.evidence]);return f===null||c.previous==="conflicting"||a(f)!==a(c)}function y(c,f,a){let d=Ft(a.article,c.mode,e.places[c.origin].id,e.places[c.
destination].id,a.text),s={...c,id:f,target:`${f} ${d}`,evidence:[{key:d}]};return l(s,"added",{edit:je(e,c),source:a})}function m(c){let f=t.targetOf(c);return{
...c,previous:h(f,c.reviewer,c.previous==="added"),time:i(f,c.reviewer)}}function p(c){return{...c,decision:"cleared",reason:null,comment:null,edit:null,source:null,
previous:c.decision,time:i(t.targetOf(c),c.reviewer)}}function O(c){if(c.decision!=="added"||e.rowOfItem.has(c.corridor))return;let f=c.source,a=e.items.length,
d=We(e,c.about.origin),s=We(e,c.about.destination),A=c.edit||{},E=e.articles.find(u=>u.id===f.article)||{id:f.article,title:f.title,published:f.published,url:f.
url,text:null,sentences:[],names:[]},k={key:c.evidence[0],corridor:a,origin:d,destination:s,status:A.status||"completed",date:A.date||null,actors:[],score:1,rule:`\
added by ${c.reviewer}`,evidence:f.text,marks:[],start:b(E,f.text),source:E};e.rowOfItem.set(c.corridor,a),e.items.push({kind:"corridor",id:c.corridor,row:a,target:t.
targetOf(c),source:f,mode:c.about.mode,origin:d,destination:s,bidirectional:c.about.bidirectional,status:k.status,date:k.date,links:1,articles:1,first:k.date,last:k.
date,km:null,score:1,note:"",line:null,doubts:[],doubt:0,evidence:[k],added:!0})}function b(c,f){let a=c.text===null?-1:c.text.indexOf(f);return a<0?null:a}return{
make:l,isNews:g,added:y,again:m,cleared:p,adopt:O}}function vn(e,t,n,o){let r=new Set;function i(m){return t.verdictOf(m.target,n())}function h(m){return be(m)!==be(n())}function l(m){return t.reviewers().some(h)?
e.items.filter(p=>p.kind===m&&t.verdicts(p.target).length&&!i(p)).length:0}function g(m){let p=o.stateOf(m);return p==="stale"?!0:i(e.items[m])?r.has(m):p==="pr\
oposed"||p==="conflicting"||p==="skipped"||o.isSecond()&&p!=="withdrawn"}function y(m){return e.items.filter(p=>p.kind===m&&i(p)?.decision==="skipped").map(p=>p.
row)}return{ownVerdict:i,othersOnly:l,isOpen:g,skipped:y,takeUp(m){y(m).forEach(p=>{r.add(p)})},drop(m){r.delete(m)}}}function En(e,t,n){let o=[],r=[],i=[];function h(c,f,a){let d=a.map(A=>t.verdictOf(t.targetOf(A),A.reviewer)),s={label:c,kind:f,records:a,priors:d};return a.forEach(
t.add),o.push(s),s}function l(c,f){let a=h(c,"do",f);return r.push(a),i=[],n.keep(a),a}function g(){let c=r.pop();return c?(i.push(c),n.keep(h(c.label,"undo",O(
c))),c):null}function y(){let c=i.pop();return c?(r.push(c),n.keep(h(c.label,"redo",c.records.map(e.again))),c):null}function m(c){let f=O(c).filter((a,d)=>p(c.
records[d]));return f.length?l(c.label,f):null}function p(c){return t.verdictOf(t.targetOf(c),c.reviewer)===c}function O(c){return c.records.map((f,a)=>c.priors[a]?
e.again(c.priors[a]):e.cleared(f))}function b(c){let f=h(c.label,c.kind,c.records);f.kind==="undo"?i.push(r.pop()):f.kind==="redo"?r.push(i.pop()):(r.push(f),i=
[]),r=r.filter(Boolean),i=i.filter(Boolean)}return{all:o,perform:l,undo:g,redo:y,takeBack:m,isLast:p,resume:b,canUndo(){return r.length>0},canRedo(){return i.length>
0}}}function Sn(e,t){let n="geomap-review:",o=`${n+e.network}:`,r=Math.random().toString(36).slice(2,8),i=0,h=0,l=g();function g(){try{return localStorage.setItem(
`${n}try`,"1"),localStorage.removeItem(`${n}try`),!0}catch{return!1}}function y(d){let s=`${o+String(Date.now()).padStart(15,"0")}:${String(i++).padStart(6,"0")}\
:${r}`;try{if(!l)throw new Error("no store");localStorage.setItem(s,JSON.stringify({label:d.label,kind:d.kind,records:d.records,lines:d.lines}))}catch{l=!1,h+=(d.
records||d.lines).length}}function m(d){return Object.keys(localStorage).filter(s=>s.startsWith(d)).sort()}function p(){return l?m(o).map(d=>O(localStorage.getItem(
d))).filter(Boolean):[]}function O(d){try{let s=JSON.parse(d);return b(s).every(t)?s:null}catch{return null}}function b(d){return d.records||d.lines.map(s=>JSON.
parse(s))}function c(){return l?m(n).filter(A=>!A.startsWith(o)).map(A=>O(localStorage.getItem(A))).filter(Boolean).flatMap(b).filter(A=>e.rowOfItem.has(A.corridor)):
[]}function f(d){window.addEventListener("storage",s=>{let A=s.key?.startsWith(o)&&s.newValue?O(s.newValue):null;A&&d(A)})}function a(d){let s=F("a");s.href=URL.
createObjectURL(new Blob([d],{type:"application/x-ndjson"})),s.download="decisions.jsonl",document.body.append(s),s.click(),s.remove(),setTimeout(()=>{URL.revokeObjectURL(
s.href)},1e4),h=0}return{keep:y,kept:p,keptBefore:c,watch:f,download:a,works(){return l},unkept(){return h}}}function An(e,t,n,o,r){let i=F,h=100,l={do:"",undo:"\
Undone: ",redo:"Done again: "},g=i("ol","steps"),y=i("ul","gone"),m=i("h3","","On this map no more");e.append(i("h2","","History"),g,m,y);function p(){g.replaceChildren(
...n.all.slice(-h).reverse().map(O)),n.all.length||g.append(i("li","","Nothing yet."));let f=c();m.hidden=y.hidden=!f.length,y.replaceChildren(...f.map(a=>i("li",
"",ae("stale"),...a.about.place?[i("bdi","",a.about.place.name)]:b(a.about),` (${a.about.place?"place":t.words[a.about.mode]}, ${te(a.decision).toLowerCase()})`)))}
function O(f){let a=i("li","",i("span","",l[f.kind]+f.label));return f.records.some(n.isLast)&&f.kind!=="undo"&&a.append(" ",z("small","Undo",()=>{r.takeBack(f)})),
a}function b(f){let a=[f.origin,f.destination].map(d=>i("bdi","",d.name));return[a[0],f.bidirectional?" ↔ ":" → ",a[1]]}function c(){let f=new Map;return o.
records().forEach(a=>{a.link===null&&a.decision!=="added"&&!t.rowOfItem.has(a.corridor)&&f.set(a.corridor,a)}),Array.from(f.values()).filter(a=>a.decision!=="cl\
eared")}return{show:p,lost(){return c().length}}}function wo(){let e=Q,t=F,n=yn(),o=zt(n),r=Wt(n,o),i=[],h=x=>i[x],l=window.matchMedia("(max-width: 47.99rem)"),g=document.documentElement,y=null,m="item",p=kn(n,
o,()=>c.reviewer()),O=Sn(n,o.isDecision),b=En(p,o,O),c=ln(e("file"),e("naming"),n,o,O,{loaded:Bn,told:ne,named:T,isChanging:()=>f.count()>0}),f=on(n,r,{item:Z,tell:ne,
changed:T}),a=vn(n,o,c.reviewer,{stateOf:h,isSecond:()=>u.secondPass()}),{ownVerdict:d,isOpen:s}=a,A=fn(e("question")),N=wn(e("progress"),n,a.othersOnly),E=sn(e(
"map"),n),k=mn(e("list"),n,{open:he,state:h,shown:f.shown}),u=gn(e("filter"),n,{changed:ee,turned:I}),S=en(n,o,{agree:oe,reviewer:c.reviewer}),M=tn(n,r,{decideLink:gt,
open:he}),w=Xt(e("adding"),n,{leave:I,add:vt,preview:jn}),$=Qt(e("bulk"),n,{accept:xt,isOpen:s,shown:k.rows}),j=An(e("history"),n,b,o,{takeBack:Mn}),U=an(e("end\
ing"),{clear(){u.clear(),I()},again(){a.takeUp(u.kind()),u.clear(),I()},conflicts:()=>u.only("conflicting"),places:q,preview:kt,download:c.download}),W=cn(e("pr\
eview"),n,r,{state:h,draw:E.showAll,open:he,leave:I,download:c.download}),G=e("comment"),le=e("help"),pe=dn(n.reasons,{accept:_,reject:R,skip(){ye("skipped",{})},
undo:On,redo:$n,back(){yt(-1)},next(){yt(1)},candidate:f.next,turn:f.turn,edit:Dn,comment(){G.focus()},many:Nn,missed:Tn,places:q,preview:kt,history:In,download:c.
download,filter:u.focus,help(){le.showModal()}});G.addEventListener("change",Cn),G.addEventListener("keydown",x=>{x.key==="Enter"&&G.blur()}),le.querySelector("\
button").addEventListener("click",()=>{le.close()}),e("bulk-box").addEventListener("toggle",()=>{$.show(Z())}),e("history-box").addEventListener("toggle",j.show),
e("filter").addEventListener("keydown",x=>{x.key==="Enter"&&x.target.type==="search"&&K()}),document.addEventListener("keydown",x=>{x.key!=="Escape"||le.open||(x.
target.matches("input, select, textarea")?x.target.blur():A.isAsked()?A.leave():(m==="adding"||m==="preview")&&I())}),o.load(n.decisions.join(`
`)),O.kept().forEach(xe),o.records().forEach(p.adopt),O.watch(x=>{let D=n.items.length;xe(x),o.records().forEach(p.adopt),V(),n.items.length>D?ee():k.render()}),
document.documentElement.classList.add("live"),c.offer(),V(),ee(),!k.rows().length&&n.named.length&&u.turn("place"),I();function xe(x){x.kind==="load"?o.load(x.
lines.join(`
`)):b.resume(x)}function Z(){return y===null?null:n.items[y]}function ue(){return Z()?.kind==="place"}function de(){return f.shown(Z())}function v(){return k.rows().
find(s)??null}function I(){let x=m==="item"||m==="ending"?null:y;ee(),C(x!==null&&n.items[x].kind===u.kind()?x:v())}function q(){u.turn(u.kind()==="place"?"corr\
idor":"place"),m="item",I(),ne(u.kind()==="place"?"Places: is each of them one, and the one that is meant?":"Corridors.")}function K(){document.activeElement.blur(),
he(v())}function V(x){(x||n.items.map((H,J)=>J)).forEach(H=>{i[H]=r.of(n.items[H])});let D=N.show(i,u.kind());return u.tell(k.rows().length,D),c.show(),pe.enable(
"u",b.canUndo()),pe.enable("r",b.canRedo()),e("history-box").open&&j.show(),D}function ee(){let x=n.items.filter(D=>u.passes(D,i[D.row],!!d(D)));k.setRows(u.sorted(
x).map(D=>D.row)),u.tell(x.length,N.show(i,u.kind())),k.setCurrent(y),m==="ending"&&P()}function he(x){x!==null&&n.items[x].kind!==u.kind()&&(u.turn(n.items[x].
kind),ee()),C(x)}function C(x){y=x,A.leave(),pe.showReasons(!1);let D=Z();D&&f.begin(D),B(D?"item":"ending"),T(),e("evidence").scrollTop=0,l.matches&&g.classList.
contains("at-work")&&e("main").scrollIntoView({block:"start"})}function B(x){m=x,["item","ending","adding","preview"].forEach(D=>{g.classList.toggle(`is-${D}`,D===
x)}),g.classList.toggle("is-place",u.kind()==="place"),pe.enable("axsc",x==="item")}function T(){let x=Z();if(k.setCurrent(y),m==="ending")return P();if(!x)return;
let D=de(),H=d(x);S.show(x,D,{state:i[y],place:k.placeOf(y),of:k.rows().length,isChanged:f.of(x)!==void 0}),G.value=f.of(x)?.comment||H?.comment||"",ue()?M.showPlace(
e("sentences"),x):(M.show(e("sentences"),x),f.show(x),e("bulk-box").open&&$.show(x)),requestAnimationFrame(()=>{y!==x.row||m!=="item"||(ue()?E.showPlace(x.place):
E.show(D,f.others(x)))})}function P(){let x=N.show(i,u.kind());W.draw(),U.show(x,{kind:u.kind(),isNarrow:u.isNarrow(),skipped:a.skipped(u.kind()).length,conflicting:x.
counts.conflicting||0})}function _(){let x=Z();if(!x||ue())return ye("accepted",{});let D=de(),H=ft(n,x,D);if(H&&D.origin===D.destination)return ne("Both ends a\
re one place. Choose two.");H&&!A.isSure(pn(n,x,D),`${x.id} ${D.origin} ${D.destination}`)||(x.added?ye("added",{edit:je(n,D),source:x.source}):ye(H?"edited":"a\
ccepted",{edit:H}))}function R(x){let D=Z();D&&A.isSure(X(D),`reject ${D.id}`)&&ye("rejected",{reason:x})}function X(x){if(x.kind!=="place"||!x.links)return null;
let D=x.links===1?"ends":"end";return`${ce(x.links,"corridor")} ${D} there and would go too. Reject once more to take it off.`}function oe(x){ye(x.decision,{reason:x.
reason,edit:x.edit,comment:null})}function ye(x,D){let H=Z();if(!H||m!=="item")return;if(l.matches&&!hn("route","sentences","actions"))return e("main").scrollIntoView(
{block:"start"}),ne(`Look at it first: ${Ne(n,de())}.`);if(!c.reviewer())return c.askName(()=>ye(x,D));g.classList.add("at-work"),a.drop(H.row);let J=`${te(x)}:\
 ${Ne(n,de())}`,ie=G.value.trim()||null,me=p.make(H,x,{comment:ie,...D});p.isNews(me)&&b.perform(J,[me]),f.drop(H),wt(ue()?J:`${J}, ${n.words[de().mode]}`,[H.row])}
function gt(x,D){let H=Z();if(!c.reviewer())return c.askName(()=>gt(x,D));let J=p.make(H,D,{link:x.key});b.perform(`${te(D)}, one sentence: ${ve(n,H)}`,[J]),V([
H.row]),T(),ne(`${te(D)}: one sentence of ${ve(n,H)}`)}function wt(x,D){let H=V(D),J=k.nextOpen(s);C(J);let ie=J===null?"Nothing is left to check in this queue;\
 download the decisions.":`Next: ${bt(Z())}.`;ne(`${x}. ${H.done} of ${H.all} decided. ${ie}`)}function bt(x){return x.kind==="place"?Ne(n,x):`${ve(n,de())}, ${n.
words[x.mode]}`}function xt(x,D){if(!x.length)return;if(!c.reviewer())return c.askName(()=>xt(x,D));let H=x.map(J=>{let ie=n.items[J],me=ft(n,ie,f.shown(ie));return f.
drop(ie),p.make(ie,me?"edited":"accepted",{edit:me})});b.perform(`Accepted ${x.length} ${D}`,H),wt(`Accepted ${ce(x.length,"corridor")} ${D}`,x),$.show(Z())}function On(){
Ve(b.undo(),"Undone: ")}function $n(){Ve(b.redo(),"Done again: ")}function Mn(x){Ve(b.takeBack(x),"Taken back: ")}function Ve(x,D){if(!x)return;let H=Ln(x);V(H),
x.records.some(J=>J.decision==="added")&&ee(),H.forEach(J=>{a.drop(J)}),H.length&&he(i[H[0]]==="withdrawn"?v():H[0]),ne(D+x.label)}function Ln(x){return x.records.
map(D=>n.rowOfItem.get(D.corridor)).filter(D=>D!==void 0)}function Cn(){let x=Z(),D=G.value.trim()||null,H=d(x);if(!H){D&&f.note(x,D);return}H.comment!==D&&(b.perform(
`Comment: ${Ne(n,x)}`,[Object.assign(p.again(H),{comment:D})]),V([x.row]),T(),ne("Comment kept."))}function yt(x){let D=k.beside(x);if(D===null&&x<0)return ne("\
This is the first one of the queue.");C(D),ne(D===null?"This is the end of the queue.":`${bt(Z())}, ${te(i[D])}`,!0)}function Tn(){B("adding"),e("evidence").scrollTop=
0;let x=Z()?.evidence[0];w.open(x?Math.max(0,n.articles.indexOf(x.source)):0),ne("Choose the sentence that tells of the corridor.")}function kt(){B("preview"),e(
"evidence").scrollTop=0,W.show()}function jn(x,D){E.show(x,D.filter(H=>H!==x.origin&&H!==x.destination))}function vt(x,D){if(!c.reviewer())return c.askName(()=>vt(
x,D)),"Write your name first; it is asked for beside the map.";let H=["origin","destination"].map(Rn=>n.places[x[Rn]].id),J=Ut(x.mode,H[0],H[1],x.bidirectional),
ie=n.rowOfItem.get(J);if(ie!==void 0&&i[ie]!=="withdrawn")return"This corridor stands in the queue already; look it up and accept it there.";let me=p.added(x,J,
D);return b.perform(`Added: ${ve(n,x)}`,[me]),p.adopt(me),V(),ee(),he(n.rowOfItem.get(J)),ne(`Added: ${ve(n,x)}, ${n.words[x.mode]}`),null}function Bn(x,D){o.records().
forEach(p.adopt),V(),ee(),(m==="item"||m==="ending")&&C(y??v()),ne(x?`${ce(x,"decision")} read from ${D}${j.lost()?`; ${j.lost()} about what is gone`:""}`:`Noth\
ing new in ${D}`)}function Dn(){Ye("change-box",f.form)}function Nn(){$.show(Z()),Ye("bulk-box",$)}function In(){j.show(),Ye("history-box",e("history-box").querySelector(
"summary"))}function Ye(x,D){e(x).open=!0,D.focus(),e(x).scrollIntoView({block:"nearest"})}function ne(x,D){let H=e("told"),J=x.indexOf(". ")+1||x.length;H.replaceChildren(
x.slice(0,J),t("span","unseen",x.slice(J))),H.classList.toggle("fresh",!D),clearTimeout(H.timer),H.timer=setTimeout(()=>{H.classList.remove("fresh")},4e3)}}return qn(bo);})();
