import DistrictModel
import Glibc
import Testing

@Suite("Laws of coordinates") struct ProjectionTests {
  private static let places = [
    Coordinate(longitude: 106.55, latitude: 29.56), Coordinate(longitude: 106.98, latitude: 30.12),
    Coordinate(longitude: 102.01, latitude: 0.5), Coordinate(longitude: 107.99, latitude: 52.9),
    Coordinate(longitude: 105, latitude: 35), Coordinate(longitude: 99, latitude: 70),
  ]

  private func degrees(_ whole: Double, _ minutes: Double, _ seconds: Double) -> Double {
    whole + minutes / 60 + seconds / 3600
  }

  @Test("A place comes back from the plane within a millimetre", arguments: places)
  func roundTrip(place: Coordinate) {
    let projection = TransverseMercator(zone: 48)
    let back = projection.unproject(projection.project(place))
    let metresPerDegree = 111_320.0
    #expect(abs(back.latitude - place.latitude) * metresPerDegree < 0.001)
    #expect(
      abs(back.longitude - place.longitude) * metresPerDegree * cos(place.latitude * .pi / 180) < 0.001)
  }

  // Example of the article "Universal Transverse Mercator coordinate system", Wikipedia: the CN Tower at
  // 43°38'33.24"N 79°23'13.7"W is 17T 630084 m E 4833438 m N.
  @Test("A tower in Toronto lies where its published grid reference says")
  func knownPlace() {
    let tower = Coordinate(
      longitude: degrees(-79, -23, -13.7), latitude: degrees(43, 38, 33.24))
    #expect(TransverseMercator.zone(of: tower) == 17)
    let point = TransverseMercator(zone: 17).project(tower)
    #expect(abs(point.x - 630_084) < 2)
    #expect(abs(point.y - 4_833_438) < 2)
    // Planted fault: the neighbouring zone is far off.
    #expect(abs(TransverseMercator(zone: 18).project(tower).x - 630_084) > 100_000)
  }

  /// Length of the meridian from the equator by Simpson's rule: nothing in common with the series.
  @Test(
    "On the central meridian the northing is the meridian's length", arguments: [10.0, 29.72, 45, 60, 80])
  func meridian(latitude: Double) {
    let a = 6_378_137.0
    let f = 1 / 298.257223563
    let squared = f * (2 - f)
    let steps = 4000
    let width = latitude * .pi / 180 / Double(steps)
    var sum = 0.0
    for step in 0...steps {
      let s = sin(Double(step) * width)
      let w = 1 - squared * s * s
      let factor = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
      sum += factor * a * (1 - squared) / (w * w.squareRoot())
    }
    let point = TransverseMercator(zone: 48).project(Coordinate(longitude: 105, latitude: latitude))
    #expect(abs(point.y - 0.9996 * sum * width / 3) < 0.001)
    #expect(point.x == 500_000)
  }

  @Test(
    "Small shapes keep their angles: the scale is the same to the north and to the east", arguments: places)
  func conformal(place: Coordinate) {
    let projection = TransverseMercator(zone: 48)
    let step = 0.01
    func moved(_ east: Double, _ north: Double) -> MetricPoint {
      projection.project(
        Coordinate(longitude: place.longitude + east * step, latitude: place.latitude + north * step))
    }
    let f = 1 / 298.257223563
    let squared = f * (2 - f)
    let phi = place.latitude * .pi / 180
    let w = 1 - squared * sin(phi) * sin(phi)
    let radians = 2 * step * .pi / 180
    let meridian = 6_378_137 * (1 - squared) / (w * w.squareRoot()) * radians
    let parallel = 6_378_137 / w.squareRoot() * cos(phi) * radians
    let north = moved(0, 1).distance(to: moved(0, -1)) / meridian
    let east = moved(1, 0).distance(to: moved(-1, 0)) / parallel
    #expect(abs(north - east) < 1e-5)
    #expect(north > 0.9995 && north < 1.003)
  }

  @Test("The web maps' shift is undone within a centimetre", arguments: places)
  func gcjInverse(place: Coordinate) {
    let back = Datum.gcj02.toWGS84(Datum.gcj02.fromWGS84(place))
    #expect(abs(back.latitude - place.latitude) * 111_320 < 0.01)
    #expect(abs(back.longitude - place.longitude) * 111_320 < 0.01)
  }

  @Test("In Chongqing the web maps' shift is 361 m to the east and 314 m to the south")
  func gcjInChongqing() {
    let place = Coordinate(longitude: 106.55, latitude: 29.56)
    let shifted = Datum.gcj02.fromWGS84(place)
    let east = (shifted.longitude - place.longitude) * 111_320 * cos(place.latitude * .pi / 180)
    let north = (shifted.latitude - place.latitude) * 110_860
    #expect(abs(east - 361) < 15, "\(east)")
    #expect(abs(north + 314) < 15, "\(north)")
    // The other systems, and places outside China, are not shifted.
    #expect(Datum.cgcs2000.toWGS84(place) == place)
    let paris = Coordinate(longitude: 2.35, latitude: 48.85)
    #expect(Datum.gcj02.fromWGS84(paris) == paris)
  }
}
