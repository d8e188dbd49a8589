/// The page's own script, a few kilobytes: layer switches, zoom, drag, one tooltip; tables in another order, one township singled out,
/// one language of two. Without it everything is there to be read and nothing points at what is missing.
enum HTMLScript {
  static let source =
    "(function(){\n" + words + maps + tables + townships + languages + ready + chapters + "})();\n"

  /// `two` fills an element with a text in the page's language, or with both, each marked.
  private static let words = """
    var d=document,h=d.documentElement,json=function(i){return JSON.parse(d.getElementById(i).textContent)};
    var tips=json('tips'),facts=json('facts'),word=facts.words,resets=[],focuses=[],bar=d.createElement('div');
    function el(n,c){var e=d.createElement(n);if(c)e.className=c;return e}
    function two(e,t){
    if(typeof t==='string'){e.append(t);return e}
    t.forEach(function(x,i){var s=el('span');s.lang=i?'en':'zh-Hans';s.textContent=x;if(i)e.append(' ');e.append(s)});return e}
    function one(t){return typeof t==='string'?t:h.dataset.show==='zh'?t[0]:h.dataset.show==='en'?t[1]:t.join(' / ')}
    bar.className='tools';

    """

  private static let maps = """
    var box=el('div','tip');box.hidden=true;d.body.appendChild(box);
    d.querySelectorAll('svg[data-map]').forEach(function(s){
    var full=s.getAttribute('viewBox'),v=full.split(' ').map(Number),w=v[2],grip=null;
    function get(){v=s.getAttribute('viewBox').split(' ').map(Number)}
    function put(){s.setAttribute('viewBox',v.join(' '))}
    function reset(){v=full.split(' ').map(Number);put()}
    resets.push(reset);
    function at(e){var r=s.getBoundingClientRect();return[(e.clientX-r.left)/r.width,(e.clientY-r.top)/r.height]}
    function zoom(k,p){
    get();var n=v[2]*k;
    if(n<w/40)return false;
    if(n>w){if(v[2]<w){reset();return true}return false}
    v=[v[0]+p[0]*v[2]*(1-k),v[1]+p[1]*v[3]*(1-k),n,v[3]*k];put();return true}
    s.addEventListener('wheel',function(e){if(zoom(e.deltaY>0?1.25:.8,at(e)))e.preventDefault()},{passive:false});
    s.setAttribute('tabindex',0);s.setAttribute('aria-keyshortcuts','+ - 0 ArrowLeft ArrowRight ArrowUp ArrowDown');
    s.addEventListener('keydown',function(e){
    var k={'+':.8,'=':.8,'-':1.25}[e.key],m={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[e.key];
    get();
    if(k&&!e.ctrlKey&&!e.metaKey)zoom(k,[.5,.5]);
    else if(e.key==='0')reset();
    else if(m&&v[2]<w){v[0]+=m[0]*v[2]/10;v[1]+=m[1]*v[3]/10;put()}
    else return;
    e.preventDefault()});
    s.addEventListener('pointerdown',function(e){get();if(v[2]<w){grip=at(e);s.setPointerCapture(e.pointerId)}});
    s.addEventListener('pointerup',function(){grip=null});
    s.addEventListener('dblclick',reset);
    s.addEventListener('pointerleave',function(){box.hidden=true});
    s.addEventListener('pointermove',function(e){
    if(grip){var p=at(e);v[0]-=(p[0]-grip[0])*v[2];v[1]-=(p[1]-grip[1])*v[3];grip=p;put();return}
    var i=e.target.getAttribute('data-i');box.hidden=i===null;
    if(i!==null){var t=tips[i],z=h.dataset.show;
    box.textContent=typeof t==='string'?t:z==='zh'?t[0]:z==='en'?t[1]:t.join('\\n');
    box.style.left=Math.max(0,Math.min(e.pageX+12,h.clientWidth-box.offsetWidth-8))+'px';box.style.top=e.pageY+14+'px'}});
    var row=el('div','layers');
    s.querySelectorAll('g[data-layer]').forEach(function(g){
    var l=el('label'),c=el('input'),m=g.getAttribute('data-layer'),n=g.getAttribute('data-en');c.type='checkbox';c.checked=true;
    c.addEventListener('change',function(){g.setAttribute('display',c.checked?'inline':'none')});
    l.append(c);row.append(two(l,n?[m,n]:m))});
    s.parentNode.before(row);
    focuses.push(function(runs){
    var o=s.querySelector('.focus'),g=s.getAttribute('data-grid').split(' ').map(Number),f=full.split(' ').map(Number);
    if(o)o.remove();reset();
    if(!runs||!runs.length)return;
    var p=d.createElementNS('http://www.w3.org/2000/svg','path'),q='M-999-999h9999v9999h-9999z',x=[1e9,1e9,0,0];
    runs.forEach(function(r){q+='M'+r[0]+' '+r[1]+'v1h'+r[2]+'v-1z';
    x=[Math.min(x[0],r[0]),Math.min(x[1],r[1]),Math.max(x[2],r[0]+r[2]),Math.max(x[3],r[1]+1)]});
    p.setAttribute('class','focus');p.setAttribute('d',q);p.setAttribute('fill','#fff');p.setAttribute('fill-opacity','.72');
    p.setAttribute('transform','translate('+g[0]+' '+g[1]+') scale('+g[2]+')');p.setAttribute('pointer-events','none');
    s.append(p);
    var k=Math.min(1,1.15*Math.max((x[2]-x[0])*g[2]/f[2],(x[3]-x[1])*g[2]/f[3])),c=[g[0]+g[2]*(x[0]+x[2])/2,g[1]+g[2]*(x[1]+x[3])/2];
    k=Math.max(k,.1);v=[c[0]-f[2]*k/2,c[1]-f[3]*k/2,f[2]*k,f[3]*k];put()})});
    addEventListener('beforeprint',function(){resets.forEach(function(f){f()})});

    """

  /// First ascending, then descending, then as it was; what is no number comes last among numbers.
  private static let tables = """
    function number(c){var m=c.textContent.replace(/,/g,'').replace(/\\u2212/g,'-').match(/-?\\d+(\\.\\d+)?/);return m?parseFloat(m[0]):null}
    d.querySelectorAll('table[data-sort]').forEach(function(t){
    var body=t.tBodies[0],rows=[].slice.call(body.rows),heads=[].slice.call(t.tHead.rows[0].cells);
    heads.forEach(function(c,i){
    var b=el('span');b.setAttribute('role','button');b.tabIndex=0;b.title=one(word.sort);
    while(c.firstChild)b.append(c.firstChild);
    c.append(b);
    b.addEventListener('keydown',function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();b.click()}});
    b.addEventListener('click',function(){
    var was=c.getAttribute('aria-sort'),now=was==='ascending'?'descending':was==='descending'?'':'ascending',k=now==='descending'?-1:1;
    heads.forEach(function(o){o.removeAttribute('aria-sort')});
    if(now)c.setAttribute('aria-sort',now);
    (now?rows.slice().sort(function(x,y){
    x=x.cells[i];y=y.cells[i];
    if(!c.classList.contains('n'))return k*x.textContent.localeCompare(y.textContent,'zh',{numeric:true});
    x=number(x);y=number(y);
    return x===null?(y===null?0:1):y===null?-1:k*(x-y)}):rows).forEach(function(r){body.append(r)})})})});

    """

  private static let townships = """
    function name(c){var s=c.querySelector('span[lang=zh-Hans]');return(s||c).textContent}
    function first(t){return typeof t==='string'?t:t[0]}
    var choice=null;
    if(facts.townships.length>1){
    var l=el('label');choice=el('select');two(l,word.township).append(' ',choice);bar.append(l);
    choice.id='township';
    for(var i=-1;i<facts.townships.length;i++)choice.append(new Option('',i));
    choice.addEventListener('change',function(){
    var t=facts.townships[choice.value];
    d.querySelectorAll('table[data-township]').forEach(function(b){
    [].forEach.call(b.tBodies[0].rows,function(r){r.hidden=!!t&&name(r.cells[b.dataset.township])!==first(t.name)})});
    focuses.forEach(function(f){f(t&&t.runs)})})}
    function options(){if(choice)[].forEach.call(choice.options,function(o,i){o.textContent=one(i?facts.townships[i-1].name:word.all)})}

    """

  private static let languages = """
    if('both' in h.dataset){
    var set=el('div','langs'),all=[['','zh-Hans','中文 / English'],['zh','zh-Hans','中文'],['en','en','English']];
    set.setAttribute('role','group');set.setAttribute('aria-label',one(word.language));
    all.forEach(function(a){
    var b=el('button');b.type='button';b.textContent=a[2];b.setAttribute('aria-pressed',a[0]==='');b.dataset.set=a[0];
    b.addEventListener('click',function(){
    if(a[0])h.dataset.show=a[0];else delete h.dataset.show;
    h.lang=a[1];options();
    [].forEach.call(set.children,function(o){o.setAttribute('aria-pressed',o===b)})});
    set.append(b)});
    bar.append(set)}

    """

  private static let ready = """
    options();
    if(bar.firstChild)d.querySelector('header').after(bar);
    h.setAttribute('data-ready','');

    """

  /// The page opens with the chapters in sight (`HTMLStyle`); the others are laid out one by one while nothing else is to be done, so
  /// that screen readers and searches find them.
  private static let chapters = """
    var late=[].slice.call(d.querySelectorAll('section[id^=chapter-]'));
    (function lay(){var s=late.shift();if(!s)return h.setAttribute('data-laid','');
    s.classList.add('laid');window.requestIdleCallback?requestIdleCallback(lay):setTimeout(lay,50)})();

    """
}
