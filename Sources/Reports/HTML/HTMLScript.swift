/// The page's own script, under two kilobytes: layer switches, zoom, drag, one tooltip. Without it everything is
/// there to be read and nothing points at what is missing.
enum HTMLScript {
  static let source = """
    (function(){
    var d=document,h=d.documentElement,tips=JSON.parse(d.getElementById('tips').textContent),resets=[];
    var box=d.createElement('div');box.className='tip';box.hidden=true;d.body.appendChild(box);
    d.querySelectorAll('svg[data-map]').forEach(function(s){
    var full=s.getAttribute('viewBox'),v=full.split(' ').map(Number),w=v[2],grip=null;
    function get(){v=s.getAttribute('viewBox').split(' ').map(Number)}
    function put(){s.setAttribute('viewBox',v.join(' '))}
    function reset(){v=full.split(' ').map(Number);put()}
    resets.push(reset);
    function at(e){var r=s.getBoundingClientRect();return[(e.clientX-r.left)/r.width,(e.clientY-r.top)/r.height]}
    s.addEventListener('wheel',function(e){
    get();var k=e.deltaY>0?1.25:.8,n=v[2]*k;
    if(n<w/40)return;
    if(n>w){if(v[2]<w){e.preventDefault();reset()}return}
    e.preventDefault();var p=at(e);
    v=[v[0]+p[0]*v[2]*(1-k),v[1]+p[1]*v[3]*(1-k),n,v[3]*k];put()},{passive:false});
    s.addEventListener('pointerdown',function(e){get();if(v[2]<w){grip=at(e);s.setPointerCapture(e.pointerId)}});
    s.addEventListener('pointerup',function(){grip=null});
    s.addEventListener('dblclick',reset);
    s.addEventListener('pointerleave',function(){box.hidden=true});
    s.addEventListener('pointermove',function(e){
    if(grip){var p=at(e);v[0]-=(p[0]-grip[0])*v[2];v[1]-=(p[1]-grip[1])*v[3];grip=p;put();return}
    var i=e.target.getAttribute('data-i');box.hidden=i===null;
    if(i!==null){box.textContent=tips[i];
    box.style.left=Math.max(0,Math.min(e.pageX+12,h.clientWidth-box.offsetWidth-8))+'px';box.style.top=e.pageY+14+'px'}});
    var bar=d.createElement('div');bar.className='layers';
    s.querySelectorAll('g[data-layer]').forEach(function(g){
    var l=d.createElement('label'),c=d.createElement('input');c.type='checkbox';c.checked=true;
    c.addEventListener('change',function(){g.setAttribute('display',c.checked?'inline':'none')});
    l.append(c,g.getAttribute('data-layer'));bar.append(l)});
    s.parentNode.before(bar)});
    addEventListener('beforeprint',function(){resets.forEach(function(f){f()})});
    h.setAttribute('data-ready','');
    })();
    """
}
