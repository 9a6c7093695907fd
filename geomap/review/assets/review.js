var geomap=(()=>{var Te=Object.defineProperty;var un=Object.getOwnPropertyDescriptor;var fn=Object.getOwnPropertyNames;var pn=Object.prototype.hasOwnProperty;var hn=(e,t)=>{for(var n in t)Te(e,n,{get:t[n],enumerable:!0})},mn=(e,t,n,o)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of fn(t))!pn.call(e,r)&&
r!==n&&Te(e,r,{get:()=>t[r],enumerable:!(o=un(t,r))||o.enumerable});return e};var gn=e=>mn(Te({},"__esModule",{value:!0}),e);var Un={};hn(Un,{start:()=>Hn});function ee(e){return document.getElementById(e)}function U(e,t,...n){let o=document.createElement(e);return t&&(o.className=t),o.append(...n.filter(r=>r!=null)),
o}function W(e,t,n){let o=U("button",e,t);return o.type="button",o.addEventListener("click",n),o}function ie(e,t,n){let o=document.createElementNS("http://www.w3.org/2000/svg",e);return Object.keys(t).forEach(r=>{o.setAttribute(r,t[r])}),n&&n.appendChild(o),
o}var we=null;function xn(){if(we)return we;let e=`${document.documentElement.lang}-u-nu-${document.body.dataset.numbering||"latn"}`,t=[{year:"numeric"},{month:"s\
hort"},{day:"numeric"}];return we={plurals:new Intl.PluralRules(e),plain:new Intl.NumberFormat(e,{useGrouping:!1}),grouped:new Intl.NumberFormat(e),dates:t.map(
(n,o)=>new Intl.DateTimeFormat(e,Object.assign({timeZone:"UTC"},...t.slice(0,o+1))))},we}function bn(e){let t=e.split("-").map(Number);return xn().dates[t.length-1].format(new Date(Date.UTC(t[0],(t[1]||1)-1,t[2]||1)))}function ye(e){let t=U("time","",
bn(e));return t.dateTime=e,t}function Be(e,t){let n=10**t,o=[],r=0,a=0,d=0;function s(){let m=0,x=0,y;do y=e.charCodeAt(r++)-63,m|=(y&31)<<x,x+=5;while(y>=32);return m&1?~(m>>1):m>>1}for(;r<
e.length;)a+=s(),d+=s(),o.push([a/n,d/n]);return o}function wn(e,t,n){let o=Ve(e),r=Ve(t),a=o[0]*r[0]+o[1]*r[1]+o[2]*r[2],d=Math.acos(Math.max(-1,Math.min(1,a))),
s=Math.max(2,Math.ceil(d*180/Math.PI/n)),m=[e];for(let x=1;x<s;x++){let y=Math.sin(d*(s-x)/s),k=Math.sin(d*x/s),h=y*o[0]+k*r[0],i=y*o[1]+k*r[1],c=y*o[2]+k*r[2];
m.push([Math.atan2(i,h)*180/Math.PI,Math.atan2(c,Math.hypot(h,i))*180/Math.PI])}return m.push(t),m}function Xe(e,t,n,o,r=o>1?.5:4){return e?e.split(" ").map(a=>Be(
a,o)):[wn(t,n,r)]}function Ve(e){let t=e[0]*Math.PI/180,n=e[1]*Math.PI/180;return[Math.cos(n)*Math.cos(t),Math.cos(n)*Math.sin(t),Math.sin(n)]}function Ye(e,t){
let n=[],o=null;if(e.flat().forEach(d=>{let s=o===null?d[0]:ce(d[0],o);n.push([s,d[1]]),o=s}),!n.length)return n;let r=(n[0][0]+o)/2,a=ce(r,t)-r;return n.map(d=>[
d[0]+a,d[1]])}function ce(e,t){return e-360*Math.round((e-t)/360)}function je(e){let t=Math.sin(Math.max(-85,Math.min(85,e[1]))*Math.PI/180);return{x:e[0]/360+.5,
y:.5-Math.log((1+t)/(1-t))/(4*Math.PI)}}function fe(e,t){return Math.hypot(t.x-e.x,t.y-e.y)}function Qe(e){let t=0;return e.map((n,o)=>(o&&(t+=fe(e[o-1],n)),t))}
function De(e,t,n){let o=1;for(;o<e.length-1&&t[o]<n;)o++;let r=e[o-1],a=e[o],d=t[o]-t[o-1]||1,s=(n-t[o-1])/d;return{x:r.x+(a.x-r.x)*s,y:r.y+(a.y-r.y)*s,angle:Math.
atan2(a.y-r.y,a.x-r.x)}}function et(e,t,n){let o=Qe(e),r=o[o.length-1];if(r<=t+n+4)return e;let a=e.filter((d,s)=>o[s]>t&&o[s]<r-n);return[De(e,o,t)].concat(a,[De(e,o,r-n)])}function Ne(e){return e.map((t,n)=>`${(n?"L":"M")+t.x.toFixed(1)} ${t.y.toFixed(1)}`).join("")}function tt(e,t,n){let o=Qe(e),r=De(e,o,o[o.length-1]*t),a=Math.cos(
r.angle),d=Math.sin(r.angle);return`${Ne([[n,0],[-.7*n,.72*n],[-.35*n,0],[-.7*n,-.72*n]].map(s=>({x:r.x+s[0]*a-s[1]*d,y:r.y+s[0]*d+s[1]*a})))}Z`}function nt(e,t){
let n=Math.PI/180,o=Math.sin((t[1]-e[1])*n/2),r=Math.sin((t[0]-e[0])*n/2),a=o*o+Math.cos(e[1]*n)*Math.cos(t[1]*n)*r*r;return 2*6371.0088*Math.asin(Math.min(1,Math.
sqrt(a)))}function rt(e,t,n){e.createPane("land").style.zIndex=210;let o=L.svg({pane:"land",padding:.4});t.forEach(r);function r(a){let d={renderer:o,interactive:!1,smoothFactor:.6},
s=new Set(a.lons),m=new Set(a.lats),x=a.land.map(c=>c.map(h)),y=a.borders.map(h),k=x.flat().flatMap(i);[-360,0,360].forEach(c=>{function u(p){return p.map(f=>[f[1],
f[0]+c])}function l(p){return p.some(f=>Math.abs(f[0]+c-n)<200)}let w=x.filter(p=>l(p[0]));L.polygon(w.map(p=>p.map(u)),{className:"land",...d}).addTo(e),L.polyline(
k.filter(l).map(u),{className:"coast",...d}).addTo(e),L.polyline(y.filter(l).map(u),{className:"border",...d}).addTo(e)});function h(c){return Be(c,a.precision)}
function i(c){let u=[[c[0]]];return c.slice(1).forEach((l,w)=>{let p=c[w];l[0]===p[0]&&s.has(l[0])||l[1]===p[1]&&m.has(l[1])?u.push([l]):u[u.length-1].push(l)}),
u.filter(l=>l.length>1)}}}function yn(e,t){let o=U("canvas"),r=o.getContext("2d"),a=[0],d=m(t),s="#888";e.getPane("others").append(o),e.on("moveend viewreset resize",x),e.on("zoomstart",
()=>{o.hidden=!0});function m(k){let h=k.reduce((u,l)=>u+l.length,0),i=new Float64Array(2*h),c=0;return k.forEach(u=>{u.forEach(l=>{let w=je(l);i[c++]=w.x,i[c++]=
w.y}),a.push(c)}),i}function x(){let k=e.getSize(),h=e.containerPointToLayerPoint([-k.x*.25,-k.y*.25]),i=window.devicePixelRatio||1,c=k.x*(1+2*.25),u=k.y*(1+2*.25);
o.width=c*i,o.height=u*i,o.style.width=`${c}px`,o.style.height=`${u}px`,o.hidden=!1,L.DomUtil.setPosition(o,h),r.scale(i,i),r.strokeStyle=s,r.globalAlpha=Math.max(
.1,Math.min(.28,100/t.length)),r.lineWidth=1;let l=256*2**e.getZoom(),w=e.getPixelOrigin().add(h);r.beginPath();for(let p=1;p<a.length;p++)y(a[p-1],a[p],l,w,c,u);
r.stroke()}function y(k,h,i,c,u,l){let w=0,p=0,f=!1;for(let A=k;A<h;A+=2){let g=d[A]*i-c.x,E=d[A+1]*i-c.y,C=A>k&&!(g<0&&w<0||g>u&&w>u||E<0&&p<0||E>l&&p>l);C&&!f&&
r.moveTo(w,p),C&&r.lineTo(g,E),f=C,w=g,p=E}}return{tint(k){s=k,x()}}}function st(e,t){let o=ie,r=t.words,a=(t.view.west+t.view.east)/2,d=L.map(e,{zoomControl:!1,
attributionControl:!1,zoomSnap:.25,zoomDelta:.5,maxZoom:11,keyboard:!1,worldCopyJump:!1});d.setView([(t.view.south+t.view.north)/2,a],2),rt(d,t.basemaps,a),d.createPane(
"others").style.zIndex=380,d.createPane("corridor").style.zIndex=395;let s=yn(d,i(t.corridors.filter(c)).map(S=>u(S,6))),m=L.svg({pane:"corridor",padding:.5}).addTo(
d),x=o("g",{},m._rootGroup),y=null;L.control.zoom({position:"topright",zoomInTitle:r.zoom_in,zoomOutTitle:r.zoom_out}).addTo(d),L.control.scale({position:"botto\
mright",maxWidth:90,imperial:!1}).addTo(d),d.on("zoomend viewreset",g),new ResizeObserver(()=>{d.invalidateSize(!1),f()}).observe(e),window.matchMedia("(prefers\
-color-scheme: dark)").addEventListener("change",h),h();function h(){s.tint(getComputedStyle(e).getPropertyValue("--soft").trim())}function i(S){return S.slice().
sort((O,M)=>M.links-O.links||O.row-M.row).slice(0,800)}function c(S){return S.line!==null}function u(S,O){return Ye(Xe(S.line,w(S.origin),w(S.destination),t.precision,
O),a)}function l(S){let O=t.corridors[S.row],M=O&&c(O)&&["mode","origin","destination"].every(B=>O[B]===S[B]);return u(M?O:{...S,line:""},1)}function w(S){return[
t.places[S].lon,t.places[S].lat]}function p(S,O){let M=l(S);y={corridor:S,points:M,ends:[{row:S.origin,lon:ce(w(S.origin)[0],M[0][0])},{row:S.destination,lon:ce(
w(S.destination)[0],M[M.length-1][0])}],choices:O},f(),g()}function f(){if(!y)return;let S=d.getSize(),O=L.latLngBounds(y.points.map(B=>[B[1],B[0]]));y.ends.forEach(
B=>{O.extend([t.places[B.row].lat,B.lon])});let M=[Math.min(120,S.x/4.5),Math.min(60,S.y/6)];d.fitBounds(O,{padding:M,maxZoom:7,animate:!1})}function A(S,O){let M=je(
[S,O]),B=256*2**d.getZoom(),H=d.getPixelOrigin();return{x:M.x*B-H.x,y:M.y*B-H.y}}function g(){if(!y)return;let S=y.corridor,O=y.points.map(B=>A(B[0],B[1])),M=y.
ends.map(B=>A(B.lon,t.places[B.row].lat));x.replaceChildren(),y.choices.forEach(B=>{T(B,M)}),C(S,et(E(O,M),7,7)),y.ends.forEach((B,H)=>{D(B,M[H],M[1-H])})}function E(S,O){
let M=[fe(S[0],O[0])<15,fe(S[S.length-1],O[1])<15];return(M[0]?[O[0]]:[]).concat(S,M[1]?[O[1]]:[])}function C(S,O){let M=t.uncertain.includes(S.status),B=o("g",
{class:`corridor ${S.mode}`,style:"--width:4.5px"},x);["halo","line"].concat(M?"core":[]).forEach(H=>{let z=o("path",{class:H,d:Ne(O)},B),P=t.dashOf[S.mode];P&&
H!=="halo"&&z.setAttribute("stroke-dasharray",P)}),S.bidirectional||o("path",{class:"head",d:tt(O,.6,8.5)},B)}function D(S,O,M){let B=t.places[S.row],H=o("g",{class:`\
place${t.area_kinds.includes(B.kind)?" area":""}`},x);o("circle",{r:5.5,cx:O.x,cy:O.y},H);let z=o("text",{},H),P=O.x<M.x-30?-1:O.x>M.x+30?1:0,se=O.y>M.y;z.textContent=
B.name,z.setAttribute("x",O.x+P*11),z.setAttribute("y",P?O.y+4.5:O.y+(se?22:-13)),z.style.textAnchor=P<0?"end":P>0?"start":"middle",I(z)}function I(S){let O=S.getBBox(),
M=d.containerPointToLayerPoint([0,0]),B=d.getSize(),H=O.x+O.width-(M.x+B.x-4),z=M.x+4-O.x;if(H>0||z>0){let P=Number(S.getAttribute("x"));S.setAttribute("x",H>0?
P-H:P+z)}}function T(S,O){let M=t.places[S],B=A(ce(M.lon,a),M.lat),H=o("g",{class:"place quiet choice"},x);if(o("circle",{r:3,cx:B.x,cy:B.y},H),O.some(P=>fe(P,B)<
60))return;let z=o("text",{x:B.x,y:B.y-8},H);z.textContent=M.name+(M.country?`, ${M.country}`:"")}return{show:p}}var vn=e=>e/2**32|0,kn=e=>e>>>0;function it(e,t,n,o){let r=vn(n),a=kn(n);e.setUint32(t,o?a:r,o),e.setUint32(t+4,o?r:a,o)}function at(e){return e instanceof Uint8Array||ArrayBuffer.isView(e)&&e.constructor.name==="Uint8Array"&&"BYTES_PER_ELEMENT"in e&&e.BYTES_PER_ELEMENT===1}var He=e=>e?
`"${e}" `:"";function En(e,t=""){if(typeof e!="number")throw new TypeError(He(t)+"expected number, got "+typeof e);if(!Number.isSafeInteger(e)||e<0)throw new RangeError(
He(t)+"expected integer >= 0, got "+e);return e}function ve(e,t,n=""){if(at(e)&&(t===void 0||e.length===t))return e;t!==void 0&&En(t,"length");let o=at(e),r=t!==void 0?` of length ${t}`:"",a=o?`length=${e.length}`:
`type=${typeof e}`,d=He(n)+"expected Uint8Array"+r+", got "+a;throw o?new RangeError(d):new TypeError(d)}var An=(e,t)=>{if(e===null||typeof e!="object"||Array.isArray(e))throw new TypeError((t==="object"?"":`"${t}" `)+"expected object, got type="+typeof e)},ct=(e,t)=>{
An(e,t);let n=Object.getPrototypeOf(e);if(n!==Object.prototype&&n!==null)throw new TypeError(`"${t}" expected plain object`);if(Object.hasOwn(e,"__proto__"))throw new TypeError(
`"${t}.__proto__" is not allowed`)};function Ue(e,t=!0){if(e.destroyed)throw new Error("hash was destroyed");if(t&&e.finished)throw new Error("digest() was alre\
ady called")}function dt(e,t){ve(e,void 0,"output");let n=t.outputLen;if(!(e.length>=n))throw new RangeError('"output" expected length >= '+n)}function Re(...e){for(let t=0;t<e.length;t++)e[t].fill(0)}function ke(e){return new DataView(e.buffer,e.byteOffset,e.byteLength)}function Z(e,t){return e<<32-t|
e>>>t}var Sn=typeof Uint8Array.from([]).toHex=="function"&&typeof Uint8Array.fromHex=="function",On=Array.from({length:256},(e,t)=>t.toString(16).padStart(2,"0"));function lt(e){
if(ve(e),Sn)return e.toHex();let t="";for(let n=0;n<e.length;n++)t+=On[e[n]];return t}function $n(e,t,n="opts"){return ct(e,"defaults"),t!==void 0&&ct(t,n),Object.assign(Object.create(null),e,t)}function ut(e,t={}){if(typeof e!="function")throw new TypeError(
'"hashCons" expected function, got type='+typeof e);t=$n({},t,"info");let n=(r,a)=>e(a).update(r).digest(),o=e(void 0);return n.outputLen=o.outputLen,n.blockLen=
o.blockLen,n.canXOF=o.canXOF,n.create=r=>e(r),Object.assign(n,t),Object.freeze(n)}var ft=e=>({oid:Uint8Array.from([6,9,96,134,72,1,101,3,4,2,e])});function pt(e,t,n){return e&t^~e&n}function ht(e,t,n){return e&t^e&n^t&n}var Ee=class{blockLen;outputLen;canXOF=!1;padOffset;isLE;buffer;view;finished=!1;length=0;pos=0;destroyed=!1;constructor(t,n,o,r){
this.blockLen=t,this.outputLen=n,this.padOffset=o,this.isLE=r,this.buffer=new Uint8Array(t),this.view=ke(this.buffer)}update(t){Ue(this),ve(t);let{view:n,buffer:o,
blockLen:r}=this,a=t.length,d=!1;for(let s=0;s<a;){let m=Math.min(r-this.pos,a-s);if(m===r){let x=ke(t);for(;r<=a-s;s+=r)this.process(x,s);d=!0;continue}o.set(s===
0&&m===a?t:t.subarray(s,s+m),this.pos),this.pos+=m,s+=m,this.pos===r&&(this.process(n,0),this.pos=0,d=!0)}return this.length+=t.length,d&&this.roundClean(),this}digestInto(t){
Ue(this),dt(t,this),this.finished=!0;let{buffer:n,view:o,blockLen:r,isLE:a}=this,{pos:d}=this;n[d++]=128,n.fill(0,d),this.padOffset>r-d&&(this.process(o,0),n.fill(
0)),it(o,r-8,this.length*8,a),this.process(o,0),this.roundClean();let s=t===n?o:ke(t),m=this.outputLen,x=m/4,y=this.get();if(m%4||x>y.length)throw new Error("in\
valid outputLen");for(let k=0;k<x;k++)s.setUint32(4*k,y[k],a)}digest(){let{buffer:t,outputLen:n}=this;this.digestInto(t);let o=t.slice(0,n);return this.destroy(),
o}_cloneIntoMeta(t){let{buffer:n,length:o,finished:r,destroyed:a,pos:d}=this;return t.destroyed=a,t.finished=r,t.length=o,t.pos=d,d&&t.buffer.set(n),t}clone(){return this.
_cloneInto()}},mt=Uint32Array.from([1779033703,3144134277,1013904242,2773480762,1359893119,2600822924,528734635,1541459225]);var Ln=Uint32Array.from([1116352408,1899447441,3049323471,3921009573,961987163,1508970993,2453635748,2870763221,3624381080,310598401,607225278,1426881987,1925078388,
2162078206,2614888103,3248222580,3835390401,4022224774,264347078,604807628,770255983,1249150122,1555081692,1996064986,2554220882,2821834349,2952996808,3210313671,
3336571891,3584528711,113926993,338241895,666307205,773529912,1294757372,1396182291,1695183700,1986661051,2177026350,2456956037,2730485921,2820302411,3259730800,
3345764771,3516065817,3600352804,4094571909,275423344,430227734,506948616,659060556,883997877,958139571,1322822218,1537002063,1747873779,1955562222,2024104815,2227730452,
2361852424,2428436474,2756734187,3204031479,3329325298]),ne=new Uint32Array(64),Ie=class extends Ee{A=0;B=0;C=0;D=0;E=0;F=0;G=0;H=0;constructor(t,n){super(64,t,
8,!1),this.A=n[0]|0,this.B=n[1]|0,this.C=n[2]|0,this.D=n[3]|0,this.E=n[4]|0,this.F=n[5]|0,this.G=n[6]|0,this.H=n[7]|0}get(){let{A:t,B:n,C:o,D:r,E:a,F:d,G:s,H:m}=this;
return[t,n,o,r,a,d,s,m]}set(t,n,o,r,a,d,s,m){this.A=t|0,this.B=n|0,this.C=o|0,this.D=r|0,this.E=a|0,this.F=d|0,this.G=s|0,this.H=m|0}_cloneInto(t){return(t||=new this.
constructor).set(...this.get()),this._cloneIntoMeta(t)}process(t,n){for(let k=0;k<16;k++,n+=4)ne[k]=t.getUint32(n,!1);for(let k=16;k<64;k++){let h=ne[k-15],i=ne[k-
2],c=Z(h,7)^Z(h,18)^h>>>3,u=Z(i,17)^Z(i,19)^i>>>10;ne[k]=u+ne[k-7]+c+ne[k-16]|0}let{A:o,B:r,C:a,D:d,E:s,F:m,G:x,H:y}=this;for(let k=0;k<64;k++){let h=Z(s,6)^Z(s,
11)^Z(s,25),i=y+h+pt(s,m,x)+Ln[k]+ne[k]|0,u=(Z(o,2)^Z(o,13)^Z(o,22))+ht(o,r,a)|0;y=x,x=m,m=s,s=d+i|0,d=a,a=r,r=o,o=i+u|0}o=o+this.A|0,r=r+this.B|0,a=a+this.C|0,
d=d+this.D|0,s=s+this.E|0,m=m+this.F|0,x=x+this.G|0,y=y+this.H|0,this.set(o,r,a,d,s,m,x,y)}roundClean(){Re(ne)}destroy(){this.destroyed=!0,this.set(0,0,0,0,0,0,
0,0),Re(this.buffer)}},_e=class extends Ie{constructor(){super(32,mt)}};var gt=ut(()=>new _e,ft(1));function xt(e){let t=Object.keys(e),n=t.map(o=>bt(e[o]));return n[0].map((o,r)=>{let a={};return t.forEach((d,s)=>{a[d]=n[s][r]}),a})}function bt(e){if(Array.isArray(
e))return e;if(e.values)return bt(e.at).map(o=>e.values[o]);let t=e.width,n=[];if(e.bytes){let o=Array.from(atob(e.bytes),r=>r.charCodeAt(0).toString(16).padStart(
2,"0")).join("");for(let r=0;r<o.length;r+=t)n.push(o.slice(r,r+t));return n}for(let o=0;o<e.numbers.length;o+=t){let r=0;for(let a=o;a<o+t;a++)r=64*r+e.numbers.
charCodeAt(a)-63;n.push(r)}return n}function wt(){let e=JSON.parse(ee("geomap-data").textContent);return["places","corridors","links","articles"].forEach(n=>{e[n]=xt(e[n])}),e.rowOfPlace=new Map(e.
places.map((n,o)=>[n.id,o])),e.rowOfCorridor=new Map,e.dashOf=Object.fromEntries(e.modes.map(n=>[n.name,n.dash])),e.articles.forEach(n=>{n.sentences=t(n.sentences,
["start","end","paragraph"]),n.names=t(n.names,["start","end","place","choices"])}),e.corridors.forEach((n,o)=>{e.rowOfCorridor.set(n.id,o),Object.assign(n,{row:o,
target:n.id,evidence:[],added:!1,date:n.last})}),e.links.forEach(n=>{n.source=e.articles[n.article],e.corridors[n.corridor].evidence.push(n)}),e;function t(n,o){
return Array.from({length:n.length/o.length},(r,a)=>Object.fromEntries(o.map((d,s)=>[d,n[a*o.length+s]])))}}function yt(e,t,n){function o(i){return{mode:i.mode,
origin:Ae(e,i.origin),destination:Ae(e,i.destination),bidirectional:i.bidirectional}}function r(i){return Array.from(new Set(i.evidence.map(c=>c.key))).sort()}function a(i,c){
let u=t.lastOf(i,c);return new Date(Math.max(Date.now(),u?Date.parse(u.time)+1:0)).toISOString()}function d(i,c,u){let l=t.verdicts(i),w=t.verdictOf(i,c);return pe(
l).state==="conflicting"?"conflicting":u?"added":w?w.decision:null}function s(i,c,u){let l=u.link||null,w=l===null?i.target:`${i.id} ${l}`,p=d(w,n(),i.added&&c!==
"added");return{schema:"geomap-decision",version:1,corridor:i.id,link:l,decision:c,reason:u.reason||null,comment:u.comment||null,edit:u.edit||null,evidence:l?[l]:
r(i),about:o(i),source:u.source||null,previous:p,reviewer:n(),time:a(w,n()),tool:e.tool}}function m(i,c,u){let l=kt(u.article,i.mode,e.places[i.origin].id,e.places[i.
destination].id,u.text),w={...i,id:c,target:`${c} ${l}`,evidence:[{key:l}]};return s(w,"added",{edit:he(e,i),source:u})}function x(i){let c=t.targetOf(i);return{
...i,previous:d(c,i.reviewer,i.previous==="added"),time:a(c,i.reviewer)}}function y(i){return{...i,decision:"cleared",reason:null,comment:null,edit:null,source:null,
previous:i.decision,time:a(t.targetOf(i),i.reviewer)}}function k(i){if(i.decision!=="added"||e.rowOfCorridor.has(i.corridor))return;let c=i.source,u=e.corridors.
length,l=Se(e,i.about.origin),w=Se(e,i.about.destination),p=i.edit||{},A=e.articles.find(E=>E.id===c.article)||{id:c.article,title:c.title,published:c.published,
url:c.url,text:null,sentences:[],names:[]},g={key:i.evidence[0],corridor:u,origin:l,destination:w,status:p.status||"completed",date:p.date||null,actors:[],score:1,
rule:`added by ${i.reviewer}`,evidence:c.text,marks:[],start:h(A,c.text),source:A};e.rowOfCorridor.set(i.corridor,u),e.corridors.push({id:i.corridor,row:u,target:t.
targetOf(i),source:c,mode:i.about.mode,origin:l,destination:w,bidirectional:i.about.bidirectional,status:g.status,date:g.date,links:1,articles:1,first:g.date,last:g.
date,km:null,score:1,note:"",line:null,doubts:[],doubt:0,evidence:[g],added:!0})}function h(i,c){let u=i.text===null?-1:i.text.indexOf(c);return u<0?null:u}return{
make:s,added:m,again:x,cleared:y,adopt:k}}var vt=["schema","version","corridor","link","decision","reason","comment","edit","evidence","about","source","previou\
s","reviewer","time","tool"];function Mn(e){return`[${e.map(t=>JSON.stringify(t).replace(/[\u007f-\uffff]/g,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)).join(", ")}]`}function Et(e){
return lt(gt(new TextEncoder().encode(Mn(e)))).slice(0,12)}function Cn(e){return e.split(/[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/).
filter(Boolean).join(" ")}function At(e,t,n,o){let r=o?[t,n].sort(Tn):[t,n];return Et([e,r[0],r[1],o])}function Tn(e,t){return e<t?-1:e>t?1:0}function kt(e,t,n,o,r){
return Et([e,t,n,o,Cn(r)])}function St(e){let t=vt,n=["accepted","rejected","edited","skipped","added","cleared"],o={lines:[],records:[]},r={lines:[],records:[]},
a=new Set,d=new Set,s=new Map,m=new Map,x=new Map;function y(v){let R=v.link===null&&(v.decision==="added"||v.previous==="added")&&v.evidence.length?v.evidence[0]:
v.link;return R===null?v.corridor:`${v.corridor} ${R}`}function k(v){let j=y(v);a.add(v.reviewer),s.has(j)||s.set(j,new Map),s.get(j).delete(v.reviewer),s.get(j).
set(v.reviewer,v),j===v.corridor?v.evidence.forEach(R=>{h(x,R,j)}):h(m,j.slice(v.corridor.length+1),j)}function h(v,j,R){v.has(j)||v.set(j,new Set),v.get(j).add(
R)}function i(){s=new Map,m=new Map,x=new Map,o.records.concat(r.records).forEach(k)}function c(v){k(v),u(v)&&(r.records.push(v),r.lines.push(JSON.stringify(v)))}
function u(v){return!w(v)&&!!d.add(l(v))}function l(v){return JSON.stringify(t.map(j=>v[j]))}function w(v){return d.has(l(v))}function p(v){let j=f(v),R=j.records.
map((F,K)=>K).filter(F=>u(j.records[F]));return R.forEach(F=>{o.lines.push(j.lines[F]),o.records.push(j.records[F])}),i(),R.map(F=>j.lines[F])}function f(v){let j={
lines:[],records:[]};return v.replace(/^\ufeff/,"").split(`
`).forEach((R,F,K)=>{let ae=R.replace(/\r$/,"");!ae.trim()||F===K.length-1&&A(ae)||(j.records.push(g(ae,F+1)),j.lines.push(ae))}),j}function A(v){try{return JSON.
parse(v),!1}catch{return v.startsWith("{")}}function g(v,j){let R;try{R=JSON.parse(v)}catch{throw new Error(`line ${j} is not JSON (${H(v)}); give a decisions f\
ile`)}let F=E(R);if(F)throw new Error(`line ${j}: ${F}`);return R}function E(v){if(v===null||typeof v!="object"||Array.isArray(v))return"is no object; give a de\
cisions file";if(v.schema!=="geomap-decision")return`'schema' is ${D(v.schema)}, not 'geomap-decision'; give a decisions file`;if(v.version!==1)return`'version'\
 is ${D(v.version)}, and this page reads 1; make the page anew`;let j=Object.keys(v).find(K=>!t.includes(K));if(j!==void 0)return`${D(j)} is no field of a decis\
ion`;let R=t.find(K=>!(K in v));if(R)return`'${R}' is missing`;if(!n.includes(v.decision))return`'decision' is ${D(v.decision)}; use one of ${n.join(", ")}`;let F=[
"corridor","reviewer","time","tool"].find(K=>typeof v[K]!="string");return F?`'${F}' is ${D(v[F])}, not a text`:C(v)}function C(v){return v.link!==null&&typeof v.
link!="string"?"'link' is neither null nor a text":Array.isArray(v.evidence)?T(v.about)?v.edit!==null&&!M(v.edit)?"'edit' is no change of a corridor":v.decision===
"added"&&!B(v.source)?"'source' is no sentence of an article":null:"'about' is no corridor with mode, origin, destination and bidirectional":"'evidence' is no l\
ist"}function D(v){return H(JSON.stringify(v))}function I(v){return E(v)===null}function T(v){return v!==null&&typeof v=="object"&&S(v.mode)&&O(v.origin)&&O(v.destination)}
function S(v){return e.modes.some(j=>j.name===v)}function O(v){return v!==null&&typeof v=="object"&&typeof v.id=="string"&&typeof v.name=="string"&&Math.abs(v.lon)<=
180&&Math.abs(v.lat)<=90}function M(v){return typeof v=="object"&&(!("mode"in v)||S(v.mode))&&["origin","destination"].every(j=>!(j in v)||O(v[j]))}function B(v){
return v!==null&&typeof v=="object"&&typeof v.article=="string"&&typeof v.text=="string"}function H(v){let j=String(v);return j.length>60?`${j.slice(0,57)}...`:
j}function z(v){return Array.from((s.get(v)||new Map).values()).filter(j=>j.decision!=="cleared")}function P(v,j){return(s.get(v)||new Map).get(j)||null}function se(v){
return Array.from(m.get(v)||[])}function ue(v){return Array.from(x.get(v)||[])}function $e(v,j){let R=P(v,j);return R&&R.decision!=="cleared"?R:null}function V(){
return o.records.concat(r.records)}function te(){return o.lines.concat(r.lines).map(v=>`${v}
`).join("")}return{add:c,load:p,verdicts:z,verdictOf:$e,lastOf:P,targetsOf:se,covering:ue,targetOf:y,records:V,text:te,isDecision:I,has:w,reviewers(){return Array.
from(a)}}}function Ot(e,t){let n=["proposed","accepted","edited","added","rejected","skipped","conflicting","stale"],o=["accepted","edited","added"];function r(h){
return h.state==="rejected"||o.includes(h.state)}function a(h){return pe(t.verdicts(h.target))}function d(h){return pe(m(t.targetsOf(h).map(t.verdicts)))}function s(h){
let i=d(h);return i.state!=="proposed"&&i.state!=="skipped"?i:pe(m(t.covering(h).map(c=>t.verdicts(c).filter(u=>u.evidence.includes(h)))))}function m(h){return h.
filter(i=>i.length).sort((i,c)=>{let u=i[i.length-1],l=c[c.length-1];return Date.parse(u.time)-Date.parse(l.time)||(u.corridor<l.corridor?-1:1)}).pop()||[]}function x(h,i){
let c=a(h);if(!r(c))return!1;let u=c.records[c.records.length-1].evidence;return u.filter(l=>!i.includes(l)).concat(i.filter(l=>!u.includes(l))).some(l=>!r(d(l)))}
function y(h){let i=a(h);if(h.added)return i.state==="proposed"?"withdrawn":i.state;let c=h.evidence.map(w=>w.key);if(x(h,c))return"stale";let u=c.map(w=>s(w).state);
return u.includes("conflicting")||i.state==="conflicting"?"conflicting":u.every(w=>w==="rejected")?"rejected":r(i)?i.state:u.every(w=>w==="rejected"||o.includes(
w))?u.includes("edited")?"edited":"accepted":i.state==="skipped"?"skipped":"proposed"}function k(h,i){let c=a(h).records,u=c[c.length-1];return{...h,...u?.edit&&
Dn(e,u.edit),...i}}return{names:n,of:y,ofLink(h){return d(h.key).state},shown:k}}function pe(e){let t=e.map(s=>s.previous).lastIndexOf("conflicting"),n=t<0?e:e.
slice(t),o=n.filter(s=>s.decision!=="skipped");if(!o.length)return{state:n.length?"skipped":"proposed",records:n};let r=new Set(o.map(s=>s.decision==="added"?"a\
ccepted":s.decision)),a=new Set(o.map(s=>JSON.stringify(s.edit)).filter(s=>s!=="null")),d=o.some(s=>s.decision==="added");return{state:r.size>1||a.size>1?"confl\
icting":d?"added":o[0].decision,records:o}}var Fe=["mode","origin","destination","bidirectional","status","date"],$t=["origin","destination"];function Ae(e,t){let n=e.
places[t];return{id:n.id,name:n.name,lon:n.lon,lat:n.lat,kind:n.kind,country:n.country}}function Se(e,t){return e.rowOfPlace.has(t.id)||(e.rowOfPlace.set(t.id,e.
places.length),e.places.push({region:"",population:0,kind:"",country:"",...t})),e.rowOfPlace.get(t.id)}function Dn(e,t){return Lt(Fe.filter(n=>n in t),n=>$t.includes(
n)?Se(e,t[n]):t[n])}function Pe(e,t,n){let o=Fe.filter(r=>n[r]!==t[r]);return o.length?he(e,n,o):null}function he(e,t,n){return Lt(n||Fe,o=>$t.includes(o)?Ae(e,
t[o]):t[o])}function Lt(e,t){return Object.fromEntries(e.map(n=>[n,t(n)]))}var Mt={proposed:"M8 3.2a4.8 4.8 0 1 0 .01 0Z",accepted:"M2.5 8.5 6.3 12.3 13.5 4",edited:"M3 13l.8-3.2L11 2.6l2.4 2.4-7.2 7.2Z",added:"M8 2.5v11M2.5 8h11",rejected:"\
M3.5 3.5l9 9M12.5 3.5l-9 9",skipped:"M2.5 4l4.5 4-4.5 4M8.5 4 13 8l-4.5 4",conflicting:"M2.5 6h11M2.5 10h11M11 2.5l-6 11",stale:"M13 8a5 5 0 1 1-1.6-3.7M13.2 2v\
3.2H10"};function oe(e){let t=ie("svg",{class:"state",viewBox:"0 0 16 16","aria-hidden":"true"});return ie("path",{d:Mt[e]||Mt.proposed},t),t}function ze(e,t){let n=ie(
"svg",{class:`sign ${t}`,"aria-hidden":"true"}),o=ie("path",{d:"M1 6H33",class:"line"},n),r=e.dashOf[t];return r&&o.setAttribute("stroke-dasharray",r),n}function de(e){
let t=U("kbd","",e);return t.setAttribute("aria-hidden","true"),t}var We=U,Bn={proposed:"To check",accepted:"Accepted",edited:"Accepted as changed",added:"Added",
rejected:"Rejected",skipped:"Skipped",conflicting:"In conflict",stale:"Stale",withdrawn:"Taken back",cleared:"Taken back",others:"By others only"};function q(e){
return Bn[e]||e}function Oe(e,t){return We("span","",We("bdi","",e.places[t.origin].name),t.bidirectional?" ↔ ":" → ",We("bdi","",e.places[t.destination].name))}
function Q(e,t){return e.places[t.origin].name+(t.bidirectional?" and ":" to ")+e.places[t.destination].name}function me(e){return`${Math.round(100*e)} %`}function re(e,t){
return`${e.toLocaleString("en")} ${t}${e===1?"":"s"}`}function Ct(e,t,n){let o=t.doubts.length?t.doubts.map(r=>Tt[r][0]).join(", "):null;return[e.words[n.status],
me(t.score),o].filter(Boolean).join(" · ")}var Tt={score:["unsure","the program was unsure"],name:["name","a name may mean another place"],far:["far","much lon\
ger than the other corridors"],single:["once","told in one sentence only"]};function Dt(e){return Tt[e][1]}function qe(e,t,n){let o=U,r=t.words,a=["origin","destination"],d=20,s={mode:i("Mode",t.modes.map(g=>[g.name,r[g.name]])),bidirectional:i("Direction",[["false",
"one way →"],["true","both ways ↔"]]),status:i("Status",t.statuses.map(g=>[g,r[g]])),date:h("Date",o("input"))};s.date.placeholder="2025-08-23",s.date.size=
10;let m={origin:c("From"),destination:c("To")},x=W("small","⇄ Swap ends",l),y=o("p","problem");y.id=`${e.id}-problem`,y.setAttribute("role","alert"),e.append(
o("div","fields",m.origin.box,m.destination.box),o("div","fields",s.mode.parentNode,s.bidirectional.parentNode,s.status.parentNode,s.date.parentNode,x),y);let k=null;
e.addEventListener("submit",g=>{g.preventDefault()}),s.mode.addEventListener("change",()=>{n.change({mode:s.mode.value})}),s.status.addEventListener("change",()=>{
n.change({status:s.status.value})}),s.bidirectional.addEventListener("change",()=>{n.change({bidirectional:s.bidirectional.value==="true"})}),s.date.addEventListener(
"change",w);function h(g,E){return o("label","",o("span","",g),E),E}function i(g,E){let C=h(g,o("select"));return E.forEach(D=>{C.append(new Option(D[1],D[0]))}),
C}function c(g){let E=o("select"),C=o("input"),D={choice:E,search:C};return C.type="search",C.placeholder="find another place",C.setAttribute("aria-label",`${g}\
: find another place`),D.box=o("div","end",h(g,E).parentNode,C),E.addEventListener("change",()=>{u(E,Number(E.value))}),C.addEventListener("input",()=>{p(k)}),D}
function u(g,E){n.change(g===m.origin.choice?{origin:E}:{destination:E})}function l(){n.change({origin:k.corridor.destination,destination:k.corridor.origin})}function w(){
let g=s.date.value.trim(),E=g===""||jn(g);y.textContent=E?"":`“${g}” is no date; write it as 2025, 2025-08 or 2025-08-23.`,s.date.setAttribute("aria-invalid",
String(!E)),E?(s.date.removeAttribute("aria-describedby"),n.change({date:g||null})):s.date.setAttribute("aria-describedby",y.id)}function p(g){let E=k===null||k.
corridor.id!==g.corridor.id;k=g,s.mode.value=g.corridor.mode,s.bidirectional.value=String(g.corridor.bidirectional),s.status.value=g.corridor.status,s.date.value=
g.corridor.date||"",E&&(y.textContent=""),a.forEach(C=>{E&&(m[C].search.value=""),f(m[C],g.corridor[C],g.choices[C],g.named)})}function f(g,E,C,D){let I=new Set,
T=g.search.value.trim().toLocaleLowerCase(),S=[["What the name may mean",[E].concat(C)],["Named in the text",D],["Found",T?A(T):[]]];g.choice.replaceChildren(),
S.forEach(O=>{let M=O[1].filter(H=>!I.has(H)&&I.add(H));if(!M.length)return;let B=o("optgroup");B.label=O[0],M.forEach(H=>{B.append(new Option(Ke(t,H),H))}),g.choice.
append(B)}),g.choice.value=String(E)}function A(g){let E=[];for(let C=0;C<t.places.length&&E.length<d;C++)t.places[C].name.toLocaleLowerCase().startsWith(g)&&E.
push(C);return E}return{show:p,focus(){m.origin.choice.focus()}}}function jn(e){let t=/^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(e);if(!t)return!1;let n=new Date(
Date.UTC(t[1],(t[2]||1)-1,t[3]||1));return Number(t[1])>0&&n.getUTCMonth()===(t[2]||1)-1&&n.getUTCDate()===Number(t[3]||1)}function Nn(e){return e?e>=1e6?`${(e/
1e6).toFixed(1)} M people`:e>=1e3?`${Math.round(e/1e3)} k people`:`${e} people`:""}function Ge(e){return[{region1:"first-level division",region2:"second-level d\
ivision"}[e.kind]||e.kind,e.region,Nn(e.population)].filter(Boolean).join(" · ")}function Ke(e,t){let n=e.places[t];return`${n.name} · ${Ge(n)}`}function Bt(e,t,n){
let o=U,r=o("select"),a=o("div","text"),d=o("form","change"),s=o("p","problem");d.id="adding-form";let m=null,x=null,y=null,k=[],h=qe(d,t,{change(T){Object.assign(
y,T),C()}}),i=W("strong","Add this corridor",D),c=W("","Leave",n.leave);s.setAttribute("role","alert"),r.addEventListener("change",()=>{l(Number(r.value))}),t.articles.
forEach((T,S)=>{r.append(new Option(T.title||T.id,S))}),a.setAttribute("role","listbox"),a.setAttribute("aria-label","Sentences; choose one by arrows, or by sel\
ecting words of it"),a.tabIndex=0,a.addEventListener("keydown",p),a.addEventListener("mouseup",T=>{let S=document.getSelection(),O=S.isCollapsed?T.target:S.getRangeAt(
0).startContainer,M=(O.nodeType===1?O:O.parentNode).closest("[role=option]");M&&f(k.indexOf(M))}),e.append(o("h2","","Add a corridor that was missed"),o("label",
"",o("span","","Article"),r),a,d,s,o("p","buttons",i,c));function u(T){if(T.text!==null)return T.sentences;let S=new Map;return t.links.filter(O=>O.source===T).
forEach(O=>{S.has(O.evidence)||S.set(O.evidence,{text:O.evidence,link:O,paragraph:S.size,rows:[]}),S.get(O.evidence).rows.push(O.origin,O.destination)}),Array.from(
S.values())}function l(T){m=t.articles[T],r.value=String(T),x=null,s.textContent=m.text===null?"Only the sentences of links are known. To read whole articles, m\
ake the page with --articles.":"";let S=null,O=null;a.replaceChildren(),k=u(m).map((M,B)=>{let H=o("span","sentence",w(M));return H.id=`sentence-${B}`,H.setAttribute(
"role","option"),H.setAttribute("aria-selected","false"),M.paragraph!==S&&(O=o("p",""),O.dir="auto",O.setAttribute("role","group"),a.append(O)),S=M.paragraph,O.
append(H," "),H}),d.hidden=!0,i.disabled=!0}function w(T){return"text"in T?T.text:m.text.slice(T.start,T.end)}function p(T){let S={ArrowDown:1,ArrowRight:1,ArrowUp:-1,
ArrowLeft:-1};if(T.key==="Enter"&&!d.hidden&&(T.preventDefault(),h.focus()),!(T.key in S)||!k.length)return;T.preventDefault();let O=x?x.at+S[T.key]:0;f(Math.max(
0,Math.min(k.length-1,O)))}function f(T){let S=u(m)[T],O=A(S);x={at:T,sentence:S,rows:O},k.forEach((B,H)=>{B.setAttribute("aria-selected",String(H===T))}),a.setAttribute(
"aria-activedescendant",`sentence-${T}`),k[T].scrollIntoView({block:"nearest"});let M=Array.from(new Set(O.concat(g(m))));if(i.disabled=M.length<2,d.hidden=M.length<
2,M.length<2){s.textContent="No two places are named here that the gazetteer knows.";return}s.textContent="",y={id:"new",row:-1,mode:t.modes[0].name,origin:M[0],
destination:M[1],bidirectional:!1,status:"completed",date:null},C()}function A(T){return"rows"in T?Array.from(new Set(T.rows)):Array.from(new Set(m.names.filter(
S=>T.start<=S.start&&S.end<=T.end).map(S=>S.place)))}function g(T){return T.text===null?u(T).flatMap(A):T.names.map(S=>S.place)}function E(T){let S=m.names.filter(
O=>O.place===T);return Array.from(new Set(S.flatMap(O=>t.choices[O.choices])))}function C(){h.show({corridor:y,choices:{origin:E(y.origin),destination:E(y.destination)},
named:x.rows.concat(g(m))}),n.preview(y,x.rows)}function D(){if(y.origin===y.destination){s.textContent=`Both ends are ${t.places[y.origin].name}; choose two pl\
aces.`;return}let T=n.add(y,I(x.sentence));s.textContent=T||""}function I(T){let S="text"in T?T.link.evidence_start:Array.from(m.text.slice(0,T.start)).length,O=w(
T);return{article:m.id,title:m.title,published:m.published,url:m.url,text:O,start:S,end:S+Array.from(O).length,actors:[]}}return{open(T){l(T),a.focus({preventScroll:!0})}}}
function jt(e,t,n){let o=U,r=o("input"),a=o("output",""),d={pair:m(),rule:m(),shown:m()};r.type="range",r.min=0,r.max=100,r.step=5,r.value=90,r.setAttribute("ar\
ia-label","Score at least, in percent"),r.addEventListener("input",()=>{k(s)}),e.append(o("h2","","Accept many at once"),d.pair.box,d.rule.box,o("p","range","Sc\
ore at least ",r,a),d.shown.box);let s=null;function m(){let i=W("small","",()=>{n.accept(c.rows,c.what)}),c={button:i,box:o("p","",i),rows:[],what:""};return c}
function x(i){return i.evidence.reduce((u,l)=>l.score>u.score?l:u).rule.split(";")[0]}function y(i,c){return[i.origin,i.destination].sort().join()===[c.origin,c.
destination].sort().join()}function k(i){if(s=i,!i)return;let c=t.corridors.filter(f=>n.isOpen(f.row)),u=Number(r.value)/100,l=i.evidence.length?x(i):null;a.textContent=
me(u);let w=`${t.places[i.origin].name} and ${t.places[i.destination].name}`;h(d.pair,c.filter(f=>y(f,i)),`between ${w}`),h(d.rule,c.filter(f=>f.evidence.length&&
f.score>=u&&x(f)===l),`found by “${l}” with a score of ${a.textContent} or more`);let p=new Set(n.shown());h(d.shown,c.filter(f=>p.has(f.row)&&f.score>=u),`\
that the queue shows with a score of ${a.textContent} or more`)}function h(i,c,u){i.rows=c.map(l=>l.row),i.what=u,i.button.textContent=`Accept ${i.rows.length} ${u}`,
i.button.disabled=!i.rows.length}return{show:k,focus(){(e.querySelector("button:enabled")||r).focus()}}}function Nt(e,t){let n=ee,o=U;function r(x,y,k){a("route",[Oe(e,y)]),a("about",d(x,y,k)),a("doubts",x.doubts.map(h=>o("li","",Dt(h)))),a("verdicts",s(k.state).concat(
t.verdicts(x.target).map(m),x.note?[o("li","",x.note)]:[]))}function a(x,y){n(x).replaceChildren(...y)}function d(x,y,k){let h=y.origin!==x.origin||y.destination!==
x.destination;return[o("span",`tag ${y.mode}`,e.words[y.mode]),o("span","",e.words[y.status]),o("span","state-name",oe(k.state),k.isChanged?"Changed, not yet ac\
cepted":q(k.state)),x.km!==null&&!h?o("span","",`${Math.round(x.km).toLocaleString("en")} km`):null,k.place===void 0?null:o("span","",`${k.place+1} of ${k.of}`)].
filter(Boolean)}function s(x){let y={stale:"The sentences have changed since this was decided. Look once more.",conflicting:"Reviewers differ."};return y[x]?[o(
"li","warning",y[x])]:[]}function m(x){let y=e.reasons.find(h=>h.slug===x.reason),k=o("li","",oe(x.decision),`${q(x.decision)} by `,o("bdi","",x.reviewer));return/^\d{4}-\d\d-\d\d/.
test(x.time)&&k.append(", ",ye(x.time.slice(0,10))),y&&k.append(`: ${y.label}`),x.comment&&k.append(" ",o("q","",x.comment)),k}return{show:r}}function Ht(e,t,n){
let o=U,r=e.words,a=["origin","destination","cue"],d=12,s=250,m={origin:"from",destination:"to"};function x(f,A){f.replaceChildren(),y(f,A,A.evidence)}function y(f,A,g){
let E=g.slice(d);if(f.append(...g.slice(0,d).map(D=>k(A,D))),!E.length)return;let C=W("small",`Show ${E.length} more`,()=>{C.remove(),y(f,A,E)});f.append(C)}function k(f,A){
let g=t.ofLink(A),E=o("article",`${f.mode} ${g}`);return E.append(h(A),l(A.source),w(f,A)),f.evidence.length>1&&!f.added&&E.append(p(A,g)),E}function h(f){let A=o(
"blockquote",""),g=c(f),E=f.start+f.evidence.length;return A.dir="auto",g===null?(A.append(u(f)),A):(g.isCutBefore&&A.append("… "),i(A,f,g.start,f.start),A.append(
u(f)),i(A,f,E,g.end),g.isCutBehind&&A.append(" …"),A)}function i(f,A,g,E){let C=g;A.source.names.forEach(D=>{let I=D.place===A.origin?"origin":D.place===A.destination?
"destination":null;!I||D.start<C||D.end>E||(f.append(A.source.text.slice(C,D.start),o("mark",`${I} around`,A.source.text.slice(D.start,D.end))),C=D.end)}),f.append(
A.source.text.slice(C,E))}function c(f){if(f.start===null||f.source.text===null)return null;let A=f.start+f.evidence.length,g=f.source.sentences.find(D=>D.start<=
f.start&&f.start<D.end);if(!g)return null;let E=f.source.sentences.filter(D=>D.paragraph===g.paragraph),C=E.filter(D=>D.end>f.start-s&&D.start<A+s);return{start:Math.
min(C[0].start,f.start),end:Math.max(C[C.length-1].end,A),isCutBefore:C[0]!==E[0],isCutBehind:C[C.length-1]!==E[E.length-1]}}function u(f){let A=o("strong","tol\
d"),g=0;for(let E=0;E<f.marks.length;E+=3){let C=a[f.marks[E+2]],D=o("mark",C,f.evidence.slice(f.marks[E],f.marks[E+1]));m[C]&&(D.dataset.role=m[C]),A.append(f.
evidence.slice(g,f.marks[E]),D),g=f.marks[E+1]}return A.append(f.evidence.slice(g)),A}function l(f){let A=o("cite","",f.title||r.untitled_article),g=o("p","sour\
ce");if(A.dir="auto",/^https?:\/\//i.test(f.url||"")){let E=o("a","",A);E.href=f.url,E.target="_blank",E.rel="noopener noreferrer",g.append(E)}else g.append(A);
return f.published&&g.append(", ",ye(f.published)),g}function w(f,A){let g=o("p","grounds",`${me(A.score)} · ${r[A.status]}`);A.date&&g.append(" · ",ye(A.date)),
g.append(` · ${r.rule} ${A.rule}`),A.actors.length&&g.append(" · ",o("bdi","",A.actors.join(", ")));let E=["origin","destination"].filter((C,D)=>!A.marks.some(
(I,T)=>T%3===2&&I===D));return E.length&&!f.added&&g.append(o("br"),E.map(C=>`${e.places[A[C]].name} is not named in this sentence.`).join(" ")),g}function p(f,A){
let g=o("p","single");return[["accepted","Accept this sentence"],["rejected","Reject this sentence"]].forEach(E=>{let C=W("small",E[1],()=>{n.decideLink(f,A===E[0]?
"cleared":E[0])});C.prepend(oe(E[0])),C.setAttribute("aria-pressed",String(A===E[0])),g.append(C)}),g}return{show:x}}function Ut(e,t,n){let o=U,r=["origin","des\
tination"],a={origin:"From",destination:"To"};function d(h,i,c){e.replaceChildren(...r.map(u=>{let l=s(i,u),w=o("div","places"),p=o("h3","",`${a[u]}: `,o("bdi",
"",t.places[h[u]].name));return u===c&&l.length>1&&p.append(" ",de("g")),p.id=`choices-${u}`,w.setAttribute("role","radiogroup"),w.setAttribute("aria-labelledby",
p.id),m(l,h[u]).forEach(f=>{w.append(x(h,i,u,f))}),o("div","",p,w)}))}function s(h,i){return h.added?[h[i]]:t.choices[h[`${i}_choices`]]}function m(h,i){return h.
includes(i)?h:h.concat([i])}function x(h,i,c,u){let l=t.places[u],w=o("input"),p=o("label","place",w,o("bdi","",l.name));return w.type="radio",w.name=`choices-${c}`,
w.checked=u===h[c],w.addEventListener("change",()=>{n.change(c==="origin"?{origin:u}:{destination:u})}),p.append(o("span","facts",`${Ge(l)} · ${y(i[c],u)}`)),p}
function y(h,i){if(i===h)return"proposed";let c=[t.places[h],t.places[i]].map(u=>[u.lon,u.lat]);return`${Math.round(nt(c[0],c[1])).toLocaleString("en")} km away`}
function k(h,i,c){let u=m(s(i,c),h[c]);return u[(u.indexOf(h[c])+1)%u.length]}return{show:d,next:k,choicesOf:s}}function Rt(e,t,n,o,r){let a=U,d=a("input"),s=a("input"),m=a("label","load","Load decisions",s),x=W("strong","",f),y=a("p","note"),k=a("p","problem"),h=a("p","b\
efore"),i=0;d.value=t.reviewer||c()||"",d.autocomplete="name",d.placeholder="Your name",d.setAttribute("aria-label","Your name, which stands with each decision"),
d.addEventListener("change",u),d.addEventListener("keydown",g=>{g.key==="Enter"&&d.blur()}),s.type="file",s.accept=".jsonl,.json",s.addEventListener("change",()=>{
l(Array.from(s.files))}),k.setAttribute("role","alert"),e.append(d,m,x,y,h,k),document.addEventListener("dragover",g=>{g.preventDefault()}),document.addEventListener(
"drop",g=>{g.preventDefault(),l(Array.from(g.dataTransfer.files))}),window.addEventListener("beforeunload",g=>{(o.unkept()||r.isChanging())&&g.preventDefault()});
function c(){return o.works()?localStorage.getItem("geomap-reviewer"):null}function u(){o.works()&&localStorage.setItem("geomap-reviewer",d.value.trim()),r.named()}
function l(g){Promise.all(g.map(E=>E.text())).then(E=>{k.textContent="",E.forEach((C,D)=>{try{w(n.load(C),g[D].name)}catch(I){k.textContent=`“${g[D].name}”, ${I.
message}.`}}),s.value=""},()=>{k.textContent="The file cannot be read; choose it once more."})}function w(g,E){g.length&&o.keep({label:E,kind:"load",lines:g}),r.
loaded(g.length,E)}function p(){let g=o.keptBefore().filter(D=>!n.has(D));if(h.replaceChildren(),!g.length)return;let E=re(g.length,"decision"),C=g.length===1?"\
is":"are";h.append(`${E} on an earlier version of this map ${C} kept here. `,W("small","Take over",()=>{w(n.load(g.map(D=>JSON.stringify(D)).join(`
`)),"this browser"),h.replaceChildren()}))}function f(){o.download(n.text()),i=n.records().length,A(),r.told(`Downloaded ${re(i,"decision")} as decisions.jsonl.`)}
function A(){let g=n.records().length;x.textContent="Download decisions",g&&x.append(a("span","count",String(g))),x.disabled=!g,y.textContent=o.works()?"Kept in\
 this browser as you go.":"This browser keeps nothing more here. Download before you leave.",y.classList.toggle("warning",!o.works())}return{show:A,offer:p,download:f,
reviewer(){return d.value.trim()},askName(){d.focus()}}}function It(e,t){let n=U,o={" ":"s",Backspace:"u"},r=new Map;[["a","Accept","accept, with what you have changed",t.accept],["x","Reject","reject, without a reas\
on",()=>{t.reject(null)}],["s","Skip","leave it for later",t.skip],["u","Undo","undo the last step",t.undo],["r","Redo","do again what was undone",t.redo],["k",
"Back","go to the corridor before",t.back],["j","Next","go to the next corridor",t.next]].forEach(s=>{a("actions",s)}),[["g","Next place","take the next place t\
hat the name may mean",t.candidate],["t","Other end","turn to the other end, for g",t.turn],["e","Edit","change ends, mode, direction, status or date",t.edit],[
"c","Comment","write a comment",t.comment],["b","Many","accept many at once",t.many],["m","Missed","add a corridor that was missed",t.missed],["h","History","se\
e what was done, and take it back",t.history],["d","Download","download all decisions",t.download],["/","Filter","filter the queue",t.filter],["?","Keys","show \
these keys",t.help]].forEach(s=>{a("more",s)}),e.forEach((s,m)=>{a("reasons",[String(m+1),s.label,`reject: ${s.label}`,()=>{t.reject(s.slug)}])});function a(s,m){
let x=m[0],y=W("",m[1],m[3]);y.append(de(x)),y.setAttribute("aria-keyshortcuts",x),y.dataset.key=x,ee(s).append(y),ee("keys").append(n("dt","",n("kbd","",x)),n(
"dd","",m[2])),r.set(x,{button:y,run:m[3]})}document.addEventListener("keydown",s=>{if(s.ctrlKey||s.metaKey||s.altKey||s.defaultPrevented||d(s))return;let m=o[s.
key]||s.key.toLowerCase(),x=r.get(m);!x||document.querySelector("dialog[open]")||!x.button.getClientRects().length||(s.preventDefault(),x.button.disabled||x.run())});
function d(s){let m=s.target;return m.closest("textarea, select, [contenteditable]")?!0:m.tagName==="INPUT"?!["radio","checkbox","range","file"].includes(m.type)||
s.key===" ":s.key===" "&&!!m.closest("button, a, summary, label")}return{enable(s,m){r.get(s).button.disabled=!m}}}function _t(e,t,n){let a=U,d=a("div","spacer"),s=[],m=new Map,x=null;e.append(d),e.addEventListener("scroll",h,{passive:!0}),new ResizeObserver(h).observe(e),e.
addEventListener("click",l=>{let w=l.target.closest("[data-row]");w&&n.open(Number(w.dataset.row))}),e.addEventListener("keydown",l=>{let w={ArrowDown:1,ArrowUp:-1}[l.
key],p=w?c(w):l.key==="Home"?s[0]:l.key==="End"?s[s.length-1]:void 0;p!=null&&(l.preventDefault(),n.open(p))});function y(l){s=l,m=new Map(s.map((w,p)=>[w,p])),
d.style.height=`${s.length*58}px`,h()}function k(l){x=l;let w=m.get(l);if(w!==void 0){let p=w*58,f=e.clientHeight;p<e.scrollTop?e.scrollTop=p:p+58>e.scrollTop+f&&
(e.scrollTop=p+58-f)}h()}function h(){let l=Math.max(0,Math.floor(e.scrollTop/58)-6),w=Math.min(s.length,Math.ceil((e.scrollTop+e.clientHeight)/58)+6),p=s.slice(
l,w).map((A,g)=>i(A,l+g));d.replaceChildren(...p),m.has(x)&&m.get(x)>=l&&m.get(x)<w?e.setAttribute("aria-activedescendant",`row-${x}`):e.removeAttribute("aria-a\
ctivedescendant")}function i(l,w){let p=t.corridors[l],f=n.state(l),A=n.shown(p),g=a("span","unseen",`${q(f)}, ${t.words[A.mode]}, `),E=a("div",`item ${f} ${A.mode}`,
oe(f),ze(t,A.mode),a("span","route",Oe(t,A)),a("span","facts",g,Ct(t,p,A)));return E.id=`row-${l}`,E.dataset.row=l,E.style.top=`${w*58}px`,E.setAttribute("role",
"option"),E.setAttribute("aria-selected",String(l===x)),E.setAttribute("aria-posinset",w+1),E.setAttribute("aria-setsize",s.length),E}function c(l){if(!m.has(x))
return s.length?s[0]:null;let w=s[m.get(x)+l];return w===void 0?null:w}function u(l){let w=m.has(x)?m.get(x)+1:0;for(let p=0;p<s.length;p++){let f=s[(w+p)%s.length];
if(f!==x&&l(f))return f}return null}return{setRows:y,setCurrent:k,render:h,beside:c,nextOpen:u,rows(){return s},placeOf(l){return m.get(l)}}}function Ft(e,t,n,o){
let r=U,a={doubt:["Doubtful first",(p,f)=>f.doubt-p.doubt||f.links-p.links],reach:["Told most first",(p,f)=>f.links-p.links||f.articles-p.articles||f.doubt-p.doubt],
place:["By place",(p,f)=>h(p).localeCompare(h(f))]},d={words:"",order:"doubt",states:new Set,modes:new Set},s=new Map,m=r("input");m.type="search",m.placeholder=
"Filter places, people, words",m.setAttribute("aria-label","Filter the queue by words"),m.addEventListener("input",()=>{d.words=m.value.trim().toLocaleLowerCase(),
o()});let x=r("select");x.setAttribute("aria-label","Order of the queue"),Object.keys(a).forEach(p=>{x.append(new Option(a[p][0],p))}),x.addEventListener("chang\
e",()=>{d.order=x.value,o()});let y=r("output","count");e.append(r("p","search",m,de("/")),r("p","sorting",x,y),i("State",n.names.concat("others"),d.states,p=>q(
p)),i("How",t.modes.map(p=>p.name),d.modes,p=>t.words[`${p}_layer`])),e.addEventListener("submit",p=>{p.preventDefault()});let k=Array.from(e.querySelectorAll("\
.choice"));function h(p){return`${t.places[p.origin].name} ${t.places[p.destination].name}`}function i(p,f,A,g){let E=r("div","choices");return E.setAttribute("\
role","group"),E.setAttribute("aria-label",p),f.forEach(C=>{let D=W("choice",g(C),()=>{A.delete(C)||A.add(C),D.setAttribute("aria-pressed",String(A.has(C))),o()});
D.dataset.value=C,D.setAttribute("aria-pressed","false"),E.append(D)}),E}function c(p){return s.has(p)||s.set(p,[h(p),p.id].concat(p.evidence.flatMap(f=>[f.evidence,
f.source.title||"",f.rule].concat(f.actors))).join(`
`).toLocaleLowerCase()),s.get(p)}function u(p,f,A){return f==="withdrawn"?!1:(!d.states.size||d.states.has(f)||d.states.has("others")&&!A)&&(!d.modes.size||d.modes.
has(p.mode))&&(!d.words||c(p).includes(d.words))}function l(p){return p.slice().sort((f,A)=>a[d.order][1](f,A)||f.row-A.row)}function w(p,f){y.textContent=p===f.
all?re(p,"corridor"):`${p} of ${f.all}`,k.forEach(A=>{let g=f.counts[A.dataset.value]||0;A.hidden=!g&&A.getAttribute("aria-pressed")==="false",A.title=String(g)})}
return{passes:u,sorted:l,tell:w,secondPass(){return d.states.has("others")},focus(){m.focus(),m.select()}}}function Pt(e,t,n){let o=U,r=["proposed","stale","con\
flicting","withdrawn"],a=o("progress"),d=o("p","line"),s=o("ul","modes");a.setAttribute("aria-label","Corridors that are decided"),e.append(d,a,s);function m(y){
let k={others:n()},h={};y.forEach((l,w)=>{if(l==="withdrawn")return;let p=t.corridors[w].mode;k[l]=(k[l]||0)+1,h[p]=h[p]||[0,0],h[p][1]+=1,x(l)&&(h[p][0]+=1)});
let i=Object.values(h).reduce((l,w)=>l+w[1],0),c=Object.values(h).reduce((l,w)=>l+w[0],0);a.max=Math.max(1,i),a.value=c;let u=["accepted","edited","added","reje\
cted","skipped","conflicting","stale"].filter(l=>k[l]);return d.replaceChildren(o("strong","",`${c} of ${i}`),` decided${u.map(l=>` · ${k[l]} ${q(l).toLowerCase()}`).
join("")}`),s.replaceChildren(...t.modes.filter(l=>h[l.name]).map(l=>o("li",l.name,ze(t,l.name),`${t.words[`${l.name}_layer`]} ${h[l.name].join("/")}`))),Object.
keys(h).forEach(l=>{k[l]=h[l][1]}),{done:c,all:i,counts:k}}function x(y){return!r.includes(y)&&y!=="skipped"}return{show:m}}function Wt(e,t,n){let o=[],r=[],a=[];function d(c,u,l){let w=l.map(f=>t.verdictOf(t.targetOf(f),f.reviewer)),p={label:c,kind:u,records:l,priors:w};return l.forEach(
t.add),o.push(p),p}function s(c,u){let l=d(c,"do",u);return r.push(l),a=[],n.keep(l),l}function m(){let c=r.pop();return c?(a.push(c),n.keep(d(c.label,"undo",h(
c))),c):null}function x(){let c=a.pop();return c?(r.push(c),n.keep(d(c.label,"redo",c.records.map(e.again))),c):null}function y(c){let u=h(c).filter((l,w)=>k(c.
records[w]));return u.length?s(c.label,u):null}function k(c){return t.verdictOf(t.targetOf(c),c.reviewer)===c}function h(c){return c.records.map((u,l)=>c.priors[l]?
e.again(c.priors[l]):e.cleared(u))}function i(c){let u=d(c.label,c.kind,c.records);u.kind==="undo"?a.push(r.pop()):u.kind==="redo"?r.push(a.pop()):(r.push(u),a=
[]),r=r.filter(Boolean),a=a.filter(Boolean)}return{all:o,perform:s,undo:m,redo:x,takeBack:y,isLast:k,resume:i,canUndo(){return r.length>0},canRedo(){return a.length>
0}}}function zt(e,t){let n="geomap-review:",o=`${n+e.network}:`,r=Math.random().toString(36).slice(2,8),a=0,d=0,s=m();function m(){try{return localStorage.setItem(
`${n}try`,"1"),localStorage.removeItem(`${n}try`),!0}catch{return!1}}function x(w){let p=`${o+String(Date.now()).padStart(15,"0")}:${String(a++).padStart(6,"0")}\
:${r}`;try{if(!s)throw new Error("no store");localStorage.setItem(p,JSON.stringify({label:w.label,kind:w.kind,records:w.records,lines:w.lines}))}catch{s=!1,d+=(w.
records||w.lines).length}}function y(w){return Object.keys(localStorage).filter(p=>p.startsWith(w)).sort()}function k(){return s?y(o).map(w=>h(localStorage.getItem(
w))).filter(Boolean):[]}function h(w){try{let p=JSON.parse(w);return i(p).every(t)?p:null}catch{return null}}function i(w){return w.records||w.lines.map(p=>JSON.
parse(p))}function c(){return s?y(n).filter(f=>!f.startsWith(o)).map(f=>h(localStorage.getItem(f))).filter(Boolean).flatMap(i).filter(f=>e.rowOfCorridor.has(f.corridor)):
[]}function u(w){window.addEventListener("storage",p=>{let f=p.key?.startsWith(o)&&p.newValue?h(p.newValue):null;f&&w(f)})}function l(w){let p=U("a");p.href=URL.
createObjectURL(new Blob([w],{type:"application/x-ndjson"})),p.download="decisions.jsonl",document.body.append(p),p.click(),p.remove(),setTimeout(()=>{URL.revokeObjectURL(
p.href)},1e4),d=0}return{keep:x,kept:k,keptBefore:c,watch:u,download:l,works(){return s},unkept(){return d}}}function qt(e,t,n,o,r){let a=U,d=100,s={do:"",undo:"\
Undone: ",redo:"Done again: "},m=a("ol","steps"),x=a("ul","gone"),y=a("h3","","On this map no more");e.append(a("h2","","History"),m,y,x);function k(){m.replaceChildren(
...n.all.slice(-d).reverse().map(h)),n.all.length||m.append(a("li","","Nothing yet."));let c=i();y.hidden=x.hidden=!c.length,x.replaceChildren(...c.map(u=>a("li",
"",oe("stale"),a("bdi","",u.about.origin.name),u.about.bidirectional?" ↔ ":" → ",a("bdi","",u.about.destination.name),` (${t.words[u.about.mode]}, ${q(u.decision).
toLowerCase()})`)))}function h(c){let u=a("li","",a("span","",s[c.kind]+c.label));return c.records.some(n.isLast)&&c.kind!=="undo"&&u.append(" ",W("small","Undo",
()=>{r.takeBack(c)})),u}function i(){let c=new Map;return o.records().forEach(u=>{u.link===null&&u.decision!=="added"&&!t.rowOfCorridor.has(u.corridor)&&c.set(u.
corridor,u)}),Array.from(c.values()).filter(u=>u.decision!=="cleared")}return{show:k,lost(){return i().length}}}function Hn(){let e=ee,t=U,n=wt(),o=St(n),r=Ot(n,o),a=new Map,d=[],s=null,m="destination",x=!1,y=yt(n,o,()=>i.reviewer()),k=zt(n,o.isDecision),h=Wt(y,o,k),i=Rt(
e("file"),n,o,k,{loaded:sn,told:G,named:j,isChanging(){return a.size>0}}),c=Pt(e("progress"),n,()=>o.reviewers().some(z)?P():0),u=st(e("map"),n),l=_t(e("list"),
n,{open:v,state(b){return d[b]},shown(b){return r.shown(b,a.get(b.id))}}),w=Ft(e("filter"),n,r,te),p=Nt(n,o),f=Ht(n,r,{decideLink:Zt}),A=Ut(e("candidates"),n,{change:Le}),
g=qe(e("change"),n,{change:Le}),E=Bt(e("adding"),n,{leave:be,add:rn,preview:on}),C=jt(e("bulk"),n,{accept:Vt,isOpen:se,shown:l.rows}),D=qt(e("history"),n,h,o,{takeBack:Qt}),
I=e("comment"),T=e("help"),S=It(n.reasons,{accept:Jt,reject(b){ge("rejected",{reason:b})},skip(){ge("skipped",{})},undo:Xt,redo:Yt,back(){Ze(-1)},next(){Ze(1)},
candidate:Gt,turn:Kt,edit:an,comment(){I.focus()},many:cn,missed:nn,history:dn,download:i.download,filter:w.focus,help(){T.showModal()}});I.addEventListener("ch\
ange",tn),I.addEventListener("keydown",b=>{b.key==="Enter"&&I.blur()}),T.querySelector("button").addEventListener("click",()=>{T.close()}),e("change-box").addEventListener(
"toggle",F),e("bulk-box").addEventListener("toggle",()=>{C.show(M())}),e("history-box").addEventListener("toggle",D.show),e("filter").addEventListener("keydown",
b=>{b.key==="Enter"&&b.target.type==="search"&&$e()}),document.addEventListener("keydown",b=>{b.key!=="Escape"||T.open||(b.target.matches("input, select, textar\
ea")?b.target.blur():x&&be())}),o.load(n.decisions.join(`
`)),k.kept().forEach(O),o.records().forEach(y.adopt),k.watch(b=>{let $=n.corridors.length;O(b),o.records().forEach(y.adopt),V(),n.corridors.length>$?te():l.render()}),
document.documentElement.classList.add("live"),i.offer(),V(),te(),v(ue());function O(b){b.kind==="load"?o.load(b.lines.join(`
`)):h.resume(b)}function M(){return s===null?null:n.corridors[s]}function B(){return r.shown(M(),a.get(M().id))}function H(b){return o.verdictOf(b.target,i.reviewer())}
function z(b){return b!==i.reviewer()}function P(){return n.corridors.filter(b=>o.verdicts(b.target).length&&!H(b)).length}function se(b){let $=d[b],N=H(n.corridors[b]);
return $==="stale"?!0:N?!1:$==="proposed"||$==="conflicting"||$==="skipped"||w.secondPass()&&$!=="withdrawn"}function ue(){let b=l.rows().find(se);return b!==void 0?
b:l.rows().length?l.rows()[0]:null}function $e(){document.activeElement.blur(),v(ue())}function V(b){(b||n.corridors.map((N,_)=>_)).forEach(N=>{d[N]=r.of(n.corridors[N])});
let $=c.show(d);return w.tell(l.rows().length,$),i.show(),S.enable("u",h.canUndo()),S.enable("r",h.canRedo()),e("history-box").open&&D.show(),$}function te(){let b=n.
corridors.filter($=>w.passes($,d[$.row],!!H($)));l.setRows(w.sorted(b).map($=>$.row)),w.tell(b.length,c.show(d)),l.setCurrent(s)}function v(b){x&&be(),s=b;let $=M();
$&&(m=$.added||n.choices[$.origin_choices].length<=n.choices[$.destination_choices].length?"destination":"origin"),j(),e("evidence").scrollTop=0}function j(){let b=M();
if(document.documentElement.classList.toggle("idle",!b),l.setCurrent(s),!b)return;let $=B(),N=H(b);p.show(b,$,{state:d[s],place:l.placeOf(s),of:l.rows().length,
isChanged:a.has(b.id)}),f.show(e("sentences"),b),A.show($,b,m),e("change-box").open&&F(),e("bulk-box").open&&C.show(b),I.value=a.get(b.id)?.comment||N?.comment||
"",requestAnimationFrame(()=>{s===b.row&&!x&&u.show($,R(b,$))})}function R(b,$){return K(b)[m].filter(N=>N!==$[m]).slice(0,4)}function F(){let b=M();b&&g.show({
corridor:B(),choices:K(b),named:ae(b)})}function K(b){return{origin:A.choicesOf(b,"origin"),destination:A.choicesOf(b,"destination")}}function ae(b){return Array.
from(new Set(b.evidence.flatMap($=>[$.origin,$.destination].concat($.source.names.map(N=>N.place)))))}function Le(b){let $=M(),N={...a.get($.id),...b},_=r.shown(
$,null),J=document.activeElement.name||"";Object.keys(N).forEach(X=>{X!=="comment"&&N[X]===_[X]&&delete N[X]}),Object.keys(N).length?a.set($.id,N):a.delete($.id),
j(),J.startsWith("choices-")&&document.querySelector(`[name=${J}]:checked`).focus()}function Gt(){let b=M(),$=A.next(B(),b,m);Le(m==="origin"?{origin:$}:{destination:$}),
G((m==="origin"?"From ":"To ")+Ke(n,$))}function Kt(){m=m==="origin"?"destination":"origin",j(),G(m==="origin"?"The key g changes where it starts.":"The key g c\
hanges where it ends.")}function Jt(){let b=M(),$=Pe(n,b,B());if($&&B().origin===B().destination)return G("Both ends are one place. Choose two.");b.added?ge("ad\
ded",{edit:he(n,B()),source:b.source}):ge($?"edited":"accepted",{edit:$})}function ge(b,$){let N=M();if(!N||!xe())return;let _=I.value.trim()||null;h.perform(`${q(
b)}: ${Q(n,B())}`,[y.make(N,b,{comment:_,...$})]),a.delete(N.id),Je(`${q(b)}: ${Q(n,B())}, ${n.words[N.mode]}`,[N.row])}function Zt(b,$){let N=M();if(!xe())return;
let _=y.make(N,$,{link:b.key});h.perform(`${$==="cleared"?"Taken back":q($)}, one sentence: ${Q(n,N)}`,[_]),V([N.row]),j(),G(`${q($)}: one sentence of ${Q(n,N)}`)}
function xe(){return i.reviewer()?!0:(i.askName(),G("Write your name first: it stands with each decision."),!1)}function Je(b,$){let N=V($),_=l.nextOpen(se);_!==
null?v(_):j(),G(`${b}. ${N.done} of ${N.all} decided. ${_===null?"Nothing is left to check in this queue; download the decisions.":`Next: ${Q(n,B())}, ${n.words[M().
mode]}.`}`)}function Vt(b,$){if(!xe()||!b.length)return;let N=b.map(_=>{let J=n.corridors[_],X=Pe(n,J,r.shown(J,a.get(J.id)));return a.delete(J.id),y.make(J,X?"\
edited":"accepted",{edit:X})});h.perform(`Accepted ${b.length} ${$}`,N),Je(`Accepted ${re(b.length,"corridor")} ${$}`,b),C.show(M())}function Xt(){Me(h.undo(),"\
Undone: ")}function Yt(){Me(h.redo(),"Done again: ")}function Qt(b){Me(h.takeBack(b),"Taken back: ")}function Me(b,$){if(!b)return;let N=en(b);V(N),b.records.some(
_=>_.decision==="added")&&te(),N.length&&v(d[N[0]]==="withdrawn"?ue():N[0]),G($+b.label)}function en(b){return b.records.map($=>n.rowOfCorridor.get($.corridor)).
filter($=>$!==void 0)}function tn(){let b=M(),$=I.value.trim()||null,N=H(b);if(!N){$&&a.set(b.id,{...a.get(b.id),comment:$});return}N.comment!==$&&(h.perform(`C\
omment: ${Q(n,b)}`,[Object.assign(y.again(N),{comment:$})]),V([b.row]),j(),G("Comment kept."))}function Ze(b){let $=l.beside(b);if($===null)return G(b>0?"This i\
s the last one of the queue.":"This is the first one of the queue.");v($),G(`${Q(n,B())}, ${n.words[M().mode]}, ${q(d[$])}`,!0)}function nn(){x=!0,document.documentElement.
classList.add("is-adding"),e("evidence").scrollTop=0,E.open(M()?.evidence.length?Math.max(0,n.articles.indexOf(M().evidence[0].source)):0),G("Choose the sentenc\
e that tells of the corridor.")}function be(){x=!1,document.documentElement.classList.remove("is-adding"),M()&&j()}function on(b,$){u.show(b,$.filter(N=>N!==b.origin&&
N!==b.destination))}function rn(b,$){if(!xe())return"Write your name first.";let N=["origin","destination"].map(ln=>n.places[b[ln]].id),_=At(b.mode,N[0],N[1],b.
bidirectional),J=n.rowOfCorridor.get(_);if(J!==void 0&&d[J]!=="withdrawn")return"This corridor stands in the queue already; look it up and accept it there.";let X=y.
added(b,_,$);return h.perform(`Added: ${Q(n,b)}`,[X]),y.adopt(X),be(),V(),te(),v(n.rowOfCorridor.get(_)),G(`Added: ${Q(n,b)}, ${n.words[b.mode]}`),null}function sn(b,$){
o.records().forEach(y.adopt),V(),te(),j(),G(b?`${re(b,"decision")} read from ${$}${D.lost()?`; ${D.lost()} about corridors that are gone`:""}`:`Nothing new in ${$}`)}
function an(){F(),Ce("change-box",g)}function cn(){C.show(M()),Ce("bulk-box",C)}function dn(){D.show(),Ce("history-box",e("history-box").querySelector("summary"))}
function Ce(b,$){e(b).open=!0,$.focus(),e(b).scrollIntoView({block:"nearest"})}function G(b,$){let N=e("told"),_=b.indexOf(". ")+1||b.length;N.replaceChildren(b.
slice(0,_),t("span","unseen",b.slice(_))),N.classList.toggle("fresh",!$),clearTimeout(N.timer),N.timer=setTimeout(()=>{N.classList.remove("fresh")},4e3)}}return gn(Un);})();
