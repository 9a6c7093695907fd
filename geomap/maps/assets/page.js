var geomap=(()=>{var Tt=Object.defineProperty;var Oe=Object.getOwnPropertyDescriptor;var Pe=Object.getOwnPropertyNames;var $e=Object.prototype.hasOwnProperty;var Te=(t,e)=>{for(var o in e)Tt(t,o,{get:e[o],enumerable:!0})},Ie=(t,e,o,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let r of Pe(e))!$e.call(t,r)&&
r!==o&&Tt(t,r,{get:()=>e[r],enumerable:!(n=Oe(e,r))||n.enumerable});return t};var ze=t=>Ie(Tt({},"__esModule",{value:!0}),t);var rn={};Te(rn,{layTiles:()=>on,start:()=>nn,watchGestures:()=>Ce});var H={width:{least:1.1,per_root:1.3,most:9,hollow:.8},dash_width:2.6,gap:2.5,ramp:90,arrow:{share:.62,back:.38,least:3.4,per_width:1.1},doubt_share:.42,unreviewed_share:.26,
bead:{radius:4.4,step:15,from:.14,to:.86},marks:{under_way:"M-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0Z",postponed:"M0-3.4V3.4H3.4V-3.4Z",called_off:"M-2.6\
-2.6L2.6 2.6M2.6-2.6L-2.6 2.6"},leads:{least:3,most:5,links:2},label:{berth:3,rise:2,crossing:3,most_crossed:2},saying:{shares:[.5,.4,.6,.3,.7,.22,.78],berth:4,
below:.5,crossing:2,most:24,steepest:65},spots:[[1,0,0],[-1,0,0],[0,-1,0],[0,1,0],[1,0,-1],[1,0,1],[-1,0,-1],[-1,0,1],[.5,-1,0],[.5,1,0],[-.5,-1,0],[-.5,1,0]],kinds:{
completed:"happened",operating:"under_way",trial:"under_way",planned:"planned",proposed:"planned",invited:"planned",postponed:"postponed",suspended:"called_off",
cancelled:"called_off"},firm:["happened","under_way"]};function wt(t,e){let o=10**e,n=[],r=0,s=0,a=0;function i(){let g=0,M=0,b;do b=t.charCodeAt(r++)-63,g|=(b&31)<<M,M+=5;while(b>=32);return g&1?~(g>>1):g>>1}for(;r<
t.length;)s+=i(),a+=i(),n.push([s/o,a/o]);return n}function Be(t,e,o){let n=Qt(t),r=Qt(e),s=n[0]*r[0]+n[1]*r[1]+n[2]*r[2],a=Math.acos(Math.max(-1,Math.min(1,s))),
i=Math.max(2,Math.ceil(a*180/Math.PI/o)),g=[t];for(let M=1;M<i;M++){let b=Math.sin(a*(i-M)/i),B=Math.sin(a*M/i),F=b*n[0]+B*r[0],j=b*n[1]+B*r[1],I=b*n[2]+B*r[2];
g.push([Math.atan2(j,F)*180/Math.PI,Math.atan2(I,Math.hypot(F,j))*180/Math.PI])}return g.push(e),g}function Lt(t,e,o,n,r=n>1?.5:4){return t?t.split(" ").map(s=>wt(
s,n)):[Be(e,o,r)]}function Qt(t){let e=t[0]*Math.PI/180,o=t[1]*Math.PI/180;return[Math.cos(o)*Math.cos(e),Math.cos(o)*Math.sin(e),Math.sin(o)]}function kt(t,e){
let o=[],n=null;if(t.flat().forEach(a=>{let i=n===null?a[0]:gt(a[0],n);o.push([i,a[1]]),n=i}),!o.length)return o;let r=(o[0][0]+n)/2,s=gt(r,e)-r;return o.map(a=>[
a[0]+s,a[1]])}function gt(t,e){return t-360*Math.round((t-e)/360)}function ot(t){let e=Math.sin(Math.max(-85,Math.min(85,t[1]))*Math.PI/180);return{x:t[0]/360+.5,
y:.5-Math.log((1+e)/(1-e))/(4*Math.PI)}}function It(t,e){return Math.hypot(e.x-t.x,e.y-t.y)}function at(t){let e=0;return t.map((o,n)=>(n&&(e+=It(t[n-1],o)),e))}
function nt(t,e,o){let n=1;for(;n<t.length-1&&e[n]<o;)n++;let r=t[n-1],s=t[n],a=e[n]-e[n-1]||1,i=(o-e[n-1])/a;return{x:r.x+(s.x-r.x)*i,y:r.y+(s.y-r.y)*i,angle:Math.
atan2(s.y-r.y,s.x-r.x)}}function Vt(t,e,o){let n=at(t),r=n[n.length-1];if(r<=e+o+4)return t;let s=t.filter((a,i)=>n[i]>e&&n[i]<r-o);return[nt(t,n,e)].concat(s,[
nt(t,n,r-o)])}function zt(t,e){let o=at(t),n=o[o.length-1],r=Math.max(1,Math.ceil(n/e));return Array.from({length:r+1},(s,a)=>nt(t,o,n*a/r))}function it(t,e){let o=at(
t);return nt(t,o,o[o.length-1]*e)}function jt(t){return it(t,.5)}function Jt(t,e){return"→↘↓↙←↖↑↗".charAt((Math.round(Math.atan2(e.y-t.y,e.x-t.x)/
(Math.PI/4))+8)%8)}function bt(t){return t.map((e,o)=>`${(o?"L":"M")+e.x.toFixed(1)} ${e.y.toFixed(1)}`).join("")}function St(t,e,o){let n=at(t),r=nt(t,n,n[n.length-
1]*e),s=Math.cos(r.angle),a=Math.sin(r.angle);return`${bt([[o,0],[-.7*o,.72*o],[-.35*o,0],[-.7*o,-.72*o]].map(i=>({x:r.x+i[0]*s-i[1]*a,y:r.y+i[0]*a+i[1]*s})))}Z`}function Xt(t,e){let{least:o,per_root:n,most:r,hollow:s}=H.width;return Math.min(r,o+n*Math.sqrt(t))+(e?s:0)}function Bt(t,e){return t.split(" ").filter(Boolean).
map(o=>Number(o)*Math.max(1,e/H.dash_width))}function Yt(t){let e=new Map;t.forEach((s,a)=>{let i=[s.mode,...[s.origin,s.destination].sort((g,M)=>g-M)].join();e.
has(i)||e.set(i,[]),e.get(i).push(a)});let o=(s,a)=>t[a].links-t[s].links||s-a,n=s=>s.reduce((a,i)=>a+t[i].links,0);return[...e.values()].map(s=>s.sort(o)).sort(
(s,a)=>n(a)-n(s)||s[0]-a[0])}function Nt(t){return H.kinds[t]}function te(t){let e=t.map(n=>{let[r,s]=[n.points[0],n.points[n.points.length-1]],a=r.x>s.x||r.x===
s.x&&r.y>s.y,i=[.25,.5,.75].map(g=>it(n.points,a?1-g:g));return{line:n,isTurned:a,ways:i,aside:0}}),o=[];return e.forEach(n=>{let r=o.find(s=>s.some(a=>Ne(n,a)));
r?r.push(n):o.push([n])}),o.forEach(Re),e.map(n=>n.aside)}function Ne(t,e){let o=(t.line.width+e.line.width)/2+H.gap;return t.ways.filter((n,r)=>It(n,e.ways[r])<
o).length>1}function Re(t){if(t.length<2)return;let e=t[0],o=e.ways[1].angle+(e.isTurned?Math.PI:0),n=a=>(a.ways[1].y-e.ways[1].y)*Math.cos(o)-(a.ways[1].x-e.ways[1].
x)*Math.sin(o),r=t.map(a=>[n(a),a]).sort((a,i)=>a[0]-i[0]),s=-(t.reduce((a,i)=>a+i.line.width+H.gap,0)-H.gap)/2;r.forEach(([,a])=>{a.aside=(s+a.line.width/2)*(a.
isTurned?-1:1),s+=a.line.width+H.gap})}function ee(t,e){let o=at(t),n=o[o.length-1];if(!e||!n)return t;let r=Math.max(12,Math.min(96,Math.floor(n/8+.5))),s=Math.
min(H.ramp,n/2),a=[];for(let i=0;i<=r;i++){let g=n*i/r,M=nt(t,o,g),b=Math.min(1,Math.min(g,n-g)/s),B=e*b*(2-b);a.push({x:M.x-Math.sin(M.angle)*B,y:M.y+Math.cos(
M.angle)*B})}return a}function ne(t,e){let{from:o,to:n,step:r}=H.bead,s=Math.max(1,Math.floor((n-o)*e/r)),a=Math.min(t,s);return Array.from({length:a},(i,g)=>o+
(n-o)*(g+.5)/a)}function oe(t,e,o,n,{taken:r,crossed:s,frame:a,mayCross:i}){let{berth:g,rise:M,crossing:b,most_crossed:B}=H.label,F=e+g+o,j=e+M+n,I=e+n*.8,f=null;
return H.spots.forEach(([S,O,E],w)=>{let A=t.y+O*j+E*I,N=t.x+S*F,W=O?Math.max(a.left+o,Math.min(a.right-o,N)):N,T=ft(W,A,o,n);if(T.left<a.left||T.right>a.right||
T.top<a.top||T.bottom>a.bottom||Math.abs(W-N)>o||r.some(d=>Mt(T,d)))return;let z=s.filter(d=>Y(T,d)).length;if(!i&&z>B)return;let q=w+b*z;(f===null||q<f.cost)&&
(f={cost:q,x:W,y:A,room:T})}),f}function re(t,e,o,n,{taken:r,crossed:s,frame:a}){let{shares:i,berth:g,below:M,crossing:b,most:B,steepest:F}=H.saying,j=at(t),I=j[j.
length-1],f=null;return i.forEach((S,O)=>{let E=nt(t,j,I*S),w=E.angle>Math.PI/2?E.angle-Math.PI:E.angle<=-Math.PI/2?E.angle+Math.PI:E.angle,A=Math.abs(w)>F*Math.
PI/180,N=A?0:w;[-1,1].forEach(W=>{let[T,z]=[-Math.sin(w)*W,Math.cos(w)*W],q=A?Math.abs(T)*o+Math.abs(z)*n:n,d=q+e/2+g,p=E.x+T*d,c=E.y+z*d,m=qe(p,c,N,o,n);if(m.some(
v=>!De(v,a)||r.some(h=>Mt(v,h))))return;let C=s.filter(v=>m.some(h=>Y(h,v))).length,y=O+(W>0?M:0)+b*C;y<=B&&(f===null||y<f.cost)&&(f={cost:y,x:p,y:c,angle:N,rooms:m})})}),
f}function qe(t,e,o,n,r){let s=Math.max(1,Math.ceil(n/r));return Array.from({length:s},(a,i)=>{let g=n*((2*i+1)/s-1),[M,b]=[n/s,r],[B,F]=[Math.abs(Math.cos(o)),
Math.abs(Math.sin(o))];return ft(t+g*Math.cos(o),e+g*Math.sin(o),M*B+b*F,M*F+b*B)})}function De(t,e){return t.left>e.left&&t.right<e.right&&t.top>e.top&&t.bottom<
e.bottom}function ft(t,e,o,n){return{left:t-o,right:t+o,top:e-n,bottom:e+n}}function Mt(t,e){return t.left<e.right&&e.left<t.right&&t.top<e.bottom&&e.top<t.bottom}
function Y(t,e){return e.x>t.left&&e.x<t.right&&e.y>t.top&&e.y<t.bottom}function Ct(t){return document.getElementById(t)}function ct(t,e,...o){let n=document.createElement(t);return e&&(n.className=e),n.append(...o.filter(r=>r!=null)),
n}function tt(t,e,o){let n=ct("button",t,e);return n.type="button",n.addEventListener("click",o),n}function _t(t,e,o,n){let r=ct("input");return Object.assign(r,
{type:"range",min:t,max:e,value:o}),r.setAttribute("aria-label",n),r}function Q(t,e,o){let n=document.createElementNS("http://www.w3.org/2000/svg",t);return Object.
keys(e).forEach(r=>{n.setAttribute(r,e[r])}),o&&o.appendChild(n),n}function Fe(t,e){return t.replace(/\{(\w+)\}/g,(o,n)=>e[n])}var At=null;function Rt(){if(At)return At;
let t=`${document.documentElement.lang}-u-nu-${document.body.dataset.numbering||"latn"}`,e=[{year:"numeric"},{month:"short"},{day:"numeric"}];return At={plurals:new Intl.
PluralRules(t),plain:new Intl.NumberFormat(t,{useGrouping:!1}),grouped:new Intl.NumberFormat(t),dates:e.map((o,n)=>new Intl.DateTimeFormat(t,Object.assign({timeZone:"\
UTC"},...e.slice(0,n+1))))},At}function qt(t){let{plain:e,grouped:o}=Rt();return(t<1e4?e:o).format(t)}function V(t,e){let o={};return Object.keys(e).forEach(n=>{
o[n]=typeof e[n]=="number"?qt(e[n]):e[n]}),Fe(typeof t=="string"?t:t[Rt().plurals.select(e.n)]||t.other,o)}function yt(t){let e=t.split("-").map(Number);return Rt().
dates[e.length-1].format(new Date(Date.UTC(e[0],(e[1]||1)-1,e[2]||1)))}function Et(t){let e=ct("time","",yt(t));return e.dateTime=t,e}function Dt(t){return t.normalize(
"NFD").replace(/\p{M}/gu,"").toLocaleLowerCase()}function Ft(t){let e=Q("g",{class:`bead ${t.kind}${t.date?"":" undated"}${t.isDoubtful?" doubtful":""}`});return t.
date?Q("circle",{class:"body",r:H.bead.radius},e):Q("rect",{class:"body",x:-4,y:-4,width:8,height:8},e),H.marks[t.kind]&&!t.isDoubtful&&Q("path",{class:"mark",d:H.
marks[t.kind]},e),t.isDoubtful&&(Q("text",{y:2.9},e).textContent="?"),e}function se(t){let e=Q("svg",{class:"bead-sign",viewBox:"-6 -6 12 12","aria-hidden":"tru\
e"});return e.append(Ft(t)),e}function ae(t){let e=Q("svg",{class:"sign","aria-hidden":"true"});return Q("use",{href:`#sign-${t}`},e),e}function ie(t,e,o){t.createPane("land").style.zIndex=210;let n=L.svg({pane:"land",padding:.4});e.forEach(r);function r(s){let a={renderer:n,interactive:!1,smoothFactor:.6},
i=new Set(s.lons),g=new Set(s.lats),M=s.land.map(I=>I.map(F)),b=s.borders.map(F),B=M.flat().flatMap(j);[-360,0,360].forEach(I=>{function f(E){return E.map(w=>[w[1],
w[0]+I])}function S(E){return E.some(w=>Math.abs(w[0]+I-o)<200)}let O=M.filter(E=>S(E[0]));L.polygon(O.map(E=>E.map(f)),{className:"land",...a}).addTo(t),L.polyline(
B.filter(S).map(f),{className:"coast",...a}).addTo(t),L.polyline(b.filter(S).map(f),{className:"border",...a}).addTo(t)});function F(I){return wt(I,s.precision)}
function j(I){let f=[[I[0]]];return I.slice(1).forEach((S,O)=>{let E=I[O];S[0]===E[0]&&i.has(S[0])||S[1]===E[1]&&g.has(S[1])?f.push([S]):f[f.length-1].push(S)}),
f.filter(S=>S.length>1)}}}var We=150,ce={width:48,height:118},le={width:112,height:30};function ue({ground:t,surface:e,data:o,dots:n,isDense:r,meridian:s,drawPlace:a,toScreen:i,screenBox:g,
open:M}){let b=Q,B=document.createElement("canvas").getContext("2d"),F=b("g",{class:"countries"},t),j=b("g",{class:"places"},e),I=b("g",{class:"sayings"},e),f=b(
"g",{class:"places"},e),S=r?[]:o.countries.map(w),O=n.slice().sort(A),E=[];function w(y){let v=b("text",{class:"country"},F);v.textContent=y.name;let h=ot([gt(y.
lon,s),y.lat]);return{label:v,size:y.size,width:0,plane:h}}function A(y,v){let h=y.place,k=v.place;return k.linked-h.linked||h.area-k.area||k.strength-h.strength||
k.articles-h.articles}function N(y,v){let h=O.filter(l=>l.place.linked||v);if(!r)return h;let k=[];for(let l=0;l<h.length&&k.length<We;l++)h[l].screen=i(h[l].plane),
Y(y,h[l].screen)&&k.push(h[l]);return k}function W(y,v){let h=g(2),k=N(h,v),l=k.map(D=>ft(D.screen.x,D.screen.y,D.radius+1,D.radius+1)),x=[{left:h.right-ce.width,
right:h.right,top:h.top,bottom:h.top+ce.height},{left:h.right-le.width,right:h.right,top:h.bottom-le.height,bottom:h.bottom}];r||y.forEach(D=>x.push(...T(D)));let $=r?
[]:y.flatMap(D=>zt(D.bowed,6));j.replaceChildren(...k.map(a).reverse());let P=k.filter(D=>D.place.linked),U=k.filter(D=>!D.place.linked);P.forEach(D=>q(D,k,l,x,
$,h)),r||d(y,x.concat(l),x,$,h),U.forEach(D=>q(D,k,l,x,$,h)),E=x.concat(l),r||c($,h)}function T(y){return[y.doubt&&H.doubt_share,y.diamond&&H.unreviewed_share].
filter(Boolean).map(h=>{let k=it(y.trimmed,h);return ft(k.x,k.y,8,8)})}function z(y,v){let h=getComputedStyle(y);return B.font=[h.fontStyle,h.fontWeight,h.fontSize,
h.fontFamily].join(" "),{half:B.measureText(v).width/2+2,size:parseFloat(h.fontSize)}}function q(y,v,h,k,l,x){let{half:$,size:P}=z(y.label,y.place.label),U=h.filter(
(G,X)=>v[X]!==y&&v[X].place.linked>=y.place.linked),D=oe(y.screen,y.radius,$,P*.62,{taken:k.concat(U),crossed:l,frame:x,mayCross:y.place.linked});y.group.querySelectorAll(
"circle").forEach(G=>{G.setAttribute("cx",y.screen.x),G.setAttribute("cy",y.screen.y)}),y.label.style.display=D?"":"none",D&&(k.push(D.room),y.label.setAttribute(
"x",D.x),y.label.setAttribute("y",D.y+P*.35))}function d(y,v,h,k,l){I.replaceChildren(),y.filter(x=>x.ribbon.label).forEach(x=>p(x,v,h,k,l))}function p(y,v,h,k,l){
let{who:x,date:$,status:P,kind:U}=y.ribbon.label,D=[x,$&&yt($),(U!=="happened"||!$)&&o.words[P]].filter(Boolean).join(o.words.comma),G=b("text",{class:`said ${y.
ribbon.mode}`},I);G.textContent=D,G.addEventListener("click",mt=>{L.DomEvent.stop(mt),M(y.ribbon.row)});let{half:X,size:rt}=z(G,D),J=re(y.bowed,y.width,X,rt*.6,
{taken:v.concat(h),crossed:k,frame:l});if(!J)return G.remove();h.push(...J.rooms),G.setAttribute("y",rt*.35),G.setAttribute("transform",`translate(${J.x.toFixed(
1)} ${J.y.toFixed(1)}) rotate(${(J.angle*180/Math.PI).toFixed(1)})`)}function c(y,v){let h=i({x:1,y:0}).x-i({x:0,y:0}).x;S.forEach(k=>{k.width||(k.width=k.label.
getComputedTextLength());let l=i(k.plane),x=ft(l.x,l.y,k.width/2+4,9),P=x.left>v.left&&x.right<v.right&&x.top>v.top&&x.bottom<v.bottom&&k.size*h/360>k.width*.8&&
!E.some(U=>Mt(x,U))&&!y.some(U=>Y(x,U));k.label.style.visibility=P?"visible":"hidden",P&&(E.push(x),k.label.setAttribute("x",l.x),k.label.setAttribute("y",l.y+4))})}
function m(y){let v=g(8),h=E.slice(),k=new Set;f.replaceChildren(),!r&&y.forEach(l=>{let x=[l.ribbon.origin,l.ribbon.destination],$=x.map(G=>Y(v,n[G].screen)),P=x[$.
indexOf(!1)];if($[0]===$[1]||k.has(P)||n.some(G=>G.place.row===P&&Y(v,G.screen)))return;k.add(P);let U=zt($[0]?l.bowed:l.bowed.slice().reverse(),4),D=U.findIndex(
G=>!Y(v,G));D>0&&C(o.places[P],U[D-1],U[D],v,h)})}function C(y,v,h,k,l){let x=b("text",{class:"beyond"},f);x.textContent=`${Jt(v,h)} ${y.label}`;let $=x.getComputedTextLength()/
2,P=Math.max(k.left+$,Math.min(k.right-$,v.x)),U=Math.max(k.top+10,Math.min(k.bottom-4,v.y+4)),D=ft(P,U-4,$,7);if(l.some(G=>Mt(D,G)))return x.remove();l.push(D),
x.setAttribute("x",P),x.setAttribute("y",U)}return{place:W,pointBeyond:m}}var Ze=[1,8,16,32,64,96,128,192,256];function de(t,e){let o=te(t.map(n=>({points:n.screen,width:n.width})));t.forEach((n,r)=>{n.bowed=ee(n.screen,o[r]),n.trimmed=
Vt(n.bowed,e[n.ribbon.origin].radius+1,e[n.ribbon.destination].radius+1)})}function fe(t,e,o,n,r){let s=e.map(n),a=t.length>r?t.filter(g=>s[g.ribbon.origin]||s[g.
ribbon.destination]):t,i=[];return Ze.some(g=>(i=Ge(a,e,o/g),i.length<=r)),{bundles:i,of:a.length}}function Ge(t,e,o){let n=new Map,r=new Map,s=e.map(a=>{let i=Math.
floor(a.plane.x*o)+Math.floor(a.plane.y*o)*4194304;return n.has(i)||n.set(i,n.size),n.get(i)});return t.forEach(a=>{let i=a.ribbon,g=s[i.origin]*n.size+s[i.destination],
M=i.mode+g,b=r.get(M);if(!b){r.set(M,{line:a,count:i.links});return}b.count+=i.links,i.links>b.line.ribbon.links&&(b.line=a)}),Array.from(r.values())}function he(t,e,o,n,r){
let s=Q,a=s("g",{class:"lines"},L.svg({pane:e,padding:.4}).addTo(t)._rootGroup),i=(f,S)=>S.ribbon.uncertain-f.ribbon.uncertain||S.width-f.width;o.slice().sort(i).
forEach(g);function g(f){let S=f.ribbon,O=["hit","halo","line"].concat(S.uncertain?"core":[]),E=`corridor ${S.mode}${S.uncertain?" uncertain":""}${S.label?" lea\
d":""}`;f.group=s("g",{class:E,"data-corridors":S.rows.join(" "),style:`--width:${f.width}px`},a),f.paths=O.map(A=>s("path",{class:A},f.group));let w=n.find(A=>A.
name===S.mode).dash;if(w){let A=Bt(w,f.width).join(" ");f.paths.slice(2).forEach(N=>{N.setAttribute("stroke-dasharray",A)})}f.heads=S.ways.map(()=>s("path",{class:"\
head"},f.group)),f.beads=s("g",{class:"beads"},f.group),S.doubtful&&(f.doubt=s("g",{class:"doubt"},f.group),s("circle",{r:7},f.doubt),s("text",{y:4},f.doubt).textContent=
"?"),S.unreviewed&&(f.diamond=s("path",{class:"diamond",d:"M0-6L6 0L0 6L-6 0Z"},f.group)),f.group.addEventListener("click",A=>{L.DomEvent.stop(A),r.open(S.row)}),
f.group.addEventListener("mouseenter",()=>r.light(S.row)),f.group.addEventListener("mouseleave",()=>r.light(null))}function M(f,S){let O=new Set(f);o.forEach(E=>{
E.group.style.display=O.has(E)?"":"none"}),f.forEach(E=>{let w=E.copies.map(A=>bt(E.trimmed.map(N=>({x:N.x+A*S,y:N.y})))).join("");E.paths.forEach(A=>{A.setAttribute(
"d",w)}),b(E),B(E),E.doubt&&F(E.doubt,it(E.trimmed,H.doubt_share)),E.diamond&&F(E.diamond,it(E.trimmed,H.unreviewed_share))})}function b(f){let S=H.arrow.least+
H.arrow.per_width*f.width;f.ribbon.ways.forEach((O,E)=>{let w=O?f.trimmed:f.trimmed.slice().reverse();f.heads[E].setAttribute("d",St(w,f.ribbon.ways.length>1?.8:
H.arrow.share,S))})}function B(f){let S=at(f.trimmed),O=S[S.length-1],E=ne(f.events.length,O),w=f.events.slice(f.events.length-E.length);f.beads.replaceChildren(
...w.map((A,N)=>{let W=nt(f.trimmed,S,O*E[N]),T=Ft(A);return F(T,W),T}))}function F(f,S){f.setAttribute("transform",`translate(${S.x.toFixed(1)} ${S.y.toFixed(1)}\
)`)}function j(f){let S=new Set([].concat(f));a.classList.toggle("choosing",f!==null),o.forEach(O=>{O.group.classList.toggle("chosen",O.ribbon.rows.some(E=>S.has(
E)))})}function I(f){a.classList.toggle("leading",f)}return{paint:M,light:j,lead:I}}function pe(t,e,o,n,r,s){let a=L.canvas({pane:e,padding:.2}).addTo(t),i=6,g=[],
M=null,b=!1,B=0;a.on("update",f),t.on("viewreset",f),window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change",f),t.on("click",w=>{let A=O(w.layerPoint);
A&&F(A,w.latlng)}),t.on("mousemove",w=>{b||(b=!0,requestAnimationFrame(()=>{b=!1;let A=O(w.layerPoint),N=A?A.line.ribbon.row:null;t.getContainer().style.cursor=
A?"pointer":"",N!==M&&r.light(N)}))});function F(w,A){w.count>w.line.ribbon.links&&t.getZoom()<t.getMaxZoom()?t.setView(A,t.getZoom()+1.5):r.open(w.line.ribbon.
row)}function j(w,A){B=A;let N=w.reduce((T,z)=>Math.max(T,z.count),1);return g=w.slice().sort((T,z)=>T.count-z.count).flatMap(T=>{let z=s(T.line),q=.8+6.2*Math.
sqrt(T.count/Math.max(N,12)),d=1/0,p=-1/0,c=1/0,m=-1/0;return z.forEach(C=>{d=Math.min(d,C.x),p=Math.max(p,C.x),c=Math.min(c,C.y),m=Math.max(m,C.y)}),T.line.copies.
map(C=>{let y=C*B,v=T.count/N;return{line:T.line,count:T.count,strength:v,width:q,aside:y,left:d+y,right:p+y,top:c,bottom:m}})}),f(),N}function I(){let w=Q("pat\
h",{},t.getPanes()[e]),A={};return n.forEach(N=>{w.setAttribute("style",`stroke: var(--${N.name})`),A[N.name]=getComputedStyle(w).stroke}),w.remove(),A}function f(){
let w=a._bounds,A=a._ctx;if(!w||!A)return;let N=w.getSize(),W=I();A.clearRect(w.min.x,w.min.y,N.x,N.y),A.lineJoin=A.lineCap="round";let T=g.filter(d=>d.right>w.
min.x&&d.left<w.max.x&&d.bottom>w.min.y&&d.top<w.max.y),z=M===null?Math.max(.16,Math.min(.9,200/T.length)):.1;if(T.forEach(d=>{S(A,d,W,M===null?z+(1-z)*.8*d.strength:
z)}),M===null)return;let q=new Set([].concat(M));o.filter(d=>d.ribbon.rows.some(p=>q.has(p))&&d.ribbon.line!==null).forEach(d=>{s(d);let p=Math.min(8,3+.6*Math.
sqrt(d.ribbon.links));d.copies.forEach(c=>{S(A,{line:d,width:p,aside:c*B},W,1)})})}function S(w,A,N,W){let T=A.line.ribbon,z=s(A.line),q=A.aside,{dash:d}=n.find(
p=>p.name===T.mode);w.globalAlpha=W*(T.uncertain?.6:1),w.strokeStyle=N[T.mode],w.lineWidth=A.width,w.setLineDash(Bt(d,A.width)),w.beginPath(),w.moveTo(z[0].x+q,
z[0].y);for(let p=1;p<z.length;p++)w.lineTo(z[p].x+q,z[p].y);w.stroke()}function O(w){let A=null,N=i;return g.forEach(W=>{if(w.x<W.left-i||w.x>W.right+i||w.y<W.
top-i||w.y>W.bottom+i)return;let T=s(W.line),z={x:w.x-W.aside,y:w.y};for(let q=1;q<T.length;q++){let d=L.LineUtil.pointToSegmentDistance(z,T[q-1],T[q]);d<N&&(N=
d,A=W)}}),A}function E(w){w!==M&&(M=w,f())}return{paint:j,light:E,lead:()=>{}}}function me(t){let e=Object.keys(t),o=e.map(n=>ge(t[n]));return o[0].map((n,r)=>{let s={};return e.forEach((a,i)=>{s[a]=o[i][r]}),s})}function ge(t){if(Array.isArray(
t))return t;if(t.values)return ge(t.at).map(n=>t.values[n]);let e=t.width,o=[];if(t.bytes){let n=Array.from(atob(t.bytes),r=>r.charCodeAt(0).toString(16).padStart(
2,"0")).join("");for(let r=0;r<n.length;r+=e)o.push(n.slice(r,r+e));return o}for(let n=0;n<t.numbers.length;n+=e){let r=0;for(let s=n;s<n+e;s++)r=64*r+t.numbers.
charCodeAt(s)-63;o.push(r)}return o}var He=["happened","under_way","planned","postponed","called_off"];function Ot(t,e){let o=t.date||"",n=e.date||"";return o<n?1:o>n?-1:0}function be(t=Ct("geomap\
-data").textContent){let e=JSON.parse(t);["places","corridors","articles","links","countries"].forEach(n=>{e[n]=me(e[n])}),e.places.forEach((n,r)=>{n.row=r});let o=new Set(
e.unreviewed);return e.corridors.forEach((n,r)=>{let s=[e.places[n.origin],e.places[n.destination]];Object.assign(n,{row:r,unreviewed:o.has(r),evidence:[],doubtful:n.
score<e.doubtful}),n.names=s.map(a=>a.name),n.local=s.map(a=>a.local)}),e.links.forEach((n,r)=>{let s=e.corridors[n.corridor];Object.assign(n,{row:r,source:e.articles[n.
article],mode:s.mode,kind:Nt(n.status)}),s.evidence.push(n)}),e.corridors.forEach(n=>{n.evidence.sort(Ot)}),e.ribbons=Yt(e.corridors).map((n,r)=>Ue(e,n,r)),e}function Ue(t,e,o){
let n=e.map(i=>t.corridors[i]),r=n[0],s=n.flatMap(i=>i.evidence),a={...r,index:o,rows:e,corridors:n,evidence:s.sort(Ot),label:t.labels[o]||null};return a.links=
n.reduce((i,g)=>i+g.links,0),a.score=Math.max(...n.map(i=>i.score)),a.doubtful=n.every(i=>i.doubtful),a.unreviewed=n.some(i=>i.unreviewed),a.bidirectional=n.some(
i=>i.bidirectional||i.origin!==r.origin),a.ways=n.some(i=>i.bidirectional)?[]:[!0,!1].filter(i=>n.some(g=>g.origin===r.origin===i)),a.uncertain=s.length?!s.some(
i=>H.firm.includes(i.kind)):!H.firm.includes(Nt(r.status)),n.forEach(i=>{i.ribbon=a}),a}function pt(t,e){let o=new Map;return t.forEach(r=>{o.has(r.event)||o.set(
r.event,[]),o.get(r.event).push(r)}),[...o.values()].map(r=>{let s=r.reduce((i,g)=>g.score>i.score?g:i),a=r.map(i=>i.date).find(Boolean)||null;return{links:r,best:s,
date:a,kind:s.kind,isDoubtful:r.every(i=>i.score<e)}}).sort((r,s)=>(r.date||"9")<(s.date||"9")?-1:(r.date||"9")>(s.date||"9")?1:0)}function ye(t){return He.map(
e=>[e,t.filter(o=>o.kind===e).length]).filter(([,e])=>e)}function Wt(t,e){let o=t.places[e];return o.kind!=="country"?new Set([e]):new Set(t.places.filter(n=>n.
country===o.country).map(n=>n.row))}var Zt=600,Ke=300,Gt=56,Qe=4007501668557849e-8;function xe(t,e,o){let n=Q,r=e.words,s=(e.view.west+e.view.east)/2,a=e.places.map(w),i=e.ribbons.map(W),g=a.concat(
a.filter(A).map(N)),M=!1,b=!1,B=1,F=null;ie(t,e.basemaps,s);let j=i.length>Zt,I=(j?pe:he)(t,E("corridors",390),i,e.modes,o,C),f=L.svg({pane:E("names",395),padding:.4}).
addTo(t),S=L.svg({pane:E("countries",220),padding:.4}).addTo(t),O=ue({ground:S._rootGroup,surface:f._rootGroup,data:e,dots:g,isDense:j,meridian:s,drawPlace:d,toScreen:m,
screenBox:h,open:o.open});c(),t.on(j?"resize":"zoomend viewreset resize",v).on("moveend",()=>{M&&(j?v():O.pointBeyond(i.filter(q)),k())});function E(u,_){return t.
createPane(u).style.zIndex=_,u}function w(u){return{place:u,plane:ot([gt(u.lon,s),u.lat]),radius:u.linked?Math.min(6,2.6+.5*Math.sqrt(u.strength)):2.4}}function A(u){
return Math.abs(u.plane.x-.5-s/360)>.3&&i.slice(0,Zt).some(_=>T(_).copies.length>1)}function N(u){let _=u.plane.x-.5>s/360?-1:1;return{...u,plane:{x:u.plane.x+_,
y:u.plane.y}}}function W(u){return{ribbon:u,plane:null,copies:null,width:Xt(u.links,u.uncertain),events:[],on:!1,passing:!0}}function T(u){if(u.plane)return u;let _=kt(
z(u.ribbon),s),R=_.map(K=>K[0]);u.plane=_.map(ot);let Z=Math.max(...R)>s+180?[-1]:Math.min(...R)<s-180?[1]:[];return u.copies=[0].concat(Z),u}function z(u){let[
_,R]=[u.origin,u.destination].map(Z=>[e.places[Z].lon,e.places[Z].lat]);return Lt(u.line,_,R,e.precision)}function q(u){return u.on&&u.passing&&u.ribbon.line!==
null}function d(u){return u.group||(u.group=n("g",{class:`place${u.place.linked?"":" quiet"}${u.place.area?" area":""}`}),n("circle",{class:"hit",r:14},u.group),
u.circle=n("circle",{class:"dot",r:u.radius},u.group),u.label=n("text",{},u.group),u.label.textContent=u.place.label,u.group.addEventListener("click",_=>{L.DomEvent.
stop(_),o.choose(u.place.row)}),u.group.addEventListener("mouseenter",()=>o.light(p(u.place))),u.group.addEventListener("mouseleave",()=>o.light(null))),u.group}
function p(u){let _=i.filter(R=>q(R)&&[R.ribbon.origin,R.ribbon.destination].includes(u.row));return _.length?_.flatMap(R=>R.ribbon.rows):null}function c(){L.control.
zoom({position:"topright",zoomInTitle:r.zoom_in,zoomOutTitle:r.zoom_out}).addTo(t);let u=L.control({position:"topright"});u.onAdd=()=>{let _=L.DomUtil.create("d\
iv","leaflet-bar"),R=tt("whole","⤢",x);return R.title=r.zoom_all,R.setAttribute("aria-label",r.zoom_all),_.append(R),L.DomEvent.disableClickPropagation(_),_},
u.addTo(t),L.control.scale({position:"bottomright",maxWidth:90,imperial:!1}).addTo(t)}function m(u){return{x:u.x*B-F.x,y:u.y*B-F.y}}function C(u){return u.screen=
u.screen||T(u).plane.map(m),u.screen}function y(u){return Y(h(-40),m(u.plane))}function v(){if(!M)return;B=256*2**t.getZoom(),F=t.getPixelOrigin();let u=i.filter(
q);if(j){u.forEach(K=>{K.screen=null});let _=fe(u,a,B,y,Zt),R=I.paint(_.bundles,B),Z=_.bundles.length<_.of;o.tell(Z?V(r.bundled,{n:_.bundles.length,all:_.of}):"",
R)}else g.forEach(_=>{_.screen=m(_.plane)}),u.forEach(_=>{_.screen=L.LineUtil.simplify(T(_).plane.map(m),.2)}),de(u,a),I.paint(u,B);O.place(u,b),O.pointBeyond(u),
k()}function h(u){let _=t.containerPointToLayerPoint([0,0]),R=t.getSize();return{left:_.x+u,right:_.x+R.x-u,top:_.y+u,bottom:_.y+R.y-u}}function k(){let u=h(-2),
_=Z=>Y(u,m(a[Z].plane))||g.some(K=>K.place.row===Z&&Y(u,m(K.plane))),R=j?[]:i.filter(Z=>q(Z)&&!(_(Z.ribbon.origin)&&_(Z.ribbon.destination)));o.tellOutside(R.length)}
function l(){t.setMaxBounds([[-89,s-200],[89,s+200]]),t.setMaxZoom(9),$(e.first_view)}function x(){$(e.view)}function $(u){let _=t.getSize(),R=Math.min(84,_.x/9),
Z=Math.min(44,_.y/9);if(u.east-u.west>Ke)return P(_);U(()=>{t.fitBounds([[u.south,u.west],[u.north,u.east]],{paddingTopLeft:[R,Z],paddingBottomRight:[Math.max(R,
Math.min(Gt,_.x/6)),Z],maxZoom:8,animate:!1})})}function P(u){let _=ot([0,e.view.north]).y,R=ot([0,e.view.south]).y,Z=u.y/u.x/2,K=a.filter(dt=>dt.place.linked).
map(dt=>dt.plane.y),et=K.reduce((dt,$t)=>Math.min(dt,$t),1),st=K.reduce((dt,$t)=>Math.max(dt,$t),0),xt=R-_<2*Z?(_+R)/2:Math.max(_+Z,Math.min(R-Z,(et+st)/2)),_e=t.
options.crs.projection.unproject(L.point(0,(.5-xt)*Qe));U(()=>{t.setView([_e.lat,s],Math.log2(u.x/256),{animate:!1})})}function U(u){let _=t.options.zoomSnap;t.
options.zoomSnap=0,u(),t.options.zoomSnap=_}function D(u){return i[e.corridors[u].ribbon.index]}function G(u,_){let R=D(u);if(!q(R))return;let Z=jt(j?C(R):R.bowed),
K=t.getSize(),et=K.x-Gt-12-32,st=Math.min(320,Math.max(180,et)),xt=L.popup({maxWidth:st,minWidth:Math.min(220,st),maxHeight:K.y-60,className:"card",autoPanPaddingTopLeft:[
12,12],autoPanPaddingBottomRight:[Gt,12]});xt.corridor=u,xt.setLatLng(t.layerPointToLatLng([Z.x,Z.y])).setContent(_).openOn(t),xt.getElement().querySelector(".l\
eaflet-popup-close-button").setAttribute("aria-label",r.close)}function X(u){let _=new L.Layer;function R(Z){i.forEach(K=>{K.ribbon.mode===u&&(K.on=Z)}),v()}return _.
onAdd=()=>R(!0),_.onRemove=()=>R(!1),_}function rt(u,_){M=!0;let R=new Map;u.forEach(Z=>{let K=e.corridors[Z.corridor].ribbon.index;R.has(K)||R.set(K,[]),R.get(
K).push(Z)}),i.forEach((Z,K)=>{Z.passing=R.has(K),Z.events=j?[]:pt(R.get(K)||[],e.doubtful)}),I.lead(!_&&i.some(Z=>Z.ribbon.label)),v()}function J(u){let _=D(u);
return _.on&&_.passing}function mt(u){b=u,v()}function Pt(u,_){let R=D(u);if(!q(R))return;let Z=jt(j?C(R):R.bowed),K=t.layerPointToContainerPoint([Z.x,Z.y]),et=t.
getContainer().getBoundingClientRect(),st={x:_.left>et.left+1?_.left-et.left:et.width,y:_.top>et.top+1?_.top-et.top:et.height};t.panBy([K.x>st.x?K.x-st.x/2:0,K.
y>st.y?K.y-st.y/2:0],{animate:!1})}return{layer:X,light:I.light,openPopup:G,showFirst:l,showAll:x,showQuiet:mt,filter:rt,isOn:J,lift:Pt}}var Ve=["plain","full","static","dark","layers","corridor","legend","table","filters","childId"],Ht=()=>new URLSearchParams(location.search);function we(){let t=Ht(),
e=document.documentElement,o=window.parent!==window;e.classList.toggle("framed",o),e.classList.toggle("plain",t.has("plain")),e.classList.toggle("compact",t.has(
"plain")||o&&!t.has("full")&&!t.has("static")),["table","legend","filters"].forEach(a=>{t.get(a)==="0"&&e.classList.add(`no-${a}`)});let n={1:"screen",0:"not al\
l"}[t.get("dark")],r=t.has("static");return n&&s(/prefers-color-scheme/,n),r&&(s(/scripting/,"not all"),document.querySelectorAll(".still .corridor, tr[data-cor\
ridor], #legend label").forEach(a=>{let i=a.querySelector("input[name=mode]"),g=i?[i.value]:Array.from(a.classList);Ut(g).length||(a.style.display="none")})),r;
function s(a,i){Array.from(document.styleSheets).flatMap(g=>Array.from(g.cssRules)).forEach(g=>{g.media&&a.test(g.media.mediaText)&&(g.media.mediaText=i)})}}function lt(){
return document.documentElement.classList.contains("compact")}function Ut(t){let e=Ht().get("layers");return e===null?t:t.filter(o=>e.split(",").includes(o))}function ve(){
let t=document.querySelector("link[rel=canonical]");if(t)return t.href;if(!/^(https?|file):/.test(location.protocol))return null;let e=new URL(location.href);return Ve.
forEach(o=>e.searchParams.delete(o)),e.href}function Je(t){let e=t<480?1.2:t<900?.75:.5625;return Math.max(320,Math.min(720,Math.round(t*e)))}function Kt(){if(window.
parent===window)return;let t=Ht().get("childId"),e=0;new ResizeObserver(()=>{let{width:o,height:n}=document.body.getBoundingClientRect(),r=lt()?Je(o):Math.ceil(
n);r!==e&&(e=r,window.parent.postMessage({sentinel:"amp",type:"embed-size",height:r},"*"),t!==null&&window.parent.postMessage(["pym",t,"height",r].join("xPYMx"),
"*"))}).observe(document.body)}var Me=25,Xe=2;function Ee(t,e,o){let n=ct,r=e.words;function s(d){return d.bidirectional?" ↔ ":` ${r.to} `}function a(d,p=d.local){return n("span","route",n(
"bdi","",p[0]),s(d),n("bdi","",p[1]))}function i(d){return d.names.join()===d.local.join()?null:n("p","known",n("bdi","",d.names[0]),d.bidirectional?" ↔ ":" →\
 ",n("bdi","",d.names[1]))}function g(d){let p=n("cite","",d.title||r.untitled_article);if(p.dir="auto",!/^https?:\/\//i.test(d.url||""))return p;let c=n("a","",
p);return c.href=d.url,c.target="_blank",c.rel="noopener noreferrer",c}function M(d){return V(r.chance,{n:Math.round(100*d)})}function b(d){return ye(pt(d,e.doubtful)).
map(([c,m])=>V(r[`${c}_count`],{n:m})).join(r.comma)}function B(d,p){return n("p","facts",n("span",`mode ${d.mode}`,ae(d.mode)," ",r[d.mode]),n("span","",b(p)))}
function F(d){let p=d.best,c=d.isDoubtful?n("span","",n("span","query","?")," ",M(p.score)):null,m=d.date?Et(d.date):n("span","",r.undated);return n("p",`facts ${p.
mode}`,se(d),m,n("span","status",r[p.status]),c)}function j(d){let p=n("blockquote","",d.evidence),c=d.source.published;return p.dir="auto",n("div","sentence",p,
n("p","source",g(d.source),c&&r.comma,c&&Et(c)))}function I(d){let p=V(r.characters,{start:d.evidence_start,end:d.evidence_end});return n("p","grounds",`${r.score}\
 ${M(d.score)} · ${r.rule} `,n("bdi","",d.rule),r.comma+p)}function f(d){return d.unreviewed?n("p","grounds",`◇ ${r.unreviewed}`):""}function S(d,p,c=r.more){
let m=tt("more",V(c,{n:p}),()=>o.open(d,m));return m}function O(d){let p=e.corridors[d].ribbon,c=pt(p.evidence,e.doubtful)[0],m=p.evidence.length,C=n("div","pop\
up",n("h2","",a(p)));C.dir=document.documentElement.dir;let y=pt(p.evidence,e.doubtful).length===1;if(C.append(f(p),y?F(c):B(p,p.evidence)),!c)return C;let v=A(
p.evidence)[0],h=n("p","grounds",`${r.score} ${M(v.score)}`);return C.append(j(v),h),m>1&&C.append(tt("more",V(r.more,{n:m}),()=>t.focus())),C}function E(d){let p=e.
corridors[d].ribbon,c=new Set,m=lt()?`× ${r.close}`:`${r.back_to} ${r.back}`;t.replaceChildren(tt("back",m,o.close),n("h2","",a(p))),t.append(B(p,p.evidence)),
i(p)&&t.append(i(p)),new Set(p.corridors.map(C=>C.note).filter(Boolean)).forEach(C=>{t.append(n("p","grounds",C))}),t.append(f(p)),pt(p.evidence,e.doubtful).forEach(
C=>t.append(w(C,p,c))),t.scrollTop=0}function w(d,p,c){let m=n("article",d.best.mode,F(d));return p.ways.length>1&&m.append(n("p","way",a(e.corridors[d.best.corridor]))),
d.links.forEach(C=>{c.has(C.evidence)||m.append(j(C)),c.add(C.evidence),m.append(I(C))}),m}function A(d){return d.slice().sort((p,c)=>c.score-p.score||Ot(p,c))}
function N(d){t.replaceChildren(n("h2","",r.latest)),d.length||t.append(n("p","",r.no_match));let p=new Map;d.forEach(c=>{let m=e.corridors[c.corridor].ribbon;p.
set(m,(p.get(m)||[]).concat(c))}),W([...p].sort((c,m)=>m[1].length-c[1].length||c[0].index-m[0].index),new Set)}function W(d,p){d.slice(0,Me).forEach(([C,y])=>t.
append(T(C,y,p)));let c=d.slice(Me);if(!c.length)return;let m=tt("more",V(r.more_links,{n:c.length}),()=>{m.remove(),W(c,p)});t.append(m)}function T(d,p,c){let m=tt(
"open",a(d),()=>o.open(d.row,m)),C=n("article",d.mode,n("h3","",m),B(d,p)),y=A(p).filter(k=>!c.has(k.evidence)),v=[...new Map(y.map(k=>[k.evidence,k])).values()].
slice(0,Xe);v.forEach(k=>{c.add(k.evidence),C.append(j(k))});let h=new Set(p.map(k=>k.evidence)).size-v.length;return h&&C.append(S(d.row,h,v.length?r.more_sentences:
r.same_sentences)),C}function z(d){let p=e.corridors[d].ribbon;return`${p.local.join(s(p))}: ${V(r.sentences,{n:p.evidence.length})}`}function q(d){let p=e.corridors[d].
ribbon;return n("span","",a(p),n("span","facts",`${r[p.mode]} · ${b(p.evidence)}`))}return{heading:z,short:O,show:E,showAll:N,tip:q}}function Ye(t,e,o,n,r){let s=ct,a=Q,i=t.words,g=32,M=60,b=36,B=550,F=6,j=_t(o,n,o,i.from),I=_t(o,n,n,i.until),f=s("output","span"),S=C(),O=tt("play","",()=>{E?c():
p()}),E=0;[j,I].forEach(h=>{h.addEventListener("input",()=>{c(),d()})}),m(),q();let w=s("div","track",S.drawing,j,I,v()),A=s("div","side",f),N=s("div","timeline",
O,w,A);N.setAttribute("role","group"),N.setAttribute("aria-label",i.timeline);function W(h){return`${Math.floor(h/12)}-${String(h%12+1).padStart(2,"0")}`}function T(h){
return yt(W(h))}function z(){return[Math.min(j.value,I.value),Math.max(j.value,I.value)]}function q(){[j,I].forEach(h=>{h.setAttribute("aria-valuetext",T(Number(
h.value)))}),f.textContent=z().map(T).join(" – "),S.mark(z()[0],z()[1])}function d(){q(),r(...z(),!1)}function p(){Number(I.value)===n&&(I.value=o),r(...z(),!0),
q();let h=Math.max(1,Math.round((n-o)/b));E=setInterval(()=>{I.value=Number(I.value)+h,q(),Number(I.value)>=n&&c(),r(...z(),E>0)},B),m()}function c(){clearInterval(
E),E=0,m()}function m(){O.textContent=E?"❚❚":"▶",O.setAttribute("aria-label",E?i.pause:i.play)}function C(){let h=Math.ceil((n-o+1)/M),k=Math.ceil((n-o+1)/
h),l=t.modes.map(G=>G.name),x=Array.from({length:k},()=>new Array(l.length).fill(0));e.forEach(G=>{G.months&&(x[Math.floor(((G.months[0]+G.months[1])/2-o)/h)][l.
indexOf(G.mode)]+=1)});let $=x.reduce((G,X)=>Math.max(G,y(X)),1),P=.8*Math.max(.3,Math.min(1,k/M)),U=a("svg",{viewBox:`0 0 ${k} ${g}`,preserveAspectRatio:"none",
"aria-hidden":"true"}),D=x.map((G,X)=>{let rt=a("g",{},U),J=g;return G.forEach((mt,Pt)=>{let u=mt&&Math.max(2,g*mt/$);J-=u,u&&a("rect",{class:l[Pt],x:X+(1-P)/2,
width:P,y:J,height:u},rt)}),rt});return{drawing:U,mark:(G,X)=>{D.forEach((rt,J)=>{rt.classList.toggle("out",o+(J+1)*h<=G||o+J*h>X)})}}}function y(h){return h.reduce(
(k,l)=>k+l,0)}function v(){let h=n-o+1,l=[1,2,3,6,12,24,60,120,240,600].find($=>h/$<=F)||1200,x=s("div","ticks");x.setAttribute("aria-hidden","true");for(let $=Math.
ceil(o/l)*l;$<=n;$+=l){let P=s("span","",l<12?T($):yt(String($/12)));P.style.left=`${100*($-o+.5)/h}%`,x.append(P)}return x}return{element:N,side:A,reset:()=>{c(),
j.value=o,I.value=n,q()}}}function Le(t,e,o,n){let r=ct,s=o.words,a=o.links;a.forEach(l=>{l.months=w(l.date||l.source.published)});let i=a.filter(l=>l.months).map(
l=>l.months),g=i.reduce((l,x)=>Math.min(l,x[0]),1/0),M=i.reduce((l,x)=>Math.max(l,x[1]),-1/0),b={query:[],place:null,isWhole:!1,from:g,until:M,isPlaying:!1,isDated:!1,
statuses:null,score:0},B=d(),F=r("output","count"),j=C(),I=v(),f=y(),S=M>g?Ye(o,a,g,M,(l,x,$)=>{Object.assign(b,{from:l,until:x,isPlaying:$}),z()}):null,O=r("p",
"found",F,tt("reset",s.reset,k)),E=r("div","choices",B.parentNode,j.element,I.element);S?S.side.append(f.element||"",O):E.append(O),t.append(S?S.element:"",E),t.
addEventListener("submit",l=>l.preventDefault());function w(l){if(!l)return null;let x=l.split("-").map(Number);return x.length===1?[12*x[0],12*x[0]+11]:[12*x[0]+
x[1]-1,12*x[0]+x[1]-1]}function A(l){if(!l.text){let x=o.corridors[l.corridor],$=[o.places[x.origin],o.places[x.destination]].map(P=>P.label);l.text=Dt([l.evidence,
l.source.title,x.note,...$,...x.names,...x.local,...l.actors,...l.via].join(`
`))}return l.text}function N(l){return W(l)&&l.score>=b.score&&(b.statuses===null||b.statuses.has(l.status))&&T(l)&&b.query.every(x=>A(l).includes(x))}function W(l){
return!l.date&&(b.isDated||b.isPlaying)?!1:!l.months||l.months[0]<=b.until&&l.months[1]>=b.from}function T(l){if(b.place===null)return!0;let{origin:x,destination:$}=o.
corridors[l.corridor],P=b.isWhole?Wt(o,b.place):new Set([b.place]);return P.has(x)||P.has($)}function z(){let l=a.filter(N);t.classList.toggle("narrowed",l.length<
a.length),n(l,l.length<a.length||b.place!==null)}function q(l){F.textContent=V(s.found,{n:l,all:a.length})}function d(){let l=r("input");return l.type="search",
l.placeholder=s.search,l.setAttribute("aria-label",s.search),l.addEventListener("input",()=>{b.query=Dt(l.value).split(/\s+/).filter(Boolean),z()}),r("p","searc\
h",l),l}function p(l){b.place=l===b.place?null:l,c(),z()}function c(){if(e.replaceChildren(),b.place===null)return;let l=o.places[b.place],x=r("span","chip",r("\
bdi","",l.local));if(Wt(o,b.place).size>1){let P=r("input");P.type="checkbox",P.checked=b.isWhole,P.addEventListener("change",()=>{b.isWhole=P.checked,z()}),x.append(
r("label","",P,s.with_places))}let $=tt("close","×",()=>p(b.place));$.setAttribute("aria-label",V(s.let_go,{place:l.local})),x.append($),e.append(x)}function m(l,x,$){
let P=r("input"),U=r("label","",P,l);return P.type="checkbox",P.checked=P.defaultChecked=x,P.value=$,{box:P,element:U}}function C(){let l=r("fieldset","statuses",
r("legend","",s.status)),x=new Set(a.map(P=>P.status)),$=o.statuses.filter(P=>x.has(P)).map(P=>m(s[P],!0,P));return l.append(...$.map(P=>P.element)),l.addEventListener(
"change",()=>{let P=$.filter(U=>U.box.checked).map(U=>U.box.value);b.statuses=P.length===$.length?null:new Set(P),z()}),{element:l,boxes:$}}function y(){let l=a.
filter(P=>!P.date).length;if(!l)return{element:null};let{box:x,element:$}=m(V(s.undated_count,{n:l}),!0,"undated");return $.className="undated",x.addEventListener(
"change",()=>{b.isDated=!x.checked,z()}),{element:$,box:x}}function v(){let l=_t(0,100,0,s.score_from),x=r("output","",h(0));l.step=5;function $(){x.textContent=
h(l.value),l.setAttribute("aria-valuetext",h(l.value))}return l.addEventListener("input",()=>{b.score=l.value/100,$(),z()}),$(),{element:r("p","score",r("span",
"",s.score_from),l,x),range:l,show:$}}function h(l){return V(s.chance,{n:Number(l)})}function k(){B.value="",j.boxes.forEach(l=>{l.box.checked=!0}),f.box&&(f.box.
checked=!0),I.range.value=0,I.show(),Object.assign(b,{query:[],place:null,from:g,until:M,isPlaying:!1,isDated:!1,statuses:null,score:0}),S&&S.reset(),c(),z()}return{
apply:z,choose:p,tell:q,reset:k}}var ut={x:320,y:150},ke=26;function Ae(t,e){let o=t.corridors[e],n=[o.origin,o.destination].map(O=>t.places[O]),r=(t.view.west+t.view.east)/2,s=Lt(o.line,...n.map(
O=>[O.lon,O.lat]),t.precision),a=kt(s,r).map(ot),[i,g]=[Math.min(...a.map(O=>O.x)),Math.max(...a.map(O=>O.x))],[M,b]=[Math.min(...a.map(O=>O.y)),Math.max(...a.map(
O=>O.y))],B=Math.min((ut.x-2*ke)/Math.max(g-i,.01),(ut.y-2*ke)/Math.max(b-M,.005)),F=O=>({x:(O.x-(i+g)/2)*B+ut.x/2,y:(O.y-(M+b)/2)*B+ut.y/2}),j=Q("svg",{class:"\
sketch",viewBox:`0 0 ${ut.x} ${ut.y}`,"aria-hidden":"true"});Q("path",{class:"land",d:tn(t,r,F)},j);let I=Q("g",{class:`corridor ${o.mode}`,style:"--width:3px"},
j),f=a.map(F);Q("path",{class:"line",d:bt(f)},I),o.bidirectional||Q("path",{class:"head",d:St(f,.62,7)},I);let S=f[f.length-1];return Se(j,f[0],S,n[0].local),Se(
j,S,f[0],n[1].local),j}function Se(t,e,o,n){let r=Q("g",{class:"place"},t);Q("circle",{class:"dot",r:3.2,cx:e.x.toFixed(1),cy:e.y.toFixed(1)},r);let s=Q("text",
{x:e.x.toFixed(1),y:(e.y+(e.y>o.y?16:-8)).toFixed(1)},r);s.textContent=n}function tn(t,e,o){let n=t.basemaps.flatMap(r=>r.land.flat().map(s=>wt(s,r.precision)));
return[-360,0,360].flatMap(r=>n.map(s=>s.map(([a,i])=>o(ot([a+r,i]))))).filter(en).map(r=>`${bt(r)}Z`).join("")}function en(t){let e=t.map(s=>s.x),o=t.map(s=>s.
y),n=(s,a)=>s.reduce((i,g)=>Math.min(i,g),a),r=(s,a)=>s.reduce((i,g)=>Math.max(i,g),a);return n(e,1/0)<ut.x&&r(e,-1/0)>0&&n(o,1/0)<ut.y&&r(o,-1/0)>0}function nn(t,e){if(we())return Kt();let o=Ct,n=be(),r=n.words,s=document.documentElement,a=Array.from(document.querySelectorAll("tr[data-corridor]")),i={open:null,
opener:null,links:[]};window.matchMedia("(prefers-reduced-motion: reduce)").matches&&(t.options.zoomAnimation=t.options.inertia=t._zoomAnimated=!1);let g=o("tip"),
M=xe(t,n,{open:w,light:E,choose:j,tell:I,tellOutside:f}),b=Ee(o("evidence"),n,{open:w,close:A}),B=Le(o("filters"),o("chips"),n,N);n.modes.forEach(c=>{e[c.name].
addLayer(M.layer(c.name))}),z(o("legend")),a.forEach(q),Ce(t,o("hint"),r),document.querySelectorAll("time:not([datetime])").forEach(c=>{c.replaceWith(Et(c.textContent))}),
document.addEventListener("keydown",c=>{c.key==="Escape"&&i.open!==null&&A()}),t.on("popupclose",c=>{c.popup.corridor===i.open&&i.open!==null&&A()}),t.on("click",
()=>{lt()&&i.open!==null&&A()}),window.addEventListener("hashchange",d);let F=Ut(Object.keys(e));Object.keys(e).forEach(c=>{F.includes(c)||e[c].remove()}),S(),Kt(),
s.classList.add("live"),t.invalidateSize(!1),M.showFirst(),B.apply(),d(),new ResizeObserver(()=>t.invalidateSize(!1)).observe(t.getContainer());function j(c){B.
choose(c)}function I(c,m){o("bundled").textContent=c,c&&m>1&&o("bundled").append(` ${V(r.broadest,{n:m})}`)}function f(c){let m=o("outside");m.hidden=!c,m.textContent=
c?V(r.outside,{n:c}):""}function S(){let c=lt()?ve():null,m=o("explore");if(o("outside").addEventListener("click",M.showAll),c===null)return m.remove();m.href=c}
function O(c){let m=c===null?i.open:c,C=m===null?[]:[].concat(m).flatMap(y=>n.corridors[y].ribbon.rows);M.light(m===null?null:C),a.forEach(y=>y.classList.toggle(
"lit",C.includes(Number(y.dataset.corridor))))}function E(c){O(c),g.replaceChildren(),typeof c=="number"&&g.append(b.tip(c))}t.on("mousemove",c=>{let{x:m,y:C}=c.
containerPoint,y=m>t.getSize().x/2;g.style.transform=`translate(${m+(y?-14:14)}px, ${C+12}px)${y?" translateX(-100%)":""}`});function w(c,m){c!==i.open&&(i.open=
c,i.opener=m||i.opener,g.replaceChildren(),O(c),(!lt()||s.classList.contains("plain"))&&M.openPopup(c,b.short(c)),b.show(c),s.classList.add("opened"),lt()&&M.lift(
c,o("evidence").getBoundingClientRect()),o("told").textContent=b.heading(c),p(`#corridor=${n.corridors[c].id}`))}function A(){let c=i.opener;if(i.open=i.opener=
null,t.closePopup(),O(null),s.classList.remove("opened"),b.showAll(T()),o("told").textContent="",p(""),!c||o("corridors").contains(document.activeElement))return;
let m=c.isConnected?c:Array.from(o("evidence").querySelectorAll(".open")).find(C=>C.textContent===c.textContent);m&&m.focus()}function N(c,m){i.links=c,M.filter(
c,m),W(),i.open!==null&&!M.isOn(i.open)&&A()}function W(){let c=T(),m=new Set(c.map(C=>C.corridor));B.tell(c.length),a.forEach(C=>{C.hidden=!m.has(Number(C.dataset.
corridor))}),n.modes.forEach(C=>{let y=new Set(i.links.filter(v=>v.mode===C.name).map(v=>v.corridor)).size;o("legend").querySelector(`output[data-mode=${C.name}\
]`).textContent=qt(y)}),i.open===null&&b.showAll(c)}function T(){return i.links.filter(c=>M.isOn(c.corridor))}function z(c){let m=Array.from(c.querySelectorAll(
"input[name=mode]")),C=c.querySelector("input[name=quiet]");function y(){m.map(v=>[e[v.value],v.checked]).forEach(([v,h])=>{h?v.addTo(t):v.remove()})}c.addEventListener(
"change",v=>{v.target===C?M.showQuiet(C.checked):y()}),c.addEventListener("submit",v=>v.preventDefault()),c.querySelectorAll("button").forEach(v=>{v.addEventListener(
"click",()=>{m.forEach(h=>{h.checked=v.value==="all"}),y()})}),t.on("layeradd layerremove",v=>{Object.values(e).includes(v.layer)&&(m.forEach(h=>{h.checked=t.hasLayer(
e[h.value])}),W(),i.open!==null&&!M.isOn(i.open)&&A())})}function q(c){let m=Number(c.dataset.corridor),C=c.querySelector("button");function y(){w(m,C);let v=t.
getContainer().getBoundingClientRect(),h=v.bottom>window.innerHeight*.25&&v.top<window.innerHeight*.75;document.querySelectorAll(".sketch").forEach(k=>k.remove()),
!h&&n.corridors[m].line!==null&&C.closest("th").append(Ae(n,m))}C.addEventListener("focus",y),C.addEventListener("click",y),c.addEventListener("mouseenter",()=>O(
m)),c.addEventListener("mouseleave",()=>O(null))}function d(c){let m=/[?#&]corridor=([0-9a-z]+)/.exec(c?location.hash:location.hash+location.search),C=m===null?
-1:n.corridors.findIndex(y=>y.id===m[1]);C>=0&&w(C)}function p(c){try{history.replaceState(null,"",c||location.pathname+location.search)}catch{}}}function Ce(t,e,o){
let n=t.getContainer(),r=0;function s(a){e.textContent=a,e.classList.add("told"),clearTimeout(r),r=setTimeout(()=>{e.classList.remove("told")},1400)}n.addEventListener(
"wheel",a=>{a.ctrlKey||a.metaKey||(a.stopPropagation(),s(o.gesture_wheel))},{capture:!0,passive:!0}),window.matchMedia("(pointer: coarse)").matches&&(t.dragging.
disable(),n.addEventListener("touchmove",a=>{a.touches.length===1&&s(o.gesture_touch)},{passive:!0}))}function on(t,e){t.createPane("tiles").style.zIndex=220,L.
tileLayer(e,{pane:"tiles",maxNativeZoom:18,referrerPolicy:"strict-origin-when-cross-origin"}).addTo(t)}return ze(rn);})();
