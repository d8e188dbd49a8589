/// The script of pages whose maps belong together: what is zoomed, moved or switched on one of them is so on all. It speaks through
/// the attributes the page's own script writes, `viewBox` and `display`, and comes after it.
enum HTMLMapLink {
  static let source = """
    (function(){
    var all={};
    document.querySelectorAll('svg[data-sync]').forEach(function(s){
    var k=s.getAttribute('data-sync');(all[k]=all[k]||[]).push(s)});
    function watch(e,name,f){new MutationObserver(f).observe(e,{attributes:true,attributeFilter:[name]})}
    function copy(from,to,name){var v=from.getAttribute(name);if(v!==null&&to.getAttribute(name)!==v)to.setAttribute(name,v)}
    Object.keys(all).forEach(function(k){all[k].forEach(function(s){
    function others(f){all[k].forEach(function(o){if(o!==s)f(o)})}
    watch(s,'viewBox',function(){others(function(o){copy(s,o,'viewBox')})});
    s.querySelectorAll('g[data-key]').forEach(function(g){
    watch(g,'display',function(){others(function(o){
    var boxes=o.closest('figure').querySelectorAll('.layers input');
    o.querySelectorAll('g[data-layer]').forEach(function(p,i){
    if(p.getAttribute('data-key')!==g.getAttribute('data-key'))return;
    copy(g,p,'display');if(boxes[i])boxes[i].checked=p.getAttribute('display')!=='none'})})})})})});
    })();
    """
}
