import DistrictModel
import Testing

@Suite("Shifted reference systems") struct DatumRoundTripTests {
  @Test("There and back is the same place to 1e-9 degrees", arguments: Datum.allCases)
  func roundTrip(datum: Datum) {
    for step in 0..<200 {
      let place = Coordinate(longitude: 74 + Double(step) * 0.3, latitude: 18 + Double(step * 7 % 35))
      let back = datum.toWGS84(datum.fromWGS84(place))
      #expect(abs(back.longitude - place.longitude) < 1e-9)
      #expect(abs(back.latitude - place.latitude) < 1e-9)
    }
  }

  @Test("BD-09 lies 700 to 1,100 m from GCJ-02, to the north-east")
  func baidu() {
    let place = Coordinate(longitude: 116.404, latitude: 39.915)
    let (shifted, baidu) = (Datum.gcj02.fromWGS84(place), Datum.bd09.fromWGS84(place))
    let projection = TransverseMercator(zone: 50)
    let metres = projection.project(shifted).distance(to: projection.project(baidu))
    #expect((700...1100).contains(metres))
    #expect(baidu.longitude > shifted.longitude && baidu.latitude > shifted.latitude)
  }
}
