/// Years of weather written for tests: 5 °C at midnight of every day, 15 °C at noon, sun from 7 to 17 o'clock.
public enum WeatherFiles {
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  static func celsius(_ hour: Int) -> Double {
    hour < 12 ? 5 + Double(hour) * 10 / 12 : 15 - Double(hour - 12) * 10 / 12
  }
  static func sun(_ hour: Int) -> Int { (7...17).contains(hour) ? 100 : 0 }

  /// - Parameter latitude: where the file says the weather is.
  /// - Parameter warmer: added to every temperature.
  public static func epw(
    latitude: Double = 29.68, missing: Set<Int> = [], isLeap: Bool = false, warmer: Double = 0
  ) -> String {
    var text = "LOCATION,Testville,CQ,CHN,TMYx,575160,\(latitude),106.58,8.0,259.0\n"
    for word in [
      "DESIGN CONDITIONS", "TYPICAL/EXTREME PERIODS", "GROUND TEMPERATURES", "HOLIDAYS", "COMMENTS 1",
    ] {
      text += word + ",0\n"
    }
    text += "COMMENTS 2,\nDATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n"
    var number = 0
    for month in 1...12 {
      for day in 1...(lengths[month - 1] + (isLeap && month == 2 ? 1 : 0)) {
        for hour in 0..<24 {
          let celsius = missing.contains(number) ? 99.9 : Self.celsius(hour) + warmer
          text += "2015,\(month),\(day),\(hour + 1),0,?9,\(celsius),2,80,98000,0,0,300,\(sun(hour)),0,0\n"
          number += 1
        }
      }
    }
    return text
  }

  public static func tmy3() -> String {
    var text = "575160,\"TESTVILLE, NORTH\",CQ,8.0,29.68,106.58,259\n"
    text += "Date (MM/DD/YYYY),Time (HH:MM),GHI (W/m^2),Dry-bulb (C)\n"
    for month in 1...12 {
      for day in 1...lengths[month - 1] {
        for hour in 0..<24 {
          let clock = hour < 9 ? "0\(hour + 1)" : "\(hour + 1)"
          text += "\(month)/\(day)/1990,\(clock):00,\(sun(hour)),\(celsius(hour))\n"
        }
      }
    }
    return text
  }
}
