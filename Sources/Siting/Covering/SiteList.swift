/// The open ones of some candidates, in an order of their own, each found and taken out in constant time.
struct SiteList {
  private(set) var sites: [Int32] = []
  /// Per candidate: its place in `sites`, or -1.
  private var places: [Int32]

  init(candidates: Int) { places = [Int32](repeating: -1, count: candidates) }

  func contains(_ site: Int32) -> Bool { places[Int(site)] >= 0 }

  mutating func insert(_ site: Int32) {
    precondition(places[Int(site)] < 0, "the site is open already")
    places[Int(site)] = Int32(sites.count)
    sites.append(site)
  }

  /// The last one takes its place.
  mutating func remove(_ site: Int32) {
    let place = Int(places[Int(site)])
    precondition(place >= 0, "the site is closed already")
    let last = sites.removeLast()
    if last != site {
      sites[place] = last
      places[Int(last)] = Int32(place)
    }
    places[Int(site)] = -1
  }

  /// Those that are not among `target`, in their order.
  func strangers(to target: [Int32]) -> [Int32] {
    var wanted = [Bool](repeating: false, count: places.count)
    for site in target { wanted[Int(site)] = true }
    return sites.filter { !wanted[Int($0)] }
  }
}
