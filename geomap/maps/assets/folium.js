(()=>{window.$=e=>{if(e===document)return{ready:r=>{r()}};let n=document.createElement("div");return n.innerHTML=e,n.children};})();
