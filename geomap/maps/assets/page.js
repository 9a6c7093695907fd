var geomap=(()=>{var Tt=Object.defineProperty;var Oe=Object.getOwnPropertyDescriptor;var $e=Object.getOwnPropertyNames;var Pe=Object.prototype.hasOwnProperty;var Ie=(t,e)=>{for(var o in e)Tt(t,o,{get:e[o],enumerable:!0})},Te=(t,e,o,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let r of $e(e))!Pe.call(t,r)&&
r!==o&&Tt(t,r,{get:()=>e[r],enumerable:!(n=Oe(e,r))||n.enumerable});return t};var ze=t=>Te(Tt({},"__esModule",{value:!0}),t);var rn={};Ie(rn,{layTiles:()=>on,start:()=>nn,watchGestures:()=>Ce});var H={width:{least:1.1,per_root:1.3,most:9,hollow:.8},dash_width:2.6,gap:2.5,ramp:90,arrow:{share:.62,back:.38,least:3.4,per_width:1.1},doubt_share:.42,unreviewed_share:.26,
bead:{radius:4.4,step:15,from:.14,to:.86},marks:{under_way:"M-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0Z",postponed:"M0-3.4V3.4H3.4V-3.4Z",called_off:"M-2.6\
-2.6L2.6 2.6M2.6-2.6L-2.6 2.6"},leads:{least:3,most:5,links:2},label:{berth:3,rise:2,crossing:3,most_crossed:2},saying:{shares:[.5,.4,.6,.3,.7,.22,.78],berth:4,
below:.5,crossing:2,most:24,steepest:65},spots:[[1,0,0],[-1,0,0],[0,-1,0],[0,1,0],[1,0,-1],[1,0,1],[-1,0,-1],[-1,0,1],[.5,-1,0],[.5,1,0],[-.5,-1,0],[-.5,1,0]],kinds:{
completed:"happened",operating:"under_way",trial:"under_way",planned:"planned",proposed:"planned",invited:"planned",postponed:"postponed",suspended:"called_off",
cancelled:"called_off"},firm:["happened","under_way"]};function yt(t,e){let o=10**e,n=[],r=0,s=0,a=0;function i(){let g=0,k=0,y;do y=t.charCodeAt(r++)-63,g|=(y&31)<<k,k+=5;while(y>=32);return g&1?~(g>>1):g>>1}for(;r<
t.length;)s+=i(),a+=i(),n.push([s/o,a/o]);return n}function Ne(t,e,o){let n=Qt(t),r=Qt(e),s=n[0]*r[0]+n[1]*r[1]+n[2]*r[2],a=Math.acos(Math.max(-1,Math.min(1,s))),
i=Math.max(2,Math.ceil(a*180/Math.PI/o)),g=[t];for(let k=1;k<i;k++){let y=Math.sin(a*(i-k)/i),N=Math.sin(a*k/i),D=y*n[0]+N*r[0],j=y*n[1]+N*r[1],T=y*n[2]+N*r[2];
g.push([Math.atan2(j,D)*180/Math.PI,Math.atan2(T,Math.hypot(D,j))*180/Math.PI])}return g.push(e),g}function Lt(t,e,o,n,r=n>1?.5:4){return t?t.split(" ").map(s=>yt(
s,n)):[Ne(e,o,r)]}function Qt(t){let e=t[0]*Math.PI/180,o=t[1]*Math.PI/180;return[Math.cos(o)*Math.cos(e),Math.cos(o)*Math.sin(e),Math.sin(o)]}function kt(t,e){
let o=[],n=null;if(t.flat().forEach(a=>{let i=n===null?a[0]:pt(a[0],n);o.push([i,a[1]]),n=i}),!o.length)return o;let r=(o[0][0]+n)/2,s=pt(r,e)-r;return o.map(a=>[
a[0]+s,a[1]])}function pt(t,e){return t-360*Math.round((t-e)/360)}function nt(t){let e=Math.sin(Math.max(-85,Math.min(85,t[1]))*Math.PI/180);return{x:t[0]/360+.5,
y:.5-Math.log((1+e)/(1-e))/(4*Math.PI)}}function zt(t,e){return Math.hypot(e.x-t.x,e.y-t.y)}function at(t){let e=0;return t.map((o,n)=>(n&&(e+=zt(t[n-1],o)),e))}
function et(t,e,o){let n=1;for(;n<t.length-1&&e[n]<o;)n++;let r=t[n-1],s=t[n],a=e[n]-e[n-1]||1,i=(o-e[n-1])/a;return{x:r.x+(s.x-r.x)*i,y:r.y+(s.y-r.y)*i,angle:Math.
atan2(s.y-r.y,s.x-r.x)}}function Vt(t,e,o){let n=at(t),r=n[n.length-1];if(r<=e+o+4)return t;let s=t.filter((a,i)=>n[i]>e&&n[i]<r-o);return[et(t,n,e)].concat(s,[
et(t,n,r-o)])}function St(t,e){let o=at(t),n=o[o.length-1],r=Math.max(1,Math.ceil(n/e));return Array.from({length:r+1},(s,a)=>et(t,o,n*a/r))}function ct(t,e){let o=at(
t);return et(t,o,o[o.length-1]*e)}function jt(t){return ct(t,.5)}function Jt(t,e){return"→↘↓↙←↖↑↗".charAt((Math.round(Math.atan2(e.y-t.y,e.x-t.x)/
(Math.PI/4))+8)%8)}function mt(t){return t.map((e,o)=>`${(o?"L":"M")+e.x.toFixed(1)} ${e.y.toFixed(1)}`).join("")}function At(t,e,o){let n=at(t),r=et(t,n,n[n.length-
1]*e),s=Math.cos(r.angle),a=Math.sin(r.angle);return`${mt([[o,0],[-.7*o,.72*o],[-.35*o,0],[-.7*o,-.72*o]].map(i=>({x:r.x+i[0]*s-i[1]*a,y:r.y+i[0]*a+i[1]*s})))}Z`}function Xt(t,e){let{least:o,per_root:n,most:r,hollow:s}=H.width;return Math.min(r,o+n*Math.sqrt(t))+(e?s:0)}function Nt(t,e){return t.split(" ").filter(Boolean).
map(o=>Number(o)*Math.max(1,e/H.dash_width))}function Yt(t){let e=new Map;t.forEach((s,a)=>{let i=[s.mode,...[s.origin,s.destination].sort((g,k)=>g-k)].join();e.
has(i)||e.set(i,[]),e.get(i).push(a)});let o=(s,a)=>t[a].links-t[s].links||s-a,n=s=>s.reduce((a,i)=>a+t[i].links,0);return[...e.values()].map(s=>s.sort(o)).sort(
(s,a)=>n(a)-n(s)||s[0]-a[0])}function qt(t){return H.kinds[t]}function te(t){let e=t.map(n=>{let[r,s]=[n.points[0],n.points[n.points.length-1]],a=r.x>s.x||r.x===
s.x&&r.y>s.y,i=[.25,.5,.75].map(g=>ct(n.points,a?1-g:g));return{line:n,isTurned:a,ways:i,aside:0}}),o=[];return e.forEach(n=>{let r=o.find(s=>s.some(a=>qe(n,a)));
r?r.push(n):o.push([n])}),o.forEach(Re),e.map(n=>n.aside)}function qe(t,e){let o=(t.line.width+e.line.width)/2+H.gap;return t.ways.filter((n,r)=>zt(n,e.ways[r])<
o).length>1}function Re(t){if(t.length<2)return;let e=t[0],o=e.ways[1].angle+(e.isTurned?Math.PI:0),n=a=>(a.ways[1].y-e.ways[1].y)*Math.cos(o)-(a.ways[1].x-e.ways[1].
x)*Math.sin(o),r=t.map(a=>[n(a),a]).sort((a,i)=>a[0]-i[0]),s=-(t.reduce((a,i)=>a+i.line.width+H.gap,0)-H.gap)/2;r.forEach(([,a])=>{a.aside=(s+a.line.width/2)*(a.
isTurned?-1:1),s+=a.line.width+H.gap})}function ee(t,e){let o=at(t),n=o[o.length-1];if(!e||!n)return t;let r=Math.max(12,Math.min(96,Math.floor(n/8+.5))),s=Math.
min(H.ramp,n/2),a=[];for(let i=0;i<=r;i++){let g=n*i/r,k=et(t,o,g),y=Math.min(1,Math.min(g,n-g)/s),N=e*y*(2-y);a.push({x:k.x-Math.sin(k.angle)*N,y:k.y+Math.cos(
k.angle)*N})}return a}function ne(t,e){let{from:o,to:n,step:r}=H.bead,s=Math.max(1,Math.floor((n-o)*e/r)),a=Math.min(t,s);return Array.from({length:a},(i,g)=>o+
(n-o)*(g+.5)/a)}function oe(t,e,o,n,{taken:r,crossed:s,frame:a,mayCross:i}){let{berth:g,rise:k,crossing:y,most_crossed:N}=H.label,D=e+g+o,j=e+k+n,T=e+n*.8,h=null;
return H.spots.forEach(([S,O,M],x)=>{let A=t.y+O*j+M*T,q=t.x+S*D,F=O?Math.max(a.left+o,Math.min(a.right-o,q)):q,I=it(F,A,o,n);if(I.left<a.left||I.right>a.right||
I.top<a.top||I.bottom>a.bottom||Math.abs(F-q)>o||r.some(d=>wt(I,d)))return;let z=s.filter(d=>X(I,d)).length;if(!i&&z>N)return;let W=x+y*z;(h===null||W<h.cost)&&
(h={cost:W,x:F,y:A,room:I})}),h}function re(t,e,o,n,{taken:r,crossed:s,frame:a}){let{shares:i,berth:g,below:k,crossing:y,most:N,steepest:D}=H.saying,j=at(t),T=j[j.
length-1],h=null;return i.forEach((S,O)=>{let M=et(t,j,T*S),x=M.angle>Math.PI/2?M.angle-Math.PI:M.angle<=-Math.PI/2?M.angle+Math.PI:M.angle,A=Math.abs(x)>D*Math.
PI/180,q=A?0:x;[-1,1].forEach(F=>{let[I,z]=[-Math.sin(x)*F,Math.cos(x)*F],W=A?Math.abs(I)*o+Math.abs(z)*n:n,d=W+e/2+g,m=M.x+I*d,c=M.y+z*d,p=Be(m,c,q,o,n);if(p.some(
w=>!De(w,a)||r.some(f=>wt(w,f))))return;let _=s.filter(w=>p.some(f=>X(f,w))).length,b=O+(F>0?k:0)+y*_;b<=N&&(h===null||b<h.cost)&&(h={cost:b,x:m,y:c,angle:q,rooms:p})})}),
h}function Be(t,e,o,n,r){let s=Math.max(1,Math.ceil(n/r));return Array.from({length:s},(a,i)=>{let g=n*((2*i+1)/s-1),[k,y]=[n/s,r],[N,D]=[Math.abs(Math.cos(o)),
Math.abs(Math.sin(o))];return it(t+g*Math.cos(o),e+g*Math.sin(o),k*N+y*D,k*D+y*N)})}function De(t,e){return t.left>e.left&&t.right<e.right&&t.top>e.top&&t.bottom<
e.bottom}function it(t,e,o,n){return{left:t-o,right:t+o,top:e-n,bottom:e+n}}function wt(t,e){return t.left<e.right&&e.left<t.right&&t.top<e.bottom&&e.top<t.bottom}
function X(t,e){return e.x>t.left&&e.x<t.right&&e.y>t.top&&e.y<t.bottom}function _t(t){return document.getElementById(t)}function lt(t,e,...o){let n=document.createElement(t);return e&&(n.className=e),n.append(...o.filter(r=>r!=null)),
n}function Y(t,e,o){let n=lt("button",t,e);return n.type="button",n.addEventListener("click",o),n}function Ot(t,e,o,n){let r=lt("input");return Object.assign(r,
{type:"range",min:t,max:e,value:o}),r.setAttribute("aria-label",n),r}function K(t,e,o){let n=document.createElementNS("http://www.w3.org/2000/svg",t);return Object.
keys(e).forEach(r=>{n.setAttribute(r,e[r])}),o&&o.appendChild(n),n}function Fe(t,e){return t.replace(/\{(\w+)\}/g,(o,n)=>e[n])}var Ct=null;function Rt(){if(Ct)return Ct;
let t=`${document.documentElement.lang}-u-nu-${document.body.dataset.numbering||"latn"}`,e=[{year:"numeric"},{month:"short"},{day:"numeric"}];return Ct={plurals:new Intl.
PluralRules(t),plain:new Intl.NumberFormat(t,{useGrouping:!1}),grouped:new Intl.NumberFormat(t),dates:e.map((o,n)=>new Intl.DateTimeFormat(t,Object.assign({timeZone:"\
UTC"},...e.slice(0,n+1))))},Ct}function Bt(t){let{plain:e,grouped:o}=Rt();return(t<1e4?e:o).format(t)}function V(t,e){let o={};return Object.keys(e).forEach(n=>{
o[n]=typeof e[n]=="number"?Bt(e[n]):e[n]}),Fe(typeof t=="string"?t:t[Rt().plurals.select(e.n)]||t.other,o)}function gt(t){let e=t.split("-").map(Number);return Rt().
dates[e.length-1].format(new Date(Date.UTC(e[0],(e[1]||1)-1,e[2]||1)))}function vt(t){let e=lt("time","",gt(t));return e.dateTime=t,e}function Dt(t){return t.normalize(
"NFD").replace(/\p{M}/gu,"").toLocaleLowerCase()}function Ft(t){let e=K("g",{class:`bead ${t.kind}${t.date?"":" undated"}${t.isDoubtful?" doubtful":""}`});return t.
date?K("circle",{class:"body",r:H.bead.radius},e):K("rect",{class:"body",x:-4,y:-4,width:8,height:8},e),H.marks[t.kind]&&!t.isDoubtful&&K("path",{class:"mark",d:H.
marks[t.kind]},e),t.isDoubtful&&(K("text",{y:2.9},e).textContent="?"),e}function se(t){let e=K("svg",{class:"bead-sign",viewBox:"-6 -6 12 12","aria-hidden":"tru\
e"});return e.append(Ft(t)),e}function ae(t){let e=K("svg",{class:"sign","aria-hidden":"true"});return K("use",{href:`#sign-${t}`},e),e}function ie(t,e,o){t.createPane("land").style.zIndex=210;let n=L.svg({pane:"land",padding:.4});e.forEach(r);function r(s){let a={renderer:n,interactive:!1,smoothFactor:.6},
i=new Set(s.lons),g=new Set(s.lats),k=s.land.map(T=>T.map(D)),y=s.borders.map(D),N=k.flat().flatMap(j);[-360,0,360].forEach(T=>{function h(M){return M.map(x=>[x[1],
x[0]+T])}function S(M){return M.some(x=>Math.abs(x[0]+T-o)<200)}let O=k.filter(M=>S(M[0]));L.polygon(O.map(M=>M.map(h)),{className:"land",...a}).addTo(t),L.polyline(
N.filter(S).map(h),{className:"coast",...a}).addTo(t),L.polyline(y.filter(S).map(h),{className:"border",...a}).addTo(t)});function D(T){return yt(T,s.precision)}
function j(T){let h=[[T[0]]];return T.slice(1).forEach((S,O)=>{let M=T[O];S[0]===M[0]&&i.has(S[0])||S[1]===M[1]&&g.has(S[1])?h.push([S]):h[h.length-1].push(S)}),
h.filter(S=>S.length>1)}}}var We=150,ce={width:48,height:118},le={width:112,height:30};function ue({ground:t,surface:e,data:o,dots:n,isDense:r,meridian:s,drawPlace:a,toScreen:i,screenBox:g,
open:k}){let y=K,N=document.createElement("canvas").getContext("2d"),D=y("g",{class:"countries"},t),j=y("g",{class:"places"},e),T=y("g",{class:"sayings"},e),h=y(
"g",{class:"places"},e),S=r?[]:o.countries.map(x),O=n.slice().sort(A),M=[];function x(b){let w=y("text",{class:"country"},D);w.textContent=b.name;let f=nt([pt(b.
lon,s),b.lat]);return{label:w,size:b.size,width:0,plane:f}}function A(b,w){let f=b.place,E=w.place;return E.linked-f.linked||f.area-E.area||E.strength-f.strength||
E.articles-f.articles}function q(b,w){let f=O.filter(l=>l.place.linked||w);if(!r)return f;let E=[];for(let l=0;l<f.length&&E.length<We;l++)f[l].screen=i(f[l].plane),
X(b,f[l].screen)&&E.push(f[l]);return E}function F(b,w){let f=g(2),E=q(f,w),l=E.map(B=>it(B.screen.x,B.screen.y,B.radius+1,B.radius+1)),v=[{left:f.right-ce.width,
right:f.right,top:f.top,bottom:f.top+ce.height},{left:f.right-le.width,right:f.right,top:f.bottom-le.height,bottom:f.bottom}];r||b.forEach(B=>v.push(...I(B)));let P=r?
[]:b.flatMap(B=>St(B.bowed,6));j.replaceChildren(...E.map(a).reverse());let $=E.filter(B=>B.place.linked),U=E.filter(B=>!B.place.linked);$.forEach(B=>W(B,E,l,v,
P,f)),r||d(b,v.concat(l),v,f),U.forEach(B=>W(B,E,l,v,P,f)),M=v.concat(l),r||c(P,f)}function I(b){return[b.doubt&&H.doubt_share,b.diamond&&H.unreviewed_share].filter(
Boolean).map(f=>{let E=ct(b.trimmed,f);return it(E.x,E.y,8,8)})}function z(b,w){let f=getComputedStyle(b);return N.font=[f.fontStyle,f.fontWeight,f.fontSize,f.fontFamily].
join(" "),{half:N.measureText(w).width/2+2,size:parseFloat(f.fontSize)}}function W(b,w,f,E,l,v){let{half:P,size:$}=z(b.label,b.place.label),U=f.filter((Z,J)=>w[J]!==
b&&w[J].place.linked>=b.place.linked),B=oe(b.screen,b.radius,P,$*.62,{taken:E.concat(U),crossed:l,frame:v,mayCross:b.place.linked});b.group.querySelectorAll("ci\
rcle").forEach(Z=>{Z.setAttribute("cx",b.screen.x),Z.setAttribute("cy",b.screen.y)}),b.label.style.display=B?"":"none",B&&(E.push(B.room),b.label.setAttribute("\
x",B.x),b.label.setAttribute("y",B.y+$*.35))}function d(b,w,f,E){T.replaceChildren(),b.filter(l=>l.ribbon.label).forEach(l=>m(l,b,w,f,E))}function m(b,w,f,E,l){
let{who:v,date:P,status:$,kind:U}=b.ribbon.label,B=[v,P&&gt(P),(U!=="happened"||!P)&&o.words[$]].filter(Boolean).join(o.words.comma),Z=y("text",{class:`said ${b.
ribbon.mode}`},T);Z.textContent=B,Z.addEventListener("click",st=>{L.DomEvent.stop(st),k(b.ribbon.row)});let{half:J,size:ot}=z(Z,B),rt=w.filter(st=>st!==b).flatMap(
st=>St(st.bowed,6)),tt=re(b.bowed,b.width,J,ot*.6,{taken:f.concat(E),crossed:rt,frame:l});if(!tt)return Z.remove();E.push(...tt.rooms),Z.setAttribute("y",ot*.35),
Z.setAttribute("transform",`translate(${tt.x.toFixed(1)} ${tt.y.toFixed(1)}) rotate(${(tt.angle*180/Math.PI).toFixed(1)})`)}function c(b,w){let f=i({x:1,y:0}).x-
i({x:0,y:0}).x;S.forEach(E=>{E.width||(E.width=E.label.getComputedTextLength());let l=i(E.plane),v=it(l.x,l.y,E.width/2+4,9),$=v.left>w.left&&v.right<w.right&&v.
top>w.top&&v.bottom<w.bottom&&E.size*f/360>E.width*.8&&!M.some(U=>wt(v,U))&&!b.some(U=>X(v,U));E.label.style.visibility=$?"visible":"hidden",$&&(M.push(v),E.label.
setAttribute("x",l.x),E.label.setAttribute("y",l.y+4))})}function p(b){let w=g(8),f=M.slice(),E=new Set;h.replaceChildren(),!r&&b.forEach(l=>{let v=[l.ribbon.origin,
l.ribbon.destination],P=v.map(Z=>X(w,n[Z].screen)),$=v[P.indexOf(!1)];if(P[0]===P[1]||E.has($)||n.some(Z=>Z.place.row===$&&X(w,Z.screen)))return;E.add($);let U=St(
P[0]?l.bowed:l.bowed.slice().reverse(),4),B=U.findIndex(Z=>!X(w,Z));B>0&&_(o.places[$],U[B-1],U[B],w,f)})}function _(b,w,f,E,l){let v=y("text",{class:"beyond"},
h);v.textContent=`${Jt(w,f)} ${b.label}`;let P=v.getComputedTextLength()/2,$=Math.max(E.left+P,Math.min(E.right-P,w.x)),U=Math.max(E.top+10,Math.min(E.bottom-4,
w.y+4)),B=it($,U-4,P,7);if(l.some(Z=>wt(B,Z)))return v.remove();l.push(B),v.setAttribute("x",$),v.setAttribute("y",U)}return{place:F,pointBeyond:p}}var Ze=[1,8,16,32,64,96,128,192,256];function de(t,e){let o=te(t.map(n=>({points:n.screen,width:n.width})));t.forEach((n,r)=>{n.bowed=ee(n.screen,o[r]),n.trimmed=
Vt(n.bowed,e[n.ribbon.origin].radius+1,e[n.ribbon.destination].radius+1)})}function he(t,e,o,n,r){let s=e.map(n),a=t.length>r?t.filter(g=>s[g.ribbon.origin]||s[g.
ribbon.destination]):t,i=[];return Ze.some(g=>(i=Ge(a,e,o/g),i.length<=r)),{bundles:i,of:a.length}}function Ge(t,e,o){let n=new Map,r=new Map,s=e.map(a=>{let i=Math.
floor(a.plane.x*o)+Math.floor(a.plane.y*o)*4194304;return n.has(i)||n.set(i,n.size),n.get(i)});return t.forEach(a=>{let i=a.ribbon,g=s[i.origin]*n.size+s[i.destination],
k=i.mode+g,y=r.get(k);if(!y){r.set(k,{line:a,count:i.links});return}y.count+=i.links,i.links>y.line.ribbon.links&&(y.line=a)}),Array.from(r.values())}function fe(t,e,o,n,r){
let s=K,a=s("g",{class:"lines"},L.svg({pane:e,padding:.4}).addTo(t)._rootGroup),i=(h,S)=>S.ribbon.uncertain-h.ribbon.uncertain||S.width-h.width;o.slice().sort(i).
forEach(g);function g(h){let S=h.ribbon,O=["hit","halo","line"].concat(S.uncertain?"core":[]),M=`corridor ${S.mode}${S.uncertain?" uncertain":""}${S.label?" lea\
d":""}`;h.group=s("g",{class:M,"data-corridors":S.rows.join(" "),style:`--width:${h.width}px`},a),h.paths=O.map(A=>s("path",{class:A},h.group));let x=n.find(A=>A.
name===S.mode).dash;if(x){let A=Nt(x,h.width).join(" ");h.paths.slice(2).forEach(q=>{q.setAttribute("stroke-dasharray",A)})}h.heads=S.ways.map(()=>s("path",{class:"\
head"},h.group)),h.beads=s("g",{class:"beads"},h.group),S.doubtful&&(h.doubt=s("g",{class:"doubt"},h.group),s("circle",{r:7},h.doubt),s("text",{y:4},h.doubt).textContent=
"?"),S.unreviewed&&(h.diamond=s("path",{class:"diamond",d:"M0-6L6 0L0 6L-6 0Z"},h.group)),h.group.addEventListener("click",A=>{L.DomEvent.stop(A),r.open(S.row)}),
h.group.addEventListener("mouseenter",()=>r.light(S.row)),h.group.addEventListener("mouseleave",()=>r.light(null))}function k(h,S){let O=new Set(h);o.forEach(M=>{
M.group.style.display=O.has(M)?"":"none"}),h.forEach(M=>{let x=M.copies.map(A=>mt(M.trimmed.map(q=>({x:q.x+A*S,y:q.y})))).join("");M.paths.forEach(A=>{A.setAttribute(
"d",x)}),y(M),N(M),M.doubt&&D(M.doubt,ct(M.trimmed,H.doubt_share)),M.diamond&&D(M.diamond,ct(M.trimmed,H.unreviewed_share))})}function y(h){let S=H.arrow.least+
H.arrow.per_width*h.width;h.ribbon.ways.forEach((O,M)=>{let x=O?h.trimmed:h.trimmed.slice().reverse();h.heads[M].setAttribute("d",At(x,h.ribbon.ways.length>1?.8:
H.arrow.share,S))})}function N(h){let S=at(h.trimmed),O=S[S.length-1],M=ne(h.events.length,O),x=h.events.slice(h.events.length-M.length);h.beads.replaceChildren(
...x.map((A,q)=>{let F=et(h.trimmed,S,O*M[q]),I=Ft(A);return D(I,F),I}))}function D(h,S){h.setAttribute("transform",`translate(${S.x.toFixed(1)} ${S.y.toFixed(1)}\
)`)}function j(h){let S=new Set([].concat(h));a.classList.toggle("choosing",h!==null),o.forEach(O=>{O.group.classList.toggle("chosen",O.ribbon.rows.some(M=>S.has(
M)))})}function T(h){a.classList.toggle("leading",h)}return{paint:k,light:j,lead:T}}function pe(t,e,o,n,r,s){let a=L.canvas({pane:e,padding:.2}).addTo(t),i=6,g=[],
k=null,y=!1,N=0;a.on("update",h),t.on("viewreset",h),window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change",h),t.on("click",x=>{let A=O(x.layerPoint);
A&&D(A,x.latlng)}),t.on("mousemove",x=>{y||(y=!0,requestAnimationFrame(()=>{y=!1;let A=O(x.layerPoint),q=A?A.line.ribbon.row:null;t.getContainer().style.cursor=
A?"pointer":"",q!==k&&r.light(q)}))});function D(x,A){x.count>x.line.ribbon.links&&t.getZoom()<t.getMaxZoom()?t.setView(A,t.getZoom()+1.5):r.open(x.line.ribbon.
row)}function j(x,A){N=A;let q=x.reduce((I,z)=>Math.max(I,z.count),1);return g=x.slice().sort((I,z)=>I.count-z.count).flatMap(I=>{let z=s(I.line),W=.8+6.2*Math.
sqrt(I.count/Math.max(q,12)),d=1/0,m=-1/0,c=1/0,p=-1/0;return z.forEach(_=>{d=Math.min(d,_.x),m=Math.max(m,_.x),c=Math.min(c,_.y),p=Math.max(p,_.y)}),I.line.copies.
map(_=>{let b=_*N,w=I.count/q;return{line:I.line,count:I.count,strength:w,width:W,aside:b,left:d+b,right:m+b,top:c,bottom:p}})}),h(),q}function T(){let x=K("pat\
h",{},t.getPanes()[e]),A={};return n.forEach(q=>{x.setAttribute("style",`stroke: var(--${q.name})`),A[q.name]=getComputedStyle(x).stroke}),x.remove(),A}function h(){
let x=a._bounds,A=a._ctx;if(!x||!A)return;let q=x.getSize(),F=T();A.clearRect(x.min.x,x.min.y,q.x,q.y),A.lineJoin=A.lineCap="round";let I=g.filter(d=>d.right>x.
min.x&&d.left<x.max.x&&d.bottom>x.min.y&&d.top<x.max.y),z=k===null?Math.max(.16,Math.min(.9,200/I.length)):.1;if(I.forEach(d=>{S(A,d,F,k===null?z+(1-z)*.8*d.strength:
z)}),k===null)return;let W=new Set([].concat(k));o.filter(d=>d.ribbon.rows.some(m=>W.has(m))&&d.ribbon.line!==null).forEach(d=>{s(d);let m=Math.min(8,3+.6*Math.
sqrt(d.ribbon.links));d.copies.forEach(c=>{S(A,{line:d,width:m,aside:c*N},F,1)})})}function S(x,A,q,F){let I=A.line.ribbon,z=s(A.line),W=A.aside,{dash:d}=n.find(
m=>m.name===I.mode);x.globalAlpha=F*(I.uncertain?.6:1),x.strokeStyle=q[I.mode],x.lineWidth=A.width,x.setLineDash(Nt(d,A.width)),x.beginPath(),x.moveTo(z[0].x+W,
z[0].y);for(let m=1;m<z.length;m++)x.lineTo(z[m].x+W,z[m].y);x.stroke()}function O(x){let A=null,q=i;return g.forEach(F=>{if(x.x<F.left-i||x.x>F.right+i||x.y<F.
top-i||x.y>F.bottom+i)return;let I=s(F.line),z={x:x.x-F.aside,y:x.y};for(let W=1;W<I.length;W++){let d=L.LineUtil.pointToSegmentDistance(z,I[W-1],I[W]);d<q&&(q=
d,A=F)}}),A}function M(x){x!==k&&(k=x,h())}return{paint:j,light:M,lead:()=>{}}}function me(t){let e=Object.keys(t),o=e.map(n=>ge(t[n]));return o[0].map((n,r)=>{let s={};return e.forEach((a,i)=>{s[a]=o[i][r]}),s})}function ge(t){if(Array.isArray(
t))return t;if(t.values)return ge(t.at).map(n=>t.values[n]);let e=t.width,o=[];if(t.bytes){let n=Array.from(atob(t.bytes),r=>r.charCodeAt(0).toString(16).padStart(
2,"0")).join("");for(let r=0;r<n.length;r+=e)o.push(n.slice(r,r+e));return o}for(let n=0;n<t.numbers.length;n+=e){let r=0;for(let s=n;s<n+e;s++)r=64*r+t.numbers.
charCodeAt(s)-63;o.push(r)}return o}var He=["happened","under_way","planned","postponed","called_off"];function $t(t,e){let o=t.date||"",n=e.date||"";return o<n?1:o>n?-1:0}function be(t=_t("geomap\
-data").textContent){let e=JSON.parse(t);["places","corridors","articles","links","countries"].forEach(n=>{e[n]=me(e[n])}),e.places.forEach((n,r)=>{n.row=r});let o=new Set(
e.unreviewed);return e.corridors.forEach((n,r)=>{let s=[e.places[n.origin],e.places[n.destination]];Object.assign(n,{row:r,unreviewed:o.has(r),evidence:[],doubtful:n.
score<e.doubtful}),n.names=s.map(a=>a.name),n.local=s.map(a=>a.local)}),e.links.forEach((n,r)=>{let s=e.corridors[n.corridor];Object.assign(n,{row:r,source:e.articles[n.
article],mode:s.mode,kind:qt(n.status)}),s.evidence.push(n)}),e.corridors.forEach(n=>{n.evidence.sort($t)}),e.ribbons=Yt(e.corridors).map((n,r)=>Ue(e,n,r)),e}function Ue(t,e,o){
let n=e.map(i=>t.corridors[i]),r=n[0],s=n.flatMap(i=>i.evidence),a={...r,index:o,rows:e,corridors:n,evidence:s.sort($t),label:t.labels[o]||null};return a.links=
n.reduce((i,g)=>i+g.links,0),a.score=Math.max(...n.map(i=>i.score)),a.doubtful=n.every(i=>i.doubtful),a.unreviewed=n.some(i=>i.unreviewed),a.bidirectional=n.some(
i=>i.bidirectional||i.origin!==r.origin),a.ways=n.some(i=>i.bidirectional)?[]:[!0,!1].filter(i=>n.some(g=>g.origin===r.origin===i)),a.uncertain=s.length?!s.some(
i=>H.firm.includes(i.kind)):!H.firm.includes(qt(r.status)),n.forEach(i=>{i.ribbon=a}),a}function ft(t,e){let o=new Map;return t.forEach(r=>{o.has(r.event)||o.set(
r.event,[]),o.get(r.event).push(r)}),[...o.values()].map(r=>{let s=r.reduce((i,g)=>g.score>i.score?g:i),a=r.map(i=>i.date).find(Boolean)||null;return{links:r,best:s,
date:a,kind:s.kind,isDoubtful:r.every(i=>i.score<e)}}).sort((r,s)=>(r.date||"9")<(s.date||"9")?-1:(r.date||"9")>(s.date||"9")?1:0)}function ye(t){return He.map(
e=>[e,t.filter(o=>o.kind===e).length]).filter(([,e])=>e)}function Wt(t,e){let o=t.places[e];return o.kind!=="country"?new Set([e]):new Set(t.places.filter(n=>n.
country===o.country).map(n=>n.row))}var Zt=600,Ke=300,Gt=56,Qe=4007501668557849e-8;function xe(t,e,o){let n=K,r=e.words,s=(e.view.west+e.view.east)/2,a=e.places.map(x),i=e.ribbons.map(F),g=a.concat(
a.filter(A).map(q)),k=!1,y=!1,N=1,D=null;ie(t,e.basemaps,s);let j=i.length>Zt,T=(j?pe:fe)(t,M("corridors",390),i,e.modes,o,_),h=L.svg({pane:M("names",395),padding:.4}).
addTo(t),S=L.svg({pane:M("countries",220),padding:.4}).addTo(t),O=ue({ground:S._rootGroup,surface:h._rootGroup,data:e,dots:g,isDense:j,meridian:s,drawPlace:d,toScreen:p,
screenBox:f,open:o.open});c(),t.on(j?"resize":"zoomend viewreset resize",w).on("moveend",()=>{k&&(j?w():O.pointBeyond(i.filter(W)),E())});function M(u,C){return t.
createPane(u).style.zIndex=C,u}function x(u){return{place:u,plane:nt([pt(u.lon,s),u.lat]),radius:u.linked?Math.min(6,2.6+.5*Math.sqrt(u.strength)):2.4}}function A(u){
return Math.abs(u.plane.x-.5-s/360)>.3&&i.slice(0,Zt).some(C=>I(C).copies.length>1)}function q(u){let C=u.plane.x-.5>s/360?-1:1;return{...u,plane:{x:u.plane.x+C,
y:u.plane.y}}}function F(u){return{ribbon:u,plane:null,copies:null,width:Xt(u.links,u.uncertain),events:[],on:!1,passing:!0}}function I(u){if(u.plane)return u;let C=kt(
z(u.ribbon),s),R=C.map(Q=>Q[0]);u.plane=C.map(nt);let G=Math.max(...R)>s+180?[-1]:Math.min(...R)<s-180?[1]:[];return u.copies=[0].concat(G),u}function z(u){let[
C,R]=[u.origin,u.destination].map(G=>[e.places[G].lon,e.places[G].lat]);return Lt(u.line,C,R,e.precision)}function W(u){return u.on&&u.passing&&u.ribbon.line!==
null}function d(u){return u.group||(u.group=n("g",{class:`place${u.place.linked?"":" quiet"}${u.place.area?" area":""}`}),n("circle",{class:"hit",r:14},u.group),
u.circle=n("circle",{class:"dot",r:u.radius},u.group),u.label=n("text",{},u.group),u.label.textContent=u.place.label,u.group.addEventListener("click",C=>{L.DomEvent.
stop(C),o.choose(u.place.row)}),u.group.addEventListener("mouseenter",()=>o.light(m(u.place))),u.group.addEventListener("mouseleave",()=>o.light(null))),u.group}
function m(u){let C=i.filter(R=>W(R)&&[R.ribbon.origin,R.ribbon.destination].includes(u.row));return C.length?C.flatMap(R=>R.ribbon.rows):null}function c(){L.control.
zoom({position:"topright",zoomInTitle:r.zoom_in,zoomOutTitle:r.zoom_out}).addTo(t);let u=L.control({position:"topright"});u.onAdd=()=>{let C=L.DomUtil.create("d\
iv","leaflet-bar"),R=Y("whole","⤢",v);return R.title=r.zoom_all,R.setAttribute("aria-label",r.zoom_all),C.append(R),L.DomEvent.disableClickPropagation(C),C},u.
addTo(t),L.control.scale({position:"bottomright",maxWidth:90,imperial:!1}).addTo(t)}function p(u){return{x:u.x*N-D.x,y:u.y*N-D.y}}function _(u){return u.screen=
u.screen||I(u).plane.map(p),u.screen}function b(u){return X(f(-40),p(u.plane))}function w(){if(!k)return;N=256*2**t.getZoom(),D=t.getPixelOrigin();let u=i.filter(
W);if(j){u.forEach(Q=>{Q.screen=null});let C=he(u,a,N,b,Zt),R=T.paint(C.bundles,N),G=C.bundles.length<C.of;o.tell(G?V(r.bundled,{n:C.bundles.length,all:C.of}):"",
R)}else g.forEach(C=>{C.screen=p(C.plane)}),u.forEach(C=>{C.screen=L.LineUtil.simplify(I(C).plane.map(p),.2)}),de(u,a),T.paint(u,N);O.place(u,y),O.pointBeyond(u),
E()}function f(u){let C=t.containerPointToLayerPoint([0,0]),R=t.getSize();return{left:C.x+u,right:C.x+R.x-u,top:C.y+u,bottom:C.y+R.y-u}}function E(){let u=f(-2),
C=G=>X(u,p(a[G].plane))||g.some(Q=>Q.place.row===G&&X(u,p(Q.plane))),R=j?[]:i.filter(G=>W(G)&&!(C(G.ribbon.origin)&&C(G.ribbon.destination)));o.tellOutside(R.length)}
function l(){t.setMaxBounds([[-89,s-200],[89,s+200]]),t.setMaxZoom(9),P(e.first_view)}function v(){P(e.view)}function P(u){let C=t.getSize(),R=Math.min(84,C.x/9),
G=Math.min(44,C.y/9);if(u.east-u.west>Ke)return $(C);U(()=>{t.fitBounds([[u.south,u.west],[u.north,u.east]],{paddingTopLeft:[R,G],paddingBottomRight:[Math.max(R,
Math.min(Gt,C.x/6)),G],maxZoom:8,animate:!1})})}function $(u){let C=nt([0,e.view.north]).y,R=nt([0,e.view.south]).y,G=u.y/u.x/2,Q=a.filter(dt=>dt.place.linked).
map(dt=>dt.plane.y),Pt=Q.reduce((dt,It)=>Math.min(dt,It),1),Et=Q.reduce((dt,It)=>Math.max(dt,It),0),bt=R-C<2*G?(C+R)/2:Math.max(C+G,Math.min(R-G,(Pt+Et)/2)),_e=t.
options.crs.projection.unproject(L.point(0,(.5-bt)*Qe));U(()=>{t.setView([_e.lat,s],Math.log2(u.x/256),{animate:!1})})}function U(u){let C=t.options.zoomSnap;t.
options.zoomSnap=0,u(),t.options.zoomSnap=C}function B(u){return i[e.corridors[u].ribbon.index]}function Z(u,C){let R=B(u);if(!W(R))return;let G=jt(j?_(R):R.bowed),
Q=t.getSize(),Pt=Q.x-Gt-12-32,Et=Math.min(320,Math.max(180,Pt)),bt=L.popup({maxWidth:Et,minWidth:Math.min(220,Et),maxHeight:Q.y-60,className:"card",autoPanPaddingTopLeft:[
12,12],autoPanPaddingBottomRight:[Gt,12]});bt.corridor=u,bt.setLatLng(t.layerPointToLatLng([G.x,G.y])).setContent(C).openOn(t),bt.getElement().querySelector(".l\
eaflet-popup-close-button").setAttribute("aria-label",r.close)}function J(u){let C=new L.Layer;function R(G){i.forEach(Q=>{Q.ribbon.mode===u&&(Q.on=G)}),w()}return C.
onAdd=()=>R(!0),C.onRemove=()=>R(!1),C}function ot(u,C){k=!0;let R=new Map;u.forEach(G=>{let Q=e.corridors[G.corridor].ribbon.index;R.has(Q)||R.set(Q,[]),R.get(
Q).push(G)}),i.forEach((G,Q)=>{G.passing=R.has(Q),G.events=j?[]:ft(R.get(Q)||[],e.doubtful)}),T.lead(!C&&i.some(G=>G.ribbon.label)),w()}function rt(u){let C=B(u);
return C.on&&C.passing}function tt(u){y=u,w()}function st(u){let C=B(u),R=jt(j?_(C):C.bowed);return it(R.x,R.y,1,1)}return{layer:J,light:T.light,openPopup:Z,showFirst:l,
showAll:v,showQuiet:tt,filter:ot,isOn:rt,spotOf:st}}var we=25,Ve=2;function ve(t,e,o){let n=lt,r=e.words;function s(d){return d.bidirectional?" ↔ ":` ${r.to} `}function a(d,m=d.local){return n("span","route",n(
"bdi","",m[0]),s(d),n("bdi","",m[1]))}function i(d){return d.names.join()===d.local.join()?null:n("p","known",n("bdi","",d.names[0]),d.bidirectional?" ↔ ":" →\
 ",n("bdi","",d.names[1]))}function g(d){let m=n("cite","",d.title||r.untitled_article);if(m.dir="auto",!/^https?:\/\//i.test(d.url||""))return m;let c=n("a","",
m);return c.href=d.url,c.target="_blank",c.rel="noopener noreferrer",c}function k(d){return V(r.chance,{n:Math.round(100*d)})}function y(d){return ye(ft(d,e.doubtful)).
map(([c,p])=>V(r[`${c}_count`],{n:p})).join(r.comma)}function N(d,m){return n("p","facts",n("span",`mode ${d.mode}`,ae(d.mode)," ",r[d.mode]),n("span","",y(m)))}
function D(d){let m=d.best,c=d.isDoubtful?n("span","",n("span","query","?")," ",k(m.score)):null,p=d.date?vt(d.date):n("span","",r.undated);return n("p",`facts ${m.
mode}`,se(d),p,n("span","status",r[m.status]),c)}function j(d){let m=n("blockquote","",d.evidence),c=d.source.published;return m.dir="auto",n("div","sentence",m,
n("p","source",g(d.source),c&&r.comma,c&&vt(c)))}function T(d){let m=V(r.characters,{start:d.evidence_start,end:d.evidence_end});return n("p","grounds",`${r.score}\
 ${k(d.score)} · ${r.rule} `,n("bdi","",d.rule),r.comma+m)}function h(d){return d.unreviewed?n("p","grounds",`◇ ${r.unreviewed}`):""}function S(d,m,c=r.more){
let p=Y("more",V(c,{n:m}),()=>o.open(d,p));return p}function O(d){let m=e.corridors[d].ribbon,c=ft(m.evidence,e.doubtful)[0],p=m.evidence.length,_=n("div","popu\
p",n("h2","",a(m)));_.dir=document.documentElement.dir;let b=ft(m.evidence,e.doubtful).length===1;if(_.append(h(m),b?D(c):N(m,m.evidence)),!c)return _;let w=A(m.
evidence)[0],f=n("p","grounds",`${r.score} ${k(w.score)}`);return _.append(j(w),f),p>1&&_.append(Y("more",V(r.more,{n:p}),()=>t.focus())),_}function M(d){let m=e.
corridors[d].ribbon,c=new Set;t.replaceChildren(Y("back",`${r.back_to} ${r.back}`,o.close),n("h2","",a(m))),t.append(N(m,m.evidence)),i(m)&&t.append(i(m)),new Set(
m.corridors.map(p=>p.note).filter(Boolean)).forEach(p=>{t.append(n("p","grounds",p))}),t.append(h(m)),ft(m.evidence,e.doubtful).forEach(p=>t.append(x(p,m,c))),t.
scrollTop=0}function x(d,m,c){let p=n("article",d.best.mode,D(d));return m.ways.length>1&&p.append(n("p","way",a(e.corridors[d.best.corridor]))),d.links.forEach(
_=>{c.has(_.evidence)||p.append(j(_)),c.add(_.evidence),p.append(T(_))}),p}function A(d){return d.slice().sort((m,c)=>c.score-m.score||$t(m,c))}function q(d){t.
replaceChildren(n("h2","",r.latest)),d.length||t.append(n("p","",r.no_match));let m=new Map;d.forEach(c=>{let p=e.corridors[c.corridor].ribbon;m.set(p,(m.get(p)||
[]).concat(c))}),F([...m].sort((c,p)=>p[1].length-c[1].length||c[0].index-p[0].index),new Set)}function F(d,m){d.slice(0,we).forEach(([_,b])=>t.append(I(_,b,m)));
let c=d.slice(we);if(!c.length)return;let p=Y("more",V(r.more_links,{n:c.length}),()=>{p.remove(),F(c,m)});t.append(p)}function I(d,m,c){let p=Y("open",a(d),()=>o.
open(d.row,p)),_=n("article",d.mode,n("h3","",p),N(d,m)),b=A(m).filter(E=>!c.has(E.evidence)),w=[...new Map(b.map(E=>[E.evidence,E])).values()].slice(0,Ve);w.forEach(
E=>{c.add(E.evidence),_.append(j(E))});let f=new Set(m.map(E=>E.evidence)).size-w.length;return f&&_.append(S(d.row,f,w.length?r.more_sentences:r.same_sentences)),
_}function z(d){let m=e.corridors[d].ribbon;return`${m.local.join(s(m))}: ${V(r.sentences,{n:m.evidence.length})}`}function W(d){let m=e.corridors[d].ribbon;return n(
"span","",a(m),n("span","facts",`${r[m.mode]} · ${y(m.evidence)}`))}return{heading:z,short:O,show:M,showAll:q,tip:W}}function Je(t,e,o,n,r){let s=lt,a=K,i=t.words,g=32,k=60,y=36,N=550,D=6,j=Ot(o,n,o,i.from),T=Ot(o,n,n,i.until),h=s("output","span"),S=_(),O=Y("play","",()=>{M?c():
m()}),M=0;[j,T].forEach(f=>{f.addEventListener("input",()=>{c(),d()})}),p(),W();let x=s("div","track",S.drawing,j,T,w()),A=s("div","side",h),q=s("div","timeline",
O,x,A);q.setAttribute("role","group"),q.setAttribute("aria-label",i.timeline);function F(f){return`${Math.floor(f/12)}-${String(f%12+1).padStart(2,"0")}`}function I(f){
return gt(F(f))}function z(){return[Math.min(j.value,T.value),Math.max(j.value,T.value)]}function W(){[j,T].forEach(f=>{f.setAttribute("aria-valuetext",I(Number(
f.value)))}),h.textContent=z().map(I).join(" – "),S.mark(z()[0],z()[1])}function d(){W(),r(...z(),!1)}function m(){Number(T.value)===n&&(T.value=o),r(...z(),!0),
W();let f=Math.max(1,Math.round((n-o)/y));M=setInterval(()=>{T.value=Number(T.value)+f,W(),Number(T.value)>=n&&c(),r(...z(),M>0)},N),p()}function c(){clearInterval(
M),M=0,p()}function p(){O.textContent=M?"❚❚":"▶",O.setAttribute("aria-label",M?i.pause:i.play)}function _(){let f=Math.ceil((n-o+1)/k),E=Math.ceil((n-o+1)/
f),l=t.modes.map(Z=>Z.name),v=Array.from({length:E},()=>new Array(l.length).fill(0));e.forEach(Z=>{Z.months&&(v[Math.floor(((Z.months[0]+Z.months[1])/2-o)/f)][l.
indexOf(Z.mode)]+=1)});let P=v.reduce((Z,J)=>Math.max(Z,b(J)),1),$=.8*Math.max(.3,Math.min(1,E/k)),U=a("svg",{viewBox:`0 0 ${E} ${g}`,preserveAspectRatio:"none",
"aria-hidden":"true"}),B=v.map((Z,J)=>{let ot=a("g",{},U),rt=g;return Z.forEach((tt,st)=>{let u=tt&&Math.max(2,g*tt/P);rt-=u,u&&a("rect",{class:l[st],x:J+(1-$)/
2,width:$,y:rt,height:u},ot)}),ot});return{drawing:U,mark:(Z,J)=>{B.forEach((ot,rt)=>{ot.classList.toggle("out",o+(rt+1)*f<=Z||o+rt*f>J)})}}}function b(f){return f.
reduce((E,l)=>E+l,0)}function w(){let f=n-o+1,l=[1,2,3,6,12,24,60,120,240,600].find(P=>f/P<=D)||1200,v=s("div","ticks");v.setAttribute("aria-hidden","true");for(let P=Math.
ceil(o/l)*l;P<=n;P+=l){let $=s("span","",l<12?I(P):gt(String(P/12)));$.style.left=`${100*(P-o+.5)/f}%`,v.append($)}return v}return{element:q,side:A,reset:()=>{c(),
j.value=o,T.value=n,W()}}}function Me(t,e,o,n){let r=lt,s=o.words,a=o.links;a.forEach(l=>{l.months=x(l.date||l.source.published)});let i=a.filter(l=>l.months).map(
l=>l.months),g=i.reduce((l,v)=>Math.min(l,v[0]),1/0),k=i.reduce((l,v)=>Math.max(l,v[1]),-1/0),y={query:[],place:null,isWhole:!1,from:g,until:k,isPlaying:!1,isDated:!1,
statuses:null,score:0},N=d(),D=r("output","count"),j=_(),T=w(),h=b(),S=k>g?Je(o,a,g,k,(l,v,P)=>{Object.assign(y,{from:l,until:v,isPlaying:P}),z()}):null,O=r("p",
"found",D,Y("reset",s.reset,E)),M=r("div","choices",N.parentNode,j.element,T.element);S?S.side.append(h.element||"",O):M.append(O),t.append(S?S.element:"",M),t.
addEventListener("submit",l=>l.preventDefault());function x(l){if(!l)return null;let v=l.split("-").map(Number);return v.length===1?[12*v[0],12*v[0]+11]:[12*v[0]+
v[1]-1,12*v[0]+v[1]-1]}function A(l){if(!l.text){let v=o.corridors[l.corridor],P=[o.places[v.origin],o.places[v.destination]].map($=>$.label);l.text=Dt([l.evidence,
l.source.title,v.note,...P,...v.names,...v.local,...l.actors,...l.via].join(`
`))}return l.text}function q(l){return F(l)&&l.score>=y.score&&(y.statuses===null||y.statuses.has(l.status))&&I(l)&&y.query.every(v=>A(l).includes(v))}function F(l){
return!l.date&&(y.isDated||y.isPlaying)?!1:!l.months||l.months[0]<=y.until&&l.months[1]>=y.from}function I(l){if(y.place===null)return!0;let{origin:v,destination:P}=o.
corridors[l.corridor],$=y.isWhole?Wt(o,y.place):new Set([y.place]);return $.has(v)||$.has(P)}function z(){let l=a.filter(q);t.classList.toggle("narrowed",l.length<
a.length),n(l,l.length<a.length||y.place!==null)}function W(l){D.textContent=V(s.found,{n:l,all:a.length})}function d(){let l=r("input");return l.type="search",
l.placeholder=s.search,l.setAttribute("aria-label",s.search),l.addEventListener("input",()=>{y.query=Dt(l.value).split(/\s+/).filter(Boolean),z()}),r("p","searc\
h",l),l}function m(l){y.place=l===y.place?null:l,c(),z()}function c(){if(e.replaceChildren(),y.place===null)return;let l=o.places[y.place],v=r("span","chip",r("\
bdi","",l.local));if(Wt(o,y.place).size>1){let $=r("input");$.type="checkbox",$.checked=y.isWhole,$.addEventListener("change",()=>{y.isWhole=$.checked,z()}),v.append(
r("label","",$,s.with_places))}let P=Y("close","×",()=>m(y.place));P.setAttribute("aria-label",V(s.let_go,{place:l.local})),v.append(P),e.append(v)}function p(l,v,P){
let $=r("input"),U=r("label","",$,l);return $.type="checkbox",$.checked=$.defaultChecked=v,$.value=P,{box:$,element:U}}function _(){let l=r("fieldset","statuses",
r("legend","",s.status)),v=new Set(a.map($=>$.status)),P=o.statuses.filter($=>v.has($)).map($=>p(s[$],!0,$));return l.append(...P.map($=>$.element)),l.addEventListener(
"change",()=>{let $=P.filter(U=>U.box.checked).map(U=>U.box.value);y.statuses=$.length===P.length?null:new Set($),z()}),{element:l,boxes:P}}function b(){let l=a.
filter($=>!$.date).length;if(!l)return{element:null};let{box:v,element:P}=p(V(s.undated_count,{n:l}),!0,"undated");return P.className="undated",v.addEventListener(
"change",()=>{y.isDated=!v.checked,z()}),{element:P,box:v}}function w(){let l=Ot(0,100,0,s.score_from),v=r("output","",f(0));l.step=5;function P(){v.textContent=
f(l.value),l.setAttribute("aria-valuetext",f(l.value))}return l.addEventListener("input",()=>{y.score=l.value/100,P(),z()}),P(),{element:r("p","score",r("span",
"",s.score_from),l,v),range:l,show:P}}function f(l){return V(s.chance,{n:Number(l)})}function E(){N.value="",j.boxes.forEach(l=>{l.box.checked=!0}),h.box&&(h.box.
checked=!0),T.range.value=0,T.show(),Object.assign(y,{query:[],place:null,from:g,until:k,isPlaying:!1,isDated:!1,statuses:null,score:0}),S&&S.reset(),c(),z()}return{
apply:z,choose:m,tell:W,reset:E}}var Xe=["plain","full","static","dark","layers","corridor","legend","table","filters","childId"],Ht=()=>new URLSearchParams(location.search);function Ee(){let t=Ht(),
e=document.documentElement,o=window.parent!==window;e.classList.toggle("framed",o),e.classList.toggle("plain",t.has("plain")),e.classList.toggle("compact",t.has(
"plain")||o&&!t.has("full")&&!t.has("static")),["table","legend","filters"].forEach(a=>{t.get(a)==="0"&&e.classList.add(`no-${a}`)});let n={1:"screen",0:"not al\
l"}[t.get("dark")],r=t.has("static");return n&&s(/prefers-color-scheme/,n),r&&(s(/scripting/,"not all"),document.querySelectorAll(".still .corridor, tr[data-cor\
ridor], #legend label").forEach(a=>{let i=a.querySelector("input[name=mode]"),g=i?[i.value]:Array.from(a.classList);Ut(g).length||(a.style.display="none")})),r;
function s(a,i){Array.from(document.styleSheets).flatMap(g=>Array.from(g.cssRules)).forEach(g=>{g.media&&a.test(g.media.mediaText)&&(g.media.mediaText=i)})}}function Mt(){
return document.documentElement.classList.contains("compact")}function Ut(t){let e=Ht().get("layers");return e===null?t:t.filter(o=>e.split(",").includes(o))}function Le(){
let t=document.querySelector("link[rel=canonical]");if(t)return t.href;if(!/^(https?|file):/.test(location.protocol))return null;let e=new URL(location.href);return Xe.
forEach(o=>e.searchParams.delete(o)),e.href}function Ye(t){let e=t<480?1.2:t<900?.75:.5625;return Math.max(320,Math.min(720,Math.round(t*e)))}function Kt(){if(window.
parent===window)return;let t=Ht().get("childId"),e=0;new ResizeObserver(()=>{let{width:o,height:n}=document.body.getBoundingClientRect(),r=Mt()?Ye(o):Math.ceil(
n);r!==e&&(e=r,window.parent.postMessage({sentinel:"amp",type:"embed-size",height:r},"*"),t!==null&&window.parent.postMessage(["pym",t,"height",r].join("xPYMx"),
"*"))}).observe(document.body)}var ut={x:320,y:150},ke=26;function Ae(t,e){let o=t.corridors[e],n=[o.origin,o.destination].map(O=>t.places[O]),r=(t.view.west+t.view.east)/2,s=Lt(o.line,...n.map(
O=>[O.lon,O.lat]),t.precision),a=kt(s,r).map(nt),[i,g]=[Math.min(...a.map(O=>O.x)),Math.max(...a.map(O=>O.x))],[k,y]=[Math.min(...a.map(O=>O.y)),Math.max(...a.map(
O=>O.y))],N=Math.min((ut.x-2*ke)/Math.max(g-i,.01),(ut.y-2*ke)/Math.max(y-k,.005)),D=O=>({x:(O.x-(i+g)/2)*N+ut.x/2,y:(O.y-(k+y)/2)*N+ut.y/2}),j=K("svg",{class:"\
sketch",viewBox:`0 0 ${ut.x} ${ut.y}`,"aria-hidden":"true"});K("path",{class:"land",d:tn(t,r,D)},j);let T=K("g",{class:`corridor ${o.mode}`,style:"--width:3px"},
j),h=a.map(D);K("path",{class:"line",d:mt(h)},T),o.bidirectional||K("path",{class:"head",d:At(h,.62,7)},T);let S=h[h.length-1];return Se(j,h[0],S,n[0].local),Se(
j,S,h[0],n[1].local),j}function Se(t,e,o,n){let r=K("g",{class:"place"},t);K("circle",{class:"dot",r:3.2,cx:e.x.toFixed(1),cy:e.y.toFixed(1)},r);let s=K("text",
{x:e.x.toFixed(1),y:(e.y+(e.y>o.y?16:-8)).toFixed(1)},r);s.textContent=n}function tn(t,e,o){let n=t.basemaps.flatMap(r=>r.land.flat().map(s=>yt(s,r.precision)));
return[-360,0,360].flatMap(r=>n.map(s=>s.map(([a,i])=>o(nt([a+r,i]))))).filter(en).map(r=>`${mt(r)}Z`).join("")}function en(t){let e=t.map(s=>s.x),o=t.map(s=>s.
y),n=(s,a)=>s.reduce((i,g)=>Math.min(i,g),a),r=(s,a)=>s.reduce((i,g)=>Math.max(i,g),a);return n(e,1/0)<ut.x&&r(e,-1/0)>0&&n(o,1/0)<ut.y&&r(o,-1/0)>0}function nn(t,e){if(Ee())return Kt();let o=_t,n=be(),r=n.words,s=document.documentElement,a=Array.from(document.querySelectorAll("tr[data-corridor]")),i={open:null,
opener:null,links:[]};window.matchMedia("(prefers-reduced-motion: reduce)").matches&&(t.options.zoomAnimation=t.options.inertia=t._zoomAnimated=!1);let g=o("tip"),
k=xe(t,n,{open:x,light:M,choose:j,tell:T,tellOutside:h}),y=ve(o("evidence"),n,{open:x,close:A}),N=Me(o("filters"),o("chips"),n,q);n.modes.forEach(c=>{e[c.name].
addLayer(k.layer(c.name))}),z(o("legend")),a.forEach(W),Ce(t,o("hint"),r),document.querySelectorAll("time:not([datetime])").forEach(c=>{c.replaceWith(vt(c.textContent))}),
document.addEventListener("keydown",c=>{c.key==="Escape"&&i.open!==null&&A()}),t.on("popupclose",c=>{c.popup.corridor===i.open&&i.open!==null&&A()}),t.on("click",
()=>{Mt()&&i.open!==null&&A()}),window.addEventListener("hashchange",d);let D=Ut(Object.keys(e));Object.keys(e).forEach(c=>{D.includes(c)||e[c].remove()}),S(),Kt(),
s.classList.add("live"),t.invalidateSize(!1),k.showFirst(),N.apply(),d(),new ResizeObserver(()=>t.invalidateSize(!1)).observe(t.getContainer());function j(c){N.
choose(c)}function T(c,p){o("bundled").textContent=c,p&&o("bundled").append(` ${V(r.broadest,{n:p})}`)}function h(c){let p=o("outside");p.hidden=!c,p.textContent=
c?V(r.outside,{n:c}):""}function S(){let c=Mt()?Le():null,p=o("explore");if(o("outside").addEventListener("click",k.showAll),c===null)return p.remove();p.href=c}
function O(c){let p=c===null?i.open:c,_=p===null?[]:[].concat(p).flatMap(b=>n.corridors[b].ribbon.rows);k.light(p===null?null:_),a.forEach(b=>b.classList.toggle(
"lit",_.includes(Number(b.dataset.corridor))))}function M(c){O(c),g.replaceChildren(),typeof c=="number"&&g.append(y.tip(c))}t.on("mousemove",c=>{let{x:p,y:_}=c.
containerPoint,b=p>t.getSize().x/2;g.style.transform=`translate(${p+(b?-14:14)}px, ${_+12}px)${b?" translateX(-100%)":""}`});function x(c,p){c!==i.open&&(i.open=
c,i.opener=p||i.opener,g.replaceChildren(),O(c),(!Mt()||s.classList.contains("plain"))&&k.openPopup(c,y.short(c)),y.show(c),s.classList.add("opened"),o("told").
textContent=y.heading(c),m(`#corridor=${n.corridors[c].id}`))}function A(){let c=i.opener;if(i.open=i.opener=null,t.closePopup(),O(null),s.classList.remove("ope\
ned"),y.showAll(I()),o("told").textContent="",m(""),!c||o("corridors").contains(document.activeElement))return;let p=c.isConnected?c:Array.from(o("evidence").querySelectorAll(
".open")).find(_=>_.textContent===c.textContent);p&&p.focus()}function q(c,p){i.links=c,k.filter(c,p),F(),i.open!==null&&!k.isOn(i.open)&&A()}function F(){let c=I(),
p=new Set(c.map(_=>_.corridor));N.tell(c.length),a.forEach(_=>{_.hidden=!p.has(Number(_.dataset.corridor))}),n.modes.forEach(_=>{let b=new Set(i.links.filter(w=>w.
mode===_.name).map(w=>w.corridor)).size;o("legend").querySelector(`output[data-mode=${_.name}]`).textContent=Bt(b)}),i.open===null&&y.showAll(c)}function I(){return i.
links.filter(c=>k.isOn(c.corridor))}function z(c){let p=Array.from(c.querySelectorAll("input[name=mode]")),_=c.querySelector("input[name=quiet]");function b(){p.
map(w=>[e[w.value],w.checked]).forEach(([w,f])=>{f?w.addTo(t):w.remove()})}c.addEventListener("change",w=>{w.target===_?k.showQuiet(_.checked):b()}),c.addEventListener(
"submit",w=>w.preventDefault()),c.querySelectorAll("button").forEach(w=>{w.addEventListener("click",()=>{p.forEach(f=>{f.checked=w.value==="all"}),b()})}),t.on(
"layeradd layerremove",w=>{Object.values(e).includes(w.layer)&&(p.forEach(f=>{f.checked=t.hasLayer(e[f.value])}),F(),i.open!==null&&!k.isOn(i.open)&&A())})}function W(c){
let p=Number(c.dataset.corridor),_=c.querySelector("button");function b(){x(p,_);let w=t.getContainer().getBoundingClientRect(),f=w.bottom>window.innerHeight*.25&&
w.top<window.innerHeight*.75;document.querySelectorAll(".sketch").forEach(E=>E.remove()),!f&&n.corridors[p].line!==null&&_.closest("th").append(Ae(n,p))}_.addEventListener(
"focus",b),_.addEventListener("click",b),c.addEventListener("mouseenter",()=>O(p)),c.addEventListener("mouseleave",()=>O(null))}function d(c){let p=/[?#&]corridor=([0-9a-z]+)/.
exec(c?location.hash:location.hash+location.search),_=p===null?-1:n.corridors.findIndex(b=>b.id===p[1]);_>=0&&x(_)}function m(c){try{history.replaceState(null,"",
c||location.pathname+location.search)}catch{}}}function Ce(t,e,o){let n=t.getContainer(),r=0;function s(a){e.textContent=a,e.classList.add("told"),clearTimeout(
r),r=setTimeout(()=>{e.classList.remove("told")},1400)}n.addEventListener("wheel",a=>{a.ctrlKey||a.metaKey||(a.stopPropagation(),s(o.gesture_wheel))},{capture:!0,
passive:!0}),window.matchMedia("(pointer: coarse)").matches&&(t.dragging.disable(),n.addEventListener("touchmove",a=>{a.touches.length===1&&s(o.gesture_touch)},
{passive:!0}))}function on(t,e){t.createPane("tiles").style.zIndex=220,L.tileLayer(e,{pane:"tiles",maxNativeZoom:18,referrerPolicy:"strict-origin-when-cross-ori\
gin"}).addTo(t)}return ze(rn);})();
