var geomap=(()=>{var Tt=Object.defineProperty;var Te=Object.getOwnPropertyDescriptor;var Oe=Object.getOwnPropertyNames;var Pe=Object.prototype.hasOwnProperty;var Ne=(t,o)=>{for(var n in o)Tt(t,n,{get:o[n],enumerable:!0})},ke=(t,o,n,e)=>{if(o&&typeof o=="object"||typeof o=="function")for(let s of Oe(o))!Pe.call(t,s)&&
s!==n&&Tt(t,s,{get:()=>o[s],enumerable:!(e=Te(o,s))||e.enumerable});return t};var Ie=t=>ke(Tt({},"__esModule",{value:!0}),t);var We={};Ne(We,{dress:()=>pe,layTiles:()=>Ge,start:()=>Ue,tellHeight:()=>jt,wantedModes:()=>Bt,watchGestures:()=>ge});function xt(t){return document.getElementById(t)}function X(t,o,...n){let e=document.createElement(t);return o&&(e.className=o),e.append(...n.filter(s=>s!=null)),
e}function K(t,o,n){let e=X("button",t,o);return e.type="button",e.addEventListener("click",n),e}function bt(t,o,n,e){let s=X("input");return Object.assign(s,{type:"\
range",min:t,max:o,value:n}),s.setAttribute("aria-label",e),s}function H(t,o,n){let e=document.createElementNS("http://www.w3.org/2000/svg",t);return Object.keys(
o).forEach(s=>{e.setAttribute(s,o[s])}),n&&n.appendChild(e),e}function Re(t,o){return t.replace(/\{(\w+)\}/g,(n,e)=>o[e])}var yt=null;function Ot(){if(yt)return yt;
let t=`${document.documentElement.lang}-u-nu-${document.body.dataset.numbering||"latn"}`,o=[{year:"numeric"},{month:"short"},{day:"numeric"}];return yt={plurals:new Intl.
PluralRules(t),plain:new Intl.NumberFormat(t,{useGrouping:!1}),grouped:new Intl.NumberFormat(t),dates:o.map((n,e)=>new Intl.DateTimeFormat(t,Object.assign({timeZone:"\
UTC"},...o.slice(0,e+1))))},yt}function De(t){let{plain:o,grouped:n}=Ot();return(t<1e4?o:n).format(t)}function V(t,o){let n={};return Object.keys(o).forEach(e=>{
n[e]=typeof o[e]=="number"?De(o[e]):o[e]}),Re(typeof t=="string"?t:t[Ot().plurals.select(o.n)]||t.other,n)}function wt(t){let o=t.split("-").map(Number);return Ot().
dates[o.length-1].format(new Date(Date.UTC(o[0],(o[1]||1)-1,o[2]||1)))}function dt(t){let o=X("time","",wt(t));return o.dateTime=t,o}function Jt(t){let o=H("svg",
{class:"sign","aria-hidden":"true"});return H("use",{href:`#sign-${t}`},o),o}function Pt(t,o){let n=10**o,e=[],s=0,a=0,d=0;function h(){let T=0,M=0,b;do b=t.charCodeAt(s++)-63,T|=(b&31)<<M,M+=5;while(b>=32);return T&1?~(T>>1):T>>1}for(;s<
t.length;)a+=h(),d+=h(),e.push([a/n,d/n]);return e}function _e(t,o,n){let e=Qt(t),s=Qt(o),a=e[0]*s[0]+e[1]*s[1]+e[2]*s[2],d=Math.acos(Math.max(-1,Math.min(1,a))),
h=Math.max(2,Math.ceil(d*180/Math.PI/n)),T=[t];for(let M=1;M<h;M++){let b=Math.sin(d*(h-M)/h),f=Math.sin(d*M/h),y=b*e[0]+f*s[0],C=b*e[1]+f*s[1],w=b*e[2]+f*s[2];
T.push([Math.atan2(C,y)*180/Math.PI,Math.atan2(w,Math.hypot(y,C))*180/Math.PI])}return T.push(o),T}function Yt(t,o,n,e,s=e>1?.5:4){return t?t.split(" ").map(a=>Pt(
a,e)):[_e(o,n,s)]}function Qt(t){let o=t[0]*Math.PI/180,n=t[1]*Math.PI/180;return[Math.cos(n)*Math.cos(o),Math.cos(n)*Math.sin(o),Math.sin(n)]}function Xt(t,o){
let n=[],e=null;if(t.flat().forEach(d=>{let h=e===null?d[0]:ft(d[0],e);n.push([h,d[1]]),e=h}),!n.length)return n;let s=(n[0][0]+e)/2,a=ft(s,o)-s;return n.map(d=>[
d[0]+a,d[1]])}function ft(t,o){return t-360*Math.round((t-o)/360)}function ct(t){let o=Math.sin(Math.max(-85,Math.min(85,t[1]))*Math.PI/180);return{x:t[0]/360+.5,
y:.5-Math.log((1+o)/(1-o))/(4*Math.PI)}}function Nt(t,o){return Math.hypot(o.x-t.x,o.y-t.y)}function mt(t){let o=0;return t.map((n,e)=>(e&&(o+=Nt(t[e-1],n)),o))}
function at(t,o,n){let e=1;for(;e<t.length-1&&o[e]<n;)e++;let s=t[e-1],a=t[e],d=o[e]-o[e-1]||1,h=(n-o[e-1])/d;return{x:s.x+(a.x-s.x)*h,y:s.y+(a.y-s.y)*h,angle:Math.
atan2(a.y-s.y,a.x-s.x)}}function te(t,o){let n=mt(t),e=n[n.length-1];if(!o||!e)return t;let s=Math.max(12,Math.min(96,Math.round(e/8))),a=Math.min(90,e/2),d=[];
for(let h=0;h<=s;h++){let T=e*h/s,M=at(t,n,T),b=Math.min(1,Math.min(T,e-T)/a),f=o*b*(2-b);d.push({x:M.x-Math.sin(M.angle)*f,y:M.y+Math.cos(M.angle)*f})}return d}
function ee(t,o,n){let e=mt(t),s=e[e.length-1];if(s<=o+n+4)return t;let a=t.filter((d,h)=>e[h]>o&&e[h]<s-n);return[at(t,e,o)].concat(a,[at(t,e,s-n)])}function kt(t,o){
let n=mt(t),e=n[n.length-1],s=Math.max(1,Math.ceil(e/o));return Array.from({length:s+1},(a,d)=>at(t,n,e*d/s))}function it(t,o){let n=mt(t);return at(t,n,n[n.length-
1]*o)}function vt(t){return it(t,.5)}function It(t,o){return t.split(" ").filter(Boolean).map(n=>Number(n)*Math.max(1,o/2.6))}function oe(t,o){return"→↘↓↙←↖↑↗".
charAt((Math.round(Math.atan2(o.y-t.y,o.x-t.x)/(Math.PI/4))+8)%8)}function Rt(t){return t.map((o,n)=>`${(n?"L":"M")+o.x.toFixed(1)} ${o.y.toFixed(1)}`).join("")}
function ne(t,o,n){let e=mt(t),s=at(t,e,e[e.length-1]*o),a=Math.cos(s.angle),d=Math.sin(s.angle);return`${Rt([[n,0],[-.7*n,.72*n],[-.35*n,0],[-.7*n,-.72*n]].map(
h=>({x:s.x+h[0]*a-h[1]*d,y:s.y+h[0]*d+h[1]*a})))}Z`}function re(t,o,n){t.createPane("land").style.zIndex=210;let e=L.svg({pane:"land",padding:.4});o.forEach(s);function s(a){let d={renderer:e,interactive:!1,smoothFactor:.6},
h=new Set(a.lons),T=new Set(a.lats),M=a.land.map(w=>w.map(y)),b=a.borders.map(y),f=M.flat().flatMap(C);[-360,0,360].forEach(w=>{function N(_){return _.map(p=>[p[1],
p[0]+w])}function A(_){return _.some(p=>Math.abs(p[0]+w-n)<200)}let D=M.filter(_=>A(_[0]));L.polygon(D.map(_=>_.map(N)),{className:"land",...d}).addTo(t),L.polyline(
f.filter(A).map(N),{className:"coast",...d}).addTo(t),L.polyline(b.filter(A).map(N),{className:"border",...d}).addTo(t)});function y(w){return Pt(w,a.precision)}
function C(w){let N=[[w[0]]];return w.slice(1).forEach((A,D)=>{let _=w[D];A[0]===_[0]&&h.has(A[0])||A[1]===_[1]&&T.has(A[1])?N.push([A]):N[N.length-1].push(A)}),
N.filter(A=>A.length>1)}}}var _t=2.5,$e=10,ze=[1,8,16,32,64,96,128,192,256];function se(t,o){qe(t).forEach(n=>{je(n,o)})}function qe(t){let o=[];return t.forEach(n=>{let e=[n.screen[0],n.
screen[n.screen.length-1]];n.turned=e[0].x>e[1].x||e[0].x===e[1].x&&e[0].y>e[1].y,n.marks=(n.turned?e.reverse():e).concat(vt(n.screen));let s=o.find(a=>n.marks.
every((d,h)=>Nt(d,a[0].marks[h])<$e));s?s.push(n):o.push([n])}),o}function je(t,o){let e=-t.reduce((s,a)=>s+a.width+_t,-_t)/2;t.forEach(s=>{s.bowed=te(s.screen,
(e+s.width/2)*(s.turned?-1:1)),s.trimmed=ee(s.bowed,o[s.corridor.origin].radius+1,o[s.corridor.destination].radius+1),e+=s.width+_t})}function ae(t,o,n,e,s){let a=o.
map(e),d=t.length>s?t.filter(T=>a[T.corridor.origin]||a[T.corridor.destination]):t,h=[];return ze.some(T=>(h=Be(d,o,n/T),h.length<=s)),{bundles:h,of:d.length}}function Be(t,o,n){
let e=new Map,s=new Map,a=o.map(d=>{let h=Math.floor(d.plane.x*n)+Math.floor(d.plane.y*n)*4194304;return e.has(h)||e.set(h,e.size),e.get(h)});return t.forEach(d=>{
let h=d.corridor,T=a[h.origin]*e.size+a[h.destination],M=h.mode+T,b=s.get(M);if(!b){s.set(M,{line:d,count:h.links});return}b.count+=h.links,h.links>b.line.corridor.
links&&(b.line=d)}),Array.from(s.values())}function ce(t,o,n,e,s){let a=H,d=a("g",{class:"lines"},L.svg({pane:o,padding:.4}).addTo(t)._rootGroup);n.slice().sort(
(f,y)=>y.width-f.width).forEach(h);function h(f){let y=f.corridor,C=["hit","halo","line"].concat(y.uncertain?"core":[]),w=`corridor ${y.mode}${y.uncertain?" unc\
ertain":""}`;f.group=a("g",{class:w,"data-corridor":y.row,style:`--width:${f.width}px`},d),f.paths=C.map(A=>a("path",{class:A},f.group));let N=e.find(A=>A.name===
y.mode).dash;N&&f.paths.slice(2).forEach(A=>{A.setAttribute("stroke-dasharray",It(N,f.width).join(" "))}),y.bidirectional||(f.head=a("path",{class:"head"},f.group)),
y.doubtful&&(f.doubt=a("g",{class:"doubt"},f.group),a("circle",{r:7},f.doubt),a("text",{y:4},f.doubt).textContent="?"),y.unreviewed&&(f.diamond=a("path",{class:"\
diamond",d:"M0-6L6 0L0 6L-6 0Z"},f.group)),f.group.addEventListener("click",A=>{L.DomEvent.stop(A),s.open(y.row)}),f.group.addEventListener("mouseenter",()=>{s.
light(y.row)}),f.group.addEventListener("mouseleave",()=>{s.light(null)})}function T(f,y){let C=new Set(f);n.forEach(w=>{w.group.style.display=C.has(w)?"":"none"}),
f.forEach(w=>{let N=w.copies.map(A=>Rt(w.trimmed.map(D=>({x:D.x+A*y,y:D.y})))).join("");w.paths.forEach(A=>{A.setAttribute("d",N)}),w.head&&w.head.setAttribute(
"d",ne(w.trimmed,.62,3.4+1.1*w.width)),w.doubt&&M(w.doubt,it(w.trimmed,.42)),w.diamond&&M(w.diamond,it(w.trimmed,.26))})}function M(f,y){f.setAttribute("transfo\
rm",`translate(${y.x.toFixed(1)} ${y.y.toFixed(1)})`)}function b(f){let y=new Set([].concat(f));d.classList.toggle("choosing",f!==null),n.forEach(C=>{C.group.classList.
toggle("chosen",y.has(C.corridor.row))})}return{paint:T,light:b}}function ie(t,o,n,e,s,a){let d=L.canvas({pane:o,padding:.2}).addTo(t),h=6,T=[],M=null,b=!1,f=0;
d.on("update",N),t.on("viewreset",N),window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change",N),t.on("click",p=>{let c=D(p.layerPoint);c&&y(
c,p.latlng)}),t.on("mousemove",p=>{b||(b=!0,requestAnimationFrame(()=>{b=!1;let c=D(p.layerPoint),g=c?c.line.corridor.row:null;t.getContainer().style.cursor=c?"\
pointer":"",g!==M&&s.light(g)}))});function y(p,c){p.count>p.line.corridor.links&&t.getZoom()<t.getMaxZoom()?t.setView(c,t.getZoom()+1.5):s.open(p.line.corridor.
row)}function C(p,c){f=c,T=p.flatMap(g=>{let i=a(g.line),S=Math.min(6,.7+.5*Math.sqrt(g.count)),P=1/0,x=-1/0,u=1/0,O=-1/0;return i.forEach(j=>{P=Math.min(P,j.x),
x=Math.max(x,j.x),u=Math.min(u,j.y),O=Math.max(O,j.y)}),g.line.copies.map(j=>{let q=j*f;return{line:g.line,count:g.count,width:S,aside:q,left:P+q,right:x+q,top:u,
bottom:O}})}),N()}function w(){let p=H("path",{},t.getPanes()[o]),c={};return e.forEach(g=>{p.setAttribute("style",`stroke: var(--${g.name})`),c[g.name]=getComputedStyle(
p).stroke}),p.remove(),c}function N(){let p=d._bounds,c=d._ctx;if(!p||!c)return;let g=p.getSize(),i=w();c.clearRect(p.min.x,p.min.y,g.x,g.y),c.lineJoin=c.lineCap=
"round";let S=T.filter(x=>x.right>p.min.x&&x.left<p.max.x&&x.bottom>p.min.y&&x.top<p.max.y),P=M===null?Math.max(.25,Math.min(.9,600/S.length)):.12;S.forEach(x=>{
A(c,x,i,P)}),M!==null&&[].concat(M).map(x=>n[x]).filter(x=>x.corridor.line!==null).forEach(x=>{a(x);let u=Math.min(8,3+.6*Math.sqrt(x.corridor.links));x.copies.
forEach(O=>{A(c,{line:x,width:u,aside:O*f},i,1)})})}function A(p,c,g,i){let S=c.line.corridor,P=a(c.line),x=c.aside,u=e.find(O=>O.name===S.mode);p.globalAlpha=i*
(S.uncertain?.6:1),p.strokeStyle=g[S.mode],p.lineWidth=c.width,p.setLineDash(It(u.dash,c.width)),p.beginPath(),p.moveTo(P[0].x+x,P[0].y);for(let O=1;O<P.length;O++)
p.lineTo(P[O].x+x,P[O].y);p.stroke()}function D(p){let c=null,g=h;return T.forEach(i=>{if(p.x<i.left-h||p.x>i.right+h||p.y<i.top-h||p.y>i.bottom+h)return;let S=a(
i.line),P={x:p.x-i.aside,y:p.y};for(let x=1;x<S.length;x++){let u=L.LineUtil.pointToSegmentDistance(P,S[x-1],S[x]);u<g&&(g=u,c=i)}}),c}function _(p){p!==M&&(M=p,
N())}return{paint:C,light:_}}function le(t,o,n){let T=4007501668557849e-8,M=H,b=o.words,f=(o.view.west+o.view.east)/2,y=o.places.map(q),C=o.corridors.map(Y),w=y.concat(y.filter(J).map($)),N=document.
createElement("canvas").getContext("2d"),A=!1,D=1,_=null,p=[];re(t,o.basemaps,f);let c=C.length>600,g=(c?ie:ce)(t,j("corridors",390),C,o.modes,n,et),i=L.svg({pane:j(
"names",395),padding:.4}).addTo(t),S=M("g",{class:"countries"},L.svg({pane:j("countries",220),padding:.4}).addTo(t)._rootGroup),P=c?[]:o.countries.map(Mt),x=M("\
g",{class:"places"},i._rootGroup),u=M("g",{class:"places"},i._rootGroup),O=w.slice().sort(ye);U(),t.on(c?"resize":"zoomend viewreset resize",nt).on("moveend",()=>{
A&&(c?nt:Ft)()});function j(r,l){return t.createPane(r).style.zIndex=l,r}function q(r){return{place:r,plane:ct([ft(r.lon,f),r.lat]),radius:r.linked?Math.min(6,2.6+
.5*Math.sqrt(r.strength)):2.4}}function J(r){return Math.abs(r.plane.x-.5-f/360)>.3&&C.slice(0,600).some(l=>F(l).copies.length>1)}function $(r){let l=r.plane.x-
.5>f/360?-1:1;return{...r,plane:{x:r.plane.x+l,y:r.plane.y}}}function Y(r){return{corridor:r,plane:null,copies:null,width:Math.min(9,1.1+1.3*Math.sqrt(r.links))+
(r.uncertain?.8:0),on:!1,passing:!0}}function F(r){if(r.plane)return r;let l=Xt(Q(r.corridor),f),m=l.map(v=>v[0]);r.plane=l.map(ct);let E=Math.max.apply(null,m)>
f+180?[-1]:Math.min.apply(null,m)<f-180?[1]:[];return r.copies=[0].concat(E),r}function Q(r){let[l,m]=[r.origin,r.destination].map(E=>[o.places[E].lon,o.places[E].
lat]);return Yt(r.line,l,m,o.precision)}function B(r){return r.on&&r.passing&&r.corridor.line!==null}function tt(r){return r.group||(r.group=M("g",{class:`place${r.
place.linked?"":" quiet"}${r.place.area?" area":""}`}),r.circle=M("circle",{r:r.radius},r.group),r.label=M("text",{},r.group),r.label.textContent=r.place.label,
r.group.addEventListener("click",l=>{L.DomEvent.stop(l),n.search(r.place.local)}),r.group.addEventListener("mouseenter",()=>{n.light(pt(r.place))}),r.group.addEventListener(
"mouseleave",()=>{n.light(null)})),r.group}function pt(r){let l=C.filter(m=>B(m)&&(o.places[m.corridor.origin]===r||o.places[m.corridor.destination]===r));return l.
length?l.map(m=>m.corridor.row):null}function Mt(r){let l=M("text",{class:"country"},S);return l.textContent=r.name,{label:l,size:r.size,width:0,plane:ct([ft(r.
lon,f),r.lat])}}function U(){L.control.zoom({position:"topright",zoomInTitle:b.zoom_in,zoomOutTitle:b.zoom_out}).addTo(t);let r=L.control({position:"topright"});
r.onAdd=()=>{let l=L.DomUtil.create("div","leaflet-bar"),m=K("whole","⤢",Me);return m.title=b.zoom_all,m.setAttribute("aria-label",b.zoom_all),l.append(m),L.DomEvent.
disableClickPropagation(l),l},r.addTo(t),L.control.scale({position:"bottomright",maxWidth:90,imperial:!1}).addTo(t)}function Z(r){return{x:r.x*D-_.x,y:r.y*D-_.y}}
function et(r){return r.screen=r.screen||F(r).plane.map(Z),r.screen}function ot(r){return rt(Lt(-40),Z(r.plane))}function nt(){if(!A)return;D=256*2**t.getZoom(),
_=t.getPixelOrigin(),c||w.forEach(l=>{l.screen=Z(l.plane)});let r=C.filter(B);if(c){r.forEach(E=>{E.screen=null});let l=ae(r,y,D,ot,600),m=l.bundles.length<l.of;
g.paint(l.bundles,D),n.tell(m?V(b.bundled,{n:l.bundles.length,all:l.of}):"")}else r.forEach(l=>{l.screen=L.LineUtil.simplify(F(l).plane.map(Z),.2)}),se(r,y),g.paint(
r,D);Et(),Ft()}function Et(){let r=Lt(0),l=xe(r),m=l.map(v=>ut(v.screen.x,v.screen.y,v.radius+1,v.radius+1));m.push({left:r.right-56,right:r.right,top:r.top,bottom:r.
top+112}),c||C.filter(B).forEach(v=>{[v.doubt&&.42,v.diamond&&.26].filter(Boolean).forEach(k=>{let R=it(v.trimmed,k);m.push(ut(R.x,R.y,8,8))})});let E=c?[]:C.filter(
B).flatMap(v=>kt(v.bowed,6));x.replaceChildren(...l.map(tt).reverse()),l.forEach((v,I)=>{let k=getComputedStyle(v.label),R=parseFloat(k.fontSize);N.font=[k.fontStyle,
k.fontWeight,k.fontSize,k.fontFamily].join(" ");let z=N.measureText(v.place.label).width/2+2,W=m.filter((At,gt)=>gt!==I&&!(l[gt]?.place.linked<v.place.linked)),
G=be(v,z,R*.62,W,E,r);v.label.style.display=G?"":"none",v.circle.setAttribute("cx",v.screen.x),v.circle.setAttribute("cy",v.screen.y),G&&(m.push(G.room),v.label.
setAttribute("x",G.x),v.label.setAttribute("y",G.y+R*.35))}),p=m,c||lt(m,E,r)}function lt(r,l,m){P.forEach(E=>{E.width||(E.width=E.label.getComputedTextLength());
let v=Z(E.plane),I=ut(v.x,v.y,E.width/2+4,9),R=I.left>m.left&&I.right<m.right&&I.top>m.top&&I.bottom<m.bottom&&E.size*D/360>E.width*.8&&!r.some(z=>St(I,z))&&!l.
some(z=>rt(I,z));E.label.style.visibility=R?"visible":"hidden",R&&(r.push(I),E.label.setAttribute("x",v.x),E.label.setAttribute("y",v.y+4))})}function ye(r,l){let m=r.
place,E=l.place;return E.linked-m.linked||m.area-E.area||E.strength-m.strength||E.articles-m.articles}function xe(r){if(!c)return O;let l=[];for(let m=0;m<O.length&&
l.length<150;m++)O[m].screen=Z(O[m].plane),rt(r,O[m].screen)&&l.push(O[m]);return l}function be(r,l,m,E,v,I){let k=r.radius+3+l,R=r.radius+2+m,z=r.radius+m*.8,W=[
[k,0],[-k,0],[0,-R],[0,R],[k,-z],[k,z],[-k,-z],[-k,z],[k/2,-R],[k/2,R],[-k/2,-R],[-k/2,R]],G=null;return W.forEach((At,gt)=>{let Wt=r.screen.x+At[0],Zt=r.screen.
y+At[1],st=ut(Wt,Zt,l,m);if(E.some(Ct=>St(st,Ct)))return;let Vt=st.left<I.left||st.right>I.right||st.top<I.top||st.bottom>I.bottom,Ht=v.filter(Ct=>rt(st,Ct)).length;
if(!r.place.linked&&(Vt||Ht>2))return;let Kt=gt+3*Ht+(Vt?50:0);(G===null||Kt<G.cost)&&(G={cost:Kt,x:Wt,y:Zt,room:st})}),G}function Lt(r){let l=t.containerPointToLayerPoint(
[0,0]),m=t.getSize();return{left:l.x+r,right:l.x+m.x-r,top:l.y+r,bottom:l.y+m.y-r}}function ut(r,l,m,E){return{left:r-m,right:r+m,top:l-E,bottom:l+E}}function St(r,l){
return r.left<l.right&&l.left<r.right&&r.top<l.bottom&&l.top<r.bottom}function rt(r,l){return l.x>r.left&&l.x<r.right&&l.y>r.top&&l.y<r.bottom}function Ft(){let r=Lt(
8),l=new Set;u.replaceChildren(),!c&&C.filter(B).forEach(m=>{let E=[m.corridor.origin,m.corridor.destination],v=E.map(z=>rt(r,y[z].screen)),I=E[v.indexOf(!1)];if(v[0]===
v[1]||l.has(I)||w.some(z=>z.place===o.places[I]&&rt(r,z.screen)))return;l.add(I);let k=kt(v[0]?m.bowed:m.bowed.slice().reverse(),4),R=k.findIndex(z=>!rt(r,z));R>
0&&we(y[I].place,k[R-1],k[R],r)})}function we(r,l,m,E){let v=M("text",{class:"beyond"},u);v.textContent=`${oe(l,m)} ${r.label}`;let I=v.getComputedTextLength()/
2,k=Math.max(E.left+I,Math.min(E.right-I,l.x)),R=Math.max(E.top+10,Math.min(E.bottom-4,l.y+4)),z=ut(k,R-4,I,7);if(p.some(W=>St(z,W)))return v.remove();p.push(z),
v.setAttribute("x",k),v.setAttribute("y",R)}function ve(){t.setMaxBounds([[-89,f-200],[89,f+200]]),t.setMaxZoom(9),Ut(o.first_view)}function Me(){Ut(o.view)}function Ut(r){
let l=t.getSize(),m=Math.min(84,l.x/9),E=Math.min(44,l.y/9);if(r.east-r.west>300)return Ee(l);Gt(()=>{t.fitBounds([[r.south,r.west],[r.north,r.east]],{paddingTopLeft:[
m,E],paddingBottomRight:[Math.max(m,56),E],maxZoom:8,animate:!1})})}function Ee(r){let l=ct([0,o.view.north]).y,m=ct([0,o.view.south]).y,E=r.y/r.x/2,v=y.filter(
W=>W.place.linked).map(W=>W.plane.y),I=v.reduce((W,G)=>Math.min(W,G),1),k=v.reduce((W,G)=>Math.max(W,G),0),R=m-l<2*E?(l+m)/2:Math.max(l+E,Math.min(m-E,(I+k)/2)),
z=t.options.crs.projection.unproject(L.point(0,(.5-R)*T));Gt(()=>{t.setView([z.lat,f],Math.log2(r.x/256),{animate:!1})})}function Gt(r){let l=t.options.zoomSnap;
t.options.zoomSnap=0,r(),t.options.zoomSnap=l}function Le(r,l){let m=C[r];if(!B(m))return;let E=vt(c?et(m):m.bowed),v=t.getSize(),I=v.x-56-12-32,k=Math.min(320,
Math.max(180,I)),R=L.popup({maxWidth:k,minWidth:Math.min(220,k),maxHeight:v.y-60,className:"card",autoPanPaddingTopLeft:[12,12],autoPanPaddingBottomRight:[56,12]});
R.corridor=r,R.setLatLng(t.layerPointToLatLng([E.x,E.y])).setContent(l).openOn(t),R.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria\
-label",b.close)}function Se(r){let l=new L.Layer;function m(E){C.forEach(v=>{v.corridor.mode===r&&(v.on=E)}),nt()}return l.onAdd=()=>{m(!0)},l.onRemove=()=>{m(
!1)},l}function Ae(r){A=!0,C.forEach(l=>{l.passing=r(l.corridor)}),nt()}function Ce(r){return C[r].on&&C[r].passing}return{layer:Se,light:g.light,openPopup:Le,showFirst:ve,
filter:Ae,isOn:Ce}}function ue(t){let o=Object.keys(t),n=o.map(e=>de(t[e]));return n[0].map((e,s)=>{let a={};return o.forEach((d,h)=>{a[d]=n[h][s]}),a})}function de(t){if(Array.isArray(
t))return t;if(t.values)return de(t.at).map(e=>t.values[e]);let o=t.width,n=[];if(t.bytes){let e=Array.from(atob(t.bytes),s=>s.charCodeAt(0).toString(16).padStart(
2,"0")).join("");for(let s=0;s<e.length;s+=o)n.push(e.slice(s,s+o));return n}for(let e=0;e<t.numbers.length;e+=o){let s=0;for(let a=e;a<e+o;a++)s=64*s+t.numbers.
charCodeAt(a)-63;n.push(s)}return n}function qt(t,o){let n=t.date||"",e=o.date||"";return n<e?1:n>e?-1:0}function he(){let t=JSON.parse(xt("geomap-data").textContent);["places","corridors","articl\
es","links","countries"].forEach(n=>{t[n]=ue(t[n])});let o=new Set(t.unreviewed);return t.corridors.forEach((n,e)=>{n.row=e,n.unreviewed=o.has(e),n.evidence=[],
n.uncertain=t.uncertain.includes(n.status),n.doubtful=n.score<t.doubtful;let s=[t.places[n.origin],t.places[n.destination]];n.names=s.map(a=>a.name),n.local=s.map(
a=>a.local)}),t.links.forEach(n=>{let e=t.corridors[n.corridor];n.source=t.articles[n.article],n.mode=e.mode,e.evidence.push(n)}),t.corridors.forEach(n=>{n.evidence.
sort(qt)}),t}function fe(t,o,n){let e=X,s=o.words,a=60;function d(c){return c.bidirectional?" ↔ ":` ${s.to} `}function h(c){return e("span","route",e("bdi","",c.local[0]),
d(c),e("bdi","",c.local[1]))}function T(c){return c.names.join()===c.local.join()?null:e("p","known",e("bdi","",c.names[0]),c.bidirectional?" ↔ ":" → ",e("b\
di","",c.names[1]))}function M(c){let g=e("cite","",c.title||s.untitled_article);if(g.dir="auto",!/^https?:\/\//i.test(c.url||""))return g;let i=e("a","",g);return i.
href=c.url,i.target="_blank",i.rel="noopener noreferrer",i}function b(c){return V(s.chance,{n:Math.round(100*c)})}function f(c){let g=c.score<o.doubtful&&e("spa\
n","",e("span","query","?")," ",b(c.score));return e("p","facts",e("span",`mode ${c.mode}`,Jt(c.mode)," ",s[c.mode]),e("span","status",s[c.status]),c.date&&dt(c.
date),g||null)}function y(c){let g=e("blockquote","",c.evidence),i=c.source.published;return g.dir="auto",e("div","sentence",g,e("p","source",M(c.source),i&&s.comma,
i&&dt(i)))}function C(c){let g=V(s.characters,{start:c.evidence_start,end:c.evidence_end});return e("p","grounds",`${s.score} ${b(c.score)} · ${s.rule} `,e("bd\
i","",c.rule),s.comma+g)}function w(c){return c.unreviewed?e("p","grounds",`◇ ${s.unreviewed}`):""}function N(c){let g=o.corridors[c],i=g.evidence[0],S=g.evidence.
length,P=K("more",V(s.more,{n:S}),()=>{t.focus()}),x=e("div","popup",e("h2","",h(g)));if(x.dir=document.documentElement.dir,x.append(w(g)),i){let u=e("p","groun\
ds",`${s.score} ${b(g.score)}`);x.append(f(i),y(i),u,S>1?P:"")}return x}function A(c){let g=o.corridors[c];t.replaceChildren(K("back",`${s.back_to} ${s.back}`,n.
close),e("h2","",h(g))),T(g)&&t.append(T(g)),g.note&&t.append(e("p","grounds",g.note)),t.append(w(g)),g.evidence.forEach(i=>{t.append(e("article",i.mode,f(i),y(
i),C(i)))}),t.scrollTop=0}function D(c){t.replaceChildren(e("h2","",s.latest)),c.length||t.append(e("p","",s.no_match)),_(c.slice().sort(qt))}function _(c){c.slice(
0,a).forEach(S=>{let P=K("open",h(o.corridors[S.corridor]),()=>{n.open(S.corridor,P)});t.append(e("article",S.mode,e("h3","",P),f(S),y(S)))});let g=c.slice(a);if(!g.
length)return;let i=K("more",V(s.more_links,{n:g.length}),()=>{i.remove(),_(g)});t.append(i)}function p(c){let g=o.corridors[c];return`${g.local.join(d(g))}: ${V(
s.sentences,{n:g.evidence.length})}`}return{heading:p,short:N,show:A,showAll:D}}function Fe(t,o,n,e,s){let a=X,d=H,h=t.words,T=32,M=60,b=6,f=bt(n,e,n,h.from),y=bt(n,e,e,h.until),C=a("output","span"),w=j(),N=K("play","",()=>{A?u():x()}),A=0;
[f,y].forEach($=>{$.addEventListener("input",()=>{u(),P()})}),O(),S();let D=a("div","track",w.drawing,f,y,J()),_=a("div","side",C),p=a("div","timeline",N,D,_);p.
setAttribute("role","group"),p.setAttribute("aria-label",h.timeline);function c($){return`${Math.floor($/12)}-${String($%12+1).padStart(2,"0")}`}function g($){return wt(
c($))}function i(){return[Math.min(f.value,y.value),Math.max(f.value,y.value)]}function S(){[f,y].forEach($=>{$.setAttribute("aria-valuetext",g(Number($.value)))}),
C.textContent=i().map(g).join(" – "),w.mark(i()[0],i()[1])}function P(){S(),s(i()[0],i()[1])}function x(){Number(y.value)===e&&(y.value=n),A=setInterval(()=>{
y.value=Number(y.value)+Math.max(1,Math.round((e-n)/M)),Number(y.value)>=e&&u(),P()},250),O()}function u(){clearInterval(A),A=0,O()}function O(){N.textContent=A?
"❚❚":"▶",N.setAttribute("aria-label",A?h.pause:h.play)}function j(){let $=Math.ceil((e-n+1)/M),Y=Math.ceil((e-n+1)/$),F=t.modes.map(U=>U.name),Q=Array.from(
{length:Y},()=>new Array(F.length).fill(0));o.forEach(U=>{U.months&&(Q[Math.floor(((U.months[0]+U.months[1])/2-n)/$)][F.indexOf(U.mode)]+=1)});let B=Q.reduce((U,Z)=>Math.
max(U,q(Z)),1),tt=.8*Math.max(.3,Math.min(1,Y/M)),pt=d("svg",{viewBox:`0 0 ${Y} ${T}`,preserveAspectRatio:"none","aria-hidden":"true"}),Mt=Q.map((U,Z)=>{let et=d(
"g",{},pt),ot=T;return U.forEach((nt,Et)=>{let lt=nt&&Math.max(2,T*nt/B);ot-=lt,lt&&d("rect",{class:F[Et],x:Z+(1-tt)/2,width:tt,y:ot,height:lt},et)}),et});return{
drawing:pt,mark:(U,Z)=>{Mt.forEach((et,ot)=>{et.classList.toggle("out",n+(ot+1)*$<=U||n+ot*$>Z)})}}}function q($){return $.reduce((Y,F)=>Y+F,0)}function J(){let $=e-
n+1,F=[1,2,3,6,12,24,60,120,240,600].find(B=>$/B<=b)||1200,Q=a("div","ticks");Q.setAttribute("aria-hidden","true");for(let B=Math.ceil(n/F)*F;B<=e;B+=F){let tt=a(
"span","",F<12?g(B):wt(String(B/12)));tt.style.left=`${100*(B-n+.5)/$}%`,Q.append(tt)}return Q}return{element:p,side:_,reset:()=>{u(),f.value=n,y.value=e,S()}}}
function me(t,o,n){let e=X,s=H,a=o.words,d=o.links;d.forEach(u=>{u.months=A(u.date||u.source.published)});let h=d.filter(u=>u.months).map(u=>u.months),T=h.reduce(
(u,O)=>Math.min(u,O[0]),1/0),M=h.reduce((u,O)=>Math.max(u,O[1]),-1/0),b={query:"",from:T,until:M,statuses:null,score:0},f=c(),y=e("output","count"),C=M>T?Fe(o,d,
T,M,(u,O)=>{b.from=u,b.until=O,p()}):null,w=e("p","found",y,K("reset",a.reset,x)),N=e("div","choices",f.parentNode,i(),S());C?C.side.append(w):N.append(w),t.append(
C?C.element:"",N),t.addEventListener("submit",u=>{u.preventDefault()});function A(u){if(!u)return null;let O=u.split("-").map(Number);return O.length===1?[12*O[0],
12*O[0]+11]:[12*O[0]+O[1]-1,12*O[0]+O[1]-1]}function D(u){return u.text||(u.text=[u.evidence,u.source.title||""].concat(o.corridors[u.corridor].names,o.corridors[u.
corridor].local,u.actors,u.via).join(`
`).toLocaleLowerCase()),u.text}function _(u){return(!u.months||u.months[0]<=b.until&&u.months[1]>=b.from)&&u.score>=b.score&&(b.statuses===null||b.statuses.has(
u.status))&&(!b.query||D(u).includes(b.query))}function p(){let u=d.filter(_),O=new Set(u.map(j=>j.corridor));y.textContent=V(a.found,{n:u.length,all:d.length}),
t.classList.toggle("narrowed",u.length<d.length),n(u,O)}function c(){let u=e("input");return u.type="search",u.placeholder=a.search,u.setAttribute("aria-label",
a.search),u.addEventListener("input",()=>{b.query=u.value.trim().toLocaleLowerCase(),p()}),e("p","search",u),u}function g(u){f.value=f.value===u?"":u,f.dispatchEvent(
new Event("input"))}function i(){let u=e("fieldset","statuses",e("legend","",a.status)),O=new Set(d.map(q=>q.status)),j=o.statuses.filter(q=>O.has(q)).map(q=>{let J=e(
"input"),$=e("label","",J,a[q]);return J.type="checkbox",J.checked=!0,J.value=q,u.append($),J});return u.addEventListener("change",()=>{b.statuses=new Set(j.filter(
q=>q.checked).map(q=>q.value)),p()}),u}function S(){let u=bt(0,100,0,a.score_from),O=e("output","",P(0));return u.step=5,u.addEventListener("input",()=>{b.score=
u.value/100,O.textContent=P(u.value),u.setAttribute("aria-valuetext",P(u.value)),p()}),e("p","score",e("span","",a.score_from),u,O)}function P(u){return V(a.chance,
{n:Number(u)})}function x(){t.reset(),Object.assign(b,{query:"",from:T,until:M,statuses:null,score:0}),t.querySelector(".score output").textContent=P(0),C&&C.reset(),
p()}return{apply:p,search:g}}function pe(){let t=new URLSearchParams(location.search),o=document.documentElement;t.has("plain")&&o.classList.add("plain"),["table","legend","filters"].forEach(
a=>{t.get(a)==="0"&&o.classList.add(`no-${a}`)});let n={1:"screen",0:"not all"}[t.get("dark")],e=t.has("static");return n&&s(/prefers-color-scheme/,n),e&&(s(/scripting/,
"not all"),document.querySelectorAll(".still .corridor, tr[data-corridor], #legend label").forEach(a=>{let d=a.querySelector("input"),h=d?[d.value]:Array.from(a.
classList);Bt(h).length||(a.style.display="none")})),e;function s(a,d){Array.from(document.styleSheets).flatMap(h=>Array.from(h.cssRules)).forEach(h=>{h.media&&
a.test(h.media.mediaText)&&(h.media.mediaText=d)})}}function Bt(t){let o=new URLSearchParams(location.search).get("layers");return o===null?t:t.filter(n=>o.split(
",").includes(n))}function jt(){if(window.parent===window)return;document.documentElement.classList.add("framed");let t=new URLSearchParams(location.search).get(
"childId"),o=0;new ResizeObserver(()=>{let n=Math.ceil(document.body.getBoundingClientRect().height);n!==o&&(o=n,window.parent.postMessage({sentinel:"amp",type:"\
embed-size",height:n},"*"),t!==null&&window.parent.postMessage(["pym",t,"height",n].join("xPYMx"),"*"))}).observe(document.body)}function Ue(t,o){if(pe())return jt();
let n=xt,e=he(),s=Array.from(document.querySelectorAll("tr[data-corridor]")),a={open:null,opener:null,links:[]};window.matchMedia("(prefers-reduced-motion: redu\
ce)").matches&&(t.options.zoomAnimation=t.options.inertia=t._zoomAnimated=!1);let d=le(t,e,{open:C,light:y,search:b,tell:f}),h=fe(n("evidence"),e,{open:C,close:w}),
T=me(n("filters"),e,N);e.modes.forEach(i=>{o[i.name].addLayer(d.layer(i.name))}),_(n("legend")),s.forEach(p),ge(t,n("hint"),e.words),document.querySelectorAll("\
time:not([datetime])").forEach(i=>{i.replaceWith(dt(i.textContent))}),document.addEventListener("keydown",i=>{i.key==="Escape"&&a.open!==null&&w()}),t.on("popup\
close",i=>{i.popup.corridor===a.open&&a.open!==null&&w()}),window.addEventListener("hashchange",c);let M=Bt(Object.keys(o));Object.keys(o).forEach(i=>{M.includes(
i)||o[i].remove()}),jt(),document.documentElement.classList.add("live"),t.invalidateSize(!1),d.showFirst(),T.apply(),c();function b(i){T.search(i)}function f(i){
n("bundled").textContent=i}function y(i){let S=i===null?a.open:i,P=S===null?[]:[].concat(S);d.light(S),s.forEach(x=>{x.classList.toggle("lit",P.includes(Number(
x.dataset.corridor)))})}function C(i,S){i!==a.open&&(a.open=i,a.opener=S||a.opener,y(i),d.openPopup(i,h.short(i)),h.show(i),n("told").textContent=h.heading(i),g(
`#corridor=${e.corridors[i].id}`))}function w(){let i=a.opener;a.open=a.opener=null,t.closePopup(),y(null),h.showAll(A()),n("told").textContent="",g(""),i&&!n("\
corridors").contains(document.activeElement)&&i.focus()}function N(i,S){a.links=i,d.filter(P=>S.has(P.row)),D(),a.open===null?h.showAll(A()):S.has(a.open)||w()}
function A(){return a.links.filter(i=>d.isOn(i.corridor))}function D(){s.forEach(i=>{i.hidden=!d.isOn(Number(i.dataset.corridor))})}function _(i){let S=Array.from(
i.querySelectorAll("input[name=mode]"));function P(){S.map(x=>[o[x.value],x.checked]).forEach(x=>{x[1]?x[0].addTo(t):x[0].remove()})}i.addEventListener("change",
P),i.addEventListener("submit",x=>{x.preventDefault()}),i.querySelectorAll("button").forEach(x=>{x.addEventListener("click",()=>{S.forEach(u=>{u.checked=x.value===
"all"}),P()})}),t.on("layeradd layerremove",x=>{Object.values(o).includes(x.layer)&&(S.forEach(u=>{u.checked=t.hasLayer(o[u.value])}),D(),a.open===null&&h.showAll(
A()))})}function p(i){let S=Number(i.dataset.corridor),P=i.querySelector("button");P.addEventListener("focus",()=>{C(S,P)}),P.addEventListener("click",()=>{C(S,
P)}),i.addEventListener("mouseenter",()=>{y(S)}),i.addEventListener("mouseleave",()=>{y(null)})}function c(i){let S=/[?#&]corridor=([0-9a-z]+)/.exec(i?location.
hash:location.hash+location.search),P=S===null?-1:e.corridors.findIndex(x=>x.id===S[1]);P>=0&&C(P)}function g(i){try{history.replaceState(null,"",i||location.pathname+
location.search)}catch{}}}function ge(t,o,n){let e=t.getContainer(),s=0;function a(d){o.textContent=d,o.classList.add("told"),clearTimeout(s),s=setTimeout(()=>{
o.classList.remove("told")},1400)}e.addEventListener("wheel",d=>{d.ctrlKey||d.metaKey||(d.stopPropagation(),a(n.gesture_wheel))},{capture:!0,passive:!0}),window.
matchMedia("(pointer: coarse)").matches&&(t.dragging.disable(),e.addEventListener("touchmove",d=>{d.touches.length===1&&a(n.gesture_touch)},{passive:!0}))}function Ge(t,o){
t.createPane("tiles").style.zIndex=220,L.tileLayer(o,{pane:"tiles",maxNativeZoom:18,referrerPolicy:"strict-origin-when-cross-origin"}).addTo(t)}return Ie(We);})();
