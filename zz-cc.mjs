import { build } from "esbuild"; import { createServer } from "node:http"; import { readFile } from "node:fs/promises"; import { chromium } from "playwright";
const dir="/tmp/querent/cc/out";
await build({entryPoints:{page:"/tmp/querent/cc/gallery.tsx"},outdir:dir,bundle:true,format:"esm",splitting:true,jsx:"automatic",alias:{"@":process.cwd()},define:{"process.env.NODE_ENV":'"production"',"process.env.__NEXT_ROUTER_BASEPATH":'""'},loader:{".woff2":"empty"},logLevel:"error",nodePaths:[process.cwd()+"/node_modules"],banner:{js:"globalThis.process??={env:{}};"}});
const html=`<!doctype html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="/page.css"><body><div id="page"></div><script type="module" src="/page.js"></script></body></html>`;
const server=createServer(async(q,r)=>{const n=q.url.split("?")[0].slice(1);try{const b=n.startsWith("maps/")?await readFile("public/"+n):n.match(/\.(js|css)$/)?await readFile(dir+"/"+n):html;r.writeHead(200,{"content-type":n.endsWith("js")?"text/javascript":n.endsWith("css")?"text/css":n.endsWith("json")?"application/json":"text/html"});r.end(b)}catch{r.writeHead(404);r.end()}});
await new Promise(r=>server.listen(0,"127.0.0.1",r));
const base=`http://127.0.0.1:${server.address().port}`;
const browser=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
const page=await browser.newPage({viewport:{width:1400,height:5200}});
page.on("pageerror",e=>console.log("ERR",e.message.slice(0,300)));
page.on("console",m=>m.type()==="error"&&console.log("CON",m.text().slice(0,300)));
for(const [scheme,loc,w,h] of [["light","en",1400,6000],["dark","zh",1400,6000],["light","en",390,2400]]){
 await page.setViewportSize({width:w,height:h}); await page.goto(`${base}/?scheme=${scheme}&loc=${loc}`); await page.waitForTimeout(9000);
 if(w===390) await page.getByRole("textbox").fill("table");
 if(w===390) await page.waitForTimeout(1500);
 await page.screenshot({path:`/tmp/querent/shots/cc-gallery-${scheme}-${loc}-${w}.png`,fullPage:true});
 if(w!==390) for(const id of ["table-cells","pivot","pivot-two-values","table","text","links"]) await page.locator(`[data-demo="${id}"]`).screenshot({path:`/tmp/querent/shots/cc-${id}-${scheme}.png`});
}
await browser.close(); server.closeAllConnections(); server.close();
