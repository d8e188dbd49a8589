extension HelmholtzFluid {
  /// Leachman et al. 2009, tables 4 and 5: parahydrogen.
  public static let parahydrogen = HelmholtzFluid(
    criticalKelvin: 32.938, criticalDensity: 15_538, lead: (-1.448_589_113_4, 1.884_521_239),
    oscillators: [
      Oscillator(weight: 4.30256, level: 15.149_675_114_72),
      Oscillator(weight: 13.0289, level: 25.092_598_214_8),
      Oscillator(weight: -47.7365, level: 29.473_556_378_7),
      Oscillator(weight: 50.0013, level: 35.405_914_141_7),
      Oscillator(weight: -18.6261, level: 40.724_998_482),
      Oscillator(weight: 0.993973, level: 163.792_579_988_8),
      Oscillator(weight: 0.536078, level: 309.217_317_384_2),
    ],
    powers: [
      Power(n: -7.33375, t: 0.6855, d: 1), Power(n: 0.01, t: 1, d: 4), Power(n: 2.60375, t: 1, d: 1),
      Power(n: 4.66279, t: 0.489, d: 1), Power(n: 0.68239, t: 0.774, d: 2),
      Power(n: -1.47078, t: 1.133, d: 2),
      Power(n: 0.135801, t: 1.386, d: 3), Power(n: -1.05327, t: 1.619, d: 1, fades: true),
      Power(n: 0.328239, t: 1.162, d: 3, fades: true),
    ],
    bells: [
      Bell(n: -0.0577833, t: 3.96, d: 2, eta: 1.7437, beta: 0.194, gamma: 0.8048, epsilon: 1.5487),
      Bell(n: 0.0449743, t: 5.276, d: 1, eta: 0.5516, beta: 0.2019, gamma: 1.5248, epsilon: 0.1785),
      Bell(n: 0.0703464, t: 0.99, d: 3, eta: 0.0634, beta: 0.0301, gamma: 0.6648, epsilon: 1.28),
      Bell(n: -0.0401766, t: 6.791, d: 1, eta: 2.1341, beta: 0.2383, gamma: 0.6832, epsilon: 0.6319),
      Bell(n: 0.11951, t: 3.19, d: 1, eta: 1.777, beta: 0.3253, gamma: 1.493, epsilon: 1.7104),
    ])

  /// The same tables: normal hydrogen, three parts ortho and one part para.
  public static let normalHydrogen = HelmholtzFluid(
    criticalKelvin: 33.145, criticalDensity: 15_508, lead: (-1.457_985_647_5, 1.888_076_782),
    oscillators: [
      Oscillator(weight: 1.616, level: 16.020_515_914_9),
      Oscillator(weight: -0.4117, level: 22.658_017_800_6),
      Oscillator(weight: -0.792, level: 60.009_051_138_9), Oscillator(weight: 0.758, level: 74.943_430_381_7),
      Oscillator(weight: 1.217, level: 206.939_206_516_8),
    ],
    powers: [
      Power(n: -6.93643, t: 0.6844, d: 1), Power(n: 0.01, t: 1, d: 4), Power(n: 2.1101, t: 0.989, d: 1),
      Power(n: 4.52059, t: 0.489, d: 1), Power(n: 0.732564, t: 0.803, d: 2),
      Power(n: -1.34086, t: 1.1444, d: 2),
      Power(n: 0.130985, t: 1.409, d: 3), Power(n: -0.777414, t: 1.754, d: 1, fades: true),
      Power(n: 0.351944, t: 1.311, d: 3, fades: true),
    ],
    bells: [
      Bell(n: -0.0211716, t: 4.187, d: 2, eta: 1.685, beta: 0.171, gamma: 0.7164, epsilon: 1.506),
      Bell(n: 0.0226312, t: 5.646, d: 1, eta: 0.489, beta: 0.2245, gamma: 1.3444, epsilon: 0.156),
      Bell(n: 0.032187, t: 0.791, d: 3, eta: 0.103, beta: 0.1304, gamma: 1.4517, epsilon: 1.736),
      Bell(n: -0.0231752, t: 7.249, d: 1, eta: 2.506, beta: 0.2785, gamma: 0.7204, epsilon: 0.67),
      Bell(n: 0.0557346, t: 2.986, d: 1, eta: 1.607, beta: 0.3967, gamma: 1.5445, epsilon: 1.662),
    ])
}
