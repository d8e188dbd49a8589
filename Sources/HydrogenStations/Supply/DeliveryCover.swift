/// When to order, and how long what is there lasts.
public enum DeliveryCover {
  /// kg at which the next delivery is ordered: what is sold until it comes, and z deviations of that.
  public static func reorderLevel(
    kilogramsPerDay: Double, deviationPerDay: Double, leadDays: Double, safety: Double
  ) -> Double {
    kilogramsPerDay * leadDays + safety * deviationPerDay * leadDays.squareRoot()
  }

  /// Days until the station is dry.
  public static func days(usable: Double, kilogramsPerDay: Double) -> Double {
    kilogramsPerDay > 0 ? usable / kilogramsPerDay : .infinity
  }
}
